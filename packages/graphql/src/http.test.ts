import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { inspect } from 'node:util';
import { CommunityError } from '@kith/core';
import { fromFetch, type HttpOptions, httpTransport } from './index.js';

const endpoint = 'https://api.test/graphql';
const request = { document: '{ me { id } }', variables: { secret: 'private words' } };

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
}

/** A transport over answers of ours, with what was sent. */
function over(answer: (sent: Sent, count: number) => Response | Promise<Response>, options: Partial<HttpOptions> = {}) {
  const sent: Sent[] = [];
  const transport = httpTransport({
    endpoint,
    fetch: async (url, init = {}) =>
      answer(
        { url, init, headers: new Headers(init.headers) },
        sent.push({ url, init, headers: new Headers(init.headers) }),
      ),
    ...options,
  });
  return { transport, sent };
}

const ok = (data: unknown = { me: { id: '1' } }): Response => Response.json({ data });
const refused = (): Response => Response.json({ message: 'no' }, { status: 401 });

async function failureOf(promise: Promise<unknown>): Promise<CommunityError> {
  const error = await promise.then(
    () => assert.fail('should have failed'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CommunityError, inspect(error));
  assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /private words|secret-token/);
  return error;
}

describe('httpTransport', () => {
  it('sends a document and variables, with no header that is not configured', async () => {
    const { transport, sent } = over(() => ok(), { headers: { 'x-app': '1' } });
    assert.deepEqual((await transport.execute(request)).data, { me: { id: '1' } });
    assert.deepEqual([...(sent[0]?.headers.keys() ?? [])].sort(), ['accept', 'content-type', 'x-app']);
    assert.equal(sent[0]?.init.credentials, 'same-origin');
    assert.deepEqual(JSON.parse(String(sent[0]?.init.body)), { query: request.document, variables: request.variables });
  });

  it('takes both content types of answers', async () => {
    for (const type of ['application/json', 'application/graphql-response+json; charset=utf-8']) {
      const { transport } = over(() => new Response('{"data":{"a":1}}', { headers: { 'content-type': type } }));
      assert.deepEqual((await transport.execute(request)).data, { a: 1 });
    }
  });

  it('asks for headers each time', async () => {
    let count = 0;
    const { transport, sent } = over(() => ok(), { headers: () => ({ 'x-count': String(++count) }) });
    await transport.execute(request);
    await transport.execute(request);
    assert.equal(sent[1]?.headers.get('x-count'), '2');
  });

  it('gives data and errors alike, whatever the status', async () => {
    const body = { data: null, errors: [{ message: 'private words', extensions: { code: 'FORBIDDEN' } }] };
    for (const status of [200, 400, 500]) {
      const answer = await over(() => Response.json(body, { status })).transport.execute(request);
      assert.equal(answer.errors?.length, 1);
      assert.equal(answer.status, status);
    }
  });

  const statuses = {
    401: 'unauthenticated',
    403: 'forbidden',
    404: 'not-found',
    409: 'conflict',
    413: 'invalid',
    422: 'invalid',
    429: 'rate-limited',
    500: 'backend',
    503: 'backend',
    418: 'backend',
  };
  for (const [status, kind] of Object.entries(statuses)) {
    it(`${status} alone is ${kind}`, async () => {
      const { transport } = over(() => Response.json({ message: 'private words' }, { status: Number(status) }));
      const error = await failureOf(transport.execute(request));
      assert.equal(error.kind, kind);
      assert.equal((error.cause as { status?: number }).status, Number(status));
    });
  }

  const hints: [string, string, () => Response | Promise<Response>][] = [
    [
      'backend',
      'HTML_ANSWER',
      () => new Response('<!doctype html>private words', { headers: { 'content-type': 'text/html' } }),
    ],
    ['backend', 'HTML_ANSWER', () => new Response('<h1>', { status: 404, headers: { 'content-type': 'text/html' } })],
    ['forbidden', 'HTML_ANSWER', () => new Response('<h1>', { status: 403, headers: { 'content-type': 'text/html' } })],
    ['backend', 'NOT_GRAPHQL', () => new Response('private words', { headers: { 'content-type': 'text/plain' } })],
    ['backend', 'NOT_GRAPHQL', () => new Response('{"data":', { headers: { 'content-type': 'application/json' } })],
    ['backend', 'NOT_GRAPHQL', () => Response.json('private words')],
    ['backend', 'NOT_GRAPHQL', () => Response.json({ message: 'private words' })],
    ['backend', 'NOT_GRAPHQL', () => Response.json({ data: 'private words' })],
    ['network', 'UNREACHABLE', () => Promise.reject(new TypeError('Failed to fetch private words'))],
  ];
  for (const [kind, code, answer] of hints) {
    it(`${kind} with the hint ${code}`, async () => {
      const error = await failureOf(over(answer).transport.execute(request));
      assert.equal(error.kind, kind);
      assert.deepEqual((error.cause as { codes?: string[] }).codes, [code]);
    });
  }

  const waits: [string | undefined, number | undefined][] = [
    [undefined, undefined],
    ['7', 7000],
    ['0', 0],
    [' 12 ', 12000],
    ['soon', undefined],
    ['-5', undefined],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
  ];
  for (const [header, expected] of waits) {
    it(`Retry-After ${header}`, async () => {
      const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };
      const error = await failureOf(over(() => Response.json({}, { status: 429, headers })).transport.execute(request));
      assert.equal(error.retryAfterMs, expected);
    });
  }

  it('Retry-After as a date to come', async () => {
    const headers = { 'retry-after': new Date(Date.now() + 90_000).toUTCString() };
    const answer = await over(() =>
      Response.json({ errors: [{ message: 'x' }] }, { status: 503, headers }),
    ).transport.execute(request);
    assert.ok(answer.retryAfterMs !== undefined && answer.retryAfterMs > 60_000 && answer.retryAfterMs <= 90_000);
  });

  it('stops when the signal says so, with its reason', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const { transport, sent } = over(
      ({ init }) =>
        new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    );
    const running = transport.execute(request, { signal: stop.signal });
    setImmediate(() => stop.abort(reason));
    await assert.rejects(running, (thrown) => thrown === reason);
    await assert.rejects(transport.execute(request, { signal: stop.signal }), (thrown) => thrown === reason);
    assert.equal(sent.length, 1);
  });

  it('sends GET where asked, never for a mutation', async () => {
    const { transport, sent } = over(() => ok());
    await transport.execute({ ...request, method: 'GET' });
    await transport.execute({ document: 'mutation ($id: ID!) { follow(id: $id) }', variables: {}, method: 'GET' });
    assert.equal(sent[0]?.init.method, 'GET');
    assert.equal(new URL(sent[0]?.url ?? '').searchParams.get('query'), '{ me { id } }');
    assert.equal(sent[1]?.init.method, 'POST');
  });

  it('sends a document by its id, and one operation of several', async () => {
    const { transport, sent } = over(() => ok());
    await transport.execute({ ...request, documentId: 'abc' });
    await transport.execute({ ...request, documentId: 'abc', method: 'GET' });
    await transport.execute({ ...request, operationName: 'Me' });
    assert.deepEqual(JSON.parse(String(sent[0]?.init.body)), { documentId: 'abc', variables: request.variables });
    const search = new URL(sent[1]?.url ?? '').searchParams;
    assert.deepEqual([search.get('documentId'), search.get('query')], ['abc', null]);
    assert.deepEqual(JSON.parse(String(sent[2]?.init.body)), {
      query: request.document,
      operationName: 'Me',
      variables: request.variables,
    });
  });

  it('looks fetch up when it sends', async () => {
    const before = globalThis.fetch;
    try {
      const transport = httpTransport({ endpoint });
      globalThis.fetch = async () => ok({ late: true });
      assert.deepEqual((await transport.execute(request)).data, { late: true });
    } finally {
      globalThis.fetch = before;
    }
  });

  it('needs no more than something like fetch', async () => {
    assert.deepEqual((await fromFetch(async () => ok({ a: 1 }), endpoint).execute(request)).data, { a: 1 });
  });

  it('needs an absolute endpoint where there is no page', () => {
    assert.throws(() => httpTransport({ endpoint: '/graphql' }), TypeError);
  });
});

