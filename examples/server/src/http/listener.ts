import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { send, toExchange, type Exchange } from './exchange.js';

export type Route = (exchange: Exchange) => Promise<Response>;

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Bytes of a request's body. */
export const MAX_BODY = 100_000;

/**
 * One port. Requests must arrive within ten seconds and bodies stay under 100 kB.
 *
 * @param port 0 for any that is free.
 * @throws when the port is taken, naming it.
 */
export async function listen(port: number, route: Route, log: (line: string) => void): Promise<Listener> {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    (incoming, outgoing) => {
      void answer(incoming, outgoing, route, log);
    },
  );
  await bind(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
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
    const exchange = await toExchange(incoming, originOf(incoming), MAX_BODY, gone.signal);
    await send(await route(exchange), incoming, outgoing);
  } catch (error) {
    if (outgoing.destroyed) return;
    log(`HTTP: unexpected ${error instanceof Error ? error.name : typeof error}`);
    outgoing.statusCode = 500;
    outgoing.end();
  }
}

/** The origin as the client named it; a host that is no host name counts as this machine. */
function originOf(incoming: IncomingMessage): string {
  const host = incoming.headers.host ?? '';
  return /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(host) ? `http://${host.toLowerCase()}` : 'http://localhost';
}
