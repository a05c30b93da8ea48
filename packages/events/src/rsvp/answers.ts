import type { AnswerEvent, Community, CommunityEvent, Id } from '@kith/core';
import { eventPlans } from '@kith/core/events';
import { outboxOf, type Outbox, type OutboxEntry } from '@kith/core/outbox';
import { KithRsvpSubmitEvent, KithRsvpSubmittedEvent } from './events.js';

/** What goes through the outbox here. */
export type RsvpEntry = OutboxEntry<'events.rsvp' | 'events.withdraw'>;

interface Told {
  /** What has changed is to be drawn. */
  readonly update: () => void;
  /** The backend has an answer, and the event as it is with it. */
  readonly done: (event: CommunityEvent) => void;
  /** It filled up while the answer was on its way. */
  readonly filledUp: () => void;
}

/** Sends answers through the community's outbox, which shows each at once and takes it back where it fails. */
export class Answers {
  readonly #host: HTMLElement;
  readonly #told: Told;
  #community: Community | undefined;
  #outbox: Outbox | undefined;
  #stop: (() => void) | undefined;
  /** What was sent from here and is not answered yet. */
  readonly #sent = new Set<Id>();
  /** What brings back what the viewer had said before; `null` where nothing was said. */
  #before: AnswerEvent | null | undefined;

  constructor(host: HTMLElement, told: Told) {
    this.#host = host;
    this.#told = told;
  }

  /** Keeps to the outbox of the community that is shown now. */
  follow(community: Community | undefined): void {
    if (community === this.#community) return;
    this.letGo();
    this.#community = community;
    if (!community?.supports('events.rsvp')) return;
    this.#outbox = outboxOf(community, eventPlans);
    this.#stop = this.#outbox.subscribe(() => this.#hear());
  }

  letGo(): void {
    this.#stop?.();
    this.#stop = this.#outbox = this.#community = undefined;
    this.forget();
  }

  /** Whether what was said last can be undone. */
  get undoable(): boolean {
    return this.#before !== undefined;
  }

  /** Leaves no way back to what was said before. */
  forget(): void {
    this.#before = undefined;
  }

  /** The latest answer to this event that is not with the backend. */
  waiting(id: Id): RsvpEntry | undefined {
    return this.#outbox?.entries.findLast(
      (entry): entry is RsvpEntry => isRsvp(entry) && entry.state !== 'done' && entry.input.id === id,
    );
  }

  /** @returns whether it is on its way: the host may keep it */
  answer(event: CommunityEvent, answer: AnswerEvent): boolean {
    const taken = this.#outbox && this.#host.dispatchEvent(new KithRsvpSubmitEvent(event, answer));
    if (!this.#outbox || !taken) return false;
    this.#before = beforeOf(event);
    this.#sent.add(this.#outbox.submit('events.rsvp', answer).id);
    return true;
  }

  withdraw(event: CommunityEvent): void {
    this.#before = beforeOf(event);
    const entry = this.#outbox?.submit('events.withdraw', { id: event.id });
    if (entry) this.#sent.add(entry.id);
  }

  undo(id: Id): void {
    const before = this.#before;
    this.#before = undefined;
    if (!this.#outbox || before === undefined) return;
    const entry = before ? this.#outbox.submit('events.rsvp', before) : this.#outbox.submit('events.withdraw', { id });
    this.#sent.add(entry.id);
  }

  retry(entry: RsvpEntry): void {
    this.#sent.add(entry.id);
    this.#outbox?.retry(entry.id);
  }

  discard(entry: RsvpEntry): void {
    this.#before = undefined;
    this.#outbox?.discard(entry.id);
  }

  #hear(): void {
    for (const entry of this.#outbox?.entries ?? []) {
      if (!isRsvp(entry) || !this.#sent.has(entry.id)) continue;
      if (entry.state !== 'done' && entry.state !== 'failed') continue;
      this.#sent.delete(entry.id);
      if (entry.state === 'done') {
        const event = this.#community?.entities.view('event', entry.input.id);
        if (event) this.#told.done(event);
        if (event) this.#host.dispatchEvent(new KithRsvpSubmittedEvent(event));
      } else {
        this.#before = undefined;
        if (entry.error?.kind !== 'conflict') continue;
        // Somebody was quicker: what is left is told, and nothing is tried again by itself.
        this.#outbox?.discard(entry.id);
        this.#told.filledUp();
      }
    }
    this.#told.update();
  }
}

function beforeOf({ id, rsvp }: CommunityEvent): AnswerEvent | null {
  if (!rsvp) return null;
  const { status, guests, answers } = rsvp;
  return {
    id,
    status: status === 'waiting' ? 'going' : status,
    ...(guests ? { guests } : {}),
    ...(answers?.length ? { answers } : {}),
  };
}

function isRsvp(entry: OutboxEntry): entry is RsvpEntry {
  return entry.name === 'events.rsvp' || entry.name === 'events.withdraw';
}
