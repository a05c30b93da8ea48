import { expect } from '@open-wc/testing';
import { findHarm } from '../../test/harm.js';
import { maxLength, tooDeep, tooTangled } from './cap.js';
import { toSafeFragment } from './gate.js';
import { markdownToSafeParts } from './markdown.js';

type Shown = HTMLElement & { readonly ran?: unknown };

function show(fragment: DocumentFragment): Shown {
  const host = document.createElement('div');
  host.append(fragment);
  document.body.append(host);
  return host;
}

/** All of it at once, as it stands in the page. */
function markdownToSafeFragment(text: string): DocumentFragment {
  const whole = document.createDocumentFragment();
  for (const part of markdownToSafeParts(text)) whole.append(part);
  return whole;
}

declare global {
  interface Window {
    kithRan?: boolean;
  }
}

const hostile = [
  '<script>kithRan=true</script>',
  '<img src=x onerror="kithRan=true">',
  '<svg onload="kithRan=true"><style><img src=x onerror=kithRan=true></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=kithRan=true&gt;">',
  '<a href="javascript:kithRan=true">x</a>',
  '<a href=" java\tscript:kithRan=true">x</a>',
  '<a href="&#106;avascript:kithRan=true">x</a>',
  '<a href="data:text/html,<script>kithRan=true</script>">x</a>',
  '<a href="vbscript:x">x</a><a href="#top">x</a>',
  '<form><input name=attributes><button formaction="javascript:kithRan=true">x</button></form>',
  '<iframe srcdoc="<script>parent.kithRan=true</script>"></iframe>',
  '<frameset onload="kithRan=true"><frame src="javascript:kithRan=true"></frameset>',
  '<p id="body" name="getElementById" class="kith" style="position:fixed;inset:0" slot="x" part="y">x</p>',
  '<p onclick="kithRan=true" popovertarget="x" is="x-y" autofocus tabindex="1">x</p>',
  '<template><img src=x onerror=kithRan=true></template><noscript><p title="</noscript><img src=x onerror=kithRan=true>">',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/"><link rel=stylesheet href=x>',
  '<object data="javascript:kithRan=true"></object><embed src="javascript:kithRan=true">',
  '<x-y onfocus="kithRan=true" tabindex=1 autofocus>x</x-y><details open ontoggle="kithRan=true">x</details>',
];

const allowedAttributes = new Set(
  'href src alt title width height lang dir start colspan rowspan rel loading decoding referrerpolicy'.split(' '),
);

function expectHarmless(host: Element, from: string): void {
  expect(findHarm(host), from).to.deep.equal([]);
  for (const element of host.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(allowedAttributes.has(name), `${element.localName}[${name}] of ${from}`).to.equal(true);
      if (name === 'href') expect(value).to.match(/^(?:https?|mailto):/);
      if (name === 'src') expect(value).to.match(/^(?:https?|data:image\/(?:png|jpeg|gif|webp|avif)):?/);
    }
    expect(element.localName).to.match(
      /^(?:p|br|hr|div|h[456]|ul|ol|li|blockquote|pre|code|a|img|strong|b|em|i|u|s|del|sub|sup|kbd|table|thead|tbody|tr|th|td)$/,
    );
  }
}

