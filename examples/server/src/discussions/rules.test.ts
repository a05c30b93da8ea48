import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ask, at, each, signIn } from '../testing/client.js';
import { onEachDatabase } from '../testing/databases.js';

onEachDatabase(
  'rules of discussions',
  (server) => {
    const as = async (handle: string) => ({ cookie: await signIn(server().origin, handle) });
    const run = async (text: string, headers: Record<string, string> = {}, variables: Record<string, unknown> = {}) =>
      (await ask(server().origin, text, variables, headers)).body;
    const code = (body: unknown) => at(body, 'errors.0.extensions.code');
    const create = async (headers: Record<string, string>, input: Record<string, unknown>, id?: string) => {
      const body = await run(
        `mutation ($input: CreatePostInput!, $id: String) { createPost(input: $input, clientMutationId: $id) {
          post { id threadId subject { url } moderation { status reason } } } }`,
        headers,
        { input: { kind: 'discussion', body: { text: 'Words', format: 'markdown' }, ...input }, id },
      );
      assert.equal(at(body, 'errors'), undefined, JSON.stringify(body));
      return at(body, 'data.createPost.post');
    };
    const id = (post: unknown) => String(at(post, 'id'));
    const reason = (post: unknown) => at(post, 'moderation.reason');
    const edit = (headers: Record<string, string>, input: Record<string, unknown>) =>
      run('mutation ($input: EditPostInput!) { editPost(input: $input) { post { id moderation { status reason } } } }', headers, { input }); // prettier-ignore

    it('hold whatever of a post is shown, in any script, and links however they are written', async () => {
      const [ada, perf] = [await as('ada'), await as('perf')];
      await run('mutation { blockWords(words: ["casino", "казино", "赌场"]) { blockedWords } }', ada);
      const said = (text: string) => create(perf, { body: { text, format: 'markdown' } });
      assert.equal(reason(await said('Лучшее Казино.')), 'word-list');
      assert.equal(reason(await said('最好的赌场在这里')), 'word-list');
      assert.equal(reason(await said('! casinos')), null);
      assert.equal(reason(await create(perf, { poll: { question: 'Casino?', options: ['a', 'b'] } })), 'word-list');
      assert.equal(reason(await create(perf, { tags: ['casino'] })), 'word-list');
      const many = (link: (n: number) => string) => Array.from({ length: 11 }, (_, n) => link(n)).join(' ');
      assert.equal(reason(await said(many((n) => `www.s${n}.example`))), 'links');
      assert.equal(reason(await said(many((n) => `[x](//s${n}.example)`))), 'links');
      assert.equal(reason(await said(many((n) => `https://www.s${n % 10}.example`))), null);
      const post = await create(perf, {});
      assert.equal(at(await edit(perf, { id: id(post), tags: ['casino'] }), 'data.editPost.post.moderation.reason'), 'word-list'); // prettier-ignore
    });

    it('tell nobody else what a post said while it waited', async () => {
      const [ada, perf] = [await as('ada'), await as('perf')];
      await run('mutation { blockWords(words: ["secret"]) { blockedWords } }', ada);
      const post = id(await create(perf, { body: { text: 'First', format: 'text' } }));
      for (const text of ['A secret', 'Last']) await edit(perf, { id: post, body: { text, format: 'text' } });
      await run(`mutation { approvePost(id: "${post}") { post { id } } }`, ada);
      const history = async (headers = {}) =>
        each(await run(`{ postHistory(id: "${post}") { body { text } } }`, headers), 'data.postHistory', 'body.text');
      assert.deepEqual(await history(), ['First']);
      assert.deepEqual(await history(perf), ['A secret', 'First']);
      assert.deepEqual(await history(ada), ['A secret', 'First']);
      const waits = id(await create(perf, { kind: 'comment', parent: post, body: { text: 'secret', format: 'text' } }));
      for (const unseen of [waits, '9999999'])
        assert.equal(code(await run(`{ replies(id: "${unseen}") { totalCount } }`)), 'NOT_FOUND');
      assert.equal(at(await run(`{ replies(id: "${waits}") { totalCount } }`, perf), 'data.replies.totalCount'), 0);
    });

    it('make one post of an id for good, and leave none without words', async () => {
      const perf = await as('perf');
      const post = id(await create(perf, { title: 'Once' }, 'for good'));
      await server().database.query('delete from answers');
      assert.equal(id(await create(perf, { title: 'Once' }, 'for good')), post);
      assert.equal(code(await edit(perf, { id: post, body: { text: ' ', format: 'text' } })), 'BAD_USER_INPUT');
      const asked = id(await create(perf, { poll: { options: ['a', 'b'] } }));
      assert.equal(code(await edit(perf, { id: asked, body: { text: '', format: 'text' } })), undefined);
    });

    it('lead to no other place than the page, and keep it closed where it moves', async () => {
      const [ada, perf] = [await as('ada'), await as('perf')];
      const under = (key: string, url: string) => create(perf, { kind: 'comment', subject: { key, url } });
      assert.equal(at(await under('/foe', 'https://foe.example/foe'), 'subject.url'), null);
      await run('mutation { allowSite(origin: "https://pages.example") { sites { origin } } }', ada);
      const known = 'https://pages.example/known';
      assert.equal(at(await under('/known', known), 'subject.url'), known);
      const page = `${server().origin}/page`;
      const there = await under('/before', page);
      assert.equal(at(there, 'subject.url'), page);
      await run(`mutation { lockPost(id: "${String(at(there, 'threadId'))}") { post { id } } }`, ada);
      const moved = await run('mutation { aliasSubject(from: "/before", to: "/after") { post { locked } } }', ada);
      assert.equal(at(moved, 'data.aliasSubject.post.locked'), true, JSON.stringify(moved));
    });

    it('answer what no client of ours sends with what is wrong', async () => {
      const [ada, perf] = [await as('ada'), await as('perf')];
      const keys = (at: string) => Buffer.from(JSON.stringify(['newest', '0', at, '1'])).toString('base64url');
      for (const when of ['9999-99-99T99:99:99.000000Z', '2026-02-30T00:00:00.000000Z'])
        assert.equal(code(await run(`{ posts(after: "${keys(when)}") { nodes { id } } }`)), 'BAD_USER_INPUT');
      assert.equal(code(await run('mutation { markRead(until: "0000-01-01T00:00:00Z") { clientMutationId } }', perf)), 'BAD_USER_INPUT'); // prettier-ignore
      const post = id(await create(perf, {}));
      const hidden = await run('mutation ($id: ID!, $reason: String) { hidePost(id: $id, reason: $reason) { post { moderation { reason } } } }', ada, { id: post, reason: 'half \ud800' }); // prettier-ignore
      assert.equal(at(hidden, 'data.hidePost.post.moderation.reason'), 'half \u{fffd}');
    });
  },
  { administrators: ['ada'] },
);
