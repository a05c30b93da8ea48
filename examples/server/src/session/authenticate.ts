import { errorResponse } from '../graphql/errors.js';
import type { Origins } from '../http/origins.js';
import type { Viewer } from '../members/viewer.js';
import { sessionCookie } from './cookie.js';
import type { Sessions } from './sessions.js';

/**
 * Who asks: by `Authorization: Bearer`, else by cookie, else a guest (`null`). A token that is not good is refused
 * with 401, so that a client renews it; a cookie that has run out makes a guest.
 */
export async function authenticate(
  request: Request,
  sessions: Sessions,
  origins: Origins,
): Promise<Viewer | null | Response> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const token = /^Bearer ([\w-]{20,200})$/i.exec(authorization)?.[1];
    const viewer = token && (await sessions.viewer('token', token));
    return (
      viewer ||
      errorResponse(401, 'UNAUTHENTICATED', 'The token is not valid or has expired', { 'www-authenticate': 'Bearer' })
    );
  }
  const cookie = sessionCookie(request);
  if (!cookie) return null;
  if (!origins.trusts(request)) return errorResponse(403, 'FORBIDDEN', 'This origin may not use the session cookie');
  return (await sessions.viewer('cookie', cookie)) ?? null;
}
