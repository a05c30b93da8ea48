import type { Database } from '../database/database.js';
import { Budget } from '../graphql/budget.js';
import type { GraphQLEndpoint } from '../graphql/endpoint.js';
import { errorResponse } from '../graphql/errors.js';
import { authenticate } from '../session/authenticate.js';
import type { Sessions } from '../session/sessions.js';
import type { Exchange } from './exchange.js';
import type { Origins } from './origins.js';

export interface GraphQLRouteOptions {
  readonly endpoint: GraphQLEndpoint;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly origins: Origins;
}

/** `/graphql`: JSON in, JSON out; a page of another site can neither send JSON without a preflight nor use the cookie. */
export async function graphqlRoute({ request, url }: Exchange, options: GraphQLRouteOptions): Promise<Response> {
  const { endpoint, database, sessions, origins } = options;
  if (request.method === 'GET' && !url.searchParams.has('query')) return landing();
  if (request.method !== 'GET' && request.method !== 'POST') {
    return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
  }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (request.method === 'POST' && type !== 'application/json') {
    return errorResponse(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json');
  }
  const viewer = await authenticate(request, sessions, origins);
  if (viewer instanceof Response) return viewer;
  const response = await endpoint(request, { database, viewer, origin: url.origin, budget: new Budget() });
  const headers = new Headers(response.headers);
  // The same address answers each viewer differently.
  headers.set('cache-control', 'no-store');
  return new Response(response.body, { status: response.status, headers });
}

function landing(): Response {
  return new Response('This is the GraphQL endpoint. POST a query as application/json, or GET with ?query=.\n', {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });
}
