import { CommunityError, type ErrorKind } from '@kith/core';
import { type Client, createClient } from 'graphql-ws/client';
import { own } from '../path.js';
import { answerOf, type LiveOptions, type OpenLine, type Patience, payloadOf, refusalOf } from './line.js';

interface Line {
  readonly ready: () => void;
  readonly end: (error: CommunityError) => void;
}

/** `graphql-transport-ws`: one connection for all subscriptions, opened with the first and closed with the last. */
export function wsLine(options: LiveOptions, patience: Patience): OpenLine {
  let socket: Socket | undefined;
  let count = 0;

  return (request, sink, signal, fresh) =>
    new Promise((resolve, reject) => {
      const mine = (socket ??= socketOf(options, patience));
      if (fresh) mine.refuse();
      const id = String((count += 1));
      function end(error?: CommunityError): void {
        if (!mine.lines.delete(id)) return;
        signal.removeEventListener('abort', stop);
        dispose();
        // What comes next begins with a connection of its own: this one closes, or hangs.
        if ((error || !mine.lines.size) && socket === mine) socket = undefined;
        if (error) reject(error);
        else resolve();
      }
      const stop = (): void => end();
      mine.lines.set(id, { ready: sink.ready, end });
      signal.addEventListener('abort', stop);
      const dispose = mine.subscribe(id, payloadOf(request), {
        next(payload: unknown) {
          const answer = answerOf(payload);
          if (answer && mine.lines.has(id)) sink.next(answer);
        },
        error: (thrown: unknown) => end(Array.isArray(thrown) ? refusalOf(thrown) : new CommunityError('network')),
        complete: () => end(),
      });
    });
}

type Socket = ReturnType<typeof socketOf>;

function socketOf(options: LiveOptions, { pingMs, pongMs, connectMs }: Patience) {
  const lines = new Map<string, Line>();
  const closing = new AbortController();
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let refused = false;
  let accepted = false;
  let next = '';

  const within = (ms: number): void => {
    clearTimeout(alarm);
    alarm = setTimeout(() => client.terminate(), ms);
  };
  const heard = (): void => clearTimeout(alarm);
  function lost(error: CommunityError): void {
    heard();
    closing.abort();
    for (const line of [...lines.values()]) line.end(error);
  }

  const client = createClient({
    url: options.url.href,
    webSocketImpl: told((id) => lines.get(id)?.ready()),
    // Whoever opens a line tries again.
    retryAttempts: 0,
    keepAlive: pingMs,
    generateID: () => next,
    connectionParams: async () => ({
      ...(await options.headers()),
      ...(await options.credential(refused, closing.signal)),
    }),
    on: {
      connecting: () => within(connectMs),
      connected: () => {
        heard();
        accepted = true;
      },
      ping: (received) => received || within(pongMs),
      message: heard,
      error: (thrown) => lost(thrown instanceof CommunityError ? thrown : new CommunityError('network')),
      closed: (event) => lost(closeError(event, accepted)),
    },
  });
  return {
    lines,
    /** The token of the last connection was refused. */
    refuse: () => void (refused = true),
    subscribe(id: string, ...given: Parameters<Client['subscribe']>): () => void {
      next = id;
      return client.subscribe(...given);
    },
  };
}

/** The browser's own sockets, with word of each subscription that is sent: from then on the backend tells. */
function told(sent: (id: string) => void): typeof WebSocket {
  return class extends globalThis.WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      const message: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
      if (own(message, 'type') === 'subscribe') sent(String(own(message, 'id')));
    }
  };
}

/**
 * What a close code says (graphql-transport-ws; RFC 6455, 7.4). What no later try changes is not transient.
 * @param accepted - Whether the backend had let it in: then it is the session that has ended, and another try goes with
 *   the one that there is by then, or as a guest's.
 */
function closeError(event: unknown, accepted: boolean): CommunityError {
  // Close events have their code on a prototype.
  const code: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, 'code') : undefined;
  const kind = (typeof code === 'number' && codes[code]) || 'network';
  return new CommunityError(accepted && (kind === 'forbidden' || kind === 'unauthenticated') ? 'network' : kind);
}

const codes: { readonly [code: number]: ErrorKind } = {
  1008: 'forbidden',
  4400: 'unsupported',
  4401: 'unauthenticated',
  4403: 'forbidden',
  4406: 'unsupported',
  4429: 'rate-limited',
};
