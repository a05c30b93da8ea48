import { onlineManager } from '@tanstack/query-core';
import type { Community } from '../community.js';
import { operationInfo } from '../model/operations.js';
import type { Id, Input, OperationName, Output } from '../model/operation.js';
import { newId } from '../new-id.js';
import { isEntity } from '../normalise.js';
import { onReached } from '../reached.js';
import { Dispatcher } from './dispatcher.js';
import { mentioned, mentionsAny, renamed, type NewFile, type OutboxEntry } from './entry.js';
import type { WritePlan, WritePlans } from './plan.js';
import type { Channel, OutboxPlatform } from './platform.js';
import { guest, Queue } from './queue.js';

/** How many entries that are done stay in sight. */
const shownDone = 100;

/** What one tab tells the others; what they read from the store needs no words. */
type Message =
  | { readonly type: 'changed' }
  | { readonly type: 'done'; readonly owner: string | undefined; readonly entry: OutboxEntry };

/**
 * The writes that matter, on their way: shown at once, kept until the backend has them, sent in order and once. It
 * belongs to one community; each of its viewers has their own. It listens and waits only while somebody is subscribed
 * or something is under way.
 */
export class Outbox {
  readonly #community: Community;
  readonly #platform: OutboxPlatform;
  readonly #queue: Queue;
  readonly #dispatcher: Dispatcher;
  readonly #listeners = new Set<() => void>();
  /** What is shown of each entry, with what takes it back. */
  readonly #shown = new Map<Id, () => void>();
  /** The backend's ids of what was made here. */
  readonly #made = new Map<Id, Id>();
  #plans: WritePlans = {};
  #done: readonly OutboxEntry[] = [];
  #entries: readonly OutboxEntry[] | undefined;
  #attended: (() => void) | undefined;
  #channel: Channel | undefined;

