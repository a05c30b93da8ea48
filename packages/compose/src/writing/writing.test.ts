import { expect } from '@open-wc/testing';
import { gemoji } from 'gemoji';
import { startedWord } from '../completion/trigger.js';
import { emojiData } from '../emoji/emoji-data.js';
import { findEmoji } from '../emoji/emoji.js';
import { complaintOf, sizeText, typeName } from '../files/check.js';
import { countGraphemes } from './count.js';
import { htmlOf, wordsOfHtml } from './html.js';
import type { Edit } from './insert.js';
import { continued, firstLink, isInFence, linkedOver, marked, type Mark, type Selected } from './markdown.js';

/** A text with `|` at the ends of what is selected, or one where the caret stands. */
function from(text: string): Selected {
  const start = text.indexOf('|');
  const end = text.lastIndexOf('|');
  return { value: text.replaceAll('|', ''), start, end: end === start ? start : end - 1 };
}

function after(text: string, edit: Edit | undefined): string | undefined {
  if (!edit) return undefined;
  const { value } = from(text);
  const made = value.slice(0, edit.from) + edit.text + value.slice(edit.to);
  const [start, end] = edit.select;
  if (start === end) return `${made.slice(0, start)}|${made.slice(start)}`;
  return `${made.slice(0, start)}|${made.slice(start, end)}|${made.slice(end)}`;
}

describe('marks', () => {
  const cases: readonly (readonly [Mark, string, string])[] = [
    ['bold', 'a |b| c', 'a **|b|** c'],
    ['bold', 'a **|b|** c', 'a |b| c'],
    ['bold', 'a |**b**| c', 'a |b| c'],
    ['bold', 'a| b |c', 'a **|b|** c'],
    ['bold', 'a |', 'a **|**'],
    ['italic', '|é|', '_|é|_'],
    ['code', '|x|', '`|x|`'],
    ['code', '|x\ny|', '```\n|x\ny|\n```'],
    ['code', '|```\ny|', '````\n|```\ny|\n````'],
    ['add-link', 'see |this|', 'see [this](|https://|)'],
    ['add-link', '|https://a.example|', '[|](https://a.example)'],
    ['list', 'o|ne', '- o|ne'],
    ['list', '|one\ntwo|', '|- one\n- two|'],
    ['list', '|- one\n- two|', '|one\ntwo|'],
    ['numbered-list', '|- one\n- two|', '|1. one\n2. two|'],
    ['task-list', '|one\n\ntwo|', '|- [ ] one\n\n- [ ] two|'],
    ['quote', '|one\n\ntwo|', '|> one\n> \n> two|'],
  ];
  for (const [mark, before, wanted] of cases)
    it(`${mark}: ${JSON.stringify(before)}`, () => expect(after(before, marked(mark, from(before)))).to.equal(wanted));
});

describe('Enter', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['- one|', '- one\n- |'],
    ['  * one|', '  * one\n  * |'],
    ['9. one|', '9. one\n10. |'],
    ['1) one|', '1) one\n2) |'],
    ['- [x] done|', '- [x] done\n- [ ] |'],
    ['> said|', '> said\n> |'],
    ['- one\n- |', '- one\n|'],
    ['> |', '|'],
    ['- o|ne', '- o\n- |ne'],
    ['plain|', undefined],
    ['-x|', undefined],
    ['```\n- code|', undefined],
  ];
  for (const [before, wanted] of cases)
    it(JSON.stringify(before), () => expect(after(before, continued(from(before)))).to.equal(wanted));
});

describe('an address that is pasted', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['see |this|', 'https://a.example/x', 'see [this](https://a.example/x)|'],
    ['|a]b|', ' https://a.example/(x) ', '[a\\]b](https://a.example/%28x%29)|'],
    ['here|', 'https://a.example', undefined],
    ['|https://b.example|', 'https://a.example', undefined],
    ['|two\nlines|', 'https://a.example', undefined],
    ['|x|', 'javascript:alert(1)', undefined],
    ['|x|', 'not an address', undefined],
  ];
  for (const [before, pasted, wanted] of cases)
    it(`${pasted} over ${JSON.stringify(before)}`, () =>
      expect(after(before, linkedOver(from(before), pasted))).to.equal(wanted));
});

