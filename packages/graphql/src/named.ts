import type { TransportRequest } from './transport.js';

/** What graphql-request cannot say: a document by its id, and one operation of several. */
export function named(request: TransportRequest, input: RequestInfo | URL, init: RequestInit): [string, RequestInit] {
  const { document, documentId, operationName, variables } = request;
  const url = new URL(String(input));
  const names = { ...(documentId ? { documentId } : { query: document }), ...(operationName && { operationName }) };
  if (init.method !== 'GET') return [url.href, { ...init, body: JSON.stringify({ ...names, variables }) }];
  url.searchParams.delete('query');
  for (const [name, value] of Object.entries(names)) url.searchParams.set(name, value);
  return [url.href, init];
}
