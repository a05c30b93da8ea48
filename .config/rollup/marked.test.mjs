import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rollup } from 'rollup';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { root } from './entries.mjs';
import { oneDialect } from './marked.mjs';

const corpus = join(root, '../shared/corpora/commonmark-spec.json');

/** marked's lexer and parser as a bundle with these plugins has them. */
async function bundled(...plugins) {
  const bundle = await rollup({
    input: join(root, 'packages/ui/src/rich-text/entry.js'),
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id.endsWith('/entry.js') ? id : null),
        load: (id) => (id.endsWith('/entry.js') ? "export { Lexer, Parser, Renderer } from 'marked';" : null),
      },
      ...plugins,
      nodeResolve(),
    ],
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const { Lexer, Parser, Renderer } = await import(
    `data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`
  );
  const html = (markdown) => {
    const options = { gfm: true, renderer: new Renderer() };
    return Parser.parse(Lexer.lex(markdown, options), options);
  };
  return { html, code: output[0].code };
}

/** What is written in Markdown, a piece each. */
const pieces = [
  ...[
    '# One\n',
    'Two\n===\n',
    '> three\n> > four\n',
    '- five\n  - six\n',
    '1. seven\n2) eight\n',
    '- [x] nine\n- [ ] ten\n',
  ],
  ...[
    '```js\neleven\n```\n',
    '~~~\ntwelve\n',
    '    thirteen\n',
    '\tfourteen\n',
    '***\n',
    '| a | b |\n| :-: | --: |\n| c \\| d | `e` |\n',
  ],
  ...[
    '<div>\nf\n</div>\n',
    '<!-- g -->',
    '<b>h</b>',
    '[i]: /i "j"\n',
    '[i]',
    '[k](</l m> "n")',
    '![o](p.png)',
    '![q *r*][i]',
  ],
  ...['*s*', '**t**', '***u* v**', '_w_', '__x__', 'y_z_a', '~~b~~', '~c~', '`d`', '`` e`f ``', '\\*', '\\\n', '  \n'],
  ...[
    'https://g.example/h_(i)',
    'www.j.example.',
    'k@l.example',
    '<https://m.example>',
    '<n@o.example>',
    'mailto:p@q.example',
  ],
  ...[
    '&amp;',
    '&#35;',
    '&copy',
    '<',
    '>',
    '"',
    "'",
    ' ',
    '\n',
    '\n\n',
    'word',
    'Ärger',
    '漢字',
    '😀',
    '\u00a0',
    '\r\n',
    '\0',
  ],
];

/** Texts of some pieces each, the same every time. */
function* mixed(count) {
  let seed = 1;
  const next = (below) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let made = 0; made < count; made++)
    yield Array.from({ length: 1 + next(9) }, () => pieces[next(pieces.length)]).join('');
}

const [whole, less] = await Promise.all([bundled(), bundled(oneDialect())]);

test('what is only for other dialects is left out', () => {
  assert.doesNotMatch(less.code, /pedantic|breaks|walkTokens|emStrongMask|passThroughHooks/);
});

test('less of marked reads the same', () => {
  for (const text of [...pieces, ...mixed(20_000)])
    assert.equal(less.html(text), whole.html(text), JSON.stringify(text));
});

test(
  'and every example of the specification',
  { skip: !existsSync(corpus) && '../shared/corpora is not there' },
  () => {
    const examples = JSON.parse(readFileSync(corpus, 'utf8'));
    assert.ok(examples.length >= 650);
    for (const { id, payload } of examples) assert.equal(less.html(payload), whole.html(payload), id);
  },
);
