import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ask, at, signIn } from '../testing/client.js';
import { onEachDatabase } from '../testing/databases.js';
import { subscribe } from '../testing/subscriber.js';

const event = 'type post { id revision body { text } deletedAt moderation { status } author { handle } clientId }';
const create = `mutation($input: CreatePostInput!, $id: String) { createPost(input: $input, clientMutationId: $id) { post { id threadId } } }`;

onEachDatabase('what is told live', (server) => {
  const as = async (handle: string) => ({ cookie: await signIn(server().origin, handle) });
  const post = async (headers: Record<string, string>, input: Record<string, unknown>) => {
    const whole = { kind: 'discussion', title: 'A title', body: { text: 'Words', format: 'markdown' }, ...input };
    const { body } = await ask(server().origin, create, { input: whole }, headers);
    const id = at(body, 'data.createPost.post.id');
    assert.equal(typeof id, 'string', JSON.stringify(body));
    return String(id);
  };
  const reply = (headers: Record<string, string>, parent: string, text = 'An answer') =>
    post(headers, { kind: 'comment', title: undefined, parent, body: { text, format: 'markdown' } });
  const run = async (mutation: string, headers: Record<string, string>) => {
    const { body } = await ask(server().origin, `mutation { ${mutation} { post { id } } }`, {}, headers);
    assert.equal(at(body, 'errors'), undefined, JSON.stringify(body));
  };
  const watch = (args: string, headers?: Record<string, string>) =>
    subscribe(server().origin, `subscription { postChanged${args} { ${event} } }`, headers);
  /** The next event about that post. */
  const about = async (subscriber: Awaited<ReturnType<typeof watch>>, id: string) => {
    for (;;) {
      const result = await subscriber.next();
      assert.ok(result, 'the stream ended');
      const change = at(result, 'data.postChanged');
      assert.ok(change, JSON.stringify(result));
      if (at(change, 'post.id') === id) return change;
    }
  };

  it('tells a thread of answers, edits, reactions and deletions, by revision', async () => {
    const jose = await as('jose');
    const thread = await post(jose, {});
    const told = await watch(`(id: "${thread}")`);
    assert.equal(told.status, 200);
    assert.match(told.headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.match(told.headers.get('cache-control') ?? '', /no-store/);
    assert.equal(told.headers.get('x-accel-buffering'), 'no');
    assert.equal(told.headers.get('content-encoding'), null);
    const answer = await reply(jose, thread);
    const created = await about(told, answer);
    assert.equal(at(created, 'type'), 'created');
    assert.equal(at(created, 'post.body.text'), 'An answer');
    assert.equal(at(created, 'post.author.handle'), 'jose');
    await run(`editPost(input: { id: "${answer}", body: { text: "Better", format: markdown } })`, jose);
    const edited = await about(told, answer);
    assert.deepEqual([at(edited, 'type'), at(edited, 'post.body.text')], ['changed', 'Better']);
    assert.ok(Number(at(edited, 'post.revision')) > Number(at(created, 'post.revision')));
    await run(`deletePost(id: "${answer}")`, jose);
    const deleted = await about(told, answer);
    assert.deepEqual([at(deleted, 'type'), at(deleted, 'post.body')], ['deleted', null]);
    assert.ok(Number(at(deleted, 'post.revision')) > Number(at(edited, 'post.revision')));
    told.close();
  });

  it('tells of what is hidden its author and moderators only, and others that it is gone', async () => {
    const [ada, jose] = [await as('ada'), await as('jose')];
    const thread = await post(jose, {});
    const answer = await reply(jose, thread, 'To be hidden');
    const guest = await watch(`(id: "${thread}")`);
    const author = await watch(`(id: "${thread}")`, jose);
    const moderator = await watch(`(id: "${thread}")`, ada);
    await run(`hidePost(id: "${answer}", reason: "spam")`, ada);
    const gone = await about(guest, answer);
    assert.equal(at(gone, 'type'), 'deleted');
    assert.doesNotMatch(JSON.stringify(gone), /To be hidden|jose|spam|hidden"/);
    for (const one of [author, moderator]) {
      const change = await about(one, answer);
      assert.deepEqual([at(change, 'type'), at(change, 'post.moderation.status')], ['changed', 'hidden']);
    }
    await run(`approvePost(id: "${answer}")`, ada);
    assert.equal(at(await about(guest, answer), 'type'), 'created');
    for (const one of [guest, author, moderator]) one.close();
  });

  it('says nothing of a post that waits, until it is approved', async () => {
    const { database } = server();
    await database.query(`insert into blocked_words values ('waiting')`);
    const [ada, jose, perf] = [await as('ada'), await as('jose'), await as('perf')];
    const other = await watch('', perf);
    const author = await watch('', jose);
    const queue = await watch('(status: [pending])', ada);
    const held = await post(jose, { title: 'Waiting' });
    const open = await post(jose, { title: 'Open' });
    assert.equal(at(await about(author, held), 'post.moderation.status'), 'pending');
    assert.equal(at(await about(queue, held), 'type'), 'created');
    // What others hear first is the one after it.
    assert.equal(at(await other.next(), 'data.postChanged.post.id'), open);
    await run(`approvePost(id: "${held}")`, ada);
    const approved = await about(other, held);
    assert.deepEqual([at(approved, 'type'), at(approved, 'post.moderation')], ['created', null]);
    assert.equal(at(await about(queue, held), 'post.moderation.status'), 'approved');
    for (const one of [other, author, queue]) one.close();
    await database.query('delete from blocked_words');
  });

  it('narrows by tag, kind, author and what the viewer follows, and leaves out whom they muted', async () => {
    const [jose, perf, shy] = [await as('jose'), await as('perf'), await as('shy')];
    await ask(server().origin, 'mutation { followMember(id: "5") { member { id } } }', {}, shy);
    await ask(server().origin, 'mutation { muteMember(id: "5") { member { id } } }', {}, perf);
    const streams = {
      tag: await watch('(tag: "live")'),
      kind: await watch('(kind: [question])'),
      author: await watch('(author: "4")'),
      following: await watch('(following: true)', shy),
      muting: await watch('', perf),
    };
    const tagged = await post(jose, { tags: ['live'] });
    const question = await post(jose, { kind: 'question' });
    const byPerf = await post(perf, {});
    const first = async (name: keyof typeof streams) => at(await streams[name].next(), 'data.postChanged.post.id');
    assert.equal(await first('tag'), tagged);
    assert.equal(await first('kind'), question);
    assert.equal(await first('author'), byPerf);
    assert.equal(await first('following'), tagged);
    assert.equal(await first('muting'), byPerf);
    for (const one of Object.values(streams)) one.close();
  });

  it('tells a page of its first comment', async () => {
    const jose = await as('jose');
    const told = await watch('(subject: "/about")');
    const other = await watch('(subject: "/other")');
    const subject = { key: '/about', title: 'About' };
    const first = await post(jose, { kind: 'comment', title: undefined, subject });
    assert.equal(at(await about(told, first), 'post.body.text'), 'Words');
    const elsewhere = await post(jose, { kind: 'comment', title: undefined, subject: { key: '/other' } });
    const events = [];
    for (let id; id !== elsewhere; events.push(id)) id = at(await other.next(), 'data.postChanged.post.id');
    assert.ok(!events.includes(first));
    told.close();
    other.close();
  });

  it('tells nobody of what happens in a thread that was hidden from them', async () => {
    const [jose, ada, noor] = [await as('jose'), await as('ada'), await as('noor')];
    const thread = await post(jose, {});
    const answer = await reply(noor, thread);
    const open = await post(jose, {});
    const watched = [await watch('(kind: [comment])'), await watch('(kind: [comment])', noor)];
    const moderator = await watch('(kind: [comment])', ada);
    await run(`hidePost(id: "${thread}")`, ada);
    await run(`deletePost(id: "${answer}")`, ada);
    assert.equal(at(await about(moderator, answer), 'type'), 'deleted');
    const last = await reply(jose, open);
    for (const one of watched) {
      const heard = [];
      for (let id; id !== last; heard.push(id)) id = at(await one.next(), 'data.postChanged.post.id');
      assert.ok(!heard.includes(answer), String(heard));
    }
    for (const one of [...watched, moderator]) one.close();
  });

  it('ends what watches a page that moved, and leads whoever comes again to its new key', async () => {
    const [jose, ada] = [await as('jose'), await as('ada')];
    const under = (key: string) => post(jose, { kind: 'comment', title: undefined, subject: { key } });
    const first = await under('/there');
    const old = await watch('(subject: "/there")');
    const typing = await subscribe(
      server().origin,
      'subscription { typing(subject: "/there") { author { handle } } }',
      ada,
    );
    await run('aliasSubject(from: "/there", to: "/here")', ada);
    for (const one of [old, typing]) {
      for (let result; (result = await one.next()) !== undefined;) assert.equal(at(result, 'errors'), undefined);
      assert.ok(one.completed);
    }
    const again = await watch('(subject: "/there")');
    const second = await under('/here');
    assert.equal(at(await about(again, second), 'type'), 'created');
    assert.notEqual(second, first);
    again.close();
  });

  it('says who else is typing, for a while', async () => {
    const [jose, perf] = [await as('jose'), await as('noor')];
    const thread = await post(jose, {});
    const query = `subscription { typing(parent: "${thread}") { author { handle } until } }`;
    const other = await subscribe(server().origin, query, jose);
    const self = await subscribe(server().origin, query, perf);
    const typing = (headers: Record<string, string>) =>
      ask(
        server().origin,
        `mutation { notifyTyping(parent: "${thread}", clientMutationId: "t") { clientMutationId } }`,
        {},
        headers,
      );
    assert.equal(at((await typing(perf)).body, 'data.notifyTyping.clientMutationId'), 't');
    const heard = at(await other.next(), 'data.typing');
    assert.equal(at(heard, 'author.handle'), 'noor');
    assert.ok(Date.parse(String(at(heard, 'until'))) > Date.now());
    await typing(jose);
    // One's own is not heard: the first is the other's.
    assert.equal(at(await self.next(), 'data.typing.author.handle'), 'jose');
    other.close();
    self.close();
  });

  it('ends what belongs to a session with the session, and completes', async () => {
    const jose = await as('jose');
    const told = await watch('', jose);
    await fetch(`${server().origin}/sign-out`, { method: 'POST', headers: jose, redirect: 'manual' });
    assert.equal(await told.next(), undefined);
    assert.ok(told.completed);
  });

  it('keeps the limits of HTTP', async () => {
    const bad = await watch('(tag: "' + 'x'.repeat(300) + '")');
    assert.equal(at(await bad.next(), 'errors.0.extensions.code'), 'BAD_USER_INPUT');
    const deep = await subscribe(
      server().origin,
      `subscription { postChanged { ${'post { '.repeat(15)} id ${'} '.repeat(15)} } }`,
    );
    assert.match(JSON.stringify(await deep.next()), /QUERY_TOO_DEEP|GRAPHQL_VALIDATION_FAILED/);
  });
});