describe('tokens', () => {
  const bearer = (sent: Sent): string | null => sent.headers.get('authorization');

  it('are sent as bearer, or as the adapter says', async () => {
    const { transport, sent } = over(() => ok(), { getToken: async () => 'secret-token' });
    await transport.execute(request);
    assert.equal(sent.map(bearer)[0], 'Bearer secret-token');
    const other = over(() => ok(), {
      getToken: () => 'secret-token',
      auth: { header: 'x-key', template: 'key={$token}' },
    });
    await other.transport.execute(request);
    assert.equal(other.sent[0]?.headers.get('x-key'), 'key=secret-token');
    assert.equal(bearer(other.sent[0] ?? assert.fail()), null);
  });

  for (const [title, refusal] of [
    ['status 401', refused],
    [
      'errors[]',
      () => Response.json({ data: null, errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] }),
    ],
  ] as const) {
    it(`a storm of refusals by ${title} makes one refresh and one retry each`, async () => {
      let asked = 0;
      const { transport, sent } = over((one) => (bearer(one) === 'Bearer t2' ? ok() : refusal()), {
        getToken: async () => `t${++asked}`,
      });
      const answers = await Promise.all(Array.from({ length: 40 }, () => transport.execute(request)));
      assert.ok(answers.every(({ data }) => data));
      assert.equal(asked, 2);
      assert.equal(sent.length, 80);
    });
  }

  it('asks a token source that hangs again, once fifteen seconds are over', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] });
    let asked = 0;
    const getToken = () => ((asked += 1) === 1 ? new Promise<string>(() => {}) : 'token');
    const { transport, sent } = over(() => ok(), { getToken });
    const first = failureOf(transport.execute(request));
    while (!asked) await new Promise((resolve) => setImmediate(resolve)); // what holds tokens is loaded on use
    test.mock.timers.tick(15_000);
    assert.equal((await first).kind, 'network');
    await transport.execute(request);
    assert.deepEqual([asked, sent.length], [2, 1]);
  });

  it('a late refusal of an older token takes the newer one', async () => {
    let asked = 0;
    let release = (): void => {};
    const late = new Promise<void>((resolve) => (release = resolve));
    const { transport } = over(
      async (one, count) => {
        if (count === 2) await late;
        return bearer(one) === 'Bearer t2' ? ok() : refused();
      },
      { getToken: async () => `t${++asked}` },
    );
    const [first, slow] = [transport.execute(request), transport.execute(request)];
    await first;
    release();
    await slow;
    assert.equal(asked, 2);
  });

  it('a late refusal makes no second refresh even where the token stayed the same', async () => {
    let asked = 0;
    let release = (): void => {};
    const late = new Promise<void>((resolve) => (release = resolve));
    const { transport } = over(
      async (_, count) => {
        if (count === 2) await late;
        return count > 2 ? ok() : refused();
      },
      { getToken: async () => (asked++, 'same') },
    );
    const [first, slow] = [transport.execute(request), transport.execute(request)];
    await first;
    release();
    await slow;
    assert.equal(asked, 2);
  });

  it('a second refusal is unauthenticated, and nothing is tried again', async () => {
    let asked = 0;
    const { transport, sent } = over(refused, { getToken: async () => (asked++, 'secret-token') });
    assert.equal((await failureOf(transport.execute(request))).kind, 'unauthenticated');
    assert.deepEqual([asked, sent.length], [2, 2]);
  });

  it('without a source, a refusal is final', async () => {
    const { transport, sent } = over(refused);
    assert.equal((await failureOf(transport.execute(request))).kind, 'unauthenticated');
    assert.equal(sent.length, 1);
  });

  it('a guest sends none, and is asked again', async () => {
    const tokens = [undefined, 'later'];
    const { transport, sent } = over(() => ok(), { getToken: async () => tokens.shift() });
    await transport.execute(request);
    await transport.execute(request);
    assert.deepEqual(sent.map(bearer), [null, 'Bearer later']);
  });

  it('a host that fails to give one says so by code only', async () => {
    const { transport, sent } = over(() => ok(), { getToken: () => Promise.reject(new Error('secret-token')) });
    const error = await failureOf(transport.execute(request));
    assert.equal(error.kind, 'unauthenticated');
    assert.equal(sent.length, 0);
  });

  it('from an address: asked once, kept in memory, sent to the endpoint alone', async () => {
    const asked: Sent[] = [];
    const { transport, sent } = over(
      (one) => {
        if (!one.url.endsWith('/token')) return ok();
        asked.push(one);
        return Response.json({ token: 'secret-token', expiresIn: 300 });
      },
      { tokenUrl: 'https://site.test/token' },
    );
    await Promise.all([transport.execute(request), transport.execute(request)]);
    await transport.execute(request);
    assert.equal(asked.length, 1);
    assert.equal(bearer(asked[0] ?? assert.fail()), null);
    assert.deepEqual(sent.filter(({ url }) => url === endpoint).map(bearer), Array(3).fill('Bearer secret-token'));
    assert.doesNotMatch(inspect(transport, { depth: 9, showHidden: true }), /secret-token/);
  });

  it('forgotten ones are asked for anew', async () => {
    let asked = 0;
    const { transport, sent } = over(() => ok(), { getToken: () => `t${++asked}` });
    await transport.execute(request);
    transport.forget?.();
    await new Promise(setImmediate);
    await transport.execute(request);
    assert.deepEqual(sent.map(bearer), ['Bearer t1', 'Bearer t2']);
  });
});

