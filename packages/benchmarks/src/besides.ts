import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import type { Served } from './serve.js';

/**
 * A site with one page more. Everything else is the site's own answer, byte for byte, and both sides of a comparison
 * come through here, so that the way is the same.
 */
export async function besides(
  origin: string,
  { page, script }: { readonly page: string; readonly script: Buffer },
): Promise<Served> {
  const own = new Map([
    ['/members-by-hand.html', { type: 'text/html; charset=utf-8', body: brotliCompressSync(page) }],
    ['/by-hand.js', { type: 'text/javascript; charset=utf-8', body: brotliCompressSync(script) }],
  ]);
  const server = createServer((incoming, outgoing) => {
    const found = own.get(incoming.url ?? '');
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
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.writeHead(502).end());
  incoming.pipe(onward);
}
