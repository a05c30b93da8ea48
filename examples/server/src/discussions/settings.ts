import type { Queryable } from '../database/database.js';

/** How discussions are run here. Each is a row of the table `settings`, by the name in the comment; absent ones are as below. */
export interface DiscussionSettings {
  /** `hold-first-post`: whose posts wait for a moderator until one was approved. */
  readonly holdFirstPost: 'nobody' | 'guests' | 'everybody';
  /** `link-limit`: a post with more links waits for a moderator. */
  readonly linkLimit: number;
  /** `close-after-days`: threads take no replies when they are older; 0 for never. */
  readonly closeAfterDays: number;
  /** `guest-comments`: whether comments may be written under pages without an account. */
  readonly guestComments: boolean;
  /** `max-length`: of a body, in graphemes. */
  readonly maxLength: number;
}

const defaults = {
  'hold-first-post': 'guests',
  'link-limit': '10',
  'close-after-days': '0',
  'guest-comments': 'yes',
  'max-length': '100000',
} as const;

export async function readSettings(database: Queryable): Promise<DiscussionSettings> {
  const rows = await database.query<{ name: string; value: string }>('select name, value from settings');
  const set = new Map(rows.map(({ name, value }) => [name, value]));
  const of = (name: keyof typeof defaults): string => set.get(name) ?? defaults[name];
  const hold = of('hold-first-post');
  return {
    holdFirstPost: hold === 'nobody' || hold === 'everybody' ? hold : 'guests',
    linkLimit: whole(of('link-limit'), 10),
    closeAfterDays: whole(of('close-after-days'), 0),
    guestComments: of('guest-comments') === 'yes',
    maxLength: whole(of('max-length'), 100_000),
  };
}

function whole(text: string, otherwise: number): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}

/** What can be reacted with, in order. Any other single emoji is taken too: hosts choose palettes of their own. */
export const palette = [
  { name: 'like', emoji: '👍' },
  { name: 'heart', emoji: '❤️' },
  { name: 'celebrate', emoji: '🎉' },
  { name: 'laugh', emoji: '😄' },
  { name: 'thinking', emoji: '🤔' },
  { name: 'eyes', emoji: '👀' },
] as const;

export const reportReasons = ['spam', 'abuse', 'off-topic', 'misinformation', 'other'] as const;
