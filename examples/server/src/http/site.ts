import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../database/database.js';
import { isRecord } from '../record.js';
import { sessionCookie } from '../session/cookie.js';
import type { Sessions } from '../session/sessions.js';
import type { Exchange } from './exchange.js';
import { StaticFiles } from './static-files.js';

/** A folder of files at a path that begins and ends with `/`. The first that has the file answers. */
export interface Mount {
  readonly path: string;
  readonly files: StaticFiles;
}

export const project = fileURLToPath(new URL('../../../../', import.meta.url));
const bundle = join(project, 'packages/embed/dist/kith');
const pages = join(project, 'examples/html');
const HEADERS_FILE = 'headers.json';

/** Released files never change under their version and may be loaded by any page, as from a CDN. */
const released = {
  'cache-control': 'public, max-age=31536000, immutable',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** What a careful site sends with every page. */
const careful = { 'referrer-policy': 'strict-origin-when-cross-origin', 'x-frame-options': 'SAMEORIGIN' };

/** The example pages, the bundle that they load, and Storybook where it has been built. */
export function siteMounts(apiPort: number, database: Database, sessions: Sessions): Mount[] {
  let hosts: Promise<readonly string[]> | undefined;
  const valuesFor = async ({ request, url }: Exchange) => {
    const names = await (hosts ??= hostsIn(database));
    const api = `http://${url.hostname}:${apiPort}`;
    const cookie = sessionCookie(request);
    const member = cookie !== undefined && (await sessions.viewer('cookie', cookie)) !== undefined;
    const account = accountItem('', url.pathname, member);
    const apiAccount = accountItem(api, url.origin + url.pathname, member);
    const known = { site: url.origin, api, hosts: names.join(' '), host: names[0] ?? '', account, apiAccount };
    return { ...(await release()), ...known };
  };
  return [
    { path: '/kith/', files: new StaticFiles({ directory: bundle, headersFor: () => released }) },
    {
      path: '/storybook/',
      files: new StaticFiles({ directory: join(project, 'storybook-static'), headersFor: () => ({}) }),
    },
    {
      path: '/',
      files: new StaticFiles({ directory: pages, except: [HEADERS_FILE], headersFor: pageHeaders, valuesFor }),
    },
  ];
}

/** The way in for guests, and the way out for members: what a site's own template would write. */
function accountItem(origin: string, back: string, member: boolean): string {
  if (!member) return `<a href="${origin}/sign-in?return=${encodeURIComponent(back)}">Sign in</a>`;
  // A path is percent-encoded, quotes and angle brackets too (URL Standard, path percent-encode set), but for `&` and `'`.
  const value = back.replaceAll('&', '&amp;');
  return `<form method="post" action="${origin}/sign-out"><button name="return" value="${value}">Sign out</button></form>`;
}

/** Pages that read from the address what they show: a member, a discussion, an event. */
const standIns = [
  { addresses: /^\/people\/[^/]+$/, page: '/person.html' },
  { addresses: /^\/discussions\/[^/]+$/, page: '/discussion.html' },
  { addresses: /^\/events\/[^/]+$/, page: '/event.html' },
];

/** The address of a file that stands for another. */
export function pageOf(pathname: string): string {
  return standIns.find(({ addresses }) => addresses.test(pathname))?.page ?? pathname;
}

/** The members whom the site's owner would name as hosts: handles as a page writes them. */
async function hostsIn(database: Database): Promise<readonly string[]> {
  const rows = await database.query<{ handle: string }>(
    'select handle from members where not hidden order by last_active_at desc nulls last, id limit 5',
  );
  return rows.map(({ handle }) => `@${handle}`);
}

/** What a site owner copies from the release notes. */
async function release(): Promise<{ version: string; integrity: string }> {
  const { version } = await readJson(join(project, 'packages/embed/package.json'));
  const { files } = await readJson(join(bundle, String(version), 'integrity.json')).catch(() => ({ files: undefined }));
  const entry = isRecord(files) ? files['kith.js'] : undefined;
  return { version: String(version), integrity: isRecord(entry) ? String(entry['integrity']) : '' };
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isRecord(value)) throw new Error(`${file} must hold an object`);
  return value;
}

/** Headers of a page from the file beside the pages, read each time: pages are edited while they are served. */
async function pageHeaders(file: string): Promise<Record<string, string>> {
  const table = await readJson(join(pages, HEADERS_FILE)).catch((error: unknown): Record<string, unknown> => {
    if (error instanceof SyntaxError) throw new Error(`${HEADERS_FILE} is not JSON`);
    return {};
  });
  const own = new Map<string, string>(Object.entries(careful));
  const page = `/${file}`;
  const listed = Object.hasOwn(table, page) ? table[page] : {};
  for (const [name, value] of Object.entries(isRecord(listed) ? listed : {})) {
    if (typeof value !== 'string') throw new Error(`${HEADERS_FILE}: ${page}: ${name} must be text`);
    // Every broken policy is collected here, so that a test can say there was none.
    const reported = name.toLowerCase() === 'content-security-policy' && !/report-(uri|to)/.test(value);
    own.set(name.toLowerCase(), reported ? `${value}; report-uri /csp-reports` : value);
  }
  return Object.fromEntries(own);
}
