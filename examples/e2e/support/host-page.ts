import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the built bundle: one folder per version. */
export const bundleFolder = fileURLToPath(new URL('../../../packages/embed/dist/kith/', import.meta.url));

/** The version that was built. */
export async function builtVersion(): Promise<string> {
  const json: unknown = JSON.parse(
    await readFile(fileURLToPath(new URL('../../../packages/embed/package.json', import.meta.url)), 'utf8'),
  );
  if (typeof json !== 'object' || json === null || !('version' in json)) throw new TypeError('embed has no version');
  return String(json.version);
}

export interface HostPage {
  readonly origin: string;
  close(): Promise<void>;
}

export interface HostPageOptions {
  /** What stands in the body. */
  readonly body: string;
  readonly head?: string;
  /** Answers by path, such as a token; other paths are the bundle's. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Bundles by version, instead of the built one. */
  readonly bundles?: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** A site of somebody's, on an origin of its own, with one page and the bundle beside it. */
export async function serveHostPage({ body, head, answers = {}, bundles }: HostPageOptions): Promise<HostPage> {
  const version = await builtVersion();
  const folders = bundles ?? { [version]: join(bundleFolder, version) };
  const scripts = Object.keys(folders).map((one) => `<script type="module" src="/kith/${one}/kith.js"></script>`);
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A site</title><link rel="icon" href="data:,">
${head ?? ''}${scripts.join('\n')}</head><body>${body}</body></html>`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, kith, wanted = '', ...rest] = pathname.split('/');
    const folder = kith === 'kith' ? folders[wanted] : undefined;
    const answer = answers[pathname];
    if (pathname === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    else if (answer !== undefined) response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    else if (folder === undefined) response.writeHead(404).end();
    else
      readFile(join(folder, normalize(`/${rest.join('/')}`))).then(
        (file) => response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'text/plain' }).end(file),
        () => response.writeHead(404).end(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port');
  return {
    origin: `http://localhost:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
