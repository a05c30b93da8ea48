import { CommunityError } from '@kith/core';
import type { SetupError } from '@kith/ui';
import type { ConnectOptions } from './options.js';

/** Why a backend could not be talked to, as far as it is known when it happens. */
export interface Fault {
  readonly thrown: unknown;
  readonly options: ConnectOptions;
  /** Whether the page's Content-Security-Policy was seen to block a request to this backend. */
  readonly blocked: boolean;
  /** How many requests in a row found nobody, before any was answered. */
  readonly failures: number;
}

/** How many requests in a row must find nobody before the set-up is suspected: one may be a lost connection. */
const suspicious = 2;

/**
 * What the host should mend; `undefined` where the fault is not one of set-up, or may yet turn out not to be. No
 * request is sent to find out: what a browser hides from scripts is said as a probability.
 */
export function diagnose({ thrown, options, blocked, failures }: Fault): SetupError | undefined {
  // By name: the classes load only with adapters.
  if (thrown instanceof Error && /^Adapter(?:Error|Missing)$/.test(thrown.name))
    return { code: 'bad-adapter', detail: `${nameOf(options)}: ${thrown.message}.` };
  const { endpoint } = options;
  if (endpoint && !URL.canParse(endpoint))
    return { code: 'bad-attribute', detail: `endpoint="${endpoint}" is no address.` };
  if (!(thrown instanceof CommunityError)) return { code: 'bad-attribute', detail: `${messageOf(thrown)}.` };
  const { codes, paths, status } = causeOf(thrown);
  if (codes.includes('ADAPTER_PATH'))
    return { code: 'bad-adapter', detail: `${nameOf(options)}: nothing lies where it looks: ${paths.join(', ')}.` };
  if (thrown.kind === 'unauthenticated' && !options.getToken && !options.tokenUrl)
    return {
      code: 'sign-in-needed',
      detail: `${place(endpoint)} answers nobody who has not signed in: give sign-in-url, token-url or credentials.`,
    };
  if (!endpoint) return undefined;
  if (codes.includes('MIXED_CONTENT'))
    return {
      code: 'mixed-content',
      detail: `This page is https, so that browsers refuse ${endpoint}: it must be https too.`,
    };
  // A proxy's page about an outage is no mistake of the host's.
  if (!(status && status >= 500) && (codes.includes('HTML_ANSWER') || codes.includes('NOT_GRAPHQL')))
    return {
      code: 'html-answer',
      detail: `${endpoint} answers ${status}, but not in GraphQL's shape: is the address right?`,
    };
  if (blocked)
    return {
      code: 'csp',
      detail: `This page's Content-Security-Policy blocks ${endpoint}: add its origin to connect-src.`,
    };
  if (status === 404) return { code: 'unreachable', detail: `${endpoint} answers 404: is the address right?` };
  if (thrown.kind !== 'network' || failures < suspicious || !navigator.onLine) return undefined;
  const { origin } = new URL(endpoint);
  return origin === location.origin
    ? { code: 'unreachable', detail: `${endpoint} cannot be reached.` }
    : {
        code: 'cors',
        detail: `${endpoint} cannot be reached. Probably it does not allow requests from ${location.origin} (CORS); browsers do not say more.`,
      };
}

/** What core keeps of a cause: nothing in it carries data. */
function causeOf({ cause }: CommunityError) {
  const {
    codes = [],
    paths = [],
    status,
  }: { codes?: readonly string[]; paths?: readonly string[]; status?: number } = cause ?? {};
  return { codes, paths, status };
}

function nameOf({ adapter, inside, preset }: ConnectOptions): string {
  if (typeof adapter === 'string') return `adapter="${adapter}"`;
  return preset && !adapter && !inside ? `preset="${preset}"` : 'The adapter';
}

function place(endpoint: string | undefined): string {
  return endpoint ?? 'The backend';
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : 'Connecting failed';
}
