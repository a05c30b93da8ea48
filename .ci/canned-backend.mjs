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
/** The page whose comments are counted. */
export const cannedSubject = '/page';
const items = 12;

const contract = ['kith', 'shared', 'discussion', 'event'].map((name) =>
  join(root, `packages/graphql/schema/${name}.graphql`),
);

/** @param {{ format?: 'text' | 'markdown' | 'html' }} options - the format of every rich text */
export function cannedBackend({ format = 'text' } = {}) {
  const schema = buildSchema(contract.map((file) => readFileSync(file, 'utf8')).join('\n'));
  let count = 0;

  const leaf = (type, field) => {
    if (type.name === 'TextFormat') return format;
    if (isEnumType(type)) return type.getValues()[0].value;
    if (type.name === 'Int' || type.name === 'Float') return items;
    if (type.name === 'Boolean') return false;
    if (type.name === 'ID') return `id-${++count}`;
    if (type.name === 'EventTime') return '2126-01-15T12:00:00Z'; // still to come
    if (/date|time/i.test(type.name) || /(At|On|Date)$/.test(field)) return '2026-01-15T12:00:00Z';
    if (type.name !== 'String') return null;
    if (field === 'handle') return `ada-${++count}`;
    return cannedName;
  };
  const value = (type, info) => {
    // A count is of the page that was asked for.
    if (info.parentType.name === 'CommentCount' && info.fieldName === 'subject') return cannedSubject;
    if (isNonNullType(type)) return value(type.ofType, info) ?? 'https://example.org/';
    // No picture is asked for, nothing is deleted, refused or held, and what happens does so once.
    if (
      /url|deleted|refused|moderation|reports|poll|attachments|links|subject|recurrence|sessions/i.test(info.fieldName)
    )
      return isListType(type) ? [] : null;
    if (/^(?:parentId|acceptedAnswerId|lang)$/.test(info.fieldName)) return null;
    if (info.fieldName === 'depth') return 0;
    if (isListType(type))
      return Array.from({ length: isLeafType(getNamedType(type)) ? 3 : items }, () => value(type.ofType, info));
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
      fieldResolver: (source, args, _context, info) =>
        // Counts are told by what was asked.
        info.fieldName === 'commentCounts'
          ? args.subjects.map((subject) => ({ subject }))
          : (source[info.fieldName] ?? value(info.returnType, info)),
      typeResolver: ({ __typename }) => __typename,
    });
}
