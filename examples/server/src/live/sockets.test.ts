import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { MAX_BODY } from '../http/listener.js';
import { startServer, type RunningServer } from '../server.js';
import { ask, at, signIn } from '../testing/client.js';
import { smallCommunity } from '../testing/small-community.js';

describe('graphql-transport-ws', () => {
  let server: RunningServer;
  before(async () => {
    server = await startServer({ port: 0, fill: smallCommunity });
  });
  after(() => server.close());

  const open = (headers: Record<string, string> = {}, protocol = 'graphql-transport-ws', path = '/graphql') =>
    new WebSocket(`${server.apiOrigin.replace('http', 'ws')}${path}`, protocol, { headers });
  /** Messages in order, and the close's code after the last. */
  const talk = (socket: WebSocket) => {
    const heard: unknown[] = [];
    let wake = () => {};
    const add = (item: unknown) => {
      heard.push(item);
      wake();
    };
    socket.on('message', (data) => add(JSON.parse(String(data)))).on('close', (code) => add({ code }));
    socket.on('error', () => undefined);
    return {
      send: (message: unknown) => socket.send(JSON.stringify(message)),
      async next() {
        while (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
        return heard.shift();
      },
    };
  };
  const connect = async (headers?: Record<string, string>, payload?: Record<string, unknown>) => {
    const socket = open(headers);
    const line = talk(socket);
    await once(socket, 'open');
    line.send({ type: 'connection_init', payload });
    return { socket, ...line };
  };
  const refused = (socket: WebSocket) =>
    new Promise<number | undefined>((resolve, reject) => {
      socket.once('error', reject).once('open', () => reject(new Error('It was let in')));
      socket.once('unexpected-response', (request, response) => {
        request.destroy();
        resolve(response.statusCode);
      });
    });
  const key = { id: 'q', type: 'subscribe', payload: { query: '{ viewer { key } }' } };

  it('takes cookies from allowed origins only, and tokens', async () => {
    const cookie = await signIn(server.origin, 'jose');
    for (const origin of ['https://foe.example', 'null']) assert.equal(await refused(open({ cookie, origin })), 403);
    assert.equal(await refused(open({}, undefined, '/other')), 404);
    const given: unknown = await (await fetch(`${server.origin}/token`, { headers: { cookie } })).json();
    const authorization = `Bearer ${String(at(given, 'token'))}`;
    for (const [headers, payload] of [
      [{ cookie, origin: server.origin }, undefined],
      [{}, { authorization }],
    ] as const) {
      const line = await connect(headers, payload);
      assert.deepEqual(await line.next(), { type: 'connection_ack' });
      line.send(key);
      assert.equal(at(await line.next(), 'payload.data.viewer.key'), '5');
      assert.equal(at(await line.next(), 'type'), 'complete');
      line.socket.close();
    }
    const bad = await connect({}, { authorization: 'Bearer ' + 'x'.repeat(40) });
    assert.deepEqual(await bad.next(), { code: 4403 });
  });

  it('tells subscribers, closes when the session ends, and keeps the limits of HTTP', async () => {
    const cookie = await signIn(server.origin, 'jose');
    const line = await connect({ cookie });
    await line.next();
    const query = 'subscription { typing(topic: "x") { author { handle } } }';
    line.send({ id: 'a', type: 'subscribe', payload: { query } });
    // An answer says that the subscription before it is there: messages are taken in turn.
    line.send(key);
    assert.equal(at(await line.next(), 'id'), 'q');
    assert.equal(at(await line.next(), 'type'), 'complete');
    await ask(
      server.origin,
      'mutation { notifyTyping(topic: "x") { clientMutationId } }',
      {},
      {
        cookie: await signIn(server.origin, 'perf'),
      },
    );
    assert.equal(at(await line.next(), 'payload.data.typing.author.handle'), 'perf');
    const many = Array.from({ length: 50 }, (_, n) => `a${n}: __schema { types { name } }`).join(' ');
    line.send({ id: 'm', type: 'subscribe', payload: { query: `{ ${many} }` } });
    const costly = await line.next();
    assert.deepEqual([at(costly, 'type'), at(costly, 'payload.0.extensions.code')], ['error', 'QUERY_TOO_COSTLY']);
    await fetch(`${server.origin}/sign-out`, { method: 'POST', headers: { cookie }, redirect: 'manual' });
    assert.deepEqual(await line.next(), { code: 4403 });
  });

  it('cuts off what is too large, and subscriptions without end', async () => {
    const large = await connect();
    await large.next();
    large.socket.send('x'.repeat(MAX_BODY + 1));
    assert.deepEqual(await large.next(), { code: 1009 });
    const greedy = await connect();
    await greedy.next();
    const query = 'subscription { postChanged { type } }';
    for (let n = 0; n <= 100; n++) greedy.send({ id: `s${n}`, type: 'subscribe', payload: { query } });
    const told = await greedy.next();
    assert.equal(at(told, 'payload.errors.0.extensions.code') ?? at(told, 'payload.0.extensions.code'), 'RATE_LIMITED');
    greedy.socket.close();
  });
});
