import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { startServer, type RunningServer } from '../server.js';
import { ask, at, signIn } from '../testing/client.js';
import { smallCommunity } from '../testing/small-community.js';

const friend = 'https://friend.example';
const foe = 'https://foe.example';
const viewer = '{ viewer { key } }';

describe('the server over HTTP', () => {
  let server: RunningServer;
  const logged: string[] = [];
  before(async () => {
    server = await startServer({
      port: 0,
      fill: smallCommunity,
      allowOrigins: [friend],
      log: (line) => logged.push(line),
    });
  });
  after(() => server.close());

  it('lets allowed origins read with credentials, others not', async () => {
    for (const origin of [friend, server.origin, server.apiOrigin, server.origin.replace('localhost', '127.0.0.1')]) {
      const { headers } = await ask(server.apiOrigin, viewer, {}, { origin });
      assert.equal(headers.get('access-control-allow-origin'), origin);
      assert.equal(headers.get('access-control-allow-credentials'), 'true');
      assert.equal(headers.get('access-control-expose-headers'), 'Retry-After');
      assert.match(headers.get('vary') ?? '', /Origin/);
    }
    for (const origin of [foe, 'null', `${friend}.evil.example`, 'http://friend.example']) {
      const { headers } = await ask(server.origin, viewer, {}, { origin });
      assert.equal(headers.get('access-control-allow-origin'), null, origin);
      assert.match(headers.get('vary') ?? '', /Origin/);
    }
  });

  it('answers preflights, to be kept', async () => {
    const preflight = (origin: string) =>
      fetch(`${server.apiOrigin}/graphql`, { method: 'OPTIONS', headers: { origin } });
    const allowed = await preflight(friend);
    assert.equal(allowed.status, 204);
    assert.match(allowed.headers.get('access-control-allow-headers') ?? '', /Content-Type/);
    assert.ok(Number(allowed.headers.get('access-control-max-age')) > 600);
    assert.equal((await preflight(foe)).headers.get('access-control-allow-methods'), null);
  });

  it('takes a cookie from trusted pages only, and JSON only', async () => {
    const cookie = await signIn(server.origin, 'ada');
    const key = async (headers: Record<string, string>) =>
      at((await ask(server.origin, viewer, {}, { cookie, ...headers })).body, 'data.viewer.key');
    assert.equal(await key({}), '1');
    assert.equal(await key({ origin: friend, 'sec-fetch-site': 'cross-site' }), '1');
    assert.equal((await ask(server.origin, viewer, {}, { cookie, origin: foe })).status, 403);
    assert.equal((await ask(server.origin, viewer, {}, { cookie, 'sec-fetch-site': 'cross-site' })).status, 403);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json']) {
      const response = await fetch(`${server.origin}/graphql`, {
        method: 'POST',
        headers: { cookie, 'content-type': type },
        body: JSON.stringify({ query: 'mutation { followMember(id: "4") { member { id } } }' }),
      });
      assert.equal(response.status, 415, type);
    }
    const mutation = encodeURIComponent('mutation { followMember(id: "4") { member { id } } }');
    assert.equal((await fetch(`${server.origin}/graphql?query=${mutation}`, { headers: { cookie } })).status, 405);
    const read = await fetch(`${server.origin}/graphql?query=${encodeURIComponent(viewer)}`, {
      headers: { cookie, accept: 'application/json' },
    });
    assert.equal(at(await read.json(), 'data.viewer.key'), '1');
    assert.equal((await server.database.query('select from follows')).length, 0);
  });

  it('gives tokens to the same origin and refuses bad ones', async () => {
    const cookie = await signIn(server.origin, 'ada');
    const token = (headers: Record<string, string>) => fetch(`${server.origin}/token`, { headers });
    const given: unknown = await (await token({ cookie })).json();
    assert.equal(at(given, 'expiresIn'), 300);
    const bearer = { authorization: `Bearer ${String(at(given, 'token'))}` };
    assert.equal(at((await ask(server.apiOrigin, viewer, {}, bearer)).body, 'data.viewer.key'), '1');
    assert.equal((await token({})).status, 401);
    assert.equal((await token({ cookie, origin: friend })).status, 403);
    assert.equal((await token({ cookie, 'sec-fetch-site': 'same-site' })).status, 403);
    // The session's own secret is no token, and a token is no session.
    for (const bad of ['Bearer x', 'Basic YTpi', `Bearer ${cookie.split('=')[1]}`, `Bearer ${'A'.repeat(43)}`]) {
      const { status, body } = await ask(server.origin, viewer, {}, { authorization: bad });
      assert.equal(status, 401, bad);
      assert.equal(at(body, 'errors.0.extensions.code'), 'UNAUTHENTICATED');
    }
    await server.database.query(`update sessions set expires_at = now() - interval '1 second' where kind = 'token'`);
    assert.equal((await ask(server.origin, viewer, {}, bearer)).status, 401);
    const next: unknown = await (await token({ cookie })).json();
    const later = { authorization: `Bearer ${String(at(next, 'token'))}` };
    await fetch(`${server.origin}/sign-out`, { method: 'POST', headers: { cookie }, redirect: 'manual' });
    assert.equal((await ask(server.origin, viewer, {}, later)).status, 401);
    assert.equal(at((await ask(server.origin, viewer, {}, { cookie })).body, 'data.viewer.key'), null);
  });

  it('returns from sign-in to itself and allowed origins only', async () => {
    const returned = async (to: string) => {
      const response = await fetch(`${server.origin}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ account: 'ada', return: to }),
      });
      assert.equal(response.status, 303);
      return response.headers.get('location');
    };
    assert.equal(await returned('/members.html?a=1#b'), `${server.origin}/members.html?a=1#b`);
    assert.equal(await returned(`${friend}/x`), `${friend}/x`);
    for (const to of [
      foe,
      '//foe.example',
      '/\\foe.example',
      'javascript:alert(1)',
      'https:foe.example',
      'https://x@friend.example/',
      'http://[',
    ]) {
      assert.equal(await returned(to), `${server.origin}/`, to);
    }
    assert.equal(await returned('/.//foe.example'), `${server.origin}//foe.example`);
    const page = await fetch(`${server.origin}/sign-in?return=${encodeURIComponent('/"><script>alert(1)</script>')}`);
    assert.doesNotMatch(await page.text(), /<script/);
    const forged = { method: 'POST', headers: { origin: foe }, body: new URLSearchParams({ account: 'ada' }) };
    assert.equal((await fetch(`${server.origin}/sign-in`, forged)).status, 403);
    const unknown = { method: 'POST', body: new URLSearchParams({ account: 'nobody' }) };
    assert.equal((await fetch(`${server.origin}/sign-in`, unknown)).status, 400);
  });

  it('offers guests the way in and members the way out, on the same page', async () => {
    const path = `/people/"'<b>&amp;`;
    const page = async (cookie = '') => (await fetch(server.origin + path, { headers: { cookie } })).text();
    assert.match(await page(), /<li><a href="\/sign-in\?return=[^"<>]+">Sign in<\/a><\/li>/);
    const cookie = await signIn(server.origin, 'ada');
    const member = await page(cookie);
    assert.doesNotMatch(member, /Sign in</);
    const back = /<form method="post" action="\/sign-out"><button name="return" value="([^"]*)">Sign out</.exec(
      member,
    )?.[1];
    assert.equal(back, `/people/%22'%3Cb%3E&amp;amp;`);
    const body = new URLSearchParams({ return: back.replaceAll('&amp;', '&') });
    const out = await fetch(`${server.origin}/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      body,
      headers: { cookie },
    });
    assert.equal(out.headers.get('location'), new URL(path, server.origin).href);
    assert.match(await page(cookie), />Sign in</);
  });

  it('limits depth, cost and size', async () => {
    const code = async (query: string) => at((await ask(server.origin, query)).body, 'errors.0.extensions.code');
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => `a${index}: members(first: 100) { nodes { id } }`).join(' ');
    assert.equal(await code(`{ ${many(3)} }`), undefined);
    assert.equal(await code(`{ ${many(10)} }`), 'QUERY_TOO_COSTLY');
    const fields = Array.from({ length: 400 }, (_, index) => `f${index}: handle`).join(' ');
    assert.equal(await code(`{ members(first: 100) { nodes { ${fields} } } }`), 'QUERY_TOO_COSTLY');
    assert.equal(await code(`{ a${'{ a'.repeat(20)}${' }'.repeat(20)} }`), 'QUERY_TOO_DEEP');
    const full = `nodes { id handle name avatarUrl headline bio { text format lang } pronouns location timeZone languages organisation
      expertise offers wants links { url label } badges { id label imageUrl } joinedAt lastActiveAt following viewerCan
      counts { posts followers following events } fields { name label value } url } totalCount pageInfo { hasNextPage endCursor }`;
    assert.equal(
      await code(`{ viewer { key member { ...M } } members(first: 100) { ${full} } } fragment M on Member { id name }`),
      undefined,
    );
    const large = await ask(server.origin, viewer, { padding: 'x'.repeat(1_200_000) }, { origin: friend });
    assert.equal(large.status, 413);
    assert.equal(large.headers.get('access-control-allow-origin'), friend);
    const introspection = await ask(
      server.origin,
      '{ __schema { types { fields { args { type { ofType { ofType { ofType { name } } } } } } } } }',
    );
    assert.equal(at(introspection.body, 'errors'), undefined);
    const again = Array.from({ length: 50 }, (_, n) => `a${n}: __schema { types { name } }`).join(' ');
    assert.equal(await code(`{ ${again} }`), 'QUERY_TOO_COSTLY');
  });

  it('masks what it did not expect and logs no value', async () => {
    const { database } = server;
    await database.query('alter table badges rename to renamed');
    const { body } = await ask(server.origin, '{ members(search: "my private words") { nodes { id } } }');
    await database.query('alter table renamed rename to badges');
    assert.equal(at(body, 'errors.0.extensions.code'), 'INTERNAL_SERVER_ERROR');
    assert.doesNotMatch(JSON.stringify(body), /badges|relation|select|\.ts/);
    assert.match(logged.join('\n'), /42P01/);
    assert.doesNotMatch(logged.join('\n'), /private|badges/);
  });

  it('sends files of its folders and nothing else', async () => {
    // Past fetch, which would tidy the path.
    const raw = (path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request({ port: new URL(server.origin).port, path, method: 'GET' }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.once('error', reject);
        sent.end();
      });
    assert.equal(await raw('/'), 200);
    assert.equal(await raw('/people/ada'), 200);
    const outside = [
      '/../server/package.json',
      '/..%2fserver/package.json',
      '/%2e%2e/server/package.json',
      '/..%5cserver%5cpackage.json',
      '/%252e%252e/server/package.json',
      '/index.html%00.js',
      '/headers.json',
      '/.git/config',
      '//etc/passwd',
      '/%2fetc/passwd',
      '/%',
      '/kith/../../../package.json',
      '/kith/..%2f..%2fpackage.json',
      '/storybook/../../package.json',
      '/constructor',
      '/__proto__',
    ];
    for (const path of outside) assert.equal(await raw(path), 404, path);
    const page = await fetch(`${server.origin}/`, { headers: { 'accept-encoding': 'br' } });
    assert.equal(page.headers.get('content-encoding'), 'br');
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.doesNotMatch(await page.text(), /\{\{\w+\}\}/);
    const icon = await fetch(`${server.origin}/icon.svg`);
    const again = await fetch(`${server.origin}/icon.svg`, {
      headers: { 'if-none-match': icon.headers.get('etag') ?? '' },
    });
    assert.equal(again.status, 304);
    assert.equal((await fetch(`${server.apiOrigin}/`)).status, 404);
  });

  it('collects policy reports and draws avatars under a policy of their own', async () => {
    const reports = `${server.origin}/csp-reports`;
    const report = { 'csp-report': { 'violated-directive': 'script-src' } };
    const sent = {
      method: 'POST',
      headers: { 'content-type': 'application/csp-report' },
      body: JSON.stringify(report),
    };
    for (let count = 0; count < 210; count++) await fetch(reports, sent);
    const kept: unknown = await (await fetch(reports)).json();
    assert.ok(Array.isArray(kept) && kept.length === 200);
    await fetch(reports, { method: 'DELETE' });
    assert.deepEqual(await (await fetch(reports)).json(), []);
    const strict = await fetch(`${server.origin}/strict.html`);
    assert.match(
      strict.headers.get('content-security-policy') ?? '',
      /require-trusted-types-for 'script'.*report-uri \/csp-reports/,
    );
    const avatar = await fetch(`${server.apiOrigin}/avatars/1.svg`);
    assert.equal(avatar.headers.get('content-security-policy'), `default-src 'none'`);
    assert.match(avatar.headers.get('content-type') ?? '', /^image\/svg\+xml/);
    assert.equal((await fetch(`${server.origin}/avatars/x.svg`)).status, 404);
  });

  it('says that a port is taken, and ends what it had begun', async () => {
    const port = Number(new URL(server.origin).port);
    await assert.rejects(startServer({ port }), new RegExp(`Port ${port} is already taken`));
    await assert.rejects(startServer({ port: 0, apiPort: port }), new RegExp(`Port ${port} is already taken`));
  });
});

describe('a tight rate limit', () => {
  it('answers 429 with Retry-After, readable across origins', async () => {
    const server = await startServer({ port: 0, fill: smallCommunity, allowOrigins: [friend], ratePerMinute: 2 });
    try {
      const statuses = [];
      for (let count = 0; count < 3; count++) statuses.push((await ask(server.origin, viewer)).status);
      assert.deepEqual(statuses, [200, 200, 429]);
      const { headers, body } = await ask(server.origin, viewer, {}, { origin: friend });
      assert.ok(Number(headers.get('retry-after')) > 0);
      assert.equal(headers.get('access-control-allow-origin'), friend);
      assert.equal(at(body, 'errors.0.extensions.code'), 'RATE_LIMITED');
    } finally {
      await server.close();
    }
  });
});
