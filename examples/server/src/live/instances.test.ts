import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';
import { openPool } from '../database/pool.js';
import { startServer } from '../server.js';
import { ask, at, signIn } from '../testing/client.js';
import { onPostgres } from '../testing/databases.js';
import { smallCommunity } from '../testing/small-community.js';
import { subscribe, type Subscriber } from '../testing/subscriber.js';

const watch = 'subscription { postChanged { type post { id title } } }';
const create = `mutation { createPost(input: { kind: discussion, title: "Across", body: { text: "x", format: text } }) { post { id } } }`;

/** Posts through one and hears of it at the other. */
async function isHeard(from: string, there: Subscriber, account = 'jose'): Promise<void> {
  const { body } = await ask(from, create, {}, { cookie: await signIn(from, account) });
  const id = at(body, 'data.createPost.post.id');
  assert.ok(id, JSON.stringify(body));
  const result = await there.next();
  assert.equal(at(result, 'data.postChanged.post.id'), id);
  assert.equal(at(result, 'data.postChanged.post.title'), 'Across');
}

onPostgres('several servers on one PostgreSQL', (cluster) => {
  it('tell what was written through another, and end their streams where they may have missed something', async () => {
    const options = { port: 0, databaseUrl: cluster().url, fill: smallCommunity };
    const first = await startServer(options);
    const second = await startServer({ ...options, fill: () => Promise.resolve() });
    try {
      const there = await subscribe(second.origin, watch);
      const here = await subscribe(first.origin, watch);
      await isHeard(first.origin, there);
      await here.next();
      await isHeard(second.origin, here);
      await there.next();
      // Every ear is cut off: whoever listens is told to look again, and hears again afterwards.
      await first.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and pid <> pg_backend_pid()`,
      );
      assert.equal(await there.next(), undefined);
      assert.equal(await here.next(), undefined);
      assert.ok(there.completed && here.completed);
      const again = await subscribe(second.origin, watch);
      await isHeard(first.origin, again);
      again.close();
    } finally {
      await second.close();
      await first.close();
    }
  });

  it('are processes of their own', async () => {
    const url = await addDatabase(cluster().url);
    const database = openPool(url);
    const servers = [await startProcess(url), await startProcess(url)] as const;
    try {
      const members = await database.query<{ handle: string }>('select handle from members order by id limit 1');
      const there = await subscribe(servers[1].origin, watch);
      await isHeard(servers[0].origin, there, members[0]?.handle);
      there.close();
    } finally {
      for (const { stop } of servers) await stop();
      await database.close();
    }
  });
});

async function addDatabase(url: string): Promise<string> {
  const database = openPool(url);
  await database.script('create database processes');
  await database.close();
  return url.replace(/postgres$/, 'processes');
}

/** `main.ts` as anybody starts it, on ports of its own choosing. */
async function startProcess(url: string): Promise<{ origin: string; stop: () => Promise<void> }> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const args = ['--conditions=kith-source', '--import', 'tsx', main, '--port', '0'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout) {
    text += String(chunk);
    const origin = /Pages\s+(http:\/\/localhost:\d+)\//.exec(text)?.[1];
    if (!origin) continue;
    const stop = async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      assert.deepEqual(await gone, [0, null], 'it ends by itself');
    };
    child.stdout.resume();
    return { origin, stop };
  }
  throw new Error(`The process ended: ${text}`);
}
