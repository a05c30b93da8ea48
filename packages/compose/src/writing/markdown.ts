import type { Edit } from './insert.js';

/** A text and what is selected in it. */
export interface Selected {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** What the toolbar can make of what is selected. */
export type Mark = 'bold' | 'italic' | 'add-link' | 'quote' | 'code' | 'list' | 'numbered-list' | 'task-list';

const fences: { readonly [mark in Mark]?: string } = { bold: '**', italic: '_', code: '`' };
const prefixes: { readonly [mark in Mark]?: (index: number) => string } = {
  quote: () => '> ',
  list: () => '- ',
  'numbered-list': (index) => `${index + 1}. `,
  'task-list': () => '- [ ] ',
};
/** How a line of each kind begins. */
const beginnings: { readonly [mark in Mark]?: RegExp } = {
  quote: /^> ?/,
  list: /^[-*+] (?!\[[ xX]\] )/,
  'numbered-list': /^\d{1,9}[.)] /,
  'task-list': /^[-*+] \[[ xX]\] /,
};
const anyList = /^(?:[-*+] \[[ xX]\] |[-*+] |\d{1,9}[.)] )/;

/** Marks what is selected, or takes the mark away where it has it. */
export function marked(mark: Mark, selected: Selected): Edit {
  if (mark === 'add-link') return linked(selected);
  const prefix = prefixes[mark];
  if (prefix) return lined(mark, prefix, selected);
  const { value, start, end } = selected;
  if (mark === 'code' && value.slice(start, end).includes('\n')) return fenced(selected);
  return wrapped(fences[mark] ?? '', selected);
}

function wrapped(fence: string, { value, start, end }: Selected): Edit {
  const size = fence.length;
  const inner = value.slice(start, end);
  if (value.slice(start - size, start) === fence && value.slice(end, end + size) === fence)
    return { from: start - size, to: end + size, text: inner, select: [start - size, end - size] };
  if (inner.length >= 2 * size && inner.startsWith(fence) && inner.endsWith(fence)) {
    const text = inner.slice(size, inner.length - size);
    return { from: start, to: end, text, select: [start, start + text.length] };
  }
  // Marks hold only beside letters: white space at the ends stays outside.
  const lead = /^\s*/.exec(inner)?.[0].length ?? 0;
  const words = inner.trim();
  const text = inner.slice(0, lead) + fence + words + fence + inner.slice(lead + words.length);
  const from = start + lead + size;
  return { from: start, to: end, text, select: [from, from + words.length] };
}

/** A block of code, with a fence that is longer than any in it. */
function fenced({ value, start, end }: Selected): Edit {
  const inner = value.slice(start, end);
  const longest = Math.max(2, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const before = start > 0 && value[start - 1] !== '\n' ? '\n' : '';
  const after = value[end] === '\n' || end === value.length ? '' : '\n';
  const text = `${before}${fence}\n${inner.replace(/\n$/, '')}\n${fence}${after}`;
  const from = start + before.length + fence.length + 1;
  return { from: start, to: end, text, select: [from, from + inner.replace(/\n$/, '').length] };
}

function linked({ value, start, end }: Selected): Edit {
  const inner = value.slice(start, end);
  if (/^https?:\/\/\S+$/.test(inner))
    return { from: start, to: end, text: `[](${inner})`, select: [start + 1, start + 1] };
  const text = `[${inner}](https://)`;
  const from = start + inner.length + 3;
  // Without words the words come first.
  return { from: start, to: end, text, select: inner ? [from, from + 8] : [start + 1, start + 1] };
}

function lined(mark: Mark, prefix: (index: number) => string, { value, start, end }: Selected): Edit {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const stop = end > start && value[end - 1] === '\n' ? end - 1 : end;
  const next = value.indexOf('\n', stop);
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to).split('\n');
  const beginning = beginnings[mark] ?? /^/;
  const marks = lines.every((line) => beginning.test(line) || (!line && lines.length > 1));
  let index = 0;
  const made = lines.map((line) => {
    if (marks) return line.replace(beginning, '');
    if (!line && lines.length > 1 && mark !== 'quote') return line;
    // One kind of list takes the place of another.
    return prefix(index++) + (mark === 'quote' ? line : line.replace(anyList, ''));
  });
  const text = made.join('\n');
  const single = start === end;
  const caret = Math.max(from, start + (made[0]?.length ?? 0) - (lines[0]?.length ?? 0));
  return { from, to, text, select: single ? [caret, caret] : [from, from + text.length] };
}

/**
 * What Enter does in a list or a quote: the next line begins as this one does; on one that has no words the list ends.
 * `undefined` where Enter is only a new line.
 */
export function continued({ value, start, end }: Selected): Edit | undefined {
  if (start !== end || isInFence(value, start)) return undefined;
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const line = value.slice(from, start);
  const found = /^([ \t]*)((?:> ?)*)(?:([-*+]) (\[[ xX]\] )?|(\d{1,9})([.)]) )?/.exec(line);
  const [all = '', indent = '', quote = '', bullet, task, number, dot = '.'] = found ?? [];
  if (!quote && !bullet && !number) return undefined;
  if (line.length === all.length && !value.slice(start).split('\n', 1)[0]?.trim())
    return { from, to: start, text: '', select: [from, from] };
  const item = bullet ? `${bullet} ${task ? '[ ] ' : ''}` : number ? `${Number(number) + 1}${dot} ` : '';
  const text = `\n${indent}${quote}${item}`;
  const caret = start + text.length;
  return { from: start, to: start, text, select: [caret, caret] };
}

/** An address that is pasted over words becomes a link of them; `undefined` where it is pasted as it is. */
export function linkedOver({ value, start, end }: Selected, pasted: string): Edit | undefined {
  const words = value.slice(start, end);
  const url = pasted.trim();
  if (!words.trim() || words.includes('\n') || /^https?:\/\//.test(words) || !/^https?:\/\/\S+$/.test(url))
    return undefined;
  if (!URL.canParse(url)) return undefined;
  const address = url.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const text = `[${words.replace(/[[\]]/g, '\\$&')}](${address})`;
  return { from: start, to: end, text, select: [start + text.length, start + text.length] };
}

/** Whether a place in a text is within a block of code. */
export function isInFence(value: string, at: number): boolean {
  let fence = '';
  for (const line of value.slice(0, at).split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (!mark) continue;
    if (!fence) fence = mark;
    else if (mark.startsWith(fence) && !line.trim().slice(mark.length).trim()) fence = '';
  }
  return fence !== '';
}

/** The first page that a text links to; nothing from within code. */
export function firstLink(text: string): string | undefined {
  const words = text.slice(0, 20_000).replace(/(`{3,}|~{3,})[\s\S]*?(?:\1|$)|`[^`\n]*`/g, ' ');
  const found = /(?<![\w@/])https?:\/\/[^\s<>"'`\])]+/i.exec(words)?.[0].replace(/[.,;:!?]+$/, '');
  return found !== undefined && URL.canParse(found) && new URL(found).hostname.includes('.') ? found : undefined;
}
