import { CommunityError, limited, tryLimitMs } from '@kith/core';
import type { AuthStyle } from './adapter.js';
import { kindOfCode } from './errors.js';
import { own, read } from './path.js';
import type { TransportAnswer } from './transport.js';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface TokenSource {
  /** The host's token for the signed-in visitor; none for a guest. Asked again when the backend refuses one. */
  readonly getToken?: (() => Promise<string | undefined> | string | undefined) | undefined;
  /** An address of the page's own origin that answers `{ token, expiresIn }` (seconds) to the visitor's cookie. */
  readonly tokenUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
}

type Header = { readonly [name: string]: string };
type Send = (credential: Header | undefined) => Promise<TransportAnswer>;

export interface TokenHolder {
  /** Sends with the token; refused as unauthenticated, once more with a new one. */
  with(send: Send, signal: AbortSignal | undefined): Promise<TransportAnswer>;
  forget(): void;
}

/** One answer of the source. A later one is another object, whether or not its token is the same. */
interface Held {
  readonly token: string | undefined;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Keeps a token in memory, in this closure alone, until it expires or is refused. */
export function tokenHolder(source: TokenSource, url: string | undefined, auth: AuthStyle = {}): TokenHolder {
  const { header = 'authorization', template = 'Bearer {$token}' } = auth;
  let held: Held | undefined;
  let pending: Promise<Held> | undefined;

  /** Many callers at once make one request. */
  function load(): Promise<Held> {
    if (pending) return pending;
    const ask = (signal: AbortSignal): Promise<Held> =>
      source.getToken ? askHost(source.getToken) : askUrl(url ?? '', signal, source.fetch);
    // A source that hangs is asked again by whoever comes next, as a request that hangs is sent again.
    const mine = limited(ask, tryLimitMs)
      .then((answer) => {
        // What is forgotten while it is on its way serves those who wait, and is not kept.
        if (pending === mine) held = answer;
        return answer;
      })
      .finally(() => {
        if (pending === mine) pending = undefined;
      });
    return (pending = mine);
  }

  async function settle(send: Send, { token }: Held): Promise<TransportAnswer | CommunityError> {
    try {
      return await send(token === undefined ? undefined : { [header]: template.replace('{$token}', () => token) });
    } catch (thrown) {
      if (thrown instanceof CommunityError) return thrown;
      throw thrown;
    }
  }

  return {
    async with(send, signal) {
      const used = !pending && held && held.until > Date.now() ? held : await load();
      signal?.throwIfAborted();
      let result = await settle(send, used);
      if (isRefused(result)) {
        // Whoever was refused with an older token takes the newer one; it needs no third.
        const next = held && held !== used && !pending ? held : await load();
        signal?.throwIfAborted();
        if (next.token !== undefined) result = await settle(send, next);
      }
      if (result instanceof CommunityError) throw result;
      return result;
    },
    forget() {
      held = pending = undefined;
    },
  };
}

function isRefused(result: TransportAnswer | CommunityError): boolean {
  if (result instanceof CommunityError) return result.kind === 'unauthenticated';
  const { status, errors = [] } = result;
  return (
    status === 401 ||
    errors.some((error) => kindOfCode(String(read(error, 'extensions.code|code'))) === 'unauthenticated')
  );
}

async function askHost(getToken: NonNullable<TokenSource['getToken']>): Promise<Held> {
  try {
    const token = (await getToken()) || undefined;
    // A guest may sign in at any moment: the host is asked again the next time.
    return { token, until: token ? Infinity : 0 };
  } catch {
    throw failed('unauthenticated', 'GET_TOKEN_FAILED');
  }
}

async function askUrl(url: string, signal: AbortSignal, fetch: Fetch = globalThis.fetch): Promise<Held> {
  const init: RequestInit = { signal, credentials: 'same-origin', headers: { accept: 'application/json' } };
  const response = await fetch(url, init).catch(() => {
    throw failed('network', 'TOKEN_UNREACHABLE');
  });
  if (response.status >= 500) throw failed('backend', 'TOKEN_FAILED', response.status);
  const body: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  const token = own(body, 'token');
  const seconds = Number(own(body, 'expiresIn'));
  if (typeof token !== 'string' || !token) return { token: undefined, until: Date.now() + guestFor };
  // A little early, so that it does not expire on its way.
  return { token, until: seconds > 0 ? Date.now() + Math.max(seconds * 900, 1000) : Infinity };
}

/** How long a visitor counts as a guest before their cookie is tried again. */
const guestFor = 60_000;

function failed(kind: CommunityError['kind'], code: string, status?: number): CommunityError {
  return new CommunityError(kind, { cause: { status, errors: [{ extensions: { code } }] } });
}
