import { fileRoute } from '../attachments/file-route.js';
import { drain } from '../attachments/read-form.js';
import { CALENDAR_PATH } from '../events/calendar-address.js';
import { calendarRoute } from '../events/calendar-route.js';
import { errorResponse } from '../graphql/errors.js';
import type { SessionRoutes } from '../session/session-routes.js';
import { serveAvatar } from './avatars.js';
import type { CspReports } from './csp-reports.js';
import { graphqlRoute, type GraphQLRouteOptions } from './graphql-route.js';
import { MAX_BODY, type Route } from './listener.js';
import { servePicture } from './pictures.js';
import type { RateLimit } from './rate-limit.js';
import { pageOf, type Mount } from './site.js';

export interface RouteOptions extends GraphQLRouteOptions {
  readonly sessionRoutes: SessionRoutes;
  readonly rateLimit: RateLimit;
}

/** What a community API serves: GraphQL, sign-in and pictures. Answers what is left to `rest`. */
export function apiRoutes(options: RouteOptions, rest: Route = notFound): Route {
  const { origins, rateLimit, sessionRoutes } = options;
  const limited =
    (route: Route): Route =>
    async (exchange) => {
      const { request, client, tooLarge, form } = exchange;
      if (tooLarge) {
        // The rest of the body is not read, so that this connection cannot be used again.
        const headers = { connection: 'close' };
        return errorResponse(413, 'PAYLOAD_TOO_LARGE', `The body is larger than ${MAX_BODY} bytes`, headers);
      }
      if (request.method === 'OPTIONS') return origins.preflight(request);
      const wait = rateLimit.take(client);
      if (wait > 0 && form) drain(form);
      if (wait > 0) return errorResponse(429, 'RATE_LIMITED', 'Too many requests', { 'retry-after': String(wait) });
      return route(exchange);
    };
  const shared =
    (route: Route): Route =>
    async (exchange) => {
      const response = await limited(route)(exchange);
      origins.decorate(exchange.request, response.headers);
      return response;
    };
  const routes: Readonly<Record<string, Route>> = {
    '/graphql': shared((exchange) => graphqlRoute(exchange, options)),
    '/sign-in': shared((exchange) => sessionRoutes.signIn(exchange)),
    '/sign-out': shared((exchange) => sessionRoutes.signOut(exchange)),
    [CALENDAR_PATH]: limited((exchange) => calendarRoute(exchange, options)),
    '/token': limited((exchange) => sessionRoutes.token(exchange)),
  };
  const files = shared((exchange) => fileRoute(exchange, options));
  return async (exchange) => {
    const { pathname } = exchange.url;
    const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
    if (route) return route(exchange);
    if (pathname.startsWith('/files/')) return files(exchange);
    const avatar = pathname.startsWith('/avatars/') ? serveAvatar(pathname.slice('/avatars/'.length)) : undefined;
    const picture = pathname.startsWith('/pictures/') ? servePicture(pathname.slice('/pictures/'.length)) : undefined;
    return avatar ?? picture ?? rest(exchange);
  };
}

/** What only the site's own port serves: folders of files, and the collected policy reports. */
export function siteRoutes(mounts: readonly Mount[], reports: CspReports): Route {
  return async (exchange) => {
    const { request, url, tooLarge } = exchange;
    if (url.pathname === '/csp-reports')
      return tooLarge ? new Response(null, { status: 413 }) : reports.handle(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    }
    const pathname = pageOf(url.pathname);
    for (const { path, files } of mounts) {
      if (!pathname.startsWith(path)) continue;
      const response = await files.serve(exchange, pathname.slice(path.length));
      if (response) return response;
    }
    return notFound();
  };
}

function notFound(): Promise<Response> {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
  return Promise.resolve(new Response('Not found\n', { status: 404, headers }));
}
