import type { IncomingMessage, ServerResponse } from 'node:http';
import { compress } from './compression.js';

/** What a route is asked with: the standard request, and who sent it. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  /** The peer's address, which rate limits go by. */
  readonly client: string;
  /** The body is over the limit and was not read to its end. */
  readonly tooLarge: boolean;
}

/**
 * Node's request as a standard one.
 *
 * @param origin the origin of this listener as the client named it.
 * @param maxBody bytes; of a longer body nothing is kept.
 */
export async function toExchange(
  incoming: IncomingMessage,
  origin: string,
  maxBody: number,
  signal: AbortSignal,
): Promise<Exchange> {
  const target = incoming.url?.startsWith('/') ? incoming.url : '/';
  // Concatenated, not resolved: `//host/` would be taken for another origin.
  const url = new URL(origin + target);
  const headers = new Headers();
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '');
  }
  const method = incoming.method ?? 'GET';
  const bodiless = method === 'GET' || method === 'HEAD';
  const body = bodiless ? undefined : await readBody(incoming, maxBody);
  return {
    request: new Request(url, { method, headers, signal, ...(body && { body }) }),
    url,
    client: incoming.socket.remoteAddress ?? 'unknown',
    tooLarge: !bodiless && body === undefined,
  };
}

async function readBody(incoming: IncomingMessage, maxBody: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(incoming.headers['content-length']) > maxBody) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    if (size > maxBody) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Sends a standard response through Node, compressed where that helps. */
export async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const { headers } = response;
  const sent = await compress(body, headers, incoming.headers['accept-encoding']);
  outgoing.statusCode = response.status;
  for (const [name, value] of headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (response.status !== 304 && response.status !== 204) outgoing.setHeader('content-length', sent.byteLength);
  outgoing.end(incoming.method === 'HEAD' ? undefined : sent);
}
