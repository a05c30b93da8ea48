import { CommunityError } from '@kith/core';
import { own } from './path.js';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface TokenSource {
  /** The host's token for the signed-in visitor; none for a guest. Asked again when the backend refuses one. */
  readonly getToken?: (() => Promise<string | undefined> | string | undefined) | undefined;
  /** An address of the page's own origin that answers `{ token, expiresIn }` (seconds) to the visitor's cookie. */
  readonly tokenUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
}

export interface HeldToken {
  readonly token: string | undefined;
}

export interface TokenHolder {
  get(): Promise<HeldToken>;
  /** A newer token than the one refused; `undefined` where there is none. Many callers at once make one request. */
  renew(refused: HeldToken): Promise<HeldToken | undefined>;
  forget(): void;
}

/** An address as seen from the page; on a server it must be absolute. */
export function pageUrl(address: string): URL {
  return new URL(address, globalThis.document?.baseURI);
}

/** Keeps a token in memory, in this closure alone, until it expires or is refused. */
export function tokenHolder(source: TokenSource): TokenHolder {
  const ask = source.getToken
    ? askHost(source.getToken)
    : source.tokenUrl
      ? askUrl(source.tokenUrl, source)
      : undefined;
  let held: (HeldToken & { readonly until: number }) | undefined;
  let pending: Promise<HeldToken> | undefined;

  function load(): Promise<HeldToken> {
    if (!ask) return Promise.resolve({ token: undefined });
    if (pending) return pending;
    held = undefined;
    const mine = ask().then((answer) => {
      // Forgotten while it was on its way: whoever waits may use it, nobody keeps it.
      if (pending === mine) held = answer;
      return answer;
    });
    const done = (): void => {
      if (pending === mine) pending = undefined;
    };
    mine.then(done, done);
    return (pending = mine);
  }

  return {
    get: () => (held && held.until > Date.now() ? Promise.resolve(held) : load()),
    async renew(refused) {
      if (!ask) return undefined;
      const next = held && held !== refused ? held : await load();
      return next.token ? next : undefined;
    },
    forget() {
      held = pending = undefined;
    },
  };
}

type Answer = HeldToken & { readonly until: number };

function askHost(getToken: () => Promise<string | undefined> | string | undefined) {
  return async (): Promise<Answer> => {
    const token = await Promise.resolve()
      .then(getToken)
      .catch(() => {
        throw new CommunityError('unauthenticated', {
          cause: { errors: [{ extensions: { code: 'GET_TOKEN_FAILED' } }] },
        });
      });
    // A guest may sign in at any moment: the host is asked again the next time.
    return { token: token || undefined, until: token ? Infinity : 0 };
  };
}

function askUrl(tokenUrl: string, source: TokenSource) {
  const url = pageUrl(tokenUrl);
  const origin = globalThis.location?.origin;
  if (origin && url.origin !== origin) {
    throw new TypeError(`token-url must have the origin of the page, ${origin}, and not ${url.origin}`);
  }
  return async (): Promise<Answer> => {
    const response = await (source.fetch ?? globalThis.fetch)(url.href, {
      credentials: 'same-origin',
      headers: { accept: 'application/json' },
    }).catch(() => {
      throw new CommunityError('network', { cause: { errors: [{ extensions: { code: 'TOKEN_UNREACHABLE' } }] } });
    });
    const body: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
    if (!response.ok && response.status >= 500) {
      throw new CommunityError('backend', {
        cause: { status: response.status, errors: [{ extensions: { code: 'TOKEN_FAILED' } }] },
      });
    }
    const token = own(body, 'token');
    const seconds = Number(own(body, 'expiresIn'));
    // Ten seconds early, so that it does not expire on its way; a guest is asked about once a minute.
    const wait = typeof token === 'string' ? (seconds > 0 ? Math.max(seconds - 10, 1) : Infinity) : 60;
    return { token: typeof token === 'string' ? token : undefined, until: Date.now() + wait * 1000 };
  };
}
