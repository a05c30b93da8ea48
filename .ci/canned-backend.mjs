// A backend that answers any query of our contract with plausible values made from the schema's types: enough for an
// element to show its content, without a server to start.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  graphql,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { root } from './checks.mjs';

/** What every text of an answer says. */
export const cannedName = 'Ada Lovelace';
const items = 12;

export function cannedBackend(file = join(root, 'packages/graphql/schema/kith.graphql')) {
  const schema = buildSchema(readFileSync(file, 'utf8'));
  let count = 0;

  const leaf = (type, field) => {
    if (isEnumType(type)) return type.getValues()[0].value;
    if (type.name === 'Int' || type.name === 'Float') return items;
    if (type.name === 'Boolean') return false;
    if (type.name === 'ID') return `id-${++count}`;
    if (/date|time/i.test(type.name) || /(At|On|Date)$/.test(field)) return '2026-01-15T12:00:00Z';
    if (type.name !== 'String') return null;
    if (field === 'handle') return `ada-${++count}`;
    return cannedName;
  };
  const value = (type, info) => {
    if (isNonNullType(type)) return value(type.ofType, info) ?? 'https://example.org/';
    if (isListType(type))
      return Array.from({ length: isLeafType(getNamedType(type)) ? 3 : items }, () => value(type.ofType, info));
    // No picture is asked for.
    if (/url/i.test(info.fieldName)) return null;
    if (isLeafType(type)) return leaf(type, info.fieldName);
    return { __typename: isAbstractType(type) ? schema.getPossibleTypes(type)[0].name : getNamedType(type).name };
  };

  /** @param {{ query: string, variables?: object }} request */
  return ({ query, variables }) =>
    graphql({
      schema,
      source: query,
      variableValues: variables,
      rootValue: {},
      fieldResolver: (_source, _args, _context, info) => value(info.returnType, info),
      typeResolver: ({ __typename }) => __typename,
    });
}
