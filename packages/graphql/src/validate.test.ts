import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AdapterError, explainAdapter, parseAdapter } from './index.js';
import { isRecord } from './path.js';

const good = {
  name: 'good',
  settings: { org: { required: true } },
  entities: { member: { fields: { id: 'id', name: 'name|login', links: { list: [{ object: { url: 'site' } }] } } } },
  operations: {
    'members.get': { document: '{ user { id } }', variables: { org: '$settings.org' }, result: 'user', as: 'member' },
  },
};

/** The good adapter with one place replaced; `undefined` removes it. */
function broken(path: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(good));
  const keys = path.split('/');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), copy);
  assert.ok(isRecord(parent));
  Object.assign(parent, { [last]: value });
  if (value === undefined) Reflect.deleteProperty(parent, last);
  return copy;
}

describe('parseAdapter', () => {
  it('gives back what can be run', () => assert.equal(parseAdapter(good), good));

  const table: [unknown, string][] = [
    [null, 'Adapter: the whole: expected a record, found null'],
    ['text', 'Adapter: the whole: expected a record, found string'],
    [{ name: 'x' }, 'Adapter: operations: expected a record, found nothing'],
    [
      { operations: { 'members.list': 5 } },
      'Adapter, operation members.list: the whole: expected a record, found number',
    ],
    [
      { operations: { 'members.list': [{ document: 5 }] } },
      'Adapter, operation members.list: document: expected text, found number',
    ],
    [
      { operations: { 'members.list': { document: '{a}', result: ['a'] } } },
      'Adapter, operation members.list: result: expected text, found a list',
    ],
  ];
  for (const [value, message] of table) {
    it(message, () => {
      assert.throws(
        () => parseAdapter(value),
        (error) => error instanceof AdapterError && error.message === message,
      );
    });
  }
});

describe('explainAdapter', () => {
  it('finds nothing wrong with what is right', async () => assert.deepEqual(await explainAdapter(good), []));

  const get = 'operations/members.get';
  const table: [string, unknown, string, string, RegExp][] = [
    ['name', undefined, '', 'name', /missing/],
    ['operation', {}, '', 'operation', /unknown; known are .*operations/],
    ['paging', 'relay', '', 'paging', /expected one of relay-edges.*found "relay"/],
    ['errors', { codes: { X: 'oops' } }, '', 'errors.codes.X', /expected one of network/],
    ['auth', { csrf: {} }, '', 'auth.csrf.header', /missing/],
    ['entities/member/fields/nickname', 'nick', '', 'entities.member.fields.nickname', /unknown field of member/],
    ['entities/member/fields/name', 'a..b', '', 'entities.member.fields.name', /"a\.\.b" is no path/],
    ['entities/member/fields/name', { path: 'a', as: 'htm' }, '', 'entities.member.fields.name.as', /html, markdown/],
    ['entities/member/fields/id', undefined, '', 'entities.member.fields.id', /missing/],
    ['entities/people', { fields: {} }, '', 'entities.people', /unknown type/],
    [`${get}/document`, '{ user { id }', 'members.get', 'document', /braces/],
    [`${get}/result`, 5, 'members.get', 'result', /expected text, found number/],
    [`${get}/page`, 'member', 'members.get', '', /exactly one of/],
    [`${get}/variables/a`, '$inputs.id', 'members.get', 'variables.a', /refers to nothing/],
    [`${get}/variables/a`, 'x {$space} y', 'members.get', 'variables.a', /refers to nothing/],
    [`${get}/variables/a`, { $from: '$input.id', $map: {} }, 'members.get', 'variables.a.$map', /unknown/],
    [`${get}/as`, 'membre', 'members.get', 'as', /expected one of member.*nothing, found "membre"/],
    [`${get}/idempotent`, 'yes', 'members.get', 'idempotent', /expected true or false, found "yes"/],
    [`${get}/idempotent`, true, 'members.get', 'idempotent', /is for mutations/],
    [`${get}/upload`, 'form', 'members.get', 'upload', /expected one of multipart, found "form"/],
    [`${get}/upload`, 'multipart', 'members.get', 'upload', /\$file, which the document does not declare/],
    [`${get}/upload`, { variable: 'in.f' }, 'members.get', 'upload', /\$in, which/],
    ['live', 'poll', '', 'live', /expected one of sse, ws, found "poll"/],
    ['families', { events: 1 }, '', 'families.events', /unknown; known are discussion, discussion-more, event/],
    ['families', { discussion: 'x' }, '', 'families.discussion', /expected a function/],
    ['watches', { w: { document: '{a}', result: 'a', as: 'post' } }, 'w', 'document', /is no subscription/],
    ['watches', { w: [] }, 'w', '', /at least one alternative/],
    ['watches', { w: { document: 'subscription{a}', result: 'a' } }, 'w', 'as', /missing/],
    [`${get}/variables/a`, '$settings.other', 'members.get', '', /settings\.other/],
    [`${get}/when`, { '$inptu.id': true }, 'members.get', 'when.$inptu.id', /refers to nothing/],
    [`${get}/then`, { run: 'members.get' }, 'members.get', 'then.input', /missing/],
    [get, [], 'members.get', '', /at least one/],
    ['grammar', 'plain', '', 'entities.member.fields.links', /more than "grammar": "plain"/],
  ];
  for (const [place, value, operation, path, problem] of table) {
    it(`${place} ${JSON.stringify(value)}`, async () => {
      const [first] = await explainAdapter(broken(place, value));
      assert.ok(first, 'a problem');
      assert.deepEqual([first.operation, first.path], [operation, path]);
      assert.match(first.message, problem);
    });
  }

  it('lists everything', async () => {
    const problems = await explainAdapter({ nam: 1, operations: { a: { document: 5 }, b: [] } });
    assert.deepEqual(
      problems.map(({ operation, path }) => `${operation}/${path}`),
      ['/name', '/nam', 'a/result', 'a/document', 'a/', 'b/'],
    );
  });

  it('never throws, whatever it is given', async () => {
    for (const value of [
      undefined,
      null,
      5,
      'x',
      [],
      [[]],
      { operations: null },
      { operations: { a: null }, entities: 5, settings: [] },
    ]) {
      assert.ok((await explainAdapter(value)).length > 0);
    }
  });

  it('finds a write that says to tell repeats and is not told which it is', async () => {
    const follow = { document: 'mutation{f{id}}', result: 'f', as: 'member', idempotent: true };
    const problems = (one: unknown) => explainAdapter({ ...good, operations: { 'members.follow': one } });
    assert.match(
      String((await problems(follow))[0]),
      /members\.follow: idempotent: is true, but no variable sends \$writeId/,
    );
    assert.deepEqual(await problems({ ...follow, variables: { key: '$writeId' } }), []);
  });
});
