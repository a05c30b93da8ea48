import type { Viewer } from '@kith/core';
import type { CsrfStyle, HeaderRecord, Transport } from '@kith/graphql';

/** Which backend, by what adapter and as whom: tags for which all of it is the same share one community. */
export interface ConnectOptions {
  /** Absolute, unless it is no address: then as the host wrote it. */
  readonly endpoint?: string | undefined;
  readonly transport?: Transport | undefined;
  /** The address of a JSON file, or the adapter itself. None of it, `inside` and `preset`: the default adapter. */
  readonly adapter?: string | object | undefined;
  /** An adapter as JSON that stands inside the tag. */
  readonly inside?: string | undefined;
  readonly preset?: string | undefined;
  /** As JSON where an attribute says it. */
  readonly settings?: string | Readonly<Record<string, string>> | undefined;
  readonly headers?: HeaderRecord | (() => HeaderRecord) | undefined;
  readonly getToken?: (() => Promise<string | undefined> | string | undefined) | undefined;
  readonly tokenUrl?: string | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly csrf?: CsrfStyle | undefined;
  /** By what the backend tells what happens: as its adapter says unless told. `poll`: it is asked now and then. */
  readonly live?: 'sse' | 'ws' | 'poll' | 'off' | undefined;
  readonly liveEndpoint?: string | undefined;
  readonly consent?: 'wait' | undefined;
  /** Who is looking, where the host knows. Not part of what tags must have in common: the session is. */
  readonly viewer?: Viewer | undefined;
}

const ids = new WeakMap<object, number>();
let lastId = 0;

/** The same text for the same backend, adapter and session. Functions, transports and adapters count by identity. */
export function keyOf({ viewer: _viewer, ...options }: ConnectOptions): string {
  return JSON.stringify(options, (name, value: unknown) =>
    typeof value === 'function' || ((name === 'transport' || name === 'adapter') && isObject(value))
      ? idOf(value)
      : value,
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function idOf(value: object): number {
  let id = ids.get(value);
  if (id === undefined) ids.set(value, (id = lastId += 1));
  return id;
}
