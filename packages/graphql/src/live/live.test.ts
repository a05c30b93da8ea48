import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { CommunityError, Pace, type PostChange, type Sink } from '@kith/core';
import { buildSchema, type ExecutionResult } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocket, WebSocketServer } from 'ws';
import { defaultAdapter } from '../adapters/default.js';
import { graphqlGateway, httpTransport, type HttpOptions } from '../index.js';
import type { TransportAnswer } from '../transport.js';
import { patience } from './line.js';
import { subscribe, type LiveWay } from './subscribe.js';

const change = (id: string, type = 'created') => ({
  postChanged: { type, post: { id, revision: 1, title: `Post ${id}` } },
});
const request = { document: 'subscription{postChanged{type post{id}}}', variables: {} };

/** What a sink was told, in order, with a way to wait for it. */
function listener(pace = new Pace()) {
  const told: string[] = [];
  const waiting = new Set<() => void>();
  const tell = (what: string): void => {
    told.push(what);
    for (const look of waiting) look();
  };
  return {
    told,
    pace,
    sink: {
      pace,
      ready: () => tell('ready'),
      lost: () => tell('lost'),
      next: (answer: TransportAnswer) => tell(`next ${JSON.stringify(answer.data ?? answer.errors)}`),
      error: (thrown: unknown) => tell(`error ${thrown instanceof CommunityError ? thrown.kind : String(thrown)}`),
      complete: () => tell('complete'),
    },
    /** Until it was told this so often. */
    until: (what: string, times = 1) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (told.filter((one) => one.startsWith(what)).length < times) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** What a transport without tokens or headers lends. */
const wayTo = (endpoint: string, live: 'sse' | 'ws'): LiveWay => ({
  options: { endpoint, live },
  credentials: 'same-origin',
  pageUrl: (address) => new URL(address),
  headersFor: () => Promise.resolve({}),
  authorised: (send) => send(),
});

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/** A server of event streams: each request is answered by the next of these, the last again and again. */
async function sse(...answers: ((request: IncomingMessage, response: ServerResponse) => void)[]) {
  const requests: { readonly headers: IncomingMessage['headers']; readonly body: string; readonly at: number }[] = [];
  const endpoint = await listen(
    createServer((request, response) => {
      void request.toArray().then((chunks: Buffer[]) => {
        requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString(), at: Date.now() });
        answers[Math.min(requests.length, answers.length) - 1]?.(request, response);
      });
    }),
  );
  return { endpoint, requests };
}
const head = (response: ServerResponse): ServerResponse => {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  return response;
};
const news = (response: ServerResponse, data: unknown): ServerResponse => {
  response.write(`event: next\ndata: ${JSON.stringify({ data })}\n\n`);
  return response;
};

function open(options: HttpOptions, heard = listener()) {
  const stop = httpTransport(options).subscribe?.(request, heard.sink) ?? assert.fail('there is no way to be told');
  closing.push(stop);
  return { ...heard, stop };
}

