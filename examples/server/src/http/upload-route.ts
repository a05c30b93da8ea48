import type { IncomingMessage } from 'node:http';
import { fileRules } from '../attachments/file-rules.js';
import { drain, FormError, isTooLong, readForm, type Form } from '../attachments/read-form.js';
import type { FileStore } from '../attachments/file-store.js';
import { errorResponse } from '../graphql/errors.js';
import type { Viewer } from '../members/viewer.js';
import type { Exchange } from './exchange.js';
import type { Origins } from './origins.js';
import type { RateLimit } from './rate-limit.js';

/** Headers that no form of a page can send by itself. Any of them shows that a script asked, after a preflight. */
const BY_SCRIPT = ['graphql-require-preflight', 'x-requested-with', 'authorization'];

export interface UploadOptions {
  readonly origins: Origins;
  readonly files: FileStore;
  readonly uploadLimit: RateLimit;
}

/**
 * Takes a form with a file: of members only, at a rate, and from pages that may use the session, all of which is known
 * before anything of it is read. `answer` is asked with the request that the form stands for; what it does not keep of
 * the files is deleted.
 *
 * A browser sends a form to any site, cookie included and without a preflight, so `Origin` must name an allowed page, or
 * a header be there that only scripts can set.
 */
export async function uploadRoute(
  exchange: Exchange,
  form: IncomingMessage,
  viewer: Viewer | null,
  options: UploadOptions,
  answer: (request: Request, uploads: Form['uploads']) => Promise<Response>,
): Promise<Response> {
  const refused = refusal(exchange, form, viewer, options);
  if (refused) {
    drain(form);
    return refused;
  }
  let read: Form;
  try {
    read = await readForm(form, options.files);
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    drain(form);
    const { message, tooLarge } = error;
    return tooLarge
      ? errorResponse(413, 'PAYLOAD_TOO_LARGE', message, { connection: 'close' })
      : errorResponse(400, 'BAD_USER_INPUT', message, { connection: 'close' });
  }
  try {
    const { request } = exchange;
    const headers = new Headers(request.headers);
    headers.set('content-type', 'application/json');
    headers.delete('content-length');
    const asked = { method: 'POST', headers, body: read.operation, signal: request.signal };
    return await answer(new Request(request.url, asked), read.uploads);
  } finally {
    for (const upload of read.uploads.values()) await options.files.discard(upload);
  }
}

function refusal(
  { request, client }: Exchange,
  form: IncomingMessage,
  viewer: Viewer | null,
  { origins, uploadLimit }: UploadOptions,
): Response | undefined {
  const { headers } = request;
  const origin = headers.get('origin');
  const fromPage = origin !== null && origins.has(origin);
  if (!fromPage && (origin !== null || !BY_SCRIPT.some((name) => headers.has(name)))) {
    return errorResponse(403, 'FORBIDDEN', `Send an allowed Origin, or the header ${BY_SCRIPT[0]}: 1`);
  }
  if (!viewer) return errorResponse(401, 'UNAUTHENTICATED', 'Sign in first');
  const wait = uploadLimit.take(client);
  if (wait > 0) return errorResponse(429, 'RATE_LIMITED', 'Too many uploads', { 'retry-after': String(wait) });
  if (!isTooLong(form)) return undefined;
  return errorResponse(413, 'PAYLOAD_TOO_LARGE', `A file has at most ${fileRules.maxFileSize} bytes`);
}
