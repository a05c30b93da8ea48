import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { RunningServer } from '../server.js';
import { ask, at, each, list, signIn, type Answer } from './client.js';

const fields = `id clientId revision kind author { id name roles } title body { text format lang } createdAt editedAt deletedAt
  lastActiveAt threadId parentId depth subject { key site title } topic { id slug name kinds counts { posts } viewerCan } tags pinned
  locked archived acceptedAnswerId moderation { status reason note by at } reports { reason note by { name } }
  reactions { name emoji count mine } counts { replies comments reactions unread views edits reports }
  attachments { id } links { url title } poll { question multiple closed voters options { id label votes mine } }
  bookmarked following unread lastReadAt viewerCan url`;

/** Discussions over the small community, the same on either database. */
export function discussionCases(server: () => RunningServer): void {
  let ada: string;
  let jose: string;
  let perf: string;
  let tries = 0;

  before(async () => {
    const { origin, database } = server();
    [ada, jose, perf] = await Promise.all([signIn(origin, 'ada'), signIn(origin, 'jose'), signIn(origin, 'perf')]);
    await database.query(
      `insert into topics (slug, name, kinds) values ('news', 'News', '{}'), ('help', 'Help', '{question}')`,
    );
  });

  const query = async (cookie: string | null, text: string, variables: Record<string, unknown> = {}) =>
    ask(server().origin, text, variables, cookie === null ? {} : { cookie });
  const code = ({ body }: Answer) => at(body, 'errors.0.extensions.code');
  const ok = async (answer: Promise<Answer>, path: string) => {
    const { body } = await answer;
    assert.equal(at(body, 'errors'), undefined, JSON.stringify(body));
    return at(body, `data.${path}`);
  };
  const send = (cookie: string | null, input: Record<string, unknown>, id = `try-${++tries}`) =>
    query(
      cookie,
      `mutation ($input: CreatePostInput!, $id: String) { createPost(input: $input, clientMutationId: $id) { clientMutationId post { ${fields} } } }`,
      { input: { kind: 'discussion', body: { text: 'Words', format: 'markdown' }, ...input }, id },
    );
  const create = async (cookie: string | null, input: Record<string, unknown>, id?: string) =>
    ok(send(cookie, input, id), 'createPost.post');
  const reply = (cookie: string, parent: unknown, text = 'Reply') =>
    create(cookie, { kind: 'comment', parent, body: { text, format: 'markdown' } });
  const change = (cookie: string | null, name: string, id: unknown, more = '') =>
    query(cookie, `mutation ($id: ID!) { ${name}(id: $id${more}) { post { ${fields} } } }`, { id });
  const read = (cookie: string | null, id: unknown) =>
    ok(query(cookie, `query ($id: ID!) { post(id: $id) { ${fields} } }`, { id }), 'post');
  const idsIn = async (cookie: string | null, args: string) =>
    each(await ok(query(cookie, `{ posts(${args}) { nodes { id } } }`), 'posts'), 'nodes', 'id');
  const repliesOf = async (cookie: string | null, args: string) =>
    each(
      await ok(query(cookie, `{ replies(${args}) { nodes { body { text } } } }`), 'replies'),
      'nodes',
      'body.text',
    ).map(String);
  const counts = (post: unknown) => ({ replies: at(post, 'counts.replies'), comments: at(post, 'counts.comments') });
  const id = (post: unknown) => String(at(post, 'id'));

  it('takes a post once for each id of its client, however many ask at a time', async () => {
    const input = { title: 'Once', tags: ['Two Words', '#data'] };
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(jose, input, 'same')));
    assert.equal(new Set(answers.map(id)).size, 1);
    const [first] = answers;
    assert.equal(at(first, 'clientId'), 'same');
    assert.deepEqual(at(first, 'tags'), ['two-words', 'data']);
    assert.equal(id(await create(jose, { title: 'Another' }, 'same')), id(first));
    assert.notEqual(id(await create(perf, input, 'same')), id(first));
    assert.equal((await idsIn(null, 'search: "once"')).length, 2);
    // Not told to others, and free again where it failed.
    assert.equal(at(await read(perf, id(first)), 'clientId'), null);
    assert.equal(code(await send(jose, { kind: 'question' }, 'failed')), 'BAD_USER_INPUT');
    assert.equal(at(await create(jose, { title: 'Mended' }, 'failed'), 'title'), 'Mended');
  });

  it('begins one thread for a page, however many comment first', async () => {
    const subject = { key: '/page', title: 'A page', url: 'https://pages.example/page' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        create([ada, jose, perf][index % 3] ?? ada, {
          kind: 'comment',
          subject,
          body: { text: `${index}`, format: 'text' },
        }),
      ),
    );
    assert.equal(new Set(answers.map((post) => at(post, 'threadId'))).size, 1);
    const { body } = await query(
      null,
      `{ commentCounts(subjects: ["/page", "/none", "/page"]) { subject count }
      replies(subject: "/page", first: 100) { totalCount } none: replies(subject: "/none") { totalCount }
      post(subject: "/page") { title author { name } body { text } subject { key site title } counts { comments } } }`,
    );
    assert.deepEqual(each(body, 'data.commentCounts', 'count'), [20, 0, 20]);
    assert.equal(at(body, 'data.replies.totalCount'), 20);
    assert.equal(at(body, 'data.none.totalCount'), 0);
    assert.deepEqual(at(body, 'data.post'), {
      title: 'A page',
      author: null,
      body: null,
      subject: { key: '/page', site: null, title: 'A page' },
      counts: { comments: 20 },
    });
    assert.equal(
      code(await send(ada, { kind: 'comment', subject: { key: '/x', site: 'https://foe.example' } })),
      'SITE_FORBIDDEN',
    );
    assert.equal(
      code(await query(null, '{ commentCounts(subjects: ["/a"], site: "https://foe.example") { count } }')),
      'SITE_FORBIDDEN',
    );
  });

  it('lets a page move, and joins what stands under both', async () => {
    const under = (key: string, text: string) =>
      create(ada, { kind: 'comment', subject: { key }, body: { text, format: 'text' } });
    await under('/old', 'older');
    await under('/new', 'newer');
    const alias = (cookie: string) =>
      query(
        cookie,
        'mutation { aliasSubject(from: "/old", to: "/new") { post { subject { key } counts { comments } } } }',
      );
    assert.equal(code(await alias(jose)), 'FORBIDDEN');
    assert.deepEqual(await ok(alias(ada), 'aliasSubject.post'), { subject: { key: '/new' }, counts: { comments: 2 } });
    await under('/old', 'newest');
    for (const key of ['/old', '/new'])
      assert.deepEqual(await repliesOf(null, `subject: "${key}"`), ['older', 'newer', 'newest']);
    await ok(query(ada, 'mutation { aliasSubject(from: "/new", to: "/old") { post { id } } }'), 'aliasSubject.post');
    for (const key of ['/old', '/new'])
      assert.deepEqual(await repliesOf(null, `subject: "${key}"`), ['older', 'newer', 'newest'], 'moved back');
  });

  it('holds what guests write, and shows it to nobody else', async () => {
    const guest = { name: 'Passing by', email: 'me@guest.example' };
    const input = { kind: 'comment', subject: { key: '/guests' }, guest };
    const post = await create(null, input, 'g1');
    assert.equal(at(post, 'moderation.status'), 'pending');
    assert.equal(at(post, 'moderation.reason'), 'first-post');
    assert.deepEqual(at(post, 'author'), { id: null, name: 'Passing by', roles: ['guest'] });
    assert.equal(id(await create(null, input, 'g1')), id(post));
    assert.equal(await read(null, id(post)), null);
    assert.deepEqual(await repliesOf(null, 'subject: "/guests"'), []);
    assert.ok((await idsIn(ada, 'status: [pending]')).includes(id(post)));
    assert.deepEqual(await idsIn(jose, 'status: [pending, reported]'), []);
    await ok(change(ada, 'approvePost', id(post)), 'approvePost');
    assert.deepEqual(await repliesOf(null, 'subject: "/guests"'), ['Words']);
    assert.equal(code(await send(null, { title: 'No' })), 'UNAUTHENTICATED');
    assert.equal(code(await send(null, { kind: 'comment', subject: { key: '/guests' } })), 'BAD_USER_INPUT');
  });

  it('holds by word list, links and first post, and says why to its author', async () => {
    const { database } = server();
    await database.query(`insert into blocked_words values ('Ünwanted phrase')`);
    const said = async (text: string) =>
      at(await create(jose, { body: { text, format: 'markdown' } }), 'moderation.reason');
    assert.equal(await said('So UNWANTED, phrase!'), 'word-list');
    assert.equal(await said('unwantedly phrased'), null);
    assert.equal(await said(Array.from({ length: 11 }, (_, n) => `https://a.example/${n}`).join(' ')), 'links');
    await database.query(`insert into settings values ('hold-first-post', 'everybody')`);
    const shy = await signIn(server().origin, 'shy');
    const first = await create(shy, { title: 'My first' });
    assert.equal(at(first, 'moderation.reason'), 'first-post');
    assert.equal(await ok(query(shy, '{ postRules { moderated } }'), 'postRules.moderated'), true);
    assert.equal(await ok(query(jose, '{ postRules { moderated } }'), 'postRules.moderated'), false);
    assert.ok((await idsIn(shy, 'first: 100')).includes(id(first)));
    await ok(change(ada, 'rejectPost', id(first), ', reason: "spam", note: "Not here"'), 'rejectPost');
    const told = at(await read(shy, id(first)), 'moderation');
    const parts = ['status', 'reason', 'note', 'by'].map((name) => at(told, name));
    assert.deepEqual(parts, ['rejected', 'spam', 'Not here', 'Ada Ærøskøbing']);
    await database.query(`delete from settings where name = 'hold-first-post'`);
    // Words that are edited in are held too.
    const edited = await create(perf, {});
    await ok(
      query(
        perf,
        'mutation ($id: ID!) { editPost(input: { id: $id, body: { text: "unwanted phrase", format: text } }) { post { id } } }',
        { id: id(edited) },
      ),
      'editPost',
    );
    assert.equal(await read(jose, id(edited)), null);
  });

  it('shows what is hidden in no list, count, search, reaction or place', async () => {
    const thread = await create(jose, { title: 'Zebra thread', tags: ['zebra'], topic: null });
    const secret = await reply(perf, id(thread), 'Quagga');
    await ok(change(jose, 'addReaction', id(secret), ', reaction: "heart"'), 'addReaction');
    const below = await reply(jose, id(secret), 'Below');
    await ok(change(ada, 'hidePost', id(secret), ', reason: "spam"'), 'hidePost');
    const others = (
      await query(
        jose,
        `query ($id: ID!, $secret: ID!) {
      replies(id: $id) { totalCount nodes { id author { name } body { text } reactions { name } counts { reactions } moderation { status } viewerCan } }
      post(id: $secret) { id } thread: post(id: $id) { counts { replies comments } }
      around: posts(around: $secret, kind: [comment]) { nodes { id } }
      search: posts(search: "quagga", kind: [comment]) { totalCount nodes { id } } }`,
        { id: id(thread), secret: id(secret) },
      )
    ).body;
    const [mark] = list(others, 'data.replies.nodes');
    // Others answered to it: its place is kept, and nothing else.
    assert.deepEqual(mark, {
      id: id(secret),
      author: null,
      body: null,
      reactions: [],
      counts: { reactions: 0 },
      moderation: null,
      viewerCan: [],
    });
    assert.equal(at(others, 'data.post'), null);
    assert.deepEqual(at(others, 'data.thread.counts'), { replies: 0, comments: 1 });
    assert.equal(at(others, 'data.search.totalCount'), 0);
    assert.ok(!each(others, 'data.around.nodes', 'id').includes(id(secret)));
    for (const text of ['reactors(id: $id) { totalCount }', 'postHistory(id: $id) { title }'])
      assert.equal(code(await query(jose, `query ($id: ID!) { ${text} }`, { id: id(secret) })), 'NOT_FOUND');
    for (const name of ['addReaction', 'reportPost', 'bookmarkPost']) {
      const more = name === 'addReaction' ? ', reaction: "heart"' : name === 'reportPost' ? ', reason: "spam"' : '';
      assert.equal(code(await change(jose, name, id(secret), more)), 'NOT_FOUND');
    }
    assert.equal(at(await read(perf, id(secret)), 'moderation.reason'), 'spam');
    await ok(change(ada, 'hidePost', id(thread)), 'hidePost');
    assert.equal(await read(perf, id(below)), null);
    assert.deepEqual(await idsIn(perf, 'tag: "zebra"'), []);
    assert.equal(
      code(await query(null, 'query ($id: ID!) { replies(id: $id) { totalCount } }', { id: id(thread) })),
      'NOT_FOUND',
    );
    // As one that nobody ever used: it can be followed, and says nothing.
    const tag = (name: string) =>
      ok(query(null, `{ tags(search: "${name}") { totalCount nodes { counts { posts followers } } } }`), 'tags');
    assert.deepEqual(await tag('zebra'), { totalCount: 1, nodes: [{ counts: { posts: 0, followers: 0 } }] });
    assert.deepEqual(await tag('zebra'), await tag('never-used'));
  });

  it('keeps a deleted post as a mark where others answered, and takes it back for a day', async () => {
    const thread = await create(jose, { title: 'To be kept' });
    const middle = await reply(perf, id(thread), 'Middle');
    await reply(jose, id(middle), 'Leaf');
    const gone = await ok(change(perf, 'deletePost', id(middle)), 'deletePost.post');
    assert.deepEqual([at(gone, 'body'), at(gone, 'viewerCan')], [null, ['restore']]);
    assert.deepEqual(counts(await read(null, id(thread))), { replies: 0, comments: 1 });
    const mark = await read(null, id(middle));
    assert.deepEqual([at(mark, 'author'), at(mark, 'body'), at(mark, 'viewerCan')], [null, null, []]);
    assert.equal(code(await change(jose, 'restorePost', id(middle))), 'NOT_FOUND');
    await ok(change(perf, 'restorePost', id(middle)), 'restorePost');
    assert.deepEqual(counts(await read(null, id(thread))), { replies: 1, comments: 2 });
    await ok(change(perf, 'deletePost', id(middle)), 'deletePost');
    await server().database.query(`update posts set deleted_at = now() - interval '25 hours' where id = $1::bigint`, [
      id(middle),
    ]);
    assert.equal(code(await change(perf, 'restorePost', id(middle))), 'FORBIDDEN');
  });

  it('refuses an edit of words that have changed since, and keeps what was said', async () => {
    const post = await create(jose, { title: 'First words' });
    const edit = (revision: number, text: string) =>
      query(
        jose,
        `mutation ($id: ID!, $revision: Int, $text: String!) { editPost(input: { id: $id, revision: $revision, body: { text: $text, format: markdown } }) { post { ${fields} } } }`,
        { id: id(post), revision, text },
      );
    await ok(change(perf, 'addReaction', id(post), ', reaction: "👍"'), 'addReaction');
    const edited = await ok(edit(1, 'Second'), 'editPost.post');
    assert.equal(at(edited, 'revision'), 3);
    assert.equal(at(edited, 'counts.edits'), 1);
    assert.equal(code(await edit(1, 'Third')), 'CONFLICT');
    assert.equal(
      code(
        await query(perf, 'mutation ($id: ID!) { editPost(input: { id: $id, title: "Mine" }) { post { id } } }', {
          id: id(post),
        }),
      ),
      'FORBIDDEN',
    );
    const history = await ok(
      query(null, 'query ($id: ID!) { postHistory(id: $id) { title body { text } editor { name } } }', {
        id: id(post),
      }),
      'postHistory',
    );
    assert.deepEqual(history, [{ title: 'First words', body: { text: 'Words' }, editor: { name: 'José Álvarez' } }]);
  });

  it('counts reactions and votes once for each', async () => {
    const post = await create(jose, { title: 'Poll', poll: { options: ['a', 'b'], multiple: false } });
    const options = each(post, 'poll.options', 'id');
    for (const reaction of ['like', '👍', '🦓'])
      await ok(change(perf, 'addReaction', id(post), `, reaction: "${reaction}"`), 'addReaction');
    const reacted = await read(perf, id(post));
    assert.deepEqual(at(reacted, 'reactions'), [
      { name: 'like', emoji: '👍', count: 1, mine: true },
      { name: '🦓', emoji: '🦓', count: 1, mine: true },
    ]);
    assert.equal(code(await change(perf, 'addReaction', id(post), ', reaction: "<b>"')), 'BAD_USER_INPUT');
    const off = await ok(change(perf, 'removeReaction', id(post), ', reaction: "like"'), 'removeReaction.post');
    assert.equal(at(off, 'counts.reactions'), 1);
    const vote = (cookie: string, chosen: readonly unknown[]) =>
      query(
        cookie,
        'mutation ($id: ID!, $options: [ID!]!) { vote(id: $id, options: $options) { post { poll { voters options { votes mine } } } } }',
        { id: id(post), options: chosen },
      );
    assert.equal(code(await vote(perf, options)), 'BAD_USER_INPUT');
    assert.equal(code(await vote(perf, ['999999'])), 'BAD_USER_INPUT');
    await ok(vote(jose, [options[0]]), 'vote');
    await ok(vote(perf, [options[0]]), 'vote');
    const moved = await ok(vote(perf, [options[1]]), 'vote.post.poll');
    assert.deepEqual(moved, {
      voters: 2,
      options: [
        { votes: 1, mine: false },
        { votes: 1, mine: true },
      ],
    });
    assert.equal(at(await ok(vote(perf, []), 'vote.post.poll'), 'voters'), 1);
    await server().database.query(`update polls set closes_at = now() where post_id = $1::bigint`, [id(post)]);
    assert.equal(code(await vote(perf, [options[1]])), 'FORBIDDEN');
  });

  it('reads replies in reading order, by sort, depth and place, thousands deep', async () => {
    const thread = await create(jose, { kind: 'question', title: 'Order?' });
    const a = await reply(ada, id(thread), 'a');
    const b = await reply(perf, id(thread), 'b');
    await reply(ada, id(a), 'a1');
    const b1 = await reply(ada, id(b), 'b1');
    const of = `id: "${id(thread)}"`;
    assert.deepEqual(await repliesOf(null, of), ['a', 'a1', 'b', 'b1']);
    assert.deepEqual(await repliesOf(null, `${of}, sort: newest`), ['b', 'b1', 'a', 'a1']);
    assert.deepEqual(await repliesOf(null, `${of}, depth: 1`), ['a', 'b']);
    assert.deepEqual(await repliesOf(null, `id: "${id(b)}"`), ['b1']);
    assert.equal(code(await change(perf, 'acceptAnswer', id(b))), 'FORBIDDEN');
    const question = await ok(change(jose, 'acceptAnswer', id(b)), 'acceptAnswer.post');
    assert.deepEqual([id(question), at(question, 'acceptedAnswerId')], [id(thread), id(b)]);
    assert.deepEqual(await repliesOf(null, `${of}, sort: top`), ['b', 'b1', 'a', 'a1']);
    const pages: unknown[] = [];
    for (let after: unknown = null; ;) {
      const page = await ok(
        query(
          null,
          `query ($after: String) { replies(${of}, first: 3, after: $after) { nodes { body { text } } pageInfo { hasNextPage endCursor hasPreviousPage startCursor } } }`,
          { after },
        ),
        'replies',
      );
      pages.push(...each(page, 'nodes', 'body.text'));
      after = at(page, 'pageInfo.endCursor');
      if (at(page, 'pageInfo.hasNextPage') !== true) {
        assert.deepEqual(
          await repliesOf(null, `${of}, first: 3, before: "${String(at(page, 'pageInfo.startCursor'))}"`),
          ['a', 'a1', 'b'],
        );
        break;
      }
    }
    assert.deepEqual(pages, ['a', 'a1', 'b', 'b1']);
    assert.deepEqual(await repliesOf(null, `${of}, first: 1, around: "${id(b1)}"`), ['b1']);
    assert.deepEqual(await repliesOf(null, `${of}, first: 1, depth: 1, around: "${id(b1)}"`), ['b']);
    await server().database.query(
      `insert into posts (id, kind, thread_id, parent_id, depth, body, author_name)
        select 1000000 + n, 'comment', $1::bigint, case n when 1 then $2::bigint else 999999 + n end, n + 2, 'deep ' || n, 'Deep'
        from generate_series(1, 5000) as n`,
      [id(thread), id(b1)],
    );
    const deep = await ok(
      query(
        null,
        `{ replies(${of}, first: 50, around: "1004990") { totalCount nodes { depth } } post(id: "${id(b1)}") { counts { comments } } }`,
      ),
      'replies',
    );
    assert.equal(at(deep, 'totalCount'), 5004);
    assert.ok(each(deep, 'nodes', 'depth').includes(4992));
  });

  it('lists in every order, each post once, forwards and back', async () => {
    await ok(change(ada, 'pinPost', (await idsIn(null, 'first: 100')).at(-1)), 'pinPost');
    for (const sort of ['newest', 'active', 'top', 'trending']) {
      const all = await idsIn(jose, `sort: ${sort}, first: 100`);
      assert.ok(all.length > 8);
      const seen: unknown[] = [];
      let page: unknown;
      for (let after: unknown = null; ; after = at(page, 'pageInfo.endCursor')) {
        page = await ok(
          query(
            jose,
            `query ($after: String) { posts(sort: ${sort}, first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor startCursor hasPreviousPage } } }`,
            { after },
          ),
          'posts',
        );
        seen.push(...each(page, 'nodes', 'id'));
        if (at(page, 'pageInfo.hasNextPage') !== true) break;
      }
      assert.deepEqual(seen, all, sort);
      const start = all.length - list(page, 'nodes').length;
      assert.deepEqual(
        await idsIn(jose, `sort: ${sort}, first: 3, before: "${String(at(page, 'pageInfo.startCursor'))}"`),
        all.slice(start - 3, start),
      );
      assert.deepEqual(await idsIn(jose, `sort: ${sort}, first: 3, page: 2`), all.slice(3, 6));
      assert.ok((await idsIn(jose, `sort: ${sort}, first: 3, around: "${String(all[5])}"`)).includes(all[5]));
      assert.equal(
        code(
          await query(
            jose,
            `{ posts(sort: ${sort}, after: "${String(at(page, 'pageInfo.endCursor'))}x") { nodes { id } } }`,
          ),
        ),
        'BAD_USER_INPUT',
      );
    }
  });

  it('lets a tag be followed that nobody has used yet', async () => {
    const tags = (cookie: string, search: string) =>
      ok(query(cookie, `{ tags(search: "${search}") { nodes { id name following counts { posts } } } }`), 'tags.nodes');
    const unused = { id: 'not-yet', name: 'not-yet', following: false, counts: { posts: 0 } };
    assert.deepEqual(await tags(jose, 'Not yet'), [unused]);
    await ok(query(jose, 'mutation { followTag(id: "not-yet") { tag { id } } }'), 'followTag.tag');
    assert.deepEqual(await tags(jose, 'not-yet'), [{ ...unused, following: true }]);
    const post = await create(perf, { title: 'At last', tags: ['not-yet'] });
    assert.deepEqual(await idsIn(jose, 'following: true, tag: "not-yet"'), [id(post)]);
    await ok(query(jose, 'mutation { unfollowTag(id: "not-yet") { tag { id } } }'), 'unfollowTag.tag');
    assert.equal(code(await query(jose, 'mutation { followTag(id: "###") { tag { id } } }')), 'BAD_USER_INPUT');
  });

  it('says where each post stands on a page', async () => {
    const { origin, apiOrigin } = server();
    const post = await create(jose, { title: 'Somewhere' });
    const answer = await reply(perf, id(post), 'Here');
    const urlOf = async (there: string, post: unknown) =>
      String(at((await ask(there, `{ post(id: "${id(post)}") { url } }`)).body, 'data.post.url'));
    for (const there of [origin, apiOrigin]) {
      assert.equal(await urlOf(there, post), `${origin}/discussions/${id(post)}`);
      assert.equal(await urlOf(there, answer), `${origin}/discussions/${id(post)}#kith-post-${id(answer)}`);
    }
    const page = `${origin}/a/page`;
    const comment = await create(jose, { kind: 'comment', subject: { key: '/a/page', url: page } });
    assert.equal(await urlOf(origin, comment), `${page}#kith-post-${id(comment)}`);
    assert.equal((await fetch(await urlOf(origin, post))).status, 200);
  });

  it('narrows by what the viewer follows, keeps and mutes', async () => {
    const mine = await create(perf, { title: 'Followed', tags: ['rare'] });
    assert.deepEqual(await idsIn(ada, 'following: true'), []);
    await ok(query(ada, 'mutation { followTag(id: "rare") { tag { following counts { followers } } } }'), 'followTag');
    assert.deepEqual(await idsIn(ada, 'following: true'), [id(mine)]);
    await ok(query(ada, 'mutation { unfollowTag(id: "rare") { tag { following } } }'), 'unfollowTag');
    await ok(change(ada, 'followPost', id(mine)), 'followPost');
    assert.deepEqual(await idsIn(ada, 'following: true'), [id(mine)]);
    await ok(change(ada, 'bookmarkPost', id(mine)), 'bookmarkPost');
    assert.deepEqual(await idsIn(ada, 'bookmarked: true'), [id(mine)]);
    assert.deepEqual(await idsIn(null, 'bookmarked: true'), []);
    const answer = await reply(perf, id(mine), 'Unheard');
    const muted = await ok(
      query(jose, 'mutation { muteMember(id: "4") { member { muted viewerCan } } }'),
      'muteMember.member',
    );
    assert.deepEqual(muted, { muted: true, viewerCan: ['follow', 'message', 'mute'] });
    assert.ok(!(await idsIn(jose, 'first: 100')).includes(id(mine)));
    assert.equal(await read(jose, id(answer)), null);
    assert.deepEqual(await ok(query(jose, '{ mutedMembers { nodes { handle } totalCount } }'), 'mutedMembers'), {
      nodes: [{ handle: 'perf' }],
      totalCount: 1,
    });
    await ok(query(jose, 'mutation { unmuteMember(id: "4") { member { muted } } }'), 'unmuteMember');
    assert.ok((await idsIn(jose, 'first: 100')).includes(id(mine)));
  });

  it('marks what is new since the viewer has read', async () => {
    const thread = await create(perf, { title: 'News' });
    assert.deepEqual(
      [at(await read(jose, id(thread)), 'unread'), at(await read(null, id(thread)), 'unread')],
      [false, null],
    );
    await ok(
      query(jose, 'mutation ($id: ID!, $until: DateTime!) { markRead(id: $id, until: $until) { clientMutationId } }', {
        id: id(thread),
        until: new Date(Date.now() + 60_000).toISOString(),
      }),
      'markRead',
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    await reply(perf, id(thread), 'Newer');
    await reply(jose, id(thread), 'My own');
    assert.equal(at(await read(jose, id(thread)), 'counts.unread'), 1);
  });

  it('lets moderators decide, settles reports and notes who did what', async () => {
    const post = await create(jose, { title: 'Doubtful' });
    await ok(change(perf, 'reportPost', id(post), ', reason: "spam", note: "Look"'), 'reportPost');
    const again = await ok(change(perf, 'reportPost', id(post), ', reason: "spam"'), 'reportPost.post');
    assert.deepEqual([at(again, 'reports'), at(again, 'counts.reports')], [null, null]);
    const seen = await read(ada, id(post));
    assert.deepEqual(
      [at(seen, 'reports'), at(seen, 'counts.reports')],
      [[{ reason: 'spam', note: 'Look', by: { name: 'Performance Artist' } }], 1],
    );
    assert.ok((await idsIn(ada, 'status: [reported]')).includes(id(post)));
    assert.equal(
      code(await query(jose, 'query ($id: ID!) { postReports(id: $id) { totalCount } }', { id: id(post) })),
      'FORBIDDEN',
    );
    for (const name of ['approvePost', 'hidePost', 'pinPost', 'lockPost', 'archivePost'])
      assert.equal(code(await change(perf, name, id(post))), 'FORBIDDEN', name);
    await ok(change(ada, 'approvePost', id(post)), 'approvePost');
    assert.deepEqual(await idsIn(ada, 'status: [reported]'), []);
    await ok(change(ada, 'lockPost', id(post)), 'lockPost');
    const locked = await send(perf, { kind: 'comment', parent: id(post) });
    assert.deepEqual([code(locked), at(locked.body, 'errors.0.extensions.reason')], ['FORBIDDEN', 'locked']);
    assert.equal(
      await ok(
        query(perf, 'query ($id: ID!) { postRules(parent: $id) { refused } }', { id: id(post) }),
        'postRules.refused',
      ),
      'locked',
    );
    await ok(change(ada, 'archivePost', id(post)), 'archivePost');
    assert.equal(code(await change(perf, 'addReaction', id(post), ', reaction: "like"')), 'FORBIDDEN');
    const noted = await server().database.query<{ action: string }>(
      'select action from audit_log where post_id = $1::bigint order by id',
      [id(post)],
    );
    assert.deepEqual(
      noted.map(({ action }) => action),
      ['approve', 'lock', 'archive'],
    );
  });

  it('refuses the suspended, the late, and what a topic does not take', async () => {
    const { database } = server();
    const thread = await create(perf, { title: 'Old' });
    await database.query(`insert into suspensions (member_id, until) values (4, now() + interval '1 hour')`);
    const suspended = await send(perf, { title: 'No' });
    assert.deepEqual([code(suspended), at(suspended.body, 'errors.0.extensions.reason')], ['FORBIDDEN', 'suspended']);
    assert.deepEqual(at(await read(perf, id(thread)), 'viewerCan'), ['bookmark', 'follow', 'delete']);
    await database.query('delete from suspensions');
    await database.query(`insert into settings values ('close-after-days', '30')`);
    await database.query(`update posts set created_at = now() - interval '31 days' where id = $1::bigint`, [
      id(thread),
    ]);
    assert.equal(
      await ok(
        query(jose, 'query ($id: ID!) { postRules(parent: $id) { refused } }', { id: id(thread) }),
        'postRules.refused',
      ),
      'closed',
    );
    assert.equal(code(await send(jose, { kind: 'comment', parent: id(thread) })), 'FORBIDDEN');
    await database.query(`delete from settings where name = 'close-after-days'`);
    assert.equal(code(await send(jose, { topic: 'news' })), 'FORBIDDEN');
    assert.equal(code(await send(jose, { topic: 'help' })), 'BAD_USER_INPUT');
    const asked = await create(jose, { kind: 'question', title: 'Why?', topic: 'help' });
    assert.deepEqual(at(asked, 'topic'), {
      id: 'help',
      slug: 'help',
      name: 'Help',
      kinds: ['question'],
      counts: { posts: 1 },
      viewerCan: ['post', 'follow'],
    });
    assert.equal(at(await create(ada, { topic: 'news' }), 'topic.id'), 'news');
  });

  it('takes what is as long as is allowed and names what is not', async () => {
    const family = '👨‍👩‍👧‍👦';
    const long = await create(jose, { body: { text: 'x'.repeat(100_000), format: 'markdown' } });
    assert.equal(String(at(long, 'body.text')).length, 100_000);
    await create(jose, { body: { text: family.repeat(20_000), format: 'text' } });
    const refused: readonly (readonly [string, Record<string, unknown>])[] = [
      ['body', { body: { text: 'x'.repeat(100_001), format: 'markdown' } }],
      ['body', { body: { text: ' \n ', format: 'markdown' } }],
      ['body.format', { body: { text: '<p>', format: 'html' } }],
      ['body.lang', { body: { text: 'x', format: 'text', lang: 'not a language' } }],
      ['title', { title: 'x'.repeat(301) }],
      ['tags', { tags: Array.from({ length: 11 }, (_, n) => `t${n}`) }],
      ['tags', { tags: ['x'.repeat(51)] }],
      ['poll.options', { poll: { options: Array.from({ length: 21 }, (_, n) => `o${n}`) } }],
      ['poll.options', { poll: { options: ['one'] } }],
      ['poll.closesAt', { poll: { options: ['a', 'b'], closesAt: '2020-01-01T00:00:00Z' } }],
      ['link', { kind: 'link', link: 'javascript:alert(1)' }],
      ['kind', { kind: 'comment' }],
      ['topic', { topic: 'nowhere' }],
      ['guest', { guest: { name: 'Me' } }],
    ];
    for (const [argument, input] of refused) {
      const answer = await send(jose, input);
      assert.deepEqual(
        [code(answer), at(answer.body, 'errors.0.extensions.argument')],
        ['BAD_USER_INPUT', argument],
        JSON.stringify(input).slice(0, 80),
      );
    }
    assert.equal(code(await query(null, '{ posts(first: 101) { nodes { id } } }')), 'BAD_USER_INPUT');
    assert.equal(code(await query(null, '{ posts(page: 1, around: "1") { nodes { id } } }')), 'BAD_USER_INPUT');
    assert.equal(
      code(await query(null, `{ commentCounts(subjects: [${'"a" '.repeat(101)}]) { count } }`)),
      'BAD_USER_INPUT',
    );
  });

  it('completes members of the thread first, and tags', async () => {
    const thread = await create(jose, { title: 'Who is here', tags: ['completion'] });
    const completed = await ok(
      query(null, 'query ($id: ID!) { completeMember(prefix: "jo", thread: $id) { handle } }', { id: id(thread) }),
      'completeMember',
    );
    assert.deepEqual(completed, [{ handle: 'jose' }, { handle: 'jose-2' }]);
    assert.deepEqual(await ok(query(null, '{ completeMember(prefix: "hidden") { handle } }'), 'completeMember'), []);
    assert.deepEqual(
      await ok(query(null, '{ completeTag(prefix: "COMPL") { name counts { posts } } }'), 'completeTag'),
      [{ name: 'completion', counts: { posts: 1 } }],
    );
  });
}