describe('told by server-sent events', () => {
  it('is ready when the headers are there, tells, and says when the connection is lost and back', async () => {
    const { endpoint, requests } = await sse(
      (_, response) => {
        news(head(response), change('1'));
        setTimeout(() => response.destroy(), 20);
      },
      (_, response) => news(head(response), change('2')),
    );
    const { told, until } = open({ endpoint, live: 'sse', headers: { 'x-site': 'a' } });
    await until('next', 2);
    assert.deepEqual(
      told.map((one) => one.replace(/ .*"id":"(\d)".*/, ' $1')),
      ['ready', 'next 1', 'lost', 'ready', 'next 2'],
    );
    assert.equal(requests[0]?.headers['x-site'], 'a');
    assert.equal(requests[0]?.headers.accept, 'text/event-stream');
    assert.deepEqual(JSON.parse(requests[0]?.body ?? ''), { query: request.document, variables: {} });
  });

  it('goes on after a clean end of the stream and after a completion', async () => {
    const { endpoint, requests } = await sse(
      (_, response) => news(head(response), change('1')).end(),
      (_, response) => news(head(response), change('2')).end('event: complete\n\n'),
      (_, response) => news(head(response), change('3')),
    );
    const { until } = open({ endpoint, live: 'sse' });
    await until('next', 3);
    assert.equal(requests.length, 3);
  });

  it('asks for one fresh token where the last one is refused, and ends where that is refused too', async () => {
    const tokens: string[] = [];
    const refuse = (_: IncomingMessage, response: ServerResponse) => response.writeHead(401).end();
    const getToken = () => tokens[tokens.push(`t${tokens.length}`) - 1];
    const good = await sse(refuse, (_, response) => news(head(response), change('1')));
    const one = open({ endpoint: good.endpoint, live: 'sse', getToken });
    await one.until('next');
    assert.deepEqual(
      good.requests.map(({ headers }) => headers.authorization),
      ['Bearer t0', 'Bearer t1'],
    );
    const bad = await sse(refuse);
    const other = open({ endpoint: bad.endpoint, live: 'sse', getToken });
    await other.until('error unauthenticated');
    assert.equal(bad.requests.length, 2);
  });

  for (const [status, kind] of [
    [400, 'unsupported'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'unsupported'],
  ] as const)
    it(`${status} ends it`, async () => {
      const { endpoint, requests } = await sse((_, response) => response.writeHead(status).end());
      const { until } = open({ endpoint, live: 'sse' });
      await until(`error ${kind}`);
      assert.equal(requests.length, 1);
    });

  it('what is no stream ends it; a subscription that the backend refuses ends it', async () => {
    const json = await sse((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"errors":[]}'),
    );
    await open({ endpoint: json.endpoint, live: 'sse' }).until('error unsupported');
    const refused = await sse((_, response) =>
      head(response).end('event: next\ndata: {"errors":[{"message":"no such field"}]}\n\nevent: complete\n\n'),
    );
    await open({ endpoint: refused.endpoint, live: 'sse' }).until('error unsupported');
    assert.equal(refused.requests.length, 1);
  });

  it('tries no sooner than Retry-After says, and all who share the pace wait', async () => {
    const { endpoint, requests } = await sse(
      (_, response) => response.writeHead(429, { 'retry-after': '1' }).end(),
      (_, response) => news(head(response), change('1')),
    );
    const { until, pace } = open({ endpoint, live: 'sse' });
    await until('lost');
    assert.ok(pace.waitMs > 0);
    await until('next');
    assert.ok((requests[1]?.at ?? 0) - (requests[0]?.at ?? 0) >= 999);
  });

  it('heeds a pause that comes while the token is fetched', async () => {
    const pace = new Pace();
    const heard = listener(pace);
    const left: number[] = [];
    const { endpoint } = await sse((_, response) => {
      left.push(pace.waitMs);
      news(head(response), change('1'));
    });
    const getToken = (): string => {
      pace.pause(300);
      return 't';
    };
    await open({ endpoint, live: 'sse', getToken }, heard).until('next');
    assert.deepEqual(left, [0]);
  });

  it('silence is an end; comments are no silence', async () => {
    const { endpoint, requests } = await sse(
      (_, response) => {
        head(response);
        // Longer alive than silence may last.
        let beats = 0;
        const timer = setInterval(() => {
          if ((beats += 1) > 6) return clearInterval(timer);
          response.write(beats === 6 ? `event: next\ndata: ${JSON.stringify({ data: change('1') })}\n\n` : ':\n\n');
        }, 100);
        closing.push(() => clearInterval(timer));
      },
      (_, response) => news(head(response), change('2')),
    );
    const { sink, until, told } = listener();
    const ending = new AbortController();
    closing.push(() => ending.abort());
    subscribe(wayTo(endpoint, 'sse'), request, sink, ending.signal, { ...patience, silenceMs: 300 });
    await until('next', 2);
    assert.deepEqual(
      told.map((one) => one.split(' ')[0]),
      ['ready', 'next', 'lost', 'ready', 'next'],
    );
    assert.equal(requests.length, 2);
  });

  it('leaves nothing open when it is stopped', async () => {
    let closed = 0;
    const { endpoint } = await sse((_, response) => {
      response.on('close', () => (closed += 1));
      news(head(response), change('1'));
    });
    const { until, stop, told } = open({ endpoint, live: 'sse' });
    await until('next');
    stop();
    while (!closed) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(told.includes('lost'), false);
  });
});

