import type { Community, CommunityError, Id, Member, Query } from '@kith/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { textOf } from './fields.js';

interface Wanted {
  readonly community: Community | undefined;
  /** Ids, or handles after `@`. */
  readonly refs: readonly string[];
  /** Members that the host has at hand. */
  readonly data: readonly Member[];
}

/** Some members for an element, by reference or at hand, as they stand now: a change in one widget shows in all. */
export class MembersController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #pick: () => Wanted;
  #community: Community | undefined;
  #data: readonly Member[] = [];
  #key = '';
  #queries: Query<'members.get'>[] = [];
  #release: (() => void)[] = [];
  #connected = false;

  constructor(host: ReactiveControllerHost, pick: () => Wanted) {
    this.#host = host;
    this.#pick = pick;
    host.addController(this);
  }

  /** Those that are there, in the order given: data first. */
  get members(): readonly Member[] {
    const held = this.#data.map(({ id }, index) => this.#view(id) ?? this.#data[index]);
    const read = this.#queries.map(({ state }) => (state.status === 'pending' ? undefined : state.data));
    return [...held, ...read].filter((member) => member !== undefined);
  }

  get pending(): boolean {
    return this.#queries.some(({ state }) => state.status === 'pending');
  }

  get error(): CommunityError | undefined {
    for (const { state } of this.#queries) if (state.status === 'failed') return state.error;
    return undefined;
  }

  async refetch(): Promise<void> {
    await Promise.all(this.#queries.map((query) => query.refetch()));
  }

  hostConnected(): void {
    this.#connected = true;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#connected) return;
    const { community, refs, data } = this.#pick();
    const members = data.filter((member) => textOf(member?.id));
    if (community && (community !== this.#community || members.some((member, index) => member !== this.#data[index])))
      for (const member of members) community.entities.merge('member', member);
    this.#data = members;
    const key = JSON.stringify([refs, members.length > 0]);
    if (community === this.#community && key === this.#key) return;
    const release = this.#release;
    const changed = (): void => this.#host.requestUpdate();
    this.#community = community;
    this.#key = key;
    this.#queries = community ? refs.map((ref) => community.read('members.get', inputOf(ref))) : [];
    this.#release = this.#queries.map((query) => query.subscribe(changed));
    if (community && members.length) this.#release.push(community.entities.subscribe(changed));
    for (const end of release) end();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#community = undefined;
    this.#key = '';
    for (const end of this.#release.splice(0)) end();
  }

  #view(id: Id): Member | undefined {
    return this.#community?.entities.view('member', id);
  }
}

/** What `members.get` is asked for a reference: `@ada` by handle, anything else by id. */
export function inputOf(ref: string): { readonly id: Id } | { readonly handle: string } {
  return ref.startsWith('@') ? { handle: ref.slice(1) } : { id: ref };
}
