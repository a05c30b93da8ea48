import type { IncomingMessage, ServerResponse } from 'node:http';
import { compress } from './compression.js';
import { stream } from './stream.js';

/** What a route is asked with: the standard request, and who sent it. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  /** The peer's address, which rate limits go by. */
  readonly client: string;
  /** The body is over the limit and was not read to its end. */
  readonly tooLarge: boolean;
  /** A form with files, of which nothing is read yet: whoever takes it decides of whom and how much. */
  readonly form?: IncomingMessage | undefined;
}

export interface BodyLimits {
  /** Bytes; of a longer body nothing is kept. */
  readonly bytes: number;
  /** Milliseconds until the whole of it must be there. */
  readonly time: number;
}

/**
 * Node's request as a standard one.
 *
 * @param origin the origin of this listener as the client named it.
 */
export async function toExchange(
  incoming: IncomingMessage,
  origin: string,
  limits: BodyLimits,
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
  const client = incoming.socket.remoteAddress ?? 'unknown';
  const bodiless = method === 'GET' || method === 'HEAD';
  if (!bodiless && /^multipart\/form-data\b/i.test(headers.get('content-type') ?? '')) {
    return { request: new Request(url, { method, headers, signal }), url, client, tooLarge: false, form: incoming };
  }
  const body = bodiless ? undefined : await readBody(incoming, limits);
  return {
    request: new Request(url, { method, headers, signal, ...(body && { body }) }),
    url,
    client,
    tooLarge: !bodiless && body === undefined,
  };
}

async function readBody(incoming: IncomingMessage, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(incoming.headers['content-length']) > limits.bytes) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const late = setTimeout(() => incoming.destroy(), limits.time);
  try {
    for await (const chunk of incoming) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.byteLength;
      if (size > limits.bytes) return undefined;
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(late);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Sends a standard response through Node: as it comes where it is a stream, else whole and compressed where that helps. */
export async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { headers, body: parts } = response;
  const flows = parts !== null && (headers.has('content-length') || isEventStream(headers));
  const body = flows ? undefined : Buffer.from(await response.arrayBuffer());
  const sent = body && (await compress(body, headers, incoming.headers['accept-encoding']));
  outgoing.statusCode = response.status;
  for (const [name, value] of headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (flows && incoming.method !== 'HEAD') return stream(parts, outgoing);
  if (flows) await parts.cancel();
  else if (sent && response.status !== 304 && response.status !== 204)
    outgoing.setHeader('content-length', sent.byteLength);
  outgoing.end(incoming.method === 'HEAD' ? undefined : sent);
}

function isEventStream(headers: Headers): boolean {
  return headers.get('content-type')?.startsWith('text/event-stream') ?? false;
}
