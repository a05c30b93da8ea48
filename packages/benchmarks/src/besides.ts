import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { brotliCompressSync, constants, createBrotliCompress } from 'node:zlib';
import type { Served } from './serve.js';

/** What a site has besides its own, by path: a file, or what is answered as JSON whatever the query and the method are. */
export type Besides = Readonly<Record<string, string | Uint8Array | { readonly json: unknown }>>;

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/**
 * A site with some pages more. Everything else is the site's own answer, data compressed as in front of every server, and
 * all sides of a comparison come through here, so that the way is the same.
 */
export async function besides(origin: string, more: Besides): Promise<Served> {
  const own = new Map(
    Object.entries(more).map(([path, one]) => {
      const file = typeof one === 'string' || one instanceof Uint8Array;
      const body = brotliCompressSync(file ? one : JSON.stringify(one.json));
      return [path, { type: file ? types[path.split('.').at(-1) ?? ''] : 'application/json', body }];
    }),
  );
  const server = createServer((incoming, outgoing) => {
    const found = own.get((incoming.url ?? '').split('?', 1)[0] ?? '');
    if (!found) return forward(origin, incoming, outgoing);
    outgoing.writeHead(200, { 'content-type': found.type, 'content-encoding': 'br' }).end(found.body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The site listens on no port.');
  return {
    origin: `http://localhost:${address.port}`,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

/** To the site it looks as if its own page had asked. */
function forward(origin: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { host } = new URL(origin);
  const headers = { ...incoming.headers, host, ...(incoming.headers.origin && { origin }) };
  const onward = request(origin + (incoming.url ?? '/'), { method: incoming.method, headers }, (answer) => {
    const { 'content-length': _, ...rest } = answer.headers;
    const plain = (answer.headers['content-type'] ?? '').includes('json') && !answer.headers['content-encoding'];
    if (!plain) {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, { ...rest, 'content-encoding': 'br' });
    answer.pipe(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })).pipe(outgoing);
  });
  onward.on('error', () => outgoing.writeHead(502).end());
  incoming.pipe(onward);
}