  constructor(community: Community, platform: OutboxPlatform) {
    this.#community = community;
    this.#platform = platform;
    this.#queue = new Queue(
      platform.store,
      () => this.#changed(),
      () => this.#tell({ type: 'changed' }),
    );
    this.#dispatcher = new Dispatcher({
      community,
      queue: this.#queue,
      lock: platform.lock,
      planOf: (name) => this.#planOf(name),
      onDone: (entry, output) => this.#finish(entry, output),
      arrived: (entry) => this.#arrived(entry),
    });
  }

  /** What waits or failed, in order, then what was done lately. The same array as long as nothing changes. */
  get entries(): readonly OutboxEntry[] {
    return (this.#entries ??= [...this.#queue.list, ...this.#done]);
  }

  /** Whether what waits survives a reload: not where storage is missing, full or refused, nor before it is known who writes. */
  get durable(): boolean {
    return this.#queue.durable;
  }

  /** How many writes are kept that cannot be read, from another version or damaged: they stay where they are, unsent. */
  get unreadable(): number {
    return this.#queue.unreadable;
  }

  /** Makes further operations known. What was kept of them goes on its way. */
  learn(plans: WritePlans): void {
    this.#plans = { ...this.#plans, ...plans };
    if (this.#attended) this.#changed();
    this.#dispatcher.nudge();
  }

  /** Calls `listener` after each change of `entries`. */
  subscribe(listener: () => void): () => void {
    const told = (): void => listener();
    this.#listeners.add(told);
    this.#attend();
    return () => {
      this.#listeners.delete(told);
      this.#attend();
    };
  }

  /**
   * Takes a write on: it shows at once, is kept, and is sent as soon as it can be.
   * @param files - Sent before it; the input speaks of them by their ids.
   * @throws {TypeError} for an operation without a plan
   */
  submit<N extends OperationName>(name: N, input: Input<N>, files: readonly NewFile[] = []): OutboxEntry<N> {
    if (!this.#planOf(name)) throw new TypeError(`The outbox has no plan for "${name}".`);
    this.#attend();
    this.#meet();
    let entry: OutboxEntry<N> = {
      id: newId(),
      name,
      input,
      at: this.#queue.nextAt(),
      state: 'queued',
      tries: 0,
      files: files.map(({ id, blob, name: fileName = 'file', alt }) => ({
        id,
        name: fileName,
        mediaType: blob.type || 'application/octet-stream',
        size: blob.size,
        alt,
      })),
      kept: false,
    };
    // Who asks may not have seen yet that what they mean was taken in.
    for (const clientId of mentioned(entry, this.#made.keys()))
      entry = renamed(entry, clientId, this.#made.get(clientId) ?? clientId);
    const kept = this.#queue.change([entry], [], new Map(files.map(({ id, blob }) => [id, blob])));
    void kept.then(() => this.#dispatcher.nudge());
    return entry;
  }

  /** Tries what failed, or what may have been sent, again: the reader has decided. */
  retry(id: Id): void {
    const entry = this.#queue.get(id);
    if (!entry || entry.state === 'sending' || this.#dispatcher.running.has(id)) return;
    const again: OutboxEntry = { ...entry, state: 'queued', tries: 0, nextAt: undefined, error: undefined };
    void this.#queue.change([again]).then(() => this.#dispatcher.nudge());
  }

  /**
   * Gives a write up, and what depends on it; what it showed is taken back.
   * @returns the entries, so that their words and files can return to where they came from; none once it is on its way
   */
  discard(id: Id): readonly OutboxEntry[] {
    const entry = this.#queue.get(id);
    if (!entry) return this.#forget(id);
    if (entry.state === 'sending' || this.#dispatcher.running.has(id)) return [];
    const given = [entry];
    for (const other of this.#queue.list) if (mentionsAny(other, given)) given.push(other);
    void this.#queue.change(
      [],
      given.map((one) => one.id),
    );
    this.#dispatcher.nudge();
    return given;
  }

  /** The file of an entry that waits, for its picture to be shown. */
  file(id: Id): Blob | undefined {
    return this.#queue.file(id);
  }

  /** Something was answered, so that the way is free again: what waits for another try goes now. */
  wake(): void {
    void this.#dispatcher.wake();
  }

  #planOf<N extends OperationName>(name: N): WritePlan<N> | undefined {
    return Object.hasOwn(this.#plans, name) ? this.#plans[name] : undefined;
  }

  #forget(id: Id): readonly OutboxEntry[] {
    this.#done = this.#done.filter((entry) => entry.id !== id);
    this.#changed();
    return [];
  }

  /** The backend has it: what was shown of it gives way to what came back, in one turn. */
  async #finish(entry: OutboxEntry, output: unknown): Promise<void> {
    const id = this.#settle(entry, output);
    const dependent = id === undefined ? [] : this.#queue.list.filter((other) => mentionsAny(other, [entry]));
    const [done] = this.#done;
    // Before it leaves the store, so that no tab misses it for a moment.
    if (done) this.#tell({ type: 'done', owner: this.#queue.owner, entry: done });
    await this.#queue.change(
      dependent.map((other) => renamed(other, entry.id, id ?? '')),
      [entry.id],
    );
  }

  /** What stands in the place of what was made here: the backend told of it, or it was read. */
  #arrived({ id, name }: OutboxEntry): unknown {
    const { returns } = operationInfo(name);
    if (!this.#planOf(name)?.make || typeof returns !== 'string') return undefined;
    const view = this.#community.entities.view(returns, id);
    return view?.id === id ? undefined : view;
  }

  /** What has arrived needs no further try. One that is on its way has its own answer, which tells more. */
  #takeArrived(): void {
    for (const entry of this.#queue.list) {
      const output = this.#dispatcher.running.has(entry.id) ? undefined : this.#arrived(entry);
      if (output !== undefined) void this.#finish(entry, output).then(() => this.#dispatcher.nudge());
    }
  }

  /** @returns the backend's id of what it made */
  #settle(entry: OutboxEntry, output: unknown): Id | undefined {
    const { entities } = this.#community;
    const { returns } = operationInfo(entry.name);
    const makes = this.#planOf(entry.name)?.make !== undefined;
    let id: Id | undefined;
    if (typeof returns === 'string' && isEntity(output)) {
      if (makes) {
        id = output.id;
        this.#made.set(entry.id, id);
        this.#shown.delete(entry.id); // adopted, not taken back
        entities.adopt(returns, entry.id, { ...output, clientId: entry.id });
      } else entities.confirm(returns, output);
      this.#planOf(entry.name)?.settle?.(output, entities);
    }
    const done: OutboxEntry = { ...entry, state: 'done', error: undefined, nextAt: undefined };
    this.#done = [{ ...done, output: output as Output<OperationName> }, ...this.#done].slice(0, shownDone);
    return id;
  }

  #changed(): void {
    this.#entries = undefined;
    this.#show();
    this.#attend();
    for (const listener of this.#listeners) listener();
  }

  /** Shows what waits, and takes back what was given up or refused. What was to be made stays in sight when it failed. */
  #show(): void {
    const wanted = new Map<Id, OutboxEntry>();
    for (const entry of this.#queue.list) {
      const plan = this.#planOf(entry.name);
      if (plan?.make || (plan?.show && entry.state !== 'failed')) wanted.set(entry.id, entry);
    }
    for (const [id, undo] of this.#shown) {
      if (wanted.has(id)) continue;
      this.#shown.delete(id);
      undo();
    }
    for (const [id, entry] of wanted) if (!this.#shown.has(id)) this.#shown.set(id, this.#lay(entry));
  }

  #lay(entry: OutboxEntry): () => void {
    const { entities, viewer } = this.#community;
    const plan = this.#planOf(entry.name);
    const { returns } = operationInfo(entry.name);
    if (!plan?.make || typeof returns !== 'string') return plan?.show?.(entry.input, entities) ?? (() => {});
    entities.merge(returns, plan.make(entry, { entities, viewer }));
    return () => entities.drop(returns, entry.id);
  }

  /** Listens while there is a reason to; no more than that. */
  #attend(): void {
    const wanted = this.#listeners.size > 0 || this.#queue.list.length > 0;
    if (!wanted) {
      this.#attended?.();
      this.#attended = undefined;
    }
    if (!wanted || this.#attended) return;
    const { page } = this.#platform;
    const stops = [
      this.#community.subscribe(() => this.#meet()),
      this.#community.entities.subscribe(() => this.#takeArrived()),
      onlineManager.subscribe((online) => online && this.wake()),
      onReached(this.#community, () => void this.#dispatcher.wake(true)),
      page?.subscribe(() => this.#dispatcher.rest(page.state === 'away')),
    ];
    this.#channel = this.#platform.channel((message) => this.#hear(message));
    this.#attended = () => {
      for (const stop of stops) stop?.();
      this.#channel?.close();
      this.#channel = undefined;
    };
    this.#meet();
  }

  /** Learns who is looking, and whether anything may be kept and sent. */
  #meet(): void {
    const { viewer, awaitsConsent } = this.#community;
    if (!viewer) return;
    const owner = viewer.key === null ? guest : `account ${viewer.key}`;
    if (this.#queue.owner !== owner) {
      // The community has dropped what the last one saw.
      for (const undo of this.#shown.values()) undo();
      this.#shown.clear();
      if (this.#queue.owner !== undefined) {
        this.#done = [];
        this.#made.clear();
        this.#dispatcher.interrupt();
      }
    }
    void this.#queue.open(owner, !awaitsConsent).then(() => this.#dispatcher.nudge());
    this.#show();
  }

  #tell(message: Message): void {
    this.#channel?.post(message);
  }

  #hear(message: unknown): void {
    if (!isMessage(message)) return;
    if (message.type === 'done' && message.owner === this.#queue.owner && this.#queue.get(message.entry.id)) {
      this.#settle(message.entry, message.entry.output);
      this.#queue.note([], [message.entry.id]);
    }
    void this.#queue.load(this.#dispatcher.running).then(() => this.#dispatcher.nudge());
  }
}

function isMessage(value: unknown): value is Message {
  const type: unknown = typeof value === 'object' && value !== null && Reflect.get(value, 'type');
  return type === 'changed' || (type === 'done' && isEntity(Reflect.get(value as object, 'entry')));
}
