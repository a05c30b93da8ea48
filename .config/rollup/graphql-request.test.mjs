import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { httpTransport } from '../../packages/graphql/src/http.ts';
import { root } from './entries.mjs';
import { oneTextAtATime } from './graphql-request.mjs';

/** The transport over graphql-request as visitors load it. */
async function bundled() {
  const bundle = await rollup({
    input: join(root, 'packages/graphql/src/http.ts'),
    plugins: [
      oneTextAtATime(),
      nodeResolve({ exportConditions: ['kith-source'], extensions: ['.ts', '.js'] }),
      esbuild({ tsconfig: join(root, 'tsconfig.json'), target: 'es2022' }),
    ],
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  await bundle.close();
  const [{ code, modules }] = output;
  const { httpTransport: made } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return { made, code, modules: Object.keys(modules).filter((id) => modules[id].renderedLength > 0) };
}

const page = (body, init) => new Response(body, { headers: { 'content-type': 'text/html' }, ...init });
const answers = {
  data: () => Response.json({ data: { a: 1 } }),
  'data and errors': () => Response.json({ data: { a: 1 }, errors: [{ message: 'x' }] }),
  'no errors': () => Response.json({ data: { a: 1 }, errors: [] }),
  'errors and a status': () => Response.json({ data: null, errors: [{ message: 'x' }] }, { status: 403 }),
  'a status': () => Response.json({}, { status: 500, headers: { 'retry-after': '3' } }),
  'nothing of GraphQL': () => Response.json({ a: 1 }),
  'data of another type': () => Response.json({ data: 7 }),
  'half an answer': () => new Response('{"data":', { headers: { 'content-type': 'application/json' } }),
  'a page': () => page('<p>'),
  'a page and a status': () => page('<p>', { status: 404 }),
  nobody: () => Promise.reject(new TypeError('Failed to fetch')),
};
const requests = [
  { document: 'query ($id: ID!) { a(id: $id) } # why', variables: { id: '1' } },
  { document: 'query ($id: ID!) { a(id: $id) } # why', variables: { id: '1' }, method: 'GET' },
  { document: 'mutation { a }', variables: {}, method: 'GET' },
  { document: 'query A { a } query B { b }', variables: {}, operationName: 'B' },
];

/** What one transport sends, and what it makes of the answer. */
async function trial(make, request, answer) {
  let sent;
  const transport = make({
    endpoint: 'https://api.test/graphql?a=1',
    headers: { 'x-app': '1' },
    fetch: async (url, { method, headers, body, credentials }) => {
      sent = { url, method, headers: [...new Headers(headers)], body, credentials };
      return answer();
    },
  });
  const outcome = await transport
    .execute(request)
    .catch(({ kind, retryAfterMs, cause }) => ({ kind, retryAfterMs, cause }));
  return { sent, outcome };
}

test('less of graphql-request sends and answers the same', async () => {
  const { made, code, modules } = await bundled();
  assert.doesNotMatch(code, /batchRequests|Middleware/);
  assert.deepEqual(
    modules.filter((id) => id.includes('/node_modules/graphql/')),
    [],
  );
  for (const request of requests)
    for (const [name, answer] of Object.entries(answers))
      assert.deepEqual(await trial(made, request, answer), await trial(httpTransport, request, answer), name);
});

test('a list, which answers no single document, is no answer', async () => {
  const { made } = await bundled();
  const { outcome } = await trial(made, requests[0], () => Response.json([{ data: { a: 1 } }]));
  assert.deepEqual([outcome.kind, outcome.cause.codes], ['backend', ['NOT_GRAPHQL']]);
});

test('a release of graphql-request that reads otherwise ends the build', () => {
  const fail = (message) => {
    throw new Error(message);
  };
  const { transform } = oneTextAtATime();
  const id = '/node_modules/graphql-request/build/legacy/helpers/runRequest.js';
  assert.throws(
    () => transform.call({ error: fail }, 'export {};', id),
    /runRequest\.js of graphql-request\/build has no/,
  );
});
