import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { send, toExchange, type Exchange } from './exchange.js';

export type Route = (exchange: Exchange) => Promise<Response>;

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Bytes of a request's body: the longest post in any script, however it is escaped. */
export const MAX_BODY = 1_000_000;

const LIMITS = { bytes: MAX_BODY, time: 10_000 };
/** A form with files may come by a slow line. */
const LONGEST_REQUEST = 10 * 60_000;
/** What is being answered when the server closes may end by itself for so long. */
const LAST_WORDS = 1_000;

/** Takes a request to speak another protocol on the same connection. */
export type Upgrade = (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * One port. Requests must arrive within ten seconds and bodies stay under 1 MB, but for forms with files. A connection stays
 * open for longer than what stands before a server keeps its own: what is closed while a request is on its way fails it.
 *
 * @param port 0 for any that is free.
 * @throws when the port is taken, naming it.
 */
export async function listen(
  port: number,
  route: Route,
  upgrade: Upgrade,
  log: (line: string) => void,
): Promise<Listener> {
  const server = createServer(
    { requestTimeout: LONGEST_REQUEST, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
    (incoming, outgoing) => {
      void answer(incoming, outgoing, route, log);
    },
  );
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => upgrade(incoming, socket, head));
  await bind(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        // A connection that has said its last word is kept alive by the client only.
        const idle = setInterval(() => server.closeIdleConnections(), 20);
        const late = setTimeout(() => server.closeAllConnections(), LAST_WORDS);
        server.close(() => {
          clearInterval(idle);
          clearTimeout(late);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE' ? 'is already taken; choose another' : `cannot be used (${error.code})`;
      reject(new Error(`Port ${port} ${reason}`));
    });
    server.listen(port, resolve);
  });
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  route: Route,
  log: (line: string) => void,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    const exchange = await toExchange(incoming, originOf(incoming), LIMITS, gone.signal);
    await send(await route(exchange), incoming, outgoing);
  } catch (error) {
    if (outgoing.destroyed || incoming.socket.destroyed) return;
    log(`HTTP: unexpected ${error instanceof Error ? error.name : typeof error}`);
    outgoing.statusCode = 500;
    outgoing.end();
  }
}

/** The origin as the client named it; a host that is no host name counts as this machine. */
export function originOf(incoming: IncomingMessage): string {
  const host = incoming.headers.host ?? '';
  return /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(host) ? `http://${host.toLowerCase()}` : 'http://localhost';
}