const schema = buildSchema(
  'type Query{a:Int} type Post{id:ID! revision:Int title:String} type PostChange{type:String! post:Post!} type Subscription{postChanged:PostChange!}',
);

/** A server of `graphql-transport-ws` that tells what it is told to. */
async function sockets({ accept = () => true }: { accept?: (params: unknown, count: number) => boolean } = {}) {
  const params: unknown[] = [];
  const streams = new Set<(id: string) => void>();
  const server = createServer();
  const endpoint = await listen(server);
  const wss = new WebSocketServer({ server, path: '/graphql' });
  const disposable = useServer(
    {
      schema,
      onConnect: ({ connectionParams }) => accept(connectionParams, params.push(connectionParams)),
      subscribe: () => {
        const queue: string[] = [];
        let wake = (): void => {};
        let open = true;
        const push = (id: string): void => {
          queue.push(id);
          wake();
        };
        streams.add(push);
        const stream: AsyncIterableIterator<ExecutionResult> = {
          [Symbol.asyncIterator]: () => stream,
          async next() {
            while (open && !queue.length) await new Promise<void>((resolve) => (wake = resolve));
            const id = queue.shift();
            return id === undefined ? { done: true, value: undefined } : { done: false, value: { data: change(id) } };
          },
          return() {
            open = false;
            streams.delete(push);
            wake();
            return Promise.resolve({ done: true, value: undefined });
          },
        };
        return stream;
      },
    },
    wss,
  );
  closing.push(() => disposable.dispose());
  return { endpoint, params, wss, publish: (id: string) => streams.forEach((push) => push(id)), streams };
}
const settled = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('told by graphql-transport-ws', () => {
  const { WebSocket: before } = globalThis;
  Object.assign(globalThis, { WebSocket });
  closing.push(() => before && Object.assign(globalThis, { WebSocket: before }));

  it('is ready when it is subscribed, shares one socket, and comes back', async () => {
    const { endpoint, params, wss, publish, streams } = await sockets();
    const transport = httpTransport({ endpoint, live: 'ws', headers: { 'x-site': 'a' }, getToken: () => 't' });
    const [one, two] = [listener(), listener()];
    for (const { sink } of [one, two]) closing.push(transport.subscribe?.(request, sink) ?? assert.fail());
    await Promise.all([one.until('ready'), two.until('ready')]);
    await settled(() => streams.size === 2);
    assert.equal(wss.clients.size, 1);
    publish('1');
    await Promise.all([one.until('next'), two.until('next')]);
    for (const client of wss.clients) client.terminate();
    await Promise.all([one.until('ready', 2), two.until('ready', 2)]);
    await settled(() => streams.size === 2);
    publish('2');
    await Promise.all([one.until('next', 2), two.until('next', 2)]);
    assert.deepEqual(
      one.told.map((told) => told.split(' ')[0]),
      ['ready', 'next', 'lost', 'ready', 'next'],
    );
    assert.deepEqual(params[0], { 'x-site': 'a', authorization: 'Bearer t' });
  });

  it('takes a fresh token for each connection, one more where it is refused, and then ends', async () => {
    let made = 0;
    const getToken = () => `t${(made += 1)}`;
    const good = await sockets({ accept: (_, count) => count > 1 });
    await open({ endpoint: good.endpoint, live: 'ws', getToken }).until('ready');
    assert.deepEqual(good.params, [{ authorization: 'Bearer t1' }, { authorization: 'Bearer t2' }]);
    const bad = await sockets({ accept: () => false });
    await open({ endpoint: bad.endpoint, live: 'ws', getToken }).until('error forbidden');
    assert.equal(bad.params.length, 2);
    const guest = await sockets({ accept: () => false });
    await open({ endpoint: guest.endpoint, live: 'ws' }).until('error forbidden');
    assert.equal(guest.params.length, 1);
  });

  it('a session that ends closes it, and the next one is told again', async () => {
    const { endpoint, params, wss, publish, streams } = await sockets({ accept: (_, count) => count !== 3 });
    const { until, told } = open({ endpoint, live: 'ws' });
    await until('ready');
    for (const client of wss.clients) client.close(4403, 'Forbidden');
    await until('ready', 2);
    await settled(() => streams.size === 1);
    publish('1');
    await until('next');
    assert.deepEqual(
      told.map((one) => one.split(' ')[0]),
      ['ready', 'lost', 'ready', 'next'],
    );
    for (const client of wss.clients) client.close(4401, 'Unauthorized');
    await until('error forbidden');
    assert.equal(params.length, 3, 'who is not let in again is not let in');
  });

  it('a bad request ends it', async () => {
    const server = createServer();
    const endpoint = await listen(server);
    const wss = new WebSocketServer({ server });
    closing.push(() => wss.close());
    wss.on('connection', (socket) => socket.on('message', () => socket.close(4400, 'Bad')));
    await open({ endpoint, live: 'ws' }).until('error unsupported');
  });

  it('a server that answers no ping is gone', async () => {
    const server = createServer();
    const endpoint = await listen(server);
    const wss = new WebSocketServer({ server });
    closing.push(() => wss.close());
    let connections = 0;
    wss.on('connection', (socket) => {
      connections += 1;
      socket.on('message', (data: Buffer) => {
        if (data.toString().includes('connection_init')) socket.send('{"type":"connection_ack"}');
      });
    });
    const { sink, until, told } = listener();
    const ending = new AbortController();
    closing.push(() => ending.abort());
    subscribe(wayTo(endpoint, 'ws'), request, sink, ending.signal, { ...patience, pingMs: 50, pongMs: 50 });
    await until('ready', 2);
    assert.deepEqual(told.slice(0, 3), ['ready', 'lost', 'ready']);
    assert.ok(connections >= 2);
  });

  it('goes to an address of its own', async () => {
    const { endpoint } = await sockets();
    await open({ endpoint: 'http://127.0.0.1:9/none', liveEndpoint: endpoint, live: 'ws' }).until('ready');
    await open({ endpoint: 'http://127.0.0.1:9/none', liveEndpoint: endpoint.replace('http', 'ws'), live: 'ws' }).until(
      'ready',
    );
  });
});

