/** What went wrong, in the only words that widgets know. */
export type ErrorKind =
  | 'network'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'invalid'
  | 'conflict'
  | 'rate-limited'
  | 'unsupported'
  | 'backend';

/** Codes by input field, from the adapter's table. */
export type FieldErrors = { readonly [field: string]: string };

export interface ErrorDetails {
  readonly fields?: FieldErrors | undefined;
  /** How long to wait before any further request to this endpoint, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Only HTTP status, error codes and paths of it are kept. */
  readonly cause?: unknown;
}

/**
 * The one error that leaves a gateway. Its cause is scrubbed before it is kept: clients' errors print
 * variables, and those hold private messages and tokens.
 */
export class CommunityError extends Error {
  override readonly name = 'CommunityError';
  readonly kind: ErrorKind;
  readonly fields: FieldErrors | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(kind: ErrorKind, details: ErrorDetails = {}) {
    super(`Community request failed: ${kind}`, { cause: scrub(details.cause) });
    this.kind = kind;
    this.fields = details.fields;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Whether the same read may succeed when tried again. */
  get transient(): boolean {
    return this.kind === 'network' || this.kind === 'rate-limited' || this.kind === 'backend';
  }
}

/** Anything thrown, as a `CommunityError`; what is not one counts as the backend's fault. */
export function toCommunityError(thrown: unknown): CommunityError {
  return thrown instanceof CommunityError ? thrown : new CommunityError('backend', { cause: thrown });
}

interface ScrubbedCause {
  readonly name?: string;
  readonly status?: number;
  readonly codes?: readonly string[];
  readonly paths?: readonly string[];
}

/** Keeps an error's name, the HTTP status, and the codes and paths of GraphQL errors: nothing that carries data. */
function scrub(cause: unknown): ScrubbedCause | undefined {
  if (!isRecord(cause)) return undefined;
  const response = isRecord(cause['response']) ? cause['response'] : cause;
  const errors = Array.isArray(response['errors']) ? response['errors'].filter(isRecord) : [];
  const codes = errors.map(({ extensions }) => isRecord(extensions) && extensions['code']).filter(isCode);
  const paths = errors.map(({ path }) => Array.isArray(path) && path.join('.')).filter(isCode);
  const { status } = response;
  return {
    ...(cause instanceof Error && isCode(cause.name) && { name: cause.name }),
    ...(typeof status === 'number' && { status }),
    ...(codes.length > 0 && { codes }),
    ...(paths.length > 0 && { paths }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A short machine word or path, not a sentence: sentences quote inputs. */
function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.:-]{1,120}$/.test(value);
}
