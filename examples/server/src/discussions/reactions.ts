import { badInput } from '../graphql/errors.js';
import { palette } from './settings.js';

const byName = new Map<string, string>(palette.map(({ name, emoji }) => [name, emoji]));
const byEmoji = new Map<string, string>(palette.map(({ name, emoji }) => [emoji, name]));
const oneEmoji = new RegExp('^\\p{RGI_Emoji}$', 'v');

/** The emoji of a reaction: the palette's, or the reaction itself. */
export function emojiOf(name: string): string {
  return byName.get(name) ?? name;
}

/** How a reaction is kept: by its name in the palette, or as the one emoji that it is. */
export function toReaction(reaction: string): string {
  if (byName.has(reaction)) return reaction;
  const name = byEmoji.get(reaction);
  if (name !== undefined) return name;
  if (reaction.length <= 40 && oneEmoji.test(reaction)) return reaction;
  throw badInput('reaction', 'is neither one of the palette nor an emoji');
}
