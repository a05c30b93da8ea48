import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { OperationName } from '@kith/core';
import { discussionOperations } from '@kith/core/discussion';
import { buildSchema, isObjectType, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { fakeTransport } from '../../test/fake-transport.js';
import { alternativesOf, isFunctionEntry } from '../adapter.js';
import { graphqlGateway } from '../index.js';
import { kinds } from '../kinds.js';
import { addDiscussionKinds } from '../kinds-discussion.js';
import { addMoreKinds } from '../kinds-discussion-more.js';
import { defaultAdapter } from './default.js';
import { discussionAdapter } from './discussion.js';
import { discussionMoreAdapter } from './discussion-more.js';

const source = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const schema = buildSchema(
  ['kith', 'shared', 'discussion'].map((name) => source(`../../schema/${name}.graphql`)).join('\n'),
);
const model = ['discussion', 'post', 'operation']
  .map((name) => source(`../../../core/src/model/${name}.ts`))
  .join('\n');

const operations = { ...discussionAdapter.operations, ...discussionMoreAdapter.operations };
const documents = Object.entries({ ...operations, ...discussionMoreAdapter.watches }).flatMap(([name, entry]) => {
  assert.ok(!('run' in entry) || !isFunctionEntry(entry));
  return [entry].flat().flatMap((one) => ('document' in one ? [{ name, document: one.document }] : []));
});

/** Names of the inputs that a type of the model has, by its source. */
function inputsOf(type: string): readonly string[] {
  if (type.includes('&')) return type.split('&').flatMap((part) => inputsOf(part.trim()));
  const [, picked] = /^Pick<Slice, (.*)>$/.exec(type) ?? [];
  if (picked) return [...picked.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
  if (type.startsWith('{')) return [...type.matchAll(/readonly (\w+)\??:/g)].map(([, name = '']) => name);
  const [, parents = '', body = ''] =
    new RegExp(`export interface ${type}(?: extends ([^{]*))? \\{(.*?)\\n\\}`, 's').exec(model) ?? [];
  assert.ok(body, type);
  const own = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = '']) => name);
  const inherited = parents ? parents.split(/,(?![^<]*>)/).flatMap((parent) => inputsOf(parent.trim())) : [];
  return [...own, ...inherited];
}

