import type { Database } from '../database/database.js';
import { errorResponse } from '../graphql/errors.js';
import type { Exchange } from '../http/exchange.js';
import type { Origins } from '../http/origins.js';
import { clearSessionCookie, sessionCookie, setSessionCookie } from './cookie.js';
import type { Sessions } from './sessions.js';
import { signInPage, type DemoAccount } from './sign-in-page.js';

/** `/sign-in`, `/sign-out` and `/token`. */
export class SessionRoutes {
  readonly #database: Database;
  readonly #sessions: Sessions;
  readonly #origins: Origins;

  constructor(database: Database, sessions: Sessions, origins: Origins) {
    this.#database = database;
    this.#sessions = sessions;
    this.#origins = origins;
  }

  async signIn({ request, url }: Exchange): Promise<Response> {
    if (request.method === 'GET') {
      return signInPage(await this.#accounts(), this.#safeReturn(url.searchParams.get('return'), url).href);
    }
    const refused = this.#refusal(request);
    if (refused) return refused;
    const form = await readFields(request);
    if (!form) return errorResponse(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send a form or JSON');
    const secret = await this.#sessions.open(form.get('account') ?? '');
    if (secret === undefined) return errorResponse(400, 'BAD_USER_INPUT', 'There is no such account');
    return this.#answer(request, this.#safeReturn(form.get('return') ?? null, url), setSessionCookie(secret));
  }

  async signOut({ request, url }: Exchange): Promise<Response> {
    const refused = this.#refusal(request);
    if (refused) return refused;
    const cookie = sessionCookie(request);
    if (cookie) await this.#sessions.close(cookie);
    const fields = await readFields(request);
    return this.#answer(request, this.#safeReturn(fields?.get('return') ?? null, url), clearSessionCookie());
  }

  /** For pages of the same origin only: no CORS header is ever sent, and another origin's request is refused. */
  async token({ request, url }: Exchange): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'POST') return methodNotAllowed('GET, POST');
    const site = request.headers.get('sec-fetch-site');
    const origin = request.headers.get('origin');
    if ((site !== null && site !== 'same-origin' && site !== 'none') || (origin !== null && origin !== url.origin)) {
      return errorResponse(403, 'FORBIDDEN', 'Tokens are given to pages of the same origin');
    }
    const cookie = sessionCookie(request);
    const token = cookie && (await this.#sessions.issueToken(cookie));
    if (!token) return errorResponse(401, 'UNAUTHENTICATED', 'Sign in first');
    return Response.json(
      { token, expiresIn: this.#sessions.tokenSeconds },
      { headers: { 'cache-control': 'no-store' } },
    );
  }

  #refusal(request: Request): Response | undefined {
    if (request.method !== 'POST') return methodNotAllowed('POST');
    if (!this.#origins.trusts(request)) return errorResponse(403, 'FORBIDDEN', 'This origin is not allowed');
    return undefined;
  }

  /** A script is told so; a form is sent on. */
  #answer(request: Request, target: URL, cookie: string): Response {
    const headers = { 'set-cookie': cookie, 'cache-control': 'no-store' };
    return request.headers.get('content-type')?.startsWith('application/json')
      ? Response.json({ return: target.href }, { headers })
      : new Response(null, { status: 303, headers: { ...headers, location: target.href } });
  }

  /** Where to go afterwards: this origin or an allowed one, whole, so that `//` in a path cannot mean a host. */
  #safeReturn(wanted: string | null, url: URL): URL {
    try {
      const target = new URL(wanted ?? '/', url.origin);
      if ((target.origin === url.origin || this.#origins.has(target.origin)) && !target.username && !target.password)
        return target;
    } catch {
      // Not an address: as if none were given.
    }
    return new URL('/', url.origin);
  }

  #accounts(): Promise<DemoAccount[]> {
    return this.#database.query<DemoAccount & Record<string, unknown>>(
      `select handle, name, headline, 'moderate' = any(permissions) as moderator from members
        where not hidden order by 'moderate' = any(permissions) desc, id limit 6`,
    );
  }
}

async function readFields(request: Request): Promise<Map<string, string> | undefined> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return new Map(new URLSearchParams(await request.text()));
  if (type !== 'application/json') return undefined;
  const value: unknown = await request.json().catch(() => undefined);
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value).flatMap(([name, field]) => (typeof field === 'string' ? [[name, field]] : [])));
}

function methodNotAllowed(allow: string): Response {
  return new Response(null, { status: 405, headers: { allow } });
}
