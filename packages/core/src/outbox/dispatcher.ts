import { onlineManager } from '@tanstack/query-core';
import { heed, heeding, limited, tryLimitMs } from '../attempt.js';
import type { Community } from '../community.js';
import { CommunityError, toCommunityError, type ErrorKind } from '../errors.js';
import { operationInfo } from '../model/operations.js';
import type { Attachment } from '../model/post.js';
import type { Id, OperationName } from '../model/operation.js';
import { isEntity } from '../normalise.js';
import { backoffMs, longestWaitMs } from '../pace.js';
import { reached } from '../reached.js';
import { mentionsAny, renamed, waitOf, type OutboxEntry } from './entry.js';
import type { WritePlan } from './plan.js';
import type { Lock } from './platform.js';
import type { Queue } from './queue.js';

/** How long one file may take. */
const uploadLimitMs = 10 * 60_000;
/** How long what the backend did not take waits at most once it takes something else. */
const soonMs = 3000;
/** When to try again where the lock itself failed. */
const unlockedMs = 5000;
/** How often it is asked again for an answer that misses a part. */
const mostPartial = 2;
/** How often what fails at the backend, and not on the way, is tried by itself. */
const mostTries = 8;

/** Most of what fails is over soon: as many tries come quickly, and then ever more rarely. */
const quickTries = 6;
const longestQuickMs = 5000;

function waitAfter(tries: number): number {
  return backoffMs(tries - 1, tries <= quickTries ? longestQuickMs : undefined);
}

export interface DispatcherOptions {
  readonly community: Community;
  readonly queue: Queue;
  readonly lock: Lock;
  readonly planOf: (name: OperationName) => WritePlan | undefined;
  /** Called with the answer of what was sent, or found to have been. Resolves when it is noted. */
  readonly onDone: (entry: OutboxEntry, output: unknown) => Promise<void>;
  /** What the backend has made of it, where that has been told or read before the answer came. */
  readonly arrived: (entry: OutboxEntry) => unknown;
}

