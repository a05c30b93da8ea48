import { expect } from '@open-wc/testing';
import { fillLink } from './links.js';
import { safeImageUrl, safeUrl } from './safe-url.js';

const here = location.origin;
const controls = [...Array(33).keys(), 0x7f, 0x85, 0xa0, 0xad, 0x200b, 0x2028, 0x202e, 0xfeff].map((code) =>
  String.fromCharCode(code),
);
const dangerous = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://a.example/1',
  'file:///etc/passwd',
  'about:blank',
  'filesystem:https://a.example/x',
  'view-source:https://a.example',
  'ws://a.example',
  'intent://a#Intent;end',
  'data:image/svg+xml,<svg onload=alert(1)>',
];

/** Whatever is let through has a scheme that runs nothing. */
function harmless(url: string | undefined): boolean {
  return url === undefined || ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol);
}

describe('safeUrl', () => {
  for (const [value, url] of [
    ['https://a.example/x?y#z', 'https://a.example/x?y#z'],
    ['HTTPS://A.example', 'https://a.example/'],
    ['mailto:a@a.example', 'mailto:a@a.example'],
    ['/people/ada', `${here}/people/ada`],
    ['//a.example/x', `${location.protocol}//a.example/x`],
    ['  https://a.example/ ', 'https://a.example/'],
    ['https://a.example/\u202e', 'https://a.example/%E2%80%AE'],
    ['', undefined],
    ['   ', undefined],
    ['https://', undefined],
    ['http://[', undefined],
    ['tel:+1', undefined],
  ] as const)
    it(`${JSON.stringify(value)} is ${url}`, () => expect(safeUrl(value)).to.equal(url));

  for (const value of [
    undefined,
    null,
    7,
    {},
    [],
    ['javascript:x'],
    { toString: () => 'https://a.example' },
    new URL('https://a.example'),
  ])
    it(`is none for what is no text: ${String(value)}`, () => expect(safeUrl(value)).to.equal(undefined));

  it('lets no other scheme through, in whatever case and behind whatever characters', () => {
    for (const url of dangerous) {
      const [scheme = '', rest = ''] = url.split(/:(.*)/s);
      const mixed = [...scheme].map((letter, index) => (index % 2 ? letter.toUpperCase() : letter)).join('');
      for (const form of [url, url.toUpperCase(), `${mixed}:${rest}`]) {
        expect(safeUrl(form), form).to.equal(undefined);
        for (const control of controls) {
          for (const hidden of [
            control + form,
            form.slice(0, 4) + control + form.slice(4),
            form.replace(':', `${control}:`),
            form.replace(':', `:${control}`),
          ])
            expect(harmless(safeUrl(hidden)), JSON.stringify(hidden)).to.equal(true);
        }
      }
    }
  });

  it('lets through what the host adds, and nothing else', () => {
    expect(safeUrl('tel:+1', ['tel'])).to.equal('tel:+1');
    expect(safeUrl('sms:+1', ['tel'])).to.equal(undefined);
    for (const url of dangerous.slice(0, 4))
      expect(safeUrl(url, ['tel', 'javascript', 'data', 'vbscript', 'blob']), url).to.equal(undefined);
  });
});

describe('safeImageUrl', () => {
  for (const [value, allowed] of [
    ['https://a.example/a.png', true],
    ['/a.png', true],
    ['data:image/png;base64,AAAA', true],
    ['data:image/svg+xml;base64,AAAA', false],
    ['data:image/png,<script>', false],
    ['data:text/html;base64,AAAA', false],
    ['data:image/png;base64,AA"onerror=', false],
    ['mailto:a@a.example', false],
    ['javascript:alert(1)', false],
    ['blob:https://a.example/1', false],
  ] as const)
    it(`${allowed ? 'takes' : 'refuses'} ${value}`, () => expect(safeImageUrl(value) !== undefined).to.equal(allowed));
});

describe('fillLink', () => {
  for (const [template, entity, url] of [
    ['/people/{handle}', { handle: 'ada' }, `${here}/people/ada`],
    ['/p/{id}/{handle}', { id: 7, handle: 'a b/c?d#e' }, `${here}/p/7/a%20b%2Fc%3Fd%23e`],
    ['https://a.example/{handle}', { handle: '@é' }, 'https://a.example/%40%C3%A9'],
    ['/all', {}, `${here}/all`],
    ['/people/{handle}', { handle: '' }, undefined],
    ['/people/{handle}', { handle: null }, undefined],
    ['/people/{handle}', {}, undefined],
    ['/people/{handle}', { handle: { a: 1 } }, undefined],
    ['/people/{constructor}', {}, undefined],
    ['/people/{handle}', { handle: '..' }, undefined],
    ['/people/{handle}/x', { handle: '.' }, undefined],
    ['/people/{handle}', { handle: '%2e%2e' }, `${here}/people/%252e%252e`],
    ['/people/{handle}', { handle: '\ud800' }, undefined],
    ['{url}', { url: 'javascript:alert(1)' }, new URL('javascript%3Aalert(1)', document.baseURI).href],
    ['javascript:alert("{handle}")', { handle: 'x' }, undefined],
    [undefined, { handle: 'ada' }, undefined],
    ['', { handle: 'ada' }, undefined],
  ] as const)
    it(`${template} with ${JSON.stringify(entity)} is ${url}`, () => expect(fillLink(template, entity)).to.equal(url));
});
