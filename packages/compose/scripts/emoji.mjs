// Writes src/emoji/emoji-data.ts: of gemoji only what completion needs. Run after an update of gemoji:
// node packages/compose/scripts/emoji.mjs
import { writeFileSync } from 'node:fs';
import { gemoji } from 'gemoji';

const lines = gemoji.map(({ emoji, names }) => `${emoji} ${names.join(' ')}`);
const source = `// From gemoji (MIT, see NOTICE), by scripts/emoji.mjs: each line is an emoji and its names.
// prettier-ignore
export const emojiData = \`
${lines.join('\n')}
\`;
`;
writeFileSync(new URL('../src/emoji/emoji-data.ts', import.meta.url), source);
