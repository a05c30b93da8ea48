import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Corpus } from './payloads.js';

export interface CorporaSite {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Reports, and lets happen, whatever a page without inline script and style must not do: scripts, frames, styles and
 * connections of other origins, event attributes, javascript: addresses. Images may come from anywhere: members have pictures.
 */
const reported = [
  `default-src 'self'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src * data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ');

/** No picture is really fetched: each fails as a broken one does. */
const enforced = 'img-src data:';

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Corpora</title>
<link rel="icon" href="data:,"><body><script type="module" src="/main.js"></script></body></html>`;

/** Serves the page that tries the payloads: the widgets as they are in the sources, and the corpora. */
export async function serveCorpora(corpora: readonly Corpus[]): Promise<CorporaSite> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page/main.ts', import.meta.url))],
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['kith-source'],
    tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)),
    logLevel: 'silent',
    write: false,
  });
  const scripts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const script = scripts.get(pathname);
    if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
    else if (pathname === '/corpora.json')
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(corpora));
    else if (pathname === '/')
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          // Nor is a page that was left kept for going back to it.
          'cache-control': 'no-store',
          'content-security-policy': enforced,
          'content-security-policy-report-only': reported,
        })
        .end(page);
    else response.writeHead(404).end();
  });
  // Browsers are told that every other host is behind this address: it connects to none of them.
  server.on('connect', (_request, socket) => socket.end('HTTP/1.1 502 No way out\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${portOf(server)}`, close: () => closed(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port');
  return address.port;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
