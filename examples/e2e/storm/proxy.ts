import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { tamper, type Held } from './events.js';
import { History } from './history.js';
import type { Fault, Step } from './plan.js';
import { moment } from './turns.js';

/** Faults that strike a request; the others strike connections or the page. */
const requestFaults: readonly Fault[] = [
  'latency',
  'reset',
  'lost',
  'error',
  'limited',
  'unauthenticated',
  'partial',
  'malformed',
];

/** A fault as it struck. Moments are in milliseconds since 1970. */
export interface Struck {
  readonly fault: Fault;
  /** When it was over, and with it any pause that it asked for. */
  readonly clear: number;
}

/**
 * Stands between the page and the server, on an origin of its own, and breaks what it is told to: each fault strikes the
 * next request, or the next events. What is to be late or to wait is so in the page's time.
 */
export class Proxy {
  readonly #tempo: { readonly speed: number };
  readonly #server: Server;
  readonly #events: Server;
  readonly #armed: Step[] = [];
  readonly #streams = new Set<ServerResponse>();
  readonly #held = new Map<ServerResponse, Held>();
  #tampering = 0;
  #upstream = '';
  #pageOrigin = '';
  readonly struck: Struck[] = [];
  readonly history = new History();
  /** A planted fault: forgets this many commits' answers and sends the write twice, as no proxy may. */
  doubling = 0;
  /** A planted fault: takes this many writes for done without sending them. */
  swallowing = 0;

  /** @param tempo - How much faster time goes in the page than here, at any moment. */
  constructor(tempo: { readonly speed: number }) {
    this.#tempo = tempo;
    this.#server = createServer((incoming, response) => void this.#serve(incoming, response));
    this.#events = createServer((incoming, response) => void this.#serve(incoming, response));
  }

