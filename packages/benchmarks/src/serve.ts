import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served {
  readonly origin: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
};

/** Serves files from memory on a free port of this machine; each module has a page: `/ours` loads `/ours.js`. */
export async function serve(files: ReadonlyMap<string, Uint8Array>): Promise<Served> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const body = files.get(path) ?? (files.has(`${path}.js`) ? page(path) : undefined);
    if (body === undefined) return void response.writeHead(404).end();
    const extension = typeof body === 'string' ? 'html' : (path.split('.').at(-1) ?? '');
    response.writeHead(200, { 'content-type': types[extension] ?? 'application/octet-stream' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${portOf(server.address())}`,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

function page(path: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${path.slice(1)}</title><style>body { margin: 24px; font-family: system-ui, sans-serif }</style>
<body><h1>Members</h1><script type="module" src="${path}.js"></script></body></html>`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string')
    throw new TypeError(`Not listening on a port: ${String(address)}`);
  return address.port;
}
