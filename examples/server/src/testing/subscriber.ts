import assert from 'node:assert/strict';

export interface Subscriber {
  readonly status: number;
  readonly headers: Headers;
  /** The next event's result; `undefined` where the stream has ended, with `complete` or without. */
  next(): Promise<unknown>;
  /** Whether it ended as the protocol has it. */
  readonly completed: boolean;
  close(): void;
}

/** Subscribes over SSE, in the protocol's mode of distinct connections. Resolves when the server listens. */
export async function subscribe(
  origin: string,
  query: string,
  headers: Record<string, string> = {},
  variables: Record<string, unknown> = {},
): Promise<Subscriber> {
  const stop = new AbortController();
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: stop.signal,
  });
  assert.ok(response.body);
  const events = read(response.body);
  let completed = false;
  // The first is empty: it is sent once the server listens.
  if (response.ok) assert.equal((await events.next()).value?.event, undefined, 'the stream begins with a comment');
  return {
    status: response.status,
    headers: response.headers,
    get completed() {
      return completed;
    },
    async next() {
      for (;;) {
        const block = await events.next().then(
          ({ value }) => value,
          () => undefined,
        );
        if (block?.event === 'complete') completed = true;
        if (!block || completed) return undefined;
        if (block.event !== 'next') continue;
        const result: unknown = JSON.parse(block.data);
        return result;
      }
    },
    close: () => stop.abort(),
  };
}

interface Block {
  readonly event: string | undefined;
  readonly data: string;
}

async function* read(body: ReadableStream<Uint8Array>): AsyncGenerator<Block, undefined> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      yield { event: /^event: (.*)$/m.exec(block)?.[1], data: /^data: (.*)$/m.exec(block)?.[1] ?? '' };
    }
  }
  return undefined;
}
