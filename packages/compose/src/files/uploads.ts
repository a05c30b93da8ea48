import { CommunityError, limited, toCommunityError, type Attachment, type Community, type Id } from '@kith/core';
import type { DraftFile } from '../draft/draft.js';

/** How long one file may take. */
const limitMs = 10 * 60_000;

/** `later`: it goes along with the post. `refused`: the backend will not have it. */
export type UploadState =
  | { readonly status: 'sending'; readonly progress: number }
  | { readonly status: 'later'; readonly stopped: boolean }
  | { readonly status: 'refused' };

/**
 * Files on their way while their post is still being written. Each goes with the id that the outbox would send it with,
 * so that one whose answer was lost, or that is cut short by sending the post, does not become two.
 */
export class Uploads {
  readonly #done: (id: Id, attachment: Attachment) => void;
  readonly #changed: () => void;
  readonly #states = new Map<Id, UploadState>();
  readonly #running = new Map<Id, AbortController>();

  constructor(done: (id: Id, attachment: Attachment) => void, changed: () => void) {
    this.#done = done;
    this.#changed = changed;
  }

  state(id: Id): UploadState | undefined {
    return this.#states.get(id);
  }

  start(community: Community, { id, name, mediaType, size, alt }: DraftFile, file: Blob): void {
    if (this.#running.has(id)) return;
    const stop = new AbortController();
    this.#running.set(id, stop);
    this.#note(id, { status: 'sending', progress: 0 });
    const send = (signal: AbortSignal): Promise<Attachment> =>
      community.gateway
        .run(
          'attachments.create',
          { name, mediaType, size, ...(alt && { alt }) },
          {
            signal,
            writeId: id,
            file,
            onProgress: (progress) => this.#running.get(id) === stop && this.#note(id, { status: 'sending', progress }),
          },
        )
        .then(answered);
    limited(send, limitMs, stop.signal).then(
      (attachment) => {
        if (this.#running.get(id) !== stop) return;
        this.#running.delete(id);
        this.#states.delete(id);
        this.#done(id, attachment);
      },
      (thrown: unknown) => {
        if (this.#running.get(id) !== stop) return;
        this.#running.delete(id);
        const error = toCommunityError(thrown);
        if (error instanceof CommunityError && error.kind === 'rate-limited')
          community.pace.pause(error.retryAfterMs ?? 0);
        this.#note(id, error.kind === 'invalid' ? { status: 'refused' } : { status: 'later', stopped: false });
      },
    );
  }

  /** Stops one that is on its way; it can be begun again, or goes along with the post. */
  stop(id: Id): void {
    this.#running.get(id)?.abort();
    this.#running.delete(id);
    this.#note(id, { status: 'later', stopped: true });
  }

  /** Forgets those that are gone, and ends them where they are on their way. */
  keepOnly(ids: ReadonlySet<Id>): void {
    for (const [id, stop] of this.#running)
      if (!ids.has(id)) {
        this.#running.delete(id);
        stop.abort();
      }
    for (const id of this.#states.keys()) if (!ids.has(id)) this.#states.delete(id);
  }

  #note(id: Id, state: UploadState): void {
    this.#states.set(id, state);
    this.#changed();
  }
}

/**
 * What came of an upload. A host's own function may answer with nothing: that is a failure, or the file would be sent
 * again with each update, without end.
 */
function answered(attachment: Attachment | null | undefined): Attachment {
  if (!attachment) throw new CommunityError('backend');
  return attachment;
}
