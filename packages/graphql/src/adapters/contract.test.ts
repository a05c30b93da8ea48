import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildSchema, type GraphQLSchema, isEnumType, isObjectType, validateSchema } from 'graphql';
import { modelSource } from '../../test/model-source.js';

const source = (name: string): string => readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8');
const model = modelSource('post', 'event');

function fieldsIn(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
}

describe('the contract', () => {
  const join = (...names: readonly string[]) => buildSchema(names.map(source).join('\n'));
  const schema = join('kith', 'shared', 'discussion', 'event');

  it('stands with any of its parts', () => {
    for (const parts of [['kith'], ['kith', 'shared', 'discussion'], ['kith', 'shared', 'event']])
      assert.deepEqual(validateSchema(join(...parts)), [], parts.join());
    assert.deepEqual(validateSchema(schema), []);
    assert.equal(join('kith').getType('Post'), undefined);
    assert.equal(join('kith', 'shared', 'event').getType('Post'), undefined);
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
    'EventSeries',
    'Venue',
    'EventSession',
    'Recurrence',
    'OccurrenceChange',
    'Price',
    'Registration',
    'RsvpQuestion',
    'RsvpAnswer',
    'Rsvp',
    'EventCounts',
    'Attendee',
    'EventFacet',
    'CalendarFeed',
  ])
    it(`${name} has the model's fields`, () => {
      assert.deepEqual([...fieldsIn(schema, name)].sort(), [...model.fieldsOf(name)].sort());
    });

  it("Event has the model's fields", () => {
    assert.deepEqual([...fieldsIn(schema, 'Event')].sort(), [...model.fieldsOf('CommunityEvent')].sort());
  });

  for (const name of [
    'PostKind',
    'ModerationStatus',
    'PostAction',
    'TopicAction',
    'EventKind',
    'EventFormat',
    'EventStatus',
    'EventAction',
    'EventSort',
    'EventFacetName',
    'RsvpStatus',
    'RsvpRefusal',
  ])
    it(`${name} has the model's values`, () => {
      const type = schema.getType(name);
      assert.ok(isEnumType(type));
      assert.deepEqual(
        type.getValues().map(({ value }) => String(value)),
        model.valuesOf(name),
      );
    });
});
