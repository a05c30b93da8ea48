import type { IncomingMessage } from 'node:http';
import { CloseCode, handleProtocols, makeServer, type Context as Connection } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { FileStore } from '../attachments/file-store.js';
import type { Discussions } from '../discussions/services.js';
import type { Database } from '../database/database.js';
import { Budget } from '../graphql/budget.js';
import type { Context } from '../graphql/context.js';
import type { GraphQLEndpoint } from '../graphql/endpoint.js';
import { rateLimited } from '../graphql/errors.js';
import { MAX_BODY, originOf, type Upgrade } from '../http/listener.js';
import type { Origins } from '../http/origins.js';
import type { RateLimit } from '../http/rate-limit.js';
import { sessionCookie } from '../session/cookie.js';
import type { Sessions } from '../session/sessions.js';
import type { Viewer } from '../members/viewer.js';
import type { Live } from './live.js';

/** Connections that one client, seen by its address, may hold open. */
const PER_CLIENT = 100;
/** Bytes that may wait for a client that does not take them. */
const MOST_WAITING = 1_000_000;
/** A peer that has not answered the ping before by the next one is gone. Milliseconds. */
const PING_EVERY = 12_000;
const GOING_AWAY = 1001;

export interface SocketOptions {
  readonly endpoint: GraphQLEndpoint;
  readonly database: Database;
  readonly sessions: Sessions;
  readonly origins: Origins;
  readonly rateLimit: RateLimit;
  readonly discussions: Discussions;
  readonly live: Live;
  readonly files: FileStore;
}

interface Peer {
  readonly socket: WebSocket;
  readonly client: string;
  readonly origin: string;
  readonly cookie: string | undefined;
  viewer: Viewer | null;
  unwatch: () => void;
}

type Init = { readonly authorization?: unknown; readonly Authorization?: unknown };

/**
 * `graphql-transport-ws` at `/graphql`: subscriptions, and whatever else may be asked there, by the rules of HTTP. Pages
 * of origins that are not allowed cannot connect: a WebSocket carries the visitor's cookie and knows no CORS.
 */
export class Sockets {
  readonly #options: SocketOptions;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY, handleProtocols });
  readonly #peers = new Map<string, number>();
  readonly #protocol: ReturnType<typeof makeServer<Init, Peer>>;

  constructor(options: SocketOptions) {
    this.#options = options;
    this.#protocol = makeServer<Init, Peer>({
      onConnect: (connection) => this.#connect(connection),
      onSubscribe: async ({ extra }, _, { query, variables, operationName }) => {
        const wait = options.rateLimit.take(extra.client);
        if (wait > 0) return [rateLimited('Too many requests', wait)];
        const request = { query, variables: variables ?? undefined, operationName: operationName ?? undefined };
        return options.endpoint.prepare(request, this.#context(extra));
      },
      execute: (args) => options.endpoint.run(args),
      subscribe: (args) => options.endpoint.run(args),
    });
  }

  readonly upgrade: Upgrade = (incoming, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refusal = this.#refusal(incoming);
    if (refusal) {
      const { status, headers = '' } = refusal;
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${headers}\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(incoming, socket, head, (opened) => this.#open(opened, incoming));
  };

  /** Tells every client that it must go elsewhere. */
  async close(): Promise<void> {
    const { clients } = this.#sockets;
    const gone = [...clients].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of clients) socket.close(GOING_AWAY, 'Going away');
    const late = setTimeout(() => {
      for (const socket of clients) socket.terminate();
    }, 1_000);
    await Promise.all(gone);
    clearTimeout(late);
  }

  #refusal(incoming: IncomingMessage): { status: string; headers?: string } | undefined {
    const { headers, url } = incoming;
    if (headers.upgrade?.toLowerCase() !== 'websocket') return { status: '400 Bad Request' };
    if (url?.split('?')[0] !== '/graphql') return { status: '404 Not Found' };
    if (headers.origin !== undefined && !this.#options.origins.has(headers.origin)) return { status: '403 Forbidden' };
    const client = clientOf(incoming);
    const wait = (this.#peers.get(client) ?? 0) >= PER_CLIENT ? 10 : this.#options.rateLimit.take(client);
    if (wait > 0) return { status: '429 Too Many Requests', headers: `Retry-After: ${wait}\r\n` };
    return undefined;
  }

  #open(socket: WebSocket, incoming: IncomingMessage): void {
    const client = clientOf(incoming);
    const cookie = sessionCookie(
      new Request('http://localhost', { headers: { cookie: incoming.headers.cookie ?? '' } }),
    );
    const peer = { socket, client, cookie, origin: originOf(incoming), viewer: null, unwatch: () => undefined };
    this.#peers.set(client, (this.#peers.get(client) ?? 0) + 1);
    // Such as a message that is too large: `ws` has closed the connection with the code for it.
    socket.on('error', () => undefined);
    const stopPinging = keepAlive(socket);
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data, isBinary) => {
            if (isBinary) return socket.close(CloseCode.BadRequest, 'Invalid message received');
            take(String(data)).catch(() => socket.close(CloseCode.InternalServerError, 'Internal server error'));
          }),
      },
      peer,
    );
    socket.once('close', (code, reason) => {
      stopPinging();
      peer.unwatch();
      const left = (this.#peers.get(client) ?? 1) - 1;
      if (left > 0) this.#peers.set(client, left);
      else this.#peers.delete(client);
      void closed(code, String(reason)).catch(() => undefined);
    });
  }

  /** Who it is: by `authorization` in the first message, else by cookie, else a guest. */
  async #connect({ connectionParams, extra }: Connection<Init, Peer>): Promise<boolean> {
    const { sessions, live } = this.#options;
    const authorization = connectionParams?.authorization ?? connectionParams?.Authorization;
    if (authorization != null) {
      const token = /^Bearer ([\w-]{20,200})$/i.exec(String(authorization))?.[1];
      const viewer = token && (await sessions.viewer('token', token));
      if (!viewer) return false;
      extra.viewer = viewer;
    } else if (extra.cookie) {
      extra.viewer = (await sessions.viewer('cookie', extra.cookie)) ?? null;
    }
    extra.unwatch = live.sessions.watch(extra.viewer, () => extra.socket.close(CloseCode.Forbidden, 'Forbidden'));
    return true;
  }

  #context({ viewer, origin, client, socket }: Peer): Context {
    const { database, discussions, live, files } = this.#options;
    const stream = { live, client, connection: socket };
    return { database, viewer, origin, budget: new Budget(), discussions, files, uploads: new Map(), stream };
  }
}

/** Resolves when it has gone out, so that nothing more is made for a client that takes nothing. */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    if (socket.bufferedAmount > MOST_WAITING) {
      socket.terminate();
      return resolve();
    }
    socket.send(text, () => resolve());
  });
}

function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const pinging = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_EVERY);
  return () => clearInterval(pinging);
}

function clientOf(incoming: IncomingMessage): string {
  return incoming.socket.remoteAddress ?? 'unknown';
}