describe('toSafeFragment', () => {
  for (const html of hostile)
    it(`takes the harm out of ${html.slice(0, 50)}`, async () => {
      const host = show(toSafeFragment(html));
      expectHarmless(host, html);
      await new Promise((resolve) => setTimeout(resolve));
      expect(window.kithRan).to.equal(undefined);
      host.remove();
    });

  it('keeps what people write', () => {
    const host = show(
      toSafeFragment(
        '<p>Hello <strong>there</strong>, see <a href="https://a.example/">this</a></p><ul><li>1</li></ul>',
      ),
    );
    expect(host.querySelector('strong')?.textContent).to.equal('there');
    expect(host.querySelector('li')?.textContent).to.equal('1');
    const link = host.querySelector('a');
    expect(link?.getAttribute('href')).to.equal('https://a.example/');
    expect(link?.rel).to.equal('noopener noreferrer nofollow ugc');
    expect(link?.hasAttribute('target')).to.equal(false);
  });

  it('loads images late, from safe addresses, and without telling where from', () => {
    const host = show(
      toSafeFragment('<img src="https://a.example/i.png" width="20" height="x" onload=x><img src="mailto:x"><img>'),
    );
    const images = host.querySelectorAll('img');
    expect(images.length).to.equal(1);
    const [image] = images;
    expect(image?.getAttribute('loading')).to.equal('lazy');
    expect(image?.getAttribute('referrerpolicy')).to.equal('no-referrer');
    expect(image?.getAttribute('alt')).to.equal('');
    expect(image?.getAttribute('width')).to.equal('20');
    expect(image?.hasAttribute('height')).to.equal(false);
    host.remove();
  });

  it('lets the host add schemes, for that call', () => {
    const html = '<a href="matrix:u/ada:a.example">x</a>';
    expect(
      show(toSafeFragment(html, { schemes: ['matrix'] }))
        .querySelector('a')
        ?.getAttribute('href'),
    ).to.equal('matrix:u/ada:a.example');
    expect(show(toSafeFragment(html)).querySelector('a')?.hasAttribute('href')).to.equal(false);
  });

  it('puts headings below those of the page', () => {
    const host = show(toSafeFragment('<h1 dir="rtl">A <em>b</em></h1><h2>C</h2><h3>D</h3><h6>E</h6>'));
    expect(Array.from(host.children, ({ localName }) => localName)).to.deep.equal(['h4', 'h5', 'h6', 'h6']);
    expect(host.querySelector('h4')?.getAttribute('dir')).to.equal('rtl');
    expect(host.querySelector('h4 em')?.textContent).to.equal('b');
  });

  it('puts headings below the one that they stand under, without a gap', () => {
    const levels = (html: string, under?: number): string =>
      Array.from(show(toSafeFragment(html, { under })).children, ({ localName }) => localName).join(' ');
    expect(levels('<h2>A</h2><h4>B</h4><h2>C</h2>')).to.equal('h4 h5 h4');
    expect(levels('<h1>A</h1><h3>B</h3>', 2)).to.equal('h3 h4');
    expect(levels('<h1>A</h1><h2>B</h2>', 6)).to.equal('h6 h6');
  });

  it('leaves the sanitiser of the page alone', async () => {
    const { default: page } = await import('dompurify');
    toSafeFragment('<p>x</p>');
    expect(page.sanitize('<a href="#x" id="y">x</a>')).to.equal('<a href="#x" id="y">x</a>');
  });
});