describe('on a page', () => {
  const page = {
    baseURI: 'https://site.test/people/',
    cookie: 'a=1; csrftoken=from%20cookie',
    querySelector: () => null,
  };
  const globals = globalThis as { document?: unknown; location?: unknown };

  function visit(document: object = page, href = page.baseURI): void {
    globals.document = document;
    globals.location = new URL(href);
  }

  afterEach(() => {
    delete globals.document;
    delete globals.location;
  });

  it('a relative endpoint is of the page', async () => {
    visit();
    const { transport, sent } = over(() => ok(), { endpoint: '../graphql' });
    await transport.execute(request);
    assert.equal(sent[0]?.url, 'https://site.test/graphql');
  });

  it('a token address of another origin is refused at once, in words', () => {
    visit();
    assert.throws(
      () => httpTransport({ endpoint, tokenUrl: 'https://evil.test/token?x=private' }),
      /token-url.*site\.test.*evil\.test$/,
    );
  });

  it('mixed content has its own hint, a local server does not', async () => {
    visit();
    const fails = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
    const mixed = await failureOf(over(fails, { endpoint: 'http://api.test/graphql' }).transport.execute(request));
    assert.deepEqual((mixed.cause as { codes?: string[] }).codes, ['MIXED_CONTENT']);
    const local = await failureOf(
      over(fails, { endpoint: 'http://localhost:4000/graphql' }).transport.execute(request),
    );
    assert.deepEqual((local.cause as { codes?: string[] }).codes, ['UNREACHABLE']);
  });

  it('a CSRF value is read when a request is sent, from the cookie or the meta tag', async () => {
    let content = 'one';
    visit({
      ...page,
      querySelector: (selector: string) =>
        selector === 'meta[name="csrf-token"]' ? { getAttribute: () => content } : null,
    });
    const { transport, sent } = over(() => ok(), {
      endpoint: '/graphql',
      csrf: { header: 'x-csrf-token', meta: 'csrf-token' },
    });
    await transport.execute(request);
    content = 'two';
    await transport.execute(request);
    assert.deepEqual(
      sent.map(({ headers }) => headers.get('x-csrf-token')),
      ['one', 'two'],
    );
    const cookie = over(() => ok(), {
      endpoint: '/graphql',
      auth: { csrf: { header: 'x-csrftoken', cookie: 'csrftoken' } },
    });
    await cookie.transport.execute(request);
    assert.equal(cookie.sent[0]?.headers.get('x-csrftoken'), 'from cookie');
  });

  it('a CSRF value goes to another origin only where cookies do', async () => {
    visit();
    const csrf = { header: 'x-csrftoken', cookie: 'csrftoken' };
    const { transport, sent } = over(() => ok(), { csrf });
    await transport.execute(request);
    assert.equal(sent[0]?.headers.get('x-csrftoken'), null);
    const including = over(() => ok(), { csrf, credentials: 'include' });
    await including.transport.execute(request);
    assert.equal(including.sent[0]?.headers.get('x-csrftoken'), 'from cookie');
  });
});