  /** @param upstream - Origin of the real API. */
  async listen(): Promise<void> {
    for (const server of [this.#server, this.#events])
      await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  }

  get origin(): string {
    return originOf(this.#server);
  }
  /** Where events are told: browsers open six connections to one origin at most. */
  get eventsOrigin(): string {
    return originOf(this.#events);
  }

  /** @param pageOrigin - Whose pages may read what the proxy says by itself. */
  connect(upstream: string, pageOrigin: string): void {
    this.#upstream = upstream;
    this.#pageOrigin = pageOrigin;
  }

  arm(step: Step): void {
    if (requestFaults.includes(step.fault)) this.#armed.push(step);
    else if (step.fault === 'events') this.#tampering += 1;
    else if (step.fault === 'drop') this.drop();
  }

  /** No more faults; what is held back is told. */
  calm(): void {
    this.#armed.length = 0;
    this.#tampering = 0;
    for (const [response, held] of this.#held) for (const event of held.splice(0)) response.write(event);
  }

  /** Ends every connection that tells events, in the middle. */
  drop(): void {
    for (const stream of this.#streams) stream.destroy();
    this.#strike('drop');
  }

  async close(): Promise<void> {
    for (const server of [this.#server, this.#events]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  #strike(fault: Fault, pauseMs = 0): void {
    this.struck.push({ fault, clear: moment() + pauseMs });
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const isStream = incoming.headers.accept?.includes('text/event-stream') === true;
    const isRequest = incoming.method !== 'OPTIONS' && !isStream;
    const step = isRequest ? this.#armed.shift() : undefined;
    if (isRequest) this.history.asked(operationIn(body), body.toString(), step?.fault);
    try {
      if (isStream) await this.#stream(incoming, body, response);
      else if (step) await this.#break(step, incoming, body, response);
      else await this.#pass(incoming, body, response);
    } catch {
      response.destroy();
    }
  }

  async #break(
    { fault, size }: Step,
    incoming: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const { speed } = this.#tempo;
    switch (fault) {
      case 'latency':
        await sleep((size * 8000) / speed);
        await this.#pass(incoming, body, response);
        return this.#strike(fault);
      case 'reset':
        response.destroy();
        return this.#strike(fault);
      case 'lost':
        await this.#forward(incoming, body);
        response.destroy();
        return this.#strike(fault);
      case 'error':
        this.#say(response, size < 0.5 ? 500 : 503, 'The server is not well');
        return this.#strike(fault);
      case 'limited': {
        const seconds = 1 + Math.round(size * 3);
        this.#say(response, 429, 'Too many requests', { 'retry-after': String(seconds) });
        return this.#strike(fault, (seconds * 1000) / speed);
      }
      case 'unauthenticated':
        this.#say(response, 401, 'Sign in first');
        return this.#strike(fault);
      case 'partial':
      case 'malformed': {
        const answer = await this.#forward(incoming, body);
        const text = answer.body.toString();
        const changed = fault === 'partial' ? partial(text) : text.slice(0, Math.floor(text.length * size));
        this.history.note(`${operationIn(body)} ${fault}`, changed);
        response.writeHead(answer.status, answer.headers).end(changed);
        return this.#strike(fault);
      }
      default:
        return this.#pass(incoming, body, response);
    }
  }

  async #pass(incoming: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const isWrite = /"query":\s*"\s*mutation/.test(body.toString());
    if (isWrite && this.swallowing > 0 && body.includes('createPost')) {
      this.swallowing -= 1;
      const { input } = (JSON.parse(body.toString()) as { variables: { input?: object } }).variables;
      const post = { id: `swallowed-${performance.now()}`, ...input, __typename: 'Post' };
      return this.#say(response, 200, '', {}, { data: { createPost: { post } } });
    }
    const answer = await this.#forward(incoming, body);
    if (isWrite && this.doubling > 0 && body.includes('createPost')) {
      this.doubling -= 1;
      const again = body.toString().replace(/("try":")[^"]*/, `$1twice-${performance.now()}`);
      await this.#forward(incoming, Buffer.from(again));
    }
    this.history.note(operationIn(body), answer.body.toString());
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  #say(
    response: ServerResponse,
    status: number,
    message: string,
    headers: Record<string, string> = {},
    body: unknown = { errors: [{ message }] },
  ): void {
    response
      .writeHead(status, {
        'content-type': 'application/json',
        'access-control-allow-origin': this.#pageOrigin,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'Retry-After',
        ...headers,
      })
      .end(JSON.stringify(body));
  }

  async #stream(incoming: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const answer = await this.#open(incoming, body);
    response.writeHead(answer.statusCode ?? 502, headersOf(answer));
    response.flushHeaders();
    const held: Held = [];
    this.#streams.add(response);
    this.#held.set(response, held);
    response.on('close', () => {
      this.#streams.delete(response);
      this.#held.delete(response);
      answer.destroy();
    });
    let rest = '';
    answer.setEncoding('utf8');
    answer.on('data', (text: string) => {
      const frames = (rest + text).split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) this.#tell(response, held, `${frame}\n\n`);
    });
    answer.on('end', () => response.end());
    answer.on('error', () => response.destroy());
  }

  /** Twice, or after the one that follows: which of them is the event's own chance. */
  #tell(response: ServerResponse, held: Held, frame: string): void {
    const strikes = this.#tampering > 0 && frame.includes('"type":');
    if (strikes) this.#tampering -= 1;
    this.history.note(strikes ? 'event tampered' : 'event', /^data: (.*)$/m.exec(frame)?.[1] ?? '');
    for (const event of tamper(frame, held, strikes)) response.write(event);
    if (strikes) this.#strike('events');
    if (held.length)
      setTimeout(() => {
        for (const event of held.splice(0)) response.write(event);
      }, 3000 / this.#tempo.speed);
  }

  #open(incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const { host: _, connection: __, 'content-length': ___, 'accept-encoding': ____, ...headers } = incoming.headers;
    return new Promise((resolve, reject) => {
      const outgoing = ask(
        new URL(incoming.url ?? '/', this.#upstream),
        { method: incoming.method, headers: { ...headers, 'content-length': body.length } },
        resolve,
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  async #forward(incoming: IncomingMessage, body: Buffer) {
    const answer = await this.#open(incoming, body);
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    return { status: answer.statusCode ?? 502, headers: headersOf(answer), body: Buffer.concat(chunks) };
  }
}

function originOf(server: Server): string {
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

function headersOf({ headers }: IncomingMessage): Record<string, string | string[]> {
  const { connection: _, 'content-length': __, 'transfer-encoding': ___, ...rest } = headers;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | string[]
  >;
}

/** An answer with a part of it lost to an error: the words of its last post, else all of a field. */
function partial(text: string): string {
  let answer: { data?: Record<string, unknown> | null; errors?: unknown[] };
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    return text;
  }
  const [field] = Object.keys(answer.data ?? {});
  if (!answer.data || field === undefined) return text;
  const path = lastBody(answer.data);
  if (path) put(answer.data, path, null);
  else answer.data[field] = null;
  const error = { message: 'It was lost', path: path ?? [field], extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  return JSON.stringify({ ...answer, errors: [error] });
}

function lastBody(value: unknown, path: readonly (string | number)[] = []): readonly (string | number)[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('body' in value && value.body) return [...path, 'body'];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, inner] of entries.reverse()) {
    const found = lastBody(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

function put(value: object, [key = '', ...rest]: readonly (string | number)[], leaf: unknown): void {
  if (!rest.length) Reflect.set(value, key, leaf);
  else put(Reflect.get(value, key) as object, rest, leaf);
}

function operationIn(body: Buffer): string {
  return /"((?:query|mutation)\b)[^{]*\{\s*(\w+)/.exec(body.toString())?.slice(1).join(' ') ?? '';
}
