import type { Community, Id } from '@kith/core';
import type { draftsOf } from '@kith/core/drafts';
import type { Outbox, OutboxEntry } from '@kith/core/outbox';
import { emptyDraft, isDraft, joined, wordsFrom, type Draft } from '../draft/draft.js';
import { placeOf } from '../draft/place.js';

type Drafts = ReturnType<typeof draftsOf>;
export type PostEntry = OutboxEntry<'posts.create'> | OutboxEntry<'posts.edit'>;

/** One post on its way, with what would bring it back. */
interface OnItsWay {
  readonly entry: PostEntry;
  readonly place: string;
  readonly writer: string | null | undefined;
  readonly draft: Draft;
  readonly files: ReadonlyMap<Id, Blob>;
}

/** What the writer can mend: the words come back to where they can be changed. The rest can be tried again as it is. */
const mendable: readonly unknown[] = ['invalid', 'conflict', 'unauthenticated'];

/** When to ask again for what cannot be given up yet, in milliseconds. */
const againMs = 30;

/**
 * Follows a community's posts on their way, and gives their words and files back to the place they were written at:
 * where one is discarded, by whatever list shows it; and where the backend refuses one and a composer stands there.
 */
export class Sent {
  readonly #community: Community;
  readonly #outbox: Outbox;
  readonly #drafts: Drafts;
  readonly #known = new Map<Id, OnItsWay>();
  /** As they were written, by entry, of this page. */
  readonly #written = new Map<Id, Pick<OnItsWay, 'place' | 'draft' | 'files'>>();

  constructor(community: Community, outbox: Outbox, drafts: Drafts) {
    this.#community = community;
    this.#outbox = outbox;
    this.#drafts = drafts;
    outbox.subscribe(() => this.#look());
    this.#look();
  }

  /** Remembers how an entry was written, so that exactly that can come back. */
  note(entry: PostEntry, written: Pick<OnItsWay, 'place' | 'draft' | 'files'>): void {
    this.#written.set(entry.id, written);
    const known = this.#known.get(entry.id);
    if (known) this.#known.set(entry.id, { ...known, ...written });
    this.#look();
  }

  #look(): void {
    const writer = this.#community.viewer?.key;
    const gone = new Map(this.#known);
    for (const entry of this.#outbox.entries) {
      if (!isPost(entry)) continue;
      gone.delete(entry.id);
      if (entry.state === 'done') {
        this.#known.delete(entry.id);
        this.#written.delete(entry.id);
      } else this.#known.set(entry.id, this.#describe(entry, writer));
    }
    for (const [id, lost] of gone) {
      this.#known.delete(id);
      this.#written.delete(id);
      if (lost.writer === writer) this.#giveBack(lost);
    }
    for (const { entry } of this.#known.values()) this.#returnRefused(entry.id);
  }

  /** The outbox gives up nothing that it is still at work on: it may have to be asked again. */
  #returnRefused(id: Id): void {
    const { entry, place } = { ...this.#known.get(id) };
    if (entry?.state !== 'failed' || !mendable.includes(entry.error?.kind)) return;
    if (place === undefined || !this.#drafts.isShown(place)) return;
    if (!this.#outbox.discard(id).length) setTimeout(() => this.#returnRefused(id), againMs);
  }

  #describe(entry: PostEntry, writer: string | null | undefined): OnItsWay {
    const known = this.#known.get(entry.id);
    if (known) return { ...known, entry };
    const files = new Map<Id, Blob>();
    for (const { id } of entry.files) {
      const blob = this.#outbox.file(id);
      if (blob) files.set(id, blob);
    }
    const place = placeOf(targetOf(entry), this.#community);
    return { entry, place, writer, draft: draftOf(entry, files), files, ...this.#written.get(entry.id) };
  }

  #giveBack({ entry, place, draft, files }: OnItsWay): void {
    const { error } = entry;
    const problem = error && { kind: error.kind, ...(error.fields && { fields: error.fields }) };
    const there = this.#drafts.get(place);
    const back: Draft = { ...draft, problem };
    if (there && isDraft(there.content) && entry.name === 'posts.create')
      this.#drafts.give(place, { ...joined(back, there.content), problem }, new Map([...files, ...there.files]));
    else this.#drafts.give(place, back, files);
  }
}

function isPost(entry: OutboxEntry): entry is PostEntry {
  return entry.name === 'posts.create' || entry.name === 'posts.edit';
}

function targetOf({ name, input }: PostEntry): Parameters<typeof placeOf>[0] {
  if (name === 'posts.edit') return { post: { id: input.id } };
  const { topic, parent, subject } = input;
  return { topic, parent, subject: subject?.key, site: subject?.site ?? undefined };
}

/** The words of an entry as far as it says them: of one that was written before the page was loaded. */
function draftOf({ name, input, files }: PostEntry, blobs: ReadonlyMap<Id, Blob>): Draft {
  const sent = input.attachments ?? [];
  const made = files.length === sent.length;
  const draft: Draft = {
    ...emptyDraft(wordsFrom(input.body)),
    title: input.title ?? '',
    tags: input.tags ?? [],
    files: files.flatMap(({ id, name: fileName, mediaType, size, alt }, index) => {
      const attachment = made ? sent[index] : undefined;
      const about = { name: fileName, mediaType, size, alt };
      if (blobs.has(id)) return [{ id, ...about }];
      return attachment === undefined || attachment === id
        ? []
        : [{ id, ...about, attachment: { id: attachment, ...about } }];
    }),
    topic: input.topic,
  };
  if (name === 'posts.edit') return { ...draft, revision: input.revision };
  const { kind, link = '', poll, guest } = input;
  return {
    ...draft,
    kind,
    link,
    ...(poll && {
      poll: { question: poll.question ?? '', options: poll.options, multiple: poll.multiple ?? false, closesAt: '' },
    }),
    ...(guest && { guest: { name: guest.name, email: guest.email ?? '' } }),
  };
}
