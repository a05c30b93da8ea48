import type { Author, Community, Emoji, Id, Tag } from '@kith/core';
import { Lazy } from '@kith/ui';
import type { Sign, Started } from './trigger.js';

/** What a word may become. */
export interface Option {
  readonly id: string;
  /** What is written in its place. */
  readonly text: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly author?: Author | undefined;
  readonly emoji?: string | undefined;
  readonly imageUrl?: string | undefined;
}

const limit = 8;

const standardEmoji = new Lazy(() => import('../emoji/emoji.js'));

/** Whether anything can complete a word that begins so. */
export function completes(sign: Sign, community: Community | undefined): boolean {
  if (sign === ':') return true;
  return community?.supports(sign === '@' ? 'members.complete' : 'tags.complete') !== undefined;
}

/** An answer that may still be on its way. */
export interface Answer {
  readonly options: () => readonly Option[] | undefined;
  readonly release: () => void;
}

/** Asks what a word may become; `changed` is called as answers come. */
export function ask(
  { sign, prefix }: Pick<Started, 'sign' | 'prefix'>,
  community: Community | undefined,
  thread: Id | undefined,
  changed: () => void,
): Answer {
  const about = { prefix, limit };
  if (sign === '@' && community) {
    const query = community.read('members.complete', thread === undefined ? about : { ...about, thread });
    return answer(query, changed, (authors) => authors.map(memberOption));
  }
  if (sign === '#' && community) {
    const query = community.read('tags.complete', about);
    return answer(query, changed, (tags) => tags.map(tagOption));
  }
  const host = { requestUpdate: changed };
  const common = (): readonly Option[] | undefined =>
    standardEmoji
      .for(host)
      ?.findEmoji(prefix, limit)
      .map(({ name, emoji }) => emojiOption({ name, emoji }));
  if (!prefix || !community?.supports('emoji.complete')) return { options: common, release: () => {} };
  const own = answer(community.read('emoji.complete', about), changed, (emoji) => emoji.map(emojiOption));
  return {
    options: () => {
      const all = [...(own.options() ?? []), ...(common() ?? [])];
      return all.length ? all.slice(0, limit) : common() && own.options() && [];
    },
    release: own.release,
  };
}

function answer<T>(
  query: {
    readonly state: { readonly status: string; readonly data?: T | undefined };
    subscribe(listener: () => void): () => void;
  },
  changed: () => void,
  map: (data: T) => readonly Option[],
): Answer {
  const release = query.subscribe(changed);
  return {
    options: () => {
      const { status, data } = query.state;
      return data === undefined ? (status === 'failed' ? [] : undefined) : map(data).slice(0, limit);
    },
    release,
  };
}

/** A mention is written by handle, which backends find in every format; by name where somebody has none. */
function memberOption(author: Author): Option {
  const { id, handle, name } = author;
  const label = name || handle || '';
  return { id: id ?? label, text: `@${handle || label}`, label, detail: handle ? `@${handle}` : undefined, author };
}

function tagOption({ id, name, counts }: Tag): Option {
  const label = (name || id).replace(/^#/, '');
  const posts = counts?.posts;
  return {
    id,
    text: `#${label.replace(/\s+/g, '-')}`,
    label: `#${label}`,
    detail: posts == null ? undefined : String(posts),
  };
}

function emojiOption({ name, emoji, imageUrl }: Emoji): Option {
  return {
    id: name,
    text: emoji || `:${name}:`,
    label: `:${name}:`,
    emoji: emoji ?? undefined,
    imageUrl: imageUrl ?? undefined,
  };
}
