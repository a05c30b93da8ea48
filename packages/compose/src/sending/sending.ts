import { CommunityError, type Community, type FieldErrors } from '@kith/core';
import { discussionPlans } from '@kith/core/discussion';
import { draftsOf } from '@kith/core/drafts';
import { outboxOf, type NewFile, type Outbox } from '@kith/core/outbox';
import type { ReactiveController } from 'lit';
import type { Desk } from '../composer/desk.js';
import { KithPostSubmitEvent, KithPostSubmittedEvent } from '../composer/events.js';
import { composeMessages } from '../messages/messages.js';
import { countGraphemes } from '../writing/count.js';
import { complaints, createInput, editInput } from './inputs.js';
import { Sent, type PostEntry } from './sent.js';

/** How long an edit is waited for before it counts as on its way, in milliseconds. */
const patienceMs = 4000;

const followers = new WeakMap<Community, Sent>();

function sentOf(community: Community, outbox: Outbox): Sent {
  let sent = followers.get(community);
  if (!sent) followers.set(community, (sent = new Sent(community, outbox, draftsOf(community))));
  return sent;
}

/** What a composer sends, and what becomes of it while it stands there. */
export class Sending implements ReactiveController {
  readonly #desk: Desk;
  #community: Community | undefined;
  #release: (() => void) | undefined;
  #last: PostEntry | undefined;
  #edit: { readonly id: string; readonly end: ReturnType<typeof setTimeout> } | undefined;
  #connected = false;

  constructor(desk: Desk) {
    this.#desk = desk;
    desk.element.addController(this);
  }

  /** The last post that this composer sent, as it stands now; `undefined` once it is there and was told of. */
  get last(): PostEntry | undefined {
    return this.#last;
  }

  /** An edit is on its way: its words wait for the answer. */
  get saving(): boolean {
    return this.#edit !== undefined;
  }

  /** Takes the last post back, so that it can be changed. */
  takeBack(): void {
    if (this.#last && this.#community) outboxOf(this.#community, discussionPlans).discard(this.#last.id);
    this.#last = undefined;
    this.#desk.element.requestUpdate();
  }

  /** Sends what is written. Returns whether it is on its way. */
  submit(): boolean {
    const { drafts, element } = this.#desk;
    const community = this.#desk.community();
    if (!community || this.#edit) return false;
    const about = this.#desk.about();
    const { draft, base, files, place } = drafts;
    const { post } = about.target;
    const fields = complaints(draft, about, countGraphemes(draft.body), (id) => files.has(id));
    if (Object.keys(fields).length) return this.#complain(fields);
    if (post && !drafts.touched) return this.#leave();
    const inputs = { ...community.supports(post ? 'posts.edit' : 'posts.create') }.inputs;
    if (!inputs) return this.#fail(new CommunityError('unsupported'));
    const write = post
      ? ({ name: 'posts.edit', input: editInput(post.id, draft, base, about, inputs) } as const)
      : ({ name: 'posts.create', input: createInput(draft, about, inputs) } as const);
    if (!element.dispatchEvent(new KithPostSubmitEvent(write.input))) return false;
    const sending = draft.files.flatMap(({ id, name, alt, attachment }): NewFile[] => {
      const blob = attachment ? undefined : files.get(id);
      return blob ? [{ id, blob, name, alt }] : [];
    });
    const outbox = outboxOf(community, discussionPlans);
    const sent = sentOf(community, outbox);
    const entry =
      write.name === 'posts.edit'
        ? outbox.submit(write.name, write.input, sending)
        : outbox.submit(write.name, write.input, sending);
    sent.note(entry, { place, draft: { ...draft, problem: undefined }, files });
    this.#last = entry;
    if (entry.name === 'posts.edit') {
      this.#edit = { id: entry.id, end: setTimeout(() => this.#finish(), patienceMs) };
      if (!navigator.onLine) this.#finish();
    } else {
      drafts.clear();
      this.#desk.announce(this.#words('posting'));
      element.dispatchEvent(new KithPostSubmittedEvent(entry));
    }
    element.requestUpdate();
    return true;
  }

  hostConnected(): void {
    this.#connected = true;
  }

  hostUpdate(): void {
    const community = this.#desk.community();
    if (!this.#connected || !community || community === this.#community) return;
    this.#release?.();
    this.#community = community;
    const outbox = outboxOf(community, discussionPlans);
    sentOf(community, outbox);
    this.#release = outbox.subscribe(() => this.#look(outbox));
  }

  hostDisconnected(): void {
    this.#connected = false;
    queueMicrotask(() => {
      if (this.#connected) return;
      this.#release?.();
      this.#community = this.#release = undefined;
    });
  }

  #look(outbox: Outbox): void {
    const last = this.#last;
    if (!last) return;
    const entry = outbox.entries.find(({ id }) => id === last.id);
    if (entry?.name !== 'posts.create' && entry?.name !== 'posts.edit') {
      // Given back, or another person's page now.
      this.#last = undefined;
      this.#endEdit();
    } else {
      this.#last = entry as PostEntry;
      const isDone = entry.state === 'done';
      if (this.#edit && (isDone || entry.error || entry.state === 'checking') && entry.state !== 'failed')
        this.#finish();
      if (isDone) {
        this.#desk.announce(this.#words(entry.name === 'posts.edit' ? 'saved' : 'posted'));
        this.#last = undefined;
      }
    }
    this.#desk.element.requestUpdate();
  }

  /** An edit was taken, or waits to be: the words need not stand here any longer. */
  #finish(): void {
    if (!this.#edit || !this.#last) return;
    this.#endEdit();
    this.#desk.drafts.clear();
    this.#desk.element.dispatchEvent(new KithPostSubmittedEvent(this.#last));
    this.#desk.element.requestUpdate();
  }

  #endEdit(): void {
    clearTimeout(this.#edit?.end);
    this.#edit = undefined;
  }

  /** Nothing was changed: there is nothing to send. */
  #leave(): boolean {
    this.#desk.cancel();
    return false;
  }

  #complain(fields: FieldErrors): boolean {
    return this.#fail(new CommunityError('invalid', { fields }));
  }

  #fail({ kind, fields }: CommunityError): boolean {
    this.#desk.drafts.change({ problem: { kind, fields } });
    this.#desk.element.requestUpdate();
    return false;
  }

  #words(key: 'posting' | 'posted' | 'saved'): string {
    return this.#desk.context.text(composeMessages, key);
  }
}