/**
 * Sends what waits: while no other tab does, in order for each target and side by side for several, not before its time.
 * What was on its way when a tab ended, or whose answer was lost, is sent again with the same id where that is safe, and
 * looked for where it is not.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #running = new Map<Id, Promise<void>>();
  #session = new AbortController();
  #passing = false;
  #resting = false;
  #nudged = (): void => {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Whether this tab is at work on an entry. */
  get running(): ReadonlyMap<Id, unknown> {
    return this.#running;
  }

  /** Looks for what can be sent now, and sets the alarm for what can be later. */
  nudge(): void {
    clearTimeout(this.#timer);
    this.#nudged();
    if (this.#passing || this.#resting) return;
    const { list } = this.#options.queue;
    // What seems to be on its way in another tab may have been left behind by it: the lock's turn shows.
    if (this.#due().length || list.some((entry) => entry.state === 'sending' && this.#planOf(entry))) void this.#pass();
    else this.#setAlarm();
  }

  /**
   * What waits for its time may be tried now, save what the backend asked to wait for.
   * @param elsewhere - Only another request was answered: what did not fail on the way goes soon, and not all at once.
   */
  async wake(elsewhere = false): Promise<void> {
    const { queue } = this.#options;
    const now = Date.now();
    this.#heedKept(now);
    const waiting = queue.list.filter(({ nextAt }) => nextAt);
    const soon = ({ nextAt, error }: OutboxEntry): number | undefined =>
      elsewhere && nextAt && error?.kind !== 'network' ? Math.min(nextAt, now + soonMs * Math.random()) : undefined;
    if (waiting.length) await queue.change(waiting.map((entry) => ({ ...entry, nextAt: soon(entry) })));
    this.nudge();
  }

  /**
   * The page is frozen or kept for coming back to: nothing may be on its way, and no other tab shall wait for this one.
   * What was on its way is dealt with as after a reload.
   */
  rest(resting: boolean): void {
    if (resting === this.#resting) return;
    this.#resting = resting;
    if (resting) this.interrupt();
    else void this.#options.queue.load().then(() => this.nudge());
  }

  /** Ends what is under way: it is for somebody who has left. Nothing more is sent until the next nudge. */
  interrupt(): void {
    clearTimeout(this.#timer);
    this.#session.abort();
    this.#session = new AbortController();
    this.#running.clear();
    this.#nudged();
  }

  async #pass(): Promise<void> {
    const { lock, queue } = this.#options;
    const { signal } = this.#session;
    this.#passing = true;
    const work = async (): Promise<void> => {
      await queue.load(this.#running);
      await this.#recover();
      while (!signal.aborted) {
        for (const entry of this.#due()) this.#start(entry, signal);
        if (!this.#running.size) return;
        await Promise.race([new Promise<void>((done) => (this.#nudged = done)), ...this.#running.values()]);
      }
    };
    const locked = await lock(work, signal).then(
      () => true,
      () => signal.aborted,
    );
    this.#passing = false;
    this.#setAlarm(locked ? 0 : unlockedMs);
  }

  /** What a tab that is gone left on its way: this one has the lock, so no other is sending. */
  async #recover(): Promise<void> {
    const { queue } = this.#options;
    const left = queue.list.filter(({ id, state }) => state === 'sending' && !this.#running.has(id));
    // What has files to be sent yet has not left itself.
    const mayGo = (entry: OutboxEntry): boolean =>
      this.#isRepeatable(entry) || entry.files.some(({ uploaded }) => !uploaded);
    if (left.length)
      await queue.change(left.map((entry) => ({ ...entry, state: mayGo(entry) ? 'queued' : 'checking' })));
  }

  /** Entries that may go now. What stands behind another one for the same target, or speaks of it, may not. */
  #due(now = Date.now()): readonly OutboxEntry[] {
    const { community, queue } = this.#options;
    this.#heedKept(now);
    if (community.awaitsConsent || community.pace.waitMs) return [];
    const taken = new Set<string>();
    return queue.list.filter((entry, index) => {
      const plan = this.#planOf(entry);
      if (!plan || entry.state === 'failed') return false;
      const target = plan.target(entry.input, community.entities);
      const isHead = !taken.has(target);
      taken.add(target);
      if (!isHead || this.#running.has(entry.id) || waitOf(entry, now)) return false;
      if (mentionsAny(entry, queue.list.slice(0, index))) return false;
      if (entry.state === 'checking') return plan.confirm !== undefined;
      // Without a network it cannot arrive, but it could not be told either.
      return entry.state === 'queued' && (onlineManager.isOnline() || this.#isRepeatable(entry));
    });
  }

  /** What the backend asked of another tab, or before the page was loaded again, still holds. */
  #heedKept(now: number): void {
    const { community, queue } = this.#options;
    for (const entry of queue.list) if (entry.error?.retryAfterMs) community.pace.pause(waitOf(entry, now));
  }

  #start(entry: OutboxEntry, signal: AbortSignal): void {
    const work = entry.state === 'checking' ? this.#check(entry, signal) : this.#send(entry, signal);
    const ended = work.then(() => {
      if (this.#running.get(entry.id) === ended) this.#running.delete(entry.id);
    });
    this.#running.set(entry.id, ended);
  }

  async #send({ id, name }: OutboxEntry, signal: AbortSignal): Promise<void> {
    const { arrived, community, queue, onDone } = this.#options;
    let left = false;
    let output: unknown;
    try {
      // Kept before it leaves: should this tab end, the next one knows that it may have arrived.
      await this.#change(id, ({ tries }) => ({ state: 'sending', tries: tries + 1, nextAt: undefined }));
      await this.#upload(id, signal);
      const entry = queue.get(id);
      if (!entry || signal.aborted) return;
      this.#heedPace();
      left = true;
      let partial: CommunityError | undefined;
      const onPartial = (error: CommunityError): void => void (partial = error);
      const run = (limit: AbortSignal): Promise<unknown> =>
        community.gateway.run(name, entry.input, { signal: limit, writeId: id, onPartial });
      output = await limited(heeding(run, community.pace), tryLimitMs, signal);
      if (partial && entry.tries <= mostPartial && this.#isRepeatable(entry)) throw partial;
      // It is done, but not all of its revision is here: what is told of that later still counts.
      if (partial && isEntity(output)) output = { ...output, revision: undefined };
    } catch (thrown) {
      const entry = queue.get(id);
      if (signal.aborted || !entry) return;
      output = arrived(entry);
      const error = toCommunityError(thrown);
      if (output === undefined) return this.#failed(id, error, left);
    }
    const entry = queue.get(id);
    if (!entry || signal.aborted) return;
    await onDone(entry, output);
    reached(community);
  }

  /**
   * While this was kept or uploaded, another request may have been told to wait.
   * @throws {CommunityError} with how long
   */
  #heedPace(): void {
    const retryAfterMs = this.#options.community.pace.waitMs;
    if (retryAfterMs) throw new CommunityError('rate-limited', { retryAfterMs });
  }

  /** Sends an entry's files, each once, and puts their ids in its input. */
  async #upload(id: Id, signal: AbortSignal): Promise<void> {
    const { community, queue } = this.#options;
    for (const file of queue.get(id)?.files.filter(({ uploaded }) => !uploaded) ?? []) {
      const blob = queue.file(file.id);
      if (!blob) throw new CommunityError('invalid', { fields: { attachments: 'lost' } });
      const { name, mediaType, size, alt } = file;
      const onProgress = (progress: number): void => queue.note(this.#withFile(id, file.id, { progress }));
      const send = (limit: AbortSignal): Promise<Attachment> =>
        community.gateway.run(
          'attachments.create',
          { name, mediaType, size, ...(alt && { alt }) },
          { signal: limit, writeId: file.id, file: blob, onProgress },
        );
      this.#heedPace();
      const attachment = await limited(heeding(send, community.pace), uploadLimitMs, signal);
      const put = this.#withFile(id, file.id, { uploaded: true, progress: 1 });
      await queue.change(put.map((entry) => renamed(entry, file.id, attachment.id, attachment.url)));
    }
  }

  /** The entry with news of one of its files; none where it is gone. */
  #withFile(id: Id, fileId: Id, news: { readonly uploaded?: true; readonly progress: number }): readonly OutboxEntry[] {
    const entry = this.#options.queue.get(id);
    if (!entry) return [];
    return [{ ...entry, files: entry.files.map((file) => (file.id === fileId ? { ...file, ...news } : file)) }];
  }

  async #failed(id: Id, error: CommunityError, left: boolean): Promise<void> {
    const { community } = this.#options;
    const { kind, fields, retryAfterMs } = error;
    const mayHaveArrived = left && (kind === 'network' || kind === 'backend');
    await this.#change(id, (entry) => ({
      error: { kind, fields, retryAfterMs },
      state:
        mayHaveArrived && !this.#isRepeatable(entry) ? 'checking' : this.#mayPass(entry, kind) ? 'queued' : 'failed',
      // Where the backend said when, no longer: the endpoint's other requests heed this moment too.
      nextAt: Date.now() + Math.max(waitAfter(retryAfterMs === undefined ? entry.tries : 1), community.pace.waitMs),
    }));
  }

  /** Whether an error may be gone at another try. A session that ended may come back: anybody else has other entries. */
  #mayPass({ tries }: OutboxEntry, kind: ErrorKind): boolean {
    if (kind === 'backend') return tries < mostTries;
    if (kind === 'unauthenticated') return this.#options.community.viewer?.key != null;
    return kind === 'network' || kind === 'rate-limited';
  }

  #isRepeatable({ name }: OutboxEntry): boolean {
    return operationInfo(name).idempotent ?? this.#options.community.supports(name)?.idempotent ?? false;
  }

  async #check(entry: OutboxEntry, signal: AbortSignal): Promise<void> {
    const { community, onDone } = this.#options;
    const { entities, gateway, viewer } = community;
    const confirm = async (limit: AbortSignal) =>
      this.#planOf(entry)?.confirm?.(entry, { entities, gateway, viewer, signal: limit });
    const found = await limited(confirm, tryLimitMs, signal).catch((thrown: unknown) => {
      if (!signal.aborted) heed(toCommunityError(thrown), community.pace);
      return 'unknown' as const;
    });
    if (signal.aborted) return;
    if (typeof found === 'object') return onDone(entry, found.output);
    const nextAt = Date.now() + backoffMs(entry.tries);
    if (found === 'absent') return this.#change(entry.id, () => ({ state: 'queued', nextAt: undefined }));
    return this.#change(entry.id, ({ tries }) => ({ tries: tries + 1, nextAt }));
  }

  async #change(id: Id, change: (entry: OutboxEntry) => Partial<OutboxEntry>): Promise<void> {
    const entry = this.#options.queue.get(id);
    if (entry) await this.#options.queue.change([{ ...entry, ...change(entry) }]);
  }

  #planOf({ name }: OutboxEntry): WritePlan | undefined {
    return this.#options.planOf(name);
  }

  /** @param soonestMs - When what is due goes. */
  #setAlarm(soonestMs = 0): void {
    const { community, queue } = this.#options;
    clearTimeout(this.#timer);
    const now = Date.now();
    const waits = queue.list.flatMap((entry) => (entry.state === 'failed' ? [] : waitOf(entry, now) || []));
    if (this.#due(now).length) waits.push(soonestMs);
    else if (community.pace.waitMs && queue.list.some(({ state }) => state !== 'failed')) waits.push(0);
    if (!waits.length) return;
    const wait = Math.max(Math.min(...waits), community.pace.waitMs);
    this.#timer = setTimeout(() => this.nudge(), Math.min(wait, longestWaitMs));
  }
}
