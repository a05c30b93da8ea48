import type { Community, Id } from '@kith/core';
import { Lazy } from '@kith/ui';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isDraft, isSame, joined, type Draft } from './draft.js';

const keeping = new Lazy(() => import('@kith/core/drafts'));

type Drafts = ReturnType<Awaited<ReturnType<typeof keeping.load>>['draftsOf']>;

/** Where the writing happens: the community once it is known, and the place there. */
export interface Whereabouts {
  readonly community: Community | undefined;
  readonly place: string;
  /** What an untouched composer shows. */
  readonly base: Draft;
}

/**
 * What is being written: held here, told to the community's drafts with each change, and taken from there when the
 * element begins, when words come back, and when another person looks.
 */
export class DraftController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #where: () => Whereabouts;
  readonly #taken: () => void;
  #draft: Draft;
  #base: Draft;
  #baseKey: string;
  #community: Community | undefined;
  #place: string | undefined;
  #drafts: Drafts | undefined;
  #release: (() => void) | undefined;
  #connected = false;
  /** Whose account the words are of, of an element that is not in the page. */
  #writer: string | undefined;
  /** What is shown came from an earlier visit, and was not touched since. */
  restored = false;
  /** The bytes of its files, by id. */
  files: ReadonlyMap<Id, Blob> = new Map();

  /** @param taken - Called when other words than the writer's last came in. */
  constructor(host: ReactiveControllerHost, where: () => Whereabouts, taken: () => void) {
    this.#host = host;
    this.#where = where;
    this.#taken = taken;
    this.#draft = this.#base = where().base;
    this.#baseKey = JSON.stringify(this.#base);
    host.addController(this);
  }

  get draft(): Draft {
    return this.#draft;
  }

  get base(): Draft {
    return this.#base;
  }

  get place(): string {
    return this.#place ?? this.#where().place;
  }

  /** Whether it holds anything of the writer's. */
  get touched(): boolean {
    return !isSame(this.#draft, this.#base);
  }

  /** A change by the writer. What the backend said of the last try no longer holds. */
  change(part: Partial<Draft>, files?: ReadonlyMap<Id, Blob>): void {
    this.#draft = { ...this.#draft, problem: undefined, ...part };
    if (files) this.files = files;
    this.#keep();
  }

  /** Back to what an untouched composer shows; who a guest is stays. */
  clear(): void {
    const { guest } = this.#draft;
    this.#draft = guest ? { ...this.#base, guest } : this.#base;
    this.files = new Map();
    this.restored = false;
    this.#keep();
    this.#taken();
  }

  hostConnected(): void {
    this.#connected = true;
    addEventListener('pagehide', this.#flush);
    document.addEventListener('visibilitychange', this.#flush);
  }

  hostUpdate(): void {
    const { community, place, base } = this.#where();
    this.#follow(base);
    if (!this.#connected || !community || (community === this.#community && place === this.#place)) return;
    const stays =
      this.#community === undefined ||
      (place === this.#place && (community === this.#community || community.name === this.#community.name));
    this.#stop();
    this.#community = community;
    this.#place = place;
    const others = this.#writer !== undefined && community.viewer?.key !== this.#writer;
    this.#writer = undefined;
    if (!stays || others) this.#show(this.#base, new Map());
    void this.#open(community, place);
  }

  hostDisconnected(): void {
    this.#connected = false;
    removeEventListener('pagehide', this.#flush);
    document.removeEventListener('visibilitychange', this.#flush);
    // A turn later: an element that is moved goes on as it was.
    queueMicrotask(() => {
      if (this.#connected) return;
      this.#stop();
      this.#writer = this.#community?.viewer?.key ?? undefined;
      this.#community = undefined;
    });
  }

  readonly #flush = (): void => this.#drafts?.flush();

  #stop(): void {
    this.#release?.();
    this.#release = this.#drafts = undefined;
  }

  /** What it began with has changed: untouched, it changes too. */
  #follow(base: Draft): void {
    const key = JSON.stringify(base);
    if (key === this.#baseKey) return;
    const { touched } = this;
    this.#base = base;
    this.#baseKey = key;
    if (!touched) this.#show(base, this.files);
  }

  async #open(community: Community, place: string): Promise<void> {
    try {
      const { draftsOf } = await keeping.load();
      const drafts = draftsOf(community);
      const isHere = (): boolean => this.#connected && community === this.#community && place === this.#place;
      if (!isHere()) return;
      this.#drafts = drafts;
      this.#release = drafts.subscribe(place, () => void this.#take(drafts, place));
      const kept = await drafts.read(place);
      if (!isHere()) return;
      const mine = this.touched ? this.#draft : undefined;
      if (kept && isDraft(kept.content)) {
        if (!mine) this.#show(kept.content, kept.files);
        else if (!isSame(mine, kept.content)) {
          // Written before the earlier words were read.
          this.#show(joined(kept.content, mine), new Map([...kept.files, ...this.files]));
        } else return;
        this.restored = !isSame(this.#draft, this.#base);
      }
      if (mine) this.#keep();
    } catch {
      // without what keeps drafts, the element itself still does
    }
  }

  /** What the community's drafts hold for this place now: given back, or of whoever looks now. */
  async #take(drafts: Drafts, place: string): Promise<void> {
    const kept = drafts.get(place) ?? (await drafts.read(place));
    if (drafts !== this.#drafts || place !== this.#place) return;
    const next = kept && isDraft(kept.content) ? kept.content : this.#base;
    if (isSame(next, this.#draft)) return;
    this.#show(next, kept?.files ?? new Map());
    this.restored = kept !== undefined && !next.problem;
  }

  #show(draft: Draft, files: ReadonlyMap<Id, Blob>): void {
    this.#draft = draft;
    this.files = files;
    this.restored = false;
    this.#taken();
    this.#host.requestUpdate();
  }

  #keep(): void {
    if (this.touched) this.#drafts?.put(this.place, this.#draft, this.files);
    else this.#drafts?.put(this.place);
  }
}
