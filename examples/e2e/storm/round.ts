import { setTimeout as sleep } from 'node:timers/promises';
import { freeze, writeElsewhere } from './beside.js';
import type { Look } from './page/look.js';
import type { Deed } from './page/visitor.js';
import type { Step } from './plan.js';
import { plantAt, type Plant } from './plants.js';
import { mostSeconds } from './row.js';
import type { Stage } from './stage.js';
import type { Tempo } from './tempo.js';
import { difference } from './truth.js';
import { moment, type Stall } from './turns.js';

/** How long it may take to come right before it is given up, in seconds of the page. */
const patience = 120;
/** From when on the visitor presses what tries again, in seconds of the page. */
const restless = 3;

/** What became of some interactions and of the faults that struck meanwhile. */
export interface Outcome {
  readonly deeds: readonly { readonly deed: Deed; readonly step: Step; readonly ms: number }[];
  /** Seconds of the page until all was right, once for each fault. */
  readonly waits: readonly number[];
  /** Where it took too long: what was not right, and how that came. */
  readonly slow: readonly string[];
  /** Milliseconds that went by. */
  readonly spent: { readonly acting: number; readonly waiting: number };
}

/** Interactions one after the other, each with its fault; then all of it has to come right. */
export class Round {
  readonly #stage: Stage;
  readonly #tempo: Tempo;
  /** Gives when what drives the page had no turns. */
  readonly #stalls: () => readonly Stall[];
  readonly #subject: string;
  /** When faults that are not the proxy's were over. */
  readonly #clears: number[] = [];
  /** Posts that something was done to, and the words of those that were written. */
  readonly #touched = new Set<string>();
  readonly #tokens: string[] = [];
  #freezing: Promise<void> = Promise.resolve();

  constructor(stage: Stage, tempo: Tempo, stalls: () => readonly Stall[], subject: string) {
    this.#stage = stage;
    this.#tempo = tempo;
    this.#stalls = stalls;
    this.#subject = subject;
  }

  async run(steps: readonly Step[], plant: Plant | undefined): Promise<Outcome> {
    const { page, proxy } = this.#stage;
    const before = proxy.struck.length;
    const arrived = moment();
    const beside: Promise<void>[] = [];
    const deeds: Outcome['deeds'][number][] = [];
    for (const step of steps) {
      await plantAt(step, plant, page, proxy);
      await this.#strike(step, beside);
      const acted = moment();
      const deed = await page.evaluate(
        (...given: [Step['action'], number, readonly number[]]) => globalThis.storm.act(...given),
        step.action,
        step.index,
        step.rolls,
      );
      deeds.push({ deed, step, ms: moment() - acted });
      if (deed.token) this.#tokens.push(deed.token);
      if (deed.id) this.#touched.add(deed.id);
    }
    await Promise.all(beside);
    const acted = moment();
    const { waited, slow } = await this.#comeRight(before, plant);
    const faults = proxy.struck.length - before + this.#clears.length;
    return {
      deeds,
      waits: Array.from({ length: Math.max(1, faults) }, () => waited),
      slow: slow.length ? [`from ${steps[0]?.index}: ${slow[0]}`, ...slow.slice(1)] : [],
      spent: { acting: acted - arrived, waiting: moment() - acted },
    };
  }

  /** Lets an interaction's fault loose. What goes on beside the next interactions is added to `beside`. */
  async #strike(step: Step, beside: Promise<void>[]): Promise<void> {
    const { page, proxy } = this.#stage;
    if (step.fault === 'moved') {
      await page.evaluate((roll) => globalThis.storm.move(roll), step.size);
      this.#clears.push(moment());
    } else if (step.fault === 'frozen') {
      // One after the other.
      this.#freezing = this.#freezing.then(() => freeze(this.#stage, step, this.#tempo.speed));
      beside.push(this.#freezing.then(() => void this.#clears.push(moment())));
    } else if (step.fault === 'events') {
      const writing = writeElsewhere(this.#stage, this.#subject, step);
      beside.push(writing.then((id) => void this.#touched.add(id)));
    }
    proxy.arm(step);
  }

  /** Waits until all is right. */
  async #comeRight(before: number, plant: Plant | undefined): Promise<{ waited: number; slow: readonly string[] }> {
    const { page, proxy } = this.#stage;
    const started = moment();
    const seen = new Set<string>();
    for (;;) {
      const look = await page.evaluate(() => globalThis.storm.look());
      const wrong = await this.#wrong(look);
      if (wrong) seen.add(wrong);
      const now = moment();
      this.#tempo.note([...look.stalls, ...this.#stalls()]);
      const clear = Math.max(started, ...this.#clears, ...proxy.struck.slice(before).map((one) => one.clear));
      const waited = this.#tempo.seconds(clear, now);
      const planted = plant === 'p99' && waited < mostSeconds + 2;
      if ((!wrong && !planted) || waited > patience) {
        const histories = [...seen].flatMap((one) => proxy.history.of(/^\d+(?! writes| posts)\b/.exec(one)?.[0] ?? ''));
        const why = `${Math.round(waited)} s${wrong ? ', given up' : ''}: ${[...seen].join('; ')}`;
        return { waited, slow: waited > mostSeconds ? [why, ...histories] : [] };
      }
      if (waited > restless) await page.evaluate(() => globalThis.storm.retry());
      await sleep(100);
    }
  }

  /** What is not right yet; empty where all is. */
  async #wrong(look: Look): Promise<string> {
    if (look.waiting) return `${look.waiting} writes wait`;
    if (look.busy) return 'a list is being read';
    const all = Object.values(look.lists).flat();
    const unsent = all.filter(({ id, clientId }) => id === clientId);
    if (unsent.length) return `${unsent.length} posts are shown as waiting`;
    const ids = new Set([...this.#touched].filter((id) => all.some((post) => post.id === id)));
    for (const { id, text } of all) if (text && this.#tokens.some((token) => text.startsWith(token))) ids.add(id);
    const server = await this.#stage.truth.posts([...ids]);
    for (const post of all) {
      if (!ids.has(post.id)) continue;
      const there = server.get(post.id);
      const wrong = there ? difference(post, there) : post.deleted ? undefined : `${post.id} is not at the server`;
      if (wrong) return wrong;
    }
    return look.drawnWrong[0] ?? '';
  }
}
