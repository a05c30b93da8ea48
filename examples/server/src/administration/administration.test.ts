import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ask, at, list, signIn } from '../testing/client.js';
import { onEachDatabase } from '../testing/databases.js';

onEachDatabase(
  'administration',
  (server) => {
    const as = async (handle: string) => ({ cookie: await signIn(server().origin, handle) });
    const run = async (text: string, headers: Record<string, string>) =>
      (await ask(server().origin, text, {}, headers)).body;
    const code = (body: unknown) => at(body, 'errors.0.extensions.code');
    const create = (title: string, parent?: string) =>
      `mutation { createPost(input: { kind: ${parent ? 'comment' : 'discussion'}, ${parent ? `parent: "${parent}"` : `title: "${title}"`},
        body: { text: "${title}", format: text } }) { post { id } } }`;

    it('is for who may, suspends until it is lifted, and logs each act once', async () => {
      const [ada, jose] = [await as('ada'), await as('jose')];
      const suspend =
        'mutation { suspendMember(id: "5", reason: "spam", clientMutationId: "s") { suspension { reason by until } } }';
      assert.equal(code(await run(suspend, {})), 'UNAUTHENTICATED');
      assert.equal(code(await run(suspend, jose)), 'FORBIDDEN');
      for (let count = 0; count < 2; count++) {
        const body = await run(suspend, ada);
        assert.equal(at(body, 'data.suspendMember.suspension.reason'), 'spam', JSON.stringify(body));
      }
      assert.notEqual(code(await run(create('No'), jose)), undefined);
      await run('mutation { liftSuspension(id: "5") { memberId } }', ada);
      assert.equal(code(await run(create('Yes'), jose)), undefined);
      const log = await run('{ auditLog(member: "5") { nodes { action actor details { name value } } } }', ada);
      assert.deepEqual(
        list(log, 'data.auditLog.nodes').map((entry) => at(entry, 'action')),
        ['lift', 'suspend'],
      );
      assert.equal(code(await run('{ auditLog { nodes { id } } }', jose)), 'FORBIDDEN');
    });

    it('changes rules', async () => {
      const ada = await as('ada');
      const words = await run('mutation { blockWords(words: ["Spám"]) { blockedWords } }', ada);
      assert.deepEqual(at(words, 'data.blockWords.blockedWords'), ['spam']);
      const sites = await run(
        'mutation { allowSite(origin: "https://blog.example", guests: true) { sites { origin guests } } }',
        ada,
      );
      assert.deepEqual(at(sites, 'data.allowSite.sites'), [{ origin: 'https://blog.example', guests: true }]);
      assert.equal(
        code(await run('mutation { allowSite(origin: "blog") { sites { origin } } }', ada)),
        'BAD_USER_INPUT',
      );
      const set = await run(
        'mutation { changeDiscussionSettings(input: { linkLimit: 3 }) { discussionSettings { linkLimit maxLength } } }',
        ada,
      );
      assert.equal(at(set, 'data.changeDiscussionSettings.discussionSettings.linkLimit'), 3, JSON.stringify(set));
    });

    it('exports everything of a member, and erases it', async () => {
      const [ada, jose, perf, noor] = [await as('ada'), await as('jose'), await as('perf'), await as('noor')];
      const thread = String(at(await run(create('Of Jose'), jose), 'data.createPost.post.id'));
      const answer = String(at(await run(create('Of Perf', thread), perf), 'data.createPost.post.id'));
      const last = String(at(await run(create('Of Noor', answer), noor), 'data.createPost.post.id'));
      await run(`mutation { addReaction(id: "${thread}", reaction: "heart") { post { id } } }`, perf);
      const exported = await run('mutation { exportMember(id: "4") { json } }', ada);
      const document: unknown = JSON.parse(String(at(exported, 'data.exportMember.json')));
      assert.equal(at(document, 'profile.handle'), 'perf');
      assert.equal(at(document, 'posts.0.body'), 'Of Perf');
      assert.equal(at(document, 'reactions.0.name'), 'heart');
      assert.equal(code(await run('mutation { exportMember(id: "4") { json } }', jose)), 'FORBIDDEN');
      const erased = await run('mutation { eraseMember(id: "4", posts: remove) { memberId } }', ada);
      assert.equal(at(erased, 'data.eraseMember.memberId'), '4', JSON.stringify(erased));
      const read = (id: string) =>
        run(`{ post(id: "${id}") { author { name } body { text } counts { reactions } } }`, {});
      assert.equal(at(await read(thread), 'data.post.counts.reactions'), 0);
      assert.deepEqual(at(await read(answer), 'data.post.body'), null);
      assert.deepEqual(at(await read(answer), 'data.post.author'), null);
      assert.equal(at(await run('{ viewer { key } }', perf), 'data.viewer.key'), null);
      await run('mutation { eraseMember(id: "7", posts: keep) { memberId } }', ada);
      const kept = await read(last);
      assert.deepEqual([at(kept, 'data.post.body.text'), at(kept, 'data.post.author')], ['Of Noor', null]);
      const traces = await server().database.query(
        `select 1 from posts where concat(title, body, search) ilike '%Of Perf%'`,
      );
      assert.equal(traces.length, 0);
    });
  },
  { administrators: ['ada'] },
);