describe('a gateway that tells', () => {
  it('gives changes in the shape of the model, and nothing of what is none', async () => {
    const { endpoint } = await sse((_, response) => {
      head(response);
      news(response, {
        postChanged: { type: 'created', post: { id: '1', revision: '3', title: 7, viewerCan: ['x', 'reply'] } },
      });
      news(response, { postChanged: { type: 'created', post: { title: 'without id' } } });
      news(response, { postChanged: null });
      news(response, { postChanged: { type: 'exploded', post: { id: '2' } } });
      news(response, { postChanged: { type: 'deleted', post: { id: '3', revision: 4 } } });
    });
    const gateway = await graphqlGateway({
      adapter: defaultAdapter,
      transport: httpTransport({ endpoint, live: 'sse' }),
    });
    const { sink, until } = listener();
    const events: PostChange[] = [];
    let done = (): void => {};
    const all = new Promise<void>((resolve) => (done = resolve));
    const telling: Sink<PostChange> = { ...sink, next: (event) => void (events.push(event) === 3 && done()) };
    assert.equal(gateway.watch?.('posts.changes', { id: '1' }, telling), undefined, 'nothing before it is prepared');
    await gateway.prepare?.('discussion-more');
    const stop = gateway.watch?.('posts.changes', { id: '1' }, telling) ?? assert.fail('it cannot tell');
    closing.push(stop);
    await until('ready');
    await all;
    assert.deepEqual(events, [
      { type: 'created', post: { id: '1', revision: 3, title: '7', viewerCan: ['reply'] } },
      { type: 'changed', post: { id: '2' } },
      { type: 'deleted', post: { id: '3', revision: 4 } },
    ]);
  });

  it('cannot where the transport cannot', async () => {
    const gateway = await graphqlGateway({
      adapter: defaultAdapter,
      transport: httpTransport({ endpoint: 'http://a.example' }),
    });
    await gateway.prepare?.('discussion-more');
    assert.equal(gateway.watch?.('posts.changes', {}, { ...listener().sink, next() {} }), undefined);
  });
});
