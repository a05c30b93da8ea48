import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildSchema, type GraphQLSchema, isEnumType, isObjectType } from 'graphql';

const source = (name: string): string => readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8');
const model = readFileSync(new URL('../../../core/src/model/post.ts', import.meta.url), 'utf8');

/** Names of the fields of an interface of the model, as its source declares them. */
function fieldsOf(name: string): readonly string[] {
  const body = new RegExp(`export interface ${name} \\{(.*?)\\n\\}`, 's').exec(model)?.[1] ?? '';
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, field = '']) => field);
}

/** Values of a union of words of the model. */
function valuesOf(name: string): readonly string[] {
  const body = new RegExp(`export type ${name} =([^;]*);`, 's').exec(model)?.[1] ?? '';
  return [...body.matchAll(/'(\w+)'/g)].map(([, value = '']) => value);
}

function fieldsIn(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
}

describe('the contract', () => {
  const schema = buildSchema(`${source('kith')}\n${source('discussion')}`);

  it('stands with and without discussions', () => {
    assert.equal(buildSchema(source('kith')).getType('Post'), undefined);
    assert.ok(schema.getSubscriptionType());
  });

  it('lets every mutation be tried again', () => {
    for (const { name, args } of Object.values(schema.getMutationType()?.getFields() ?? {}))
      assert.ok(
        args.some((argument) => argument.name === 'clientMutationId'),
        name,
      );
  });

  for (const name of [
    'Post',
    'Subject',
    'Reaction',
    'Attachment',
    'LinkCard',
    'PollOption',
    'Poll',
    'Moderation',
    'Report',
    'PostCounts',
    'Topic',
    'Tag',
    'TopicCounts',
  ])
    it(`${name} has the model's fields`, () => {
      assert.deepEqual([...fieldsIn(schema, name)].sort(), [...fieldsOf(name)].sort());
    });

  for (const name of ['PostKind', 'ModerationStatus', 'PostAction', 'TopicAction'])
    it(`${name} has the model's values`, () => {
      const type = schema.getType(name);
      assert.ok(isEnumType(type));
      assert.deepEqual(
        type.getValues().map(({ value }) => String(value)),
        valuesOf(name),
      );
    });
});