describe('the cap', () => {
  const bombs: readonly (readonly [string, string])[] = [
    ['50,000 nested divs', '<div>'.repeat(50_000)],
    ['nested formatting', '<b><i><u>'.repeat(20_000)],
    ['nested tables', '<table><tr><td>'.repeat(10_000)],
    ['false ends in comments', '<div><!--</div>-->'.repeat(10_000)],
    ['false ends in attributes', '<b title="</b>">'.repeat(10_000)],
    ['ends that do not count', '<div><object></div></object>'.repeat(5000)],
    ['10 MB of paragraphs', '<p>word</p>'.repeat(1_000_000)],
    ['10 MB of open brackets', '<'.repeat(10_000_000)],
    ['a tag that never ends', `<a title="${'x'.repeat(10_000_000)}`],
    ['10 MB of attributes', `<a ${'x="y" '.repeat(1_700_000)}>`],
    ['open paragraphs', '<p>'.repeat(50_000)],
    ['many references', '&amp;'.repeat(2_000_000)],
    ['attributes by the thousand', `<a ${Array.from({ length: 12_000 }, (_, n) => `a${n}=1`).join(' ')}>`],
  ];
  const markdownBombs: readonly (readonly [string, string])[] = [
    ['nested quotes', '>'.repeat(50_000)],
    ['nested lists', Array.from({ length: 300 }, (_, n) => `${'  '.repeat(n)}- x`).join('\n')],
    ['nested lists on one line', '- '.repeat(50_000)],
    ['open brackets', '['.repeat(50_000)],
    ['links in links', '[a]('.repeat(25_000)],
    ['open emphasis', '*a **a '.repeat(14_000)],
    ['emphasis of both kinds', '*a_ '.repeat(25_000)],
    ['open code', Array.from({ length: 400 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['images', '![a'.repeat(30_000)],
    ['tables', `${'|a'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'|a\n'.repeat(20_000)}`],
    ['autolinks', 'www.a.b '.repeat(12_000)],
    ['addresses', 'a@b.'.repeat(25_000)],
    ['open HTML', '<a '.repeat(30_000)],
    ['comments', '<!--'.repeat(25_000)],
    ['10 MB of words', 'word '.repeat(2_000_000)],
    ['definitions', '[a]: b\n'.repeat(14_000)],
    ['tildes', '~~a '.repeat(25_000)],
    ['footnotes', '[^a]: x\n'.repeat(12_000)],
    ['rows of spaces', `x${' '.repeat(95_000)}x`],
    ['rows of spaces in lists', `- x${' '.repeat(95_000)}x`],
  ];
  // What takes 10 to 100 ms may take seconds on a busy machine; without the cap it takes half a minute.
  const limitMs = 8000;

  for (const [name, html] of bombs)
    it(`takes ${name} without a pause`, () => {
      toSafeFragment('<p>warm</p>');
      const begun = performance.now();
      const fragment = toSafeFragment(html);
      const took = performance.now() - begun;
      expect(took).to.be.below(limitMs);
      expect(fragment.textContent.length).to.be.at.most(maxLength + 1);
    });

  for (const [name, text] of markdownBombs)
    it(`takes Markdown with ${name} without a pause`, () => {
      markdownToSafeFragment('warm');
      const begun = performance.now();
      markdownToSafeFragment(text);
      const took = performance.now() - begun;
      expect(took).to.be.below(limitMs);
    });

  it('knows what would keep a parser busy before it is parsed', () => {
    for (const html of ['<div>'.repeat(60), '<div><!--</div>-->'.repeat(5500), '<b title="</b>">'.repeat(10_000)])
      expect(tooDeep(html), html.slice(0, 30)).to.equal(true);
    for (const text of ['>'.repeat(50), '[a]('.repeat(2000), '*a_ '.repeat(2000), 'www.a.b '.repeat(3000)])
      expect(tooTangled(text), text.slice(0, 30)).to.equal(true);
  });

  it('does not take many paragraphs and items for nesting', () => {
    expect(tooDeep('<p>a<br>'.repeat(500))).to.equal(false);
    expect(tooDeep(`<ul>${'<li>a <b>b</b> <i>c</i>'.repeat(500)}</ul>`)).to.equal(false);
  });

  it('does not take what people write for an attack', () => {
    const item = '- See [the **guide**](https://a.example/guide_one) for `code` and *more*\n';
    expect(tooTangled(item.repeat(300))).to.equal(false);
    expect(tooTangled(`${item.trim()} and so on.\n\n`.repeat(200))).to.equal(false);
    expect(tooTangled(`| a | b | c |\n|---|---|---|\n${'| 1 | 2 | 3 |\n'.repeat(500)}`)).to.equal(false);
    expect(tooTangled('> > - a\n> >   - b\n')).to.equal(false);
  });

  it('shows what is too deep as words', () => {
    const host = show(toSafeFragment(`${'<div>a'.repeat(200)}Hello <b>you</b>`));
    expect(host.querySelectorAll('div').length).to.equal(1);
    expect(host.textContent).to.match(/Hello\s+you/);
  });

  for (const [format, render] of [
    ['HTML', toSafeFragment],
    ['Markdown', markdownToSafeFragment],
  ] as const)
    it(`finds the words within 50,000 tags of ${format}`, () => {
      const host = show(render(`${'<div>'.repeat(50_000)}Hello **you**${'</div>'.repeat(50_000)}\n\nBye`));
      expect(host.textContent).to.match(/Hello.*you[^]*Bye/);
      expect(host.querySelectorAll('*').length).to.be.below(200);
    });

  it('keeps the lines of words whose tags are too deep, and reads what stands for a character', () => {
    const host = show(toSafeFragment(`${'<div>a'.repeat(60)}<p>One</p><p>Two &amp; &lt;three&gt;</p>`));
    expect(host.textContent).to.match(/One\nTwo & <three>$/);
  });

  it('renders a long article in full, in parts that are little', () => {
    const section = (n: number): string =>
      `## Part ${n}\n\n${'Some *words* of [an article][ref] that goes on. '.repeat(20)}\n\n\`\`\`js\nconst a = ${n};\n\n# no title\n\`\`\`\n\n1. one\n2. two\n\n`;
    const text = `${Array.from({ length: 60 }, (_, n) => section(n)).join('')}\n[ref]: https://a.example/\n`;
    expect(text.length).to.be.above(50_000);
    const parts = [...markdownToSafeParts(text)];
    expect(parts.length).to.be.above(4);
    const host = show(markdownToSafeFragment(text));
    expect(host.querySelectorAll('h4').length).to.equal(60);
    expect(host.querySelectorAll('pre').length).to.equal(60);
    expect(host.querySelectorAll('a[href="https://a.example/"]').length).to.equal(1200);
    expect(host.querySelectorAll('ol').length).to.equal(60);
    expect(host.querySelectorAll('.plain').length).to.equal(0);
  });

  it('goes on with code that is longer than a part', () => {
    const host = show(markdownToSafeFragment(`\`\`\`\n${'line *one*\n\n'.repeat(3000)}\`\`\`\n\nAfter *it*`));
    expect(host.querySelectorAll('em').length).to.equal(1);
    expect(host.querySelectorAll('pre').length).to.be.above(2);
    expect(host.textContent.match(/line \*one\*/g)?.length).to.equal(3000);
  });

  it('shows what would keep the parser busy as it was written', () => {
    const host = show(markdownToSafeFragment(`${'*a_ '.repeat(2900)}\nend`));
    expect(host.querySelector('.plain')?.textContent).to.match(/^\*a_ [^]*end$/);
  });

  it('cuts what is too long, and says so', () => {
    const host = show(toSafeFragment(`<p>${'word '.repeat(100_000)}</p>`));
    expect(host.textContent.endsWith('…')).to.equal(true);
    host.remove();
  });
});

describe('markdownToSafeFragment', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['**bold** and _this_', '<p><strong>bold</strong> and <em>this</em></p>'],
    ['~~gone~~', '<p><del>gone</del></p>'],
    ['# Title', '<h4>Title</h4>'],
    ['Q&amp;A &copy; &#38; &nosuch; & <', '<p>Q&amp;A © &amp; &amp;nosuch; &amp; &lt;</p>'],
    ['&notit; &notin; &semi;', '<p>&amp;notit; ∉ ;</p>'],
    ['`&amp;`', '<p><code>&amp;amp;</code></p>'],
    ['- [x] done\n- [ ] open', '<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>'],
    ['a<br>b', '<p>a<br>b</p>'],
    ['`<b>`', '<p><code>&lt;b&gt;</code></p>'],
  ];
  for (const [text, wanted] of cases)
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(show(markdownToSafeFragment(text)).innerHTML.trim()).to.equal(wanted);
    });

  it('reads addresses as they are meant', () => {
    const link = (text: string): string | null | undefined =>
      show(markdownToSafeFragment(text)).querySelector('a')?.getAttribute('href');
    expect(link('[x](https://a.example/?b=1&amp;c=2)')).to.equal('https://a.example/?b=1&c=2');
    expect(link('[x](https://a.example/?b=1&c=2)')).to.equal('https://a.example/?b=1&c=2');
    expect(link('www.a.example')).to.equal('http://www.a.example/');
    expect(link('[x](javascript:alert(1))')).to.equal(null);
    expect(link('[x](javascript&colon;alert(1))') ?? '').to.not.match(/^javascript/);
  });

  it('reads tables', () => {
    const host = show(markdownToSafeFragment('| a | b |\n|---|---|\n| 1 | 2 |'));
    expect(host.querySelectorAll('td').length).to.equal(2);
  });

  it('takes the harm out of HTML within it', () => {
    for (const html of hostile) expectHarmless(show(markdownToSafeFragment(`Hello\n\n${html}\n\n[x](${html})`)), html);
    expect(window.kithRan).to.equal(undefined);
  });
});
