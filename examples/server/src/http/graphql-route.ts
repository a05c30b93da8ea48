import { drain } from '../attachments/read-form.js';
import type { Database } from '../database/database.js';
import type { Discussions } from '../discussions/services.js';
import { Budget } from '../graphql/budget.js';
import type { Context } from '../graphql/context.js';
import type { GraphQLEndpoint } from '../graphql/endpoint.js';
import { errorResponse } from '../graphql/errors.js';
import { authenticate } from '../session/authenticate.js';
import type { Live } from '../live/live.js';
import type { Sessions } from '../session/sessions.js';
import type { Exchange } from './exchange.js';
import { toStandard } from './stream.js';
import { uploadRoute, type UploadOptions } from './upload-route.js';

export interface GraphQLRouteOptions extends UploadOptions {
  readonly endpoint: GraphQLEndpoint;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly discussions: Discussions;
  readonly live: Live;
}

/** `/graphql`: JSON in, JSON out; a page of another site can neither send JSON without a preflight nor use the cookie. */
export async function graphqlRoute(exchange: Exchange, options: GraphQLRouteOptions): Promise<Response> {
  const { request, url, client, form } = exchange;
  const { endpoint, database, sessions, origins, discussions, live, files } = options;
  if (request.method === 'GET' && !url.searchParams.has('query')) return landing();
  if (request.method !== 'GET' && request.method !== 'POST') {
    return new Response(null, { status: 405, headers: { allow: 'GET, POST' } });
  }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (request.method === 'POST' && type !== 'application/json' && !form) {
    return errorResponse(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json, or multipart/form-data with a file');
  }
  const viewer = await authenticate(request, sessions, origins);
  if (viewer instanceof Response) {
    if (form) drain(form);
    return viewer;
  }
  const answer = async (asked: Request, uploads: Context['uploads']) => {
    const budget = new Budget();
    const stream = { live, client };
    return endpoint.answer(asked, {
      database,
      viewer,
      origin: url.origin,
      budget,
      discussions,
      files,
      uploads,
      stream,
    });
  };
  const response = form ? await uploadRoute(exchange, form, viewer, options, answer) : await answer(request, new Map());
  const headers = new Headers(response.headers);
  // The same address answers each viewer differently.
  headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  if (headers.get('content-type')?.startsWith('text/event-stream')) {
    // Node says how the connection is kept; and what stands between must not collect events before it passes them on.
    headers.delete('connection');
    headers.delete('content-encoding');
    headers.set('cache-control', 'no-store, no-transform');
    headers.set('x-accel-buffering', 'no');
  }
  const body = response.body && toStandard(response.body);
  return new Response(body, { status: response.status, headers });
}

function landing(): Response {
  return new Response('This is the GraphQL endpoint. POST a query as application/json, or GET with ?query=.\n', {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });
}
