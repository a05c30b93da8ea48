import type { Context } from '../graphql/context.js';
import { rateLimited } from '../graphql/errors.js';
import type { ChangeListener } from './changes.js';
import { NewsQueue } from './news-queue.js';

/** How many news are looked into at once. */
const BATCH = 50;
const RETRY_AFTER = 10;

export interface StreamSource<N, E> {
  /** Takes what concerns this subscriber at first sight, and ends the stream where it leads nowhere any more. */
  listen(push: (news: N) => void, end: () => void): ChangeListener;
  /** What of it may be told to them, as they may see it. */
  tell(news: readonly N[]): Promise<readonly E[]>;
}

/**
 * The events of one subscription, from the moment that this returns. It ends where the session is over, something may
 * have been missed, the reader is too slow, or the server closes: the client opens another and looks for itself.
 *
 * @throws where this client has too much open.
 */
export function openStream<N, E>(context: Context, source: StreamSource<N, E>): AsyncGenerator<E, void, void> {
  const { live, client, connection } = context.stream;
  const leave = live.limits.enter(client, connection);
  if (!leave) throw rateLimited('Too many subscriptions are open', RETRY_AFTER);
  const queue = new NewsQueue<N>();
  const end = () => queue.end();
  const stops = [
    leave,
    live.changes.subscribe({ ...source.listen((news) => queue.push(news), end), gap: end }),
    live.sessions.watch(context.viewer, end),
    live.onClose(end),
  ];
  const close = () => {
    end();
    for (const stop of stops.splice(0)) stop();
  };
  const events = tellAll(queue, source, context);
  return {
    next: () => events.next().then(done, done),
    // Not the generator's own, which would wait for the next news.
    return: () => {
      close();
      return Promise.resolve({ done: true, value: undefined });
    },
    throw: () => {
      close();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };

  /** What cannot be told ends the stream: the next one begins with a look at everything. */
  function done(result: unknown): IteratorResult<E, void> {
    if (isResult<E>(result) && !result.done) return result;
    close();
    return { done: true, value: undefined };
  }
}

async function* tellAll<N, E>(queue: NewsQueue<N>, source: StreamSource<N, E>, context: Context): AsyncGenerator<E> {
  for (;;) {
    const news = await queue.take(BATCH);
    if (news.length === 0) return;
    for (const event of await source.tell(news)) {
      // Each event is answered as a request of its own would be.
      context.budget.renew();
      yield event;
    }
  }
}

function isResult<E>(value: unknown): value is IteratorResult<E, void> {
  return typeof value === 'object' && value !== null && 'done' in value;
}