describe('links, fences, words', () => {
  it('finds the first page that is linked to', () => {
    expect(firstLink('See https://a.example/x, and https://b.example')).to.equal('https://a.example/x');
    expect(firstLink('`https://code.example` and (https://a.example/y).')).to.equal('https://a.example/y');
    expect(firstLink('```\nhttps://code.example\n```')).to.equal(undefined);
    expect(firstLink('https://x')).to.equal(undefined);
  });

  it('knows a block of code', () => {
    expect(isInFence('```\nx', 5)).to.equal(true);
    expect(isInFence('```\nx\n```\ny', 11)).to.equal(false);
    expect(isInFence('~~~\n```\nx', 9)).to.equal(true);
  });

  it('knows a word that can be completed', () => {
    const started = (text: string) => startedWord(text, text.length);
    expect(started('Hi @ad')).to.deep.equal({ sign: '@', prefix: 'ad', from: 3 });
    expect(started('@')).to.deep.equal({ sign: '@', prefix: '', from: 0 });
    expect(started('«@Ünï')).to.include({ prefix: 'Ünï' });
    expect(started('#دع')).to.include({ sign: '#', prefix: 'دع' });
    expect(started(':+1')).to.include({ sign: ':', prefix: '+1' });
    for (const text of ['a@b', '# ', '#', ':', ':)', '12:30', 'note: ', '@ad ', 'https://x'])
      expect(started(text), text).to.equal(undefined);
  });
});

describe('countGraphemes', () => {
  for (const [text, count] of [
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['👩‍👩‍👧‍👦', 1],
    ['a\nb', 3],
    ['\n\n', 2],
    ['नि', 1],
  ] as const)
    it(JSON.stringify(text), () => expect(countGraphemes(text)).to.equal(count));
});

describe('files', () => {
  const file = { name: 'a.png', type: 'image/png', size: 10 };
  it('are held against what the place takes', () => {
    expect(complaintOf(file, 0, undefined)).to.equal(undefined);
    expect(complaintOf(file, 0, { mediaTypes: ['image/*'], maxFileSize: 10, maxFiles: 1 })).to.equal(undefined);
    expect(complaintOf(file, 0, { mediaTypes: [] })?.key).to.equal('no-files');
    expect(complaintOf(file, 0, { mediaTypes: ['text/plain'] })?.key).to.equal('wrong-type');
    expect(complaintOf(file, 0, { maxFileSize: 9 })?.key).to.equal('too-large');
    expect(complaintOf(file, 1, { maxFiles: 1 })?.key).to.equal('too-many-files');
    expect(complaintOf({ ...file, size: 0 }, 0, {})?.key).to.equal('empty-file');
  });

  for (const [type, name] of [
    ['image/png', 'PNG'],
    ['image/svg+xml', 'SVG'],
    ['text/plain; charset=utf-8', 'TXT'],
    ['text/markdown', 'MD'],
    ['audio/mpeg', 'MP3'],
    ['video/mp4', 'MP4'],
    ['application/x-zip-compressed', 'ZIP'],
    ['application/vnd.oasis.opendocument.text', 'ODT'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'DOCX'],
    ['application/vnd.example.drawing', 'DRAWING'],
    ['.step', 'STEP'],
  ] as const)
    it(`of ${type} are called ${name}`, () => expect(typeName(type)).to.equal(name));

  it('have sizes that people read', () => {
    expect(sizeText(2_500_000, 'en')).to.equal('2.5 MB');
    expect(sizeText(999, 'en')).to.equal('999 bytes');
  });
});

describe('standard emoji', () => {
  it('are those of gemoji', () => {
    const lines = gemoji.map(({ emoji, names }) => `${emoji} ${names.join(' ')}`);
    expect(emojiData.trim().split('\n')).to.deep.equal(lines);
  });

  it('are found by name, the whole name first', () => {
    expect(findEmoji('heart', 3)[0]?.emoji).to.equal('❤️');
    expect(findEmoji('tad', 1)[0]?.name).to.equal('tada');
    expect(findEmoji('nothing-like-it', 3)).to.deep.equal([]);
    expect(findEmoji('', 8)).to.have.length(8);
  });
});

describe('words as HTML', () => {
  const cases: readonly (readonly [words: string, html: string])[] = [
    ['', ''],
    ['one', '<p>one</p>'],
    ['one\ntwo', '<p>one<br>two</p>'],
    ['one\n\n\n two ', '<p>one</p>\n<p> two</p>'],
    ['<script>alert(1)</script> & "so"', '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; "so"</p>'],
    ['&lt;', '<p>&amp;lt;</p>'],
  ];
  for (const [words, html] of cases)
    it(JSON.stringify(words), () => {
      expect(htmlOf(words)).to.equal(html);
      expect(htmlOf(wordsOfHtml(html) ?? 'none')).to.equal(html);
    });

  it('are words again only where HTML holds no more', () => {
    expect(wordsOfHtml('<P>a<BR/>\nb &#x2603; &#39;&nbsp;</P> <p>c</p>')).to.equal("a\nb ☃ '\u00A0\n\nc");
    for (const html of ['<p>a <b>b</b></p>', '<p class="x">a</p>', '<ul><li>a</li></ul>', 'a &hellip;', 'a &#x110000;'])
      expect(wordsOfHtml(html), html).to.equal(undefined);
  });
});