/** What each operation is asked with, as the model's tables say. */
const asks = Object.fromEntries(
  [
    ...model.matchAll(
      /^ {2}'([\w.]+)': (?:Asks<|\{ input: )(.*?)(?:, (?:Page<|readonly )?[A-Z]\w*>?(?:\[\])?(?: \| null)?>+;|, null>;|; event)/gm,
    ),
  ].map(([, name = '', type = '']) => [name, type]),
);

/** Inputs that no document of the contract takes, with the reason. */
const exceptions: { readonly [operation: string]: readonly string[] } = {
  // Replies have no numbered pages: threads are read from an end or around a post.
  'posts.replies': ['page'],
  // The contract reads these forward only: sheets that are scrolled, with no place to come back to.
  'posts.reactions': ['before', 'around', 'page'],
  'posts.reports': ['before', 'around', 'page'],
  'members.muted': ['before', 'around', 'page'],
  // Only members are near to a thread.
  'tags.complete': ['thread'],
  'emoji.complete': ['thread'],
};

describe('the default adapter of discussions', () => {
  for (const { name, document } of documents)
    it(`${name}: its document is valid against the contract`, () => {
      assert.deepEqual(validate(schema, parse(document)).map(String), []);
    });

  it('has every operation of the model, and tells every watch', () => {
    assert.deepEqual(Object.keys(operations).sort(), Object.keys(discussionOperations).sort());
    assert.deepEqual(Object.keys(discussionMoreAdapter.watches ?? {}), ['posts.changes', 'posts.typing']);
    assert.deepEqual(
      Object.keys(asks)
        .sort()
        .filter((name) => name in discussionOperations),
      Object.keys(discussionOperations).sort(),
    );
  });

  it('sends every input of the model, but for those that have a reason', async () => {
    const gateway = await graphqlGateway({
      adapter: defaultAdapter,
      transport: { ...fakeTransport(() => ({})), uploads: true },
    });
    assert.equal(gateway.supports('posts.list'), undefined);
    await gateway.prepare?.('discussion-more');
    assert.equal(gateway.prepare?.('discussion-more'), undefined);
    for (const name of Object.keys(discussionOperations) as OperationName[]) {
      const left = exceptions[name] ?? [];
      const wanted = inputsOf(asks[name] ?? '').filter((input) => !left.includes(input));
      const taken = Object.keys(gateway.supports(name)?.inputs ?? {});
      assert.deepEqual(taken.filter((input) => input !== 'writeId').sort(), [...new Set(wanted)].sort(), name);
    }
  });

  it('asks for every field of every type of the contract', () => {
    const asked = new Map<string, Set<string>>();
    for (const { document } of documents) {
      const info = new TypeInfo(schema);
      visit(
        parse(document),
        visitWithTypeInfo(info, {
          Field({ name }) {
            const type = String(info.getParentType());
            asked.set(type, (asked.get(type) ?? new Set()).add(name.value));
          },
        }),
      );
    }
    for (const name of [
      'Post',
      'Author',
      'Subject',
      'Moderation',
      'Report',
      'Reaction',
      'Reactor',
      'PostCounts',
      'Attachment',
      'LinkCard',
      'Poll',
      'PollOption',
      'PostVersion',
      'CommentCount',
      'PostRules',
      'Topic',
      'Tag',
      'TopicCounts',
      'Emoji',
      'PostChange',
      'Typing',
      'RichText',
      'PageInfo',
    ]) {
      const type = schema.getType(name);
      assert.ok(isObjectType(type), name);
      const missing = Object.keys(type.getFields()).filter((field) => !asked.get(name)?.has(field));
      assert.deepEqual(missing, [], name);
    }
  });

  it('knows every field of the contract, under the same names', () => {
    addDiscussionKinds();
    addMoreKinds();
    const types = {
      post: 'Post',
      author: 'Author',
      report: 'Report',
      attachment: 'Attachment',
      linkCard: 'LinkCard',
      topic: 'Topic',
      tag: 'Tag',
      reactor: 'Reactor',
      postVersion: 'PostVersion',
      commentCount: 'CommentCount',
      emoji: 'Emoji',
      postRules: 'PostRules',
      typing: 'Typing',
    };
    for (const [kind, name] of Object.entries(types)) {
      const type = schema.getType(name);
      assert.ok(isObjectType(type), name);
      assert.deepEqual(Object.keys(kinds[kind] ?? {}).sort(), Object.keys(type.getFields()).sort(), name);
    }
  });

  it('tells a repeat of every write, by the id that each try carries', () => {
    for (const [name, { kind }] of Object.entries(discussionOperations)) {
      const entry = operations[name];
      assert.ok(entry && !isFunctionEntry(entry), name);
      for (const one of alternativesOf(entry)) {
        assert.equal(one.idempotent ?? false, kind === 'write', name);
        if (kind === 'write') assert.equal(one.variables?.['try'], '$writeId', name);
      }
    }
  });
});

describe('discussions on the contract', () => {
  async function over(data: unknown, viewer?: { readonly key: string; readonly permissions: readonly string[] }) {
    const transport = { ...fakeTransport(() => ({ data })), uploads: true };
    const gateway = await graphqlGateway({ adapter: defaultAdapter, transport, viewer: () => viewer });
    await gateway.prepare?.('discussion-more');
    return { gateway, sent: () => transport.requests.map(({ variables }) => variables), transport };
  }
  const pageInfo = { hasNextPage: true, endCursor: 'n', hasPreviousPage: true, startCursor: 'p' };

  it('asks for reports only where somebody decides by them; who looks rides along with the first page', async () => {
    const { gateway, sent } = await over({ posts: { nodes: [], pageInfo, totalCount: 3 } });
    const page = await gateway.run('posts.list', { topic: 't', kind: [], following: false });
    assert.deepEqual([page.next, page.previous, page.total], ['n', 'p', 3]);
    await gateway.run('posts.list', { status: ['reported', 'pending'], around: 'p9' });
    await gateway.run('posts.list', { status: ['approved'], before: 'p' });
    assert.deepEqual(sent(), [
      { topic: 't', following: false, first: 24, reports: false, who: true },
      { status: ['reported', 'pending'], first: 24, around: 'p9', reports: true, who: true },
      { status: ['approved'], first: 24, before: 'p', reports: false, who: false },
    ]);
    const moderator = await over({ posts: { nodes: [] } }, { key: 'm', permissions: ['moderate'] });
    await moderator.gateway.run('posts.list', {});
    assert.equal(moderator.sent()[0]?.['reports'], true);
  });

  it('sends what is empty where that says something', async () => {
    const { gateway, sent } = await over({
      vote: { post: { id: '1' } },
      editPost: { post: { id: '1' } },
      createPost: { post: { id: '2' } },
    });
    await gateway.run('posts.vote', { id: '1', options: [] }, { writeId: 'w' });
    await gateway.run('posts.edit', { id: '1', tags: [], title: '' }, { writeId: 'w' });
    await gateway.run(
      'posts.create',
      { kind: 'comment', body: { text: 'Hi', format: 'text' }, parent: '1' },
      { writeId: 'w' },
    );
    assert.deepEqual(sent(), [
      { id: '1', options: [], try: 'w' },
      { input: { id: '1', tags: [], title: '' }, try: 'w' },
      { input: { kind: 'comment', body: { text: 'Hi', format: 'text' }, parent: '1' }, try: 'w' },
    ]);
  });

  it('that nothing is known of a page is an answer, and so is that something was taken', async () => {
    const { gateway } = await over({ linkCard: null, markRead: { clientMutationId: null }, post: null });
    assert.equal(await gateway.run('links.card', { url: 'https://a' }), null);
    assert.equal(await gateway.run('posts.markRead', { until: '2026-01-01T00:00:00Z' }), null);
    await assert.rejects(gateway.run('posts.get', { id: '9' }), { kind: 'not-found' });
    const failing = await graphqlGateway({
      adapter: defaultAdapter,
      transport: fakeTransport(() => ({ data: { linkCard: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] })),
    });
    await failing.prepare?.('discussion-more');
    await assert.rejects(failing.run('links.card', { url: 'https://a' }), { kind: 'forbidden' });
  });

  it('a word that the model does not have is none', async () => {
    const { gateway } = await over({
      post: { id: '1', kind: 'poem', viewerCan: ['reply', 'fly'], poll: { question: 'No options' } },
      postRules: { refused: 'MOON', kinds: ['question', 'poem'], formats: ['markdown', 'rtf'] },
    });
    assert.deepEqual(await gateway.run('posts.get', { id: '1' }), {
      id: '1',
      kind: null,
      viewerCan: ['reply'],
      poll: null,
    });
    assert.deepEqual(await gateway.run('posts.rules', {}), {
      refused: 'forbidden',
      kinds: ['question'],
      formats: ['markdown'],
    });
  });

  it('cannot upload over a transport that takes no files', async () => {
    const gateway = await graphqlGateway({ adapter: defaultAdapter, transport: fakeTransport(() => ({})) });
    await gateway.prepare?.('discussion-more');
    assert.equal(gateway.supports('attachments.create'), undefined);
    assert.ok(gateway.supports('posts.create')?.idempotent);
  });

  it('begins anew after a part that could not be loaded, once for all who ask at a time', async () => {
    let tries = 0;
    const families = {
      discussion: () =>
        (tries += 1) > 1 ? Promise.resolve(discussionAdapter) : Promise.reject(new TypeError('network')),
    };
    const gateway = await graphqlGateway({
      adapter: { ...defaultAdapter, families },
      transport: fakeTransport(() => ({})),
    });
    const first = gateway.prepare?.('discussion');
    assert.equal(gateway.prepare?.('discussion'), first);
    await assert.rejects(first ?? Promise.resolve());
    await gateway.prepare?.('discussion');
    assert.equal(tries, 2);
    assert.equal(gateway.prepare?.('discussion'), undefined);
    assert.ok(gateway.supports('posts.list'));
  });

  it('first has what posts are shown with and what stands below them at once; the rest joins it', async () => {
    const transport = { ...fakeTransport(() => ({})), uploads: true };
    const gateway = await graphqlGateway({ adapter: defaultAdapter, transport });
    await gateway.prepare?.('discussion');
    const known = Object.keys(discussionOperations).filter((name) => gateway.supports(name as OperationName));
    assert.deepEqual(known.sort(), [
      'posts.create',
      'posts.get',
      'posts.list',
      'posts.react',
      'posts.replies',
      'posts.vote',
    ]);
    await gateway.prepare?.('discussion-more');
    for (const name of Object.keys(discussionOperations) as OperationName[]) assert.ok(gateway.supports(name), name);
  });

  it('the rest brings the first part along, and fails with it', async () => {
    let tries = 0;
    const families = {
      ...defaultAdapter.families,
      discussion: () =>
        (tries += 1) > 1 ? Promise.resolve(discussionAdapter) : Promise.reject(new TypeError('network')),
    };
    const gateway = await graphqlGateway({
      adapter: { ...defaultAdapter, families },
      transport: fakeTransport(() => ({})),
    });
    await assert.rejects(gateway.prepare?.('discussion-more') ?? Promise.resolve());
    await gateway.prepare?.('discussion-more');
    assert.ok(gateway.supports('posts.list') && gateway.supports('posts.edit'));
    assert.equal(gateway.prepare?.('discussion'), undefined);
  });
});
