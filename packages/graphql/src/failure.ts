import { CommunityError, type ErrorKind } from '@kith/core';
import { kindOfStatus } from './errors.js';
import type { GraphQLErrorShape } from './transport.js';

/** Why there is no answer in GraphQL's shape. */
export function failure(url: URL, response: Response | undefined, thrown: unknown): CommunityError {
  if (!response) {
    const mixed = url.protocol === 'http:' && globalThis.location?.protocol === 'https:' && !isLocal(url.hostname);
    return coded('network', mixed ? 'MIXED_CONTENT' : 'UNREACHABLE');
  }
  const kind = kindOfStatus(response.status);
  if (response.headers.get('content-type')?.includes('html')) {
    // A page in place of an answer: no such address, unless a proxy says who may not pass.
    return coded(kind === 'not-found' ? 'backend' : (kind ?? 'backend'), 'HTML_ANSWER', response);
  }
  // The connection broke while the body came.
  if (thrown instanceof TypeError) return coded('network', 'UNREACHABLE', response);
  return coded(kind ?? 'backend', response.ok ? 'NOT_GRAPHQL' : undefined, response);
}

/** `Retry-After` as seconds or as a date (RFC 9110, 10.2.3), in milliseconds. Cross-origin it is often not exposed. */
export function retryAfter(response: Response | undefined): number | undefined {
  const value = response?.headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value)
    ? Number(value) * 1000
    : /^[a-z]/i.test(value)
      ? Date.parse(value) - Date.now()
      : NaN;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/**
 * The data without what was lost to errors within it, by their paths: a field that could not be read is not loaded, and
 * not empty, so that what is known of it stays.
 */
export function withoutLost(data: unknown, errors: readonly GraphQLErrorShape[]): unknown {
  const lost = errors.flatMap(({ path }) =>
    Array.isArray(path) && path.length > 1 ? [path as readonly unknown[]] : [],
  );
  return lost.reduce<unknown>((left, path) => without(left, path), data);
}

/** A copy without the field at the path, or the one above it that was emptied with it; of a list nothing is taken out. */
function without(value: unknown, path: readonly unknown[]): unknown {
  const [key, ...rest] = path;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, String(key))) return value;
  const inner: unknown = Reflect.get(value, String(key));
  if (Array.isArray(value)) return value.map((item: unknown, at) => (at === Number(key) ? without(item, rest) : item));
  if (inner !== null) return { ...value, [String(key)]: without(inner, rest) };
  const { [String(key)]: _, ...others } = value as Record<string, unknown>;
  return others;
}

function coded(kind: ErrorKind, code: string | undefined, response?: Response): CommunityError {
  return new CommunityError(kind, {
    retryAfterMs: retryAfter(response),
    cause: { status: response?.status, errors: [{ extensions: { code } }] },
  });
}

/** Browsers let a secure page reach the visitor's own machine. */
function isLocal(host: string): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\]|.*\.localhost)$/.test(host);
}
