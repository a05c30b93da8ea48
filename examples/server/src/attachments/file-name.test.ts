import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cleanFileName, contentDisposition } from './file-name.js';

const names: readonly (readonly [string, string, string])[] = [
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['..\\..\\x', 'text/plain', 'x.txt'],
  ['a.svg.png', 'image/png', 'a.svg.png'],
  ['a.png.html', 'text/plain', 'a.png.html.txt'],
  ['a.htm\u202egnp.', 'image/png', 'a.htmgnp.png'],
  ['con', 'image/png', '_con.png'],
  ['nul.txt', 'text/plain', '_nul.txt'],
  ['a\0.png', 'image/png', 'a.png'],
  ['a.png;.html', 'image/png', 'a.png_.html.png'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
  ['.png', 'image/png', 'png.png'],
  ['a.', 'image/png', 'a.png'],
  ['a .png', 'image/png', 'a.png'],
  ['a.p\u200bng', 'image/png', 'a.png'],
  ['a\r\nX:y.png', 'image/png', 'aX_y.png'],
  ['"onload="alert(1).png', 'image/png', '_onload__alert(1).png'],
  ['<img src=x onerror=alert(1)>.png', 'image/png', '_img src_x onerror_alert(1)_.png'],
  ['a%2e%2e%2f.png', 'image/png', 'a_2e_2e_2f.png'],
  ['ファイル.PNG', 'image/png', 'ファイル.PNG'],
  ['résumé.exe', 'application/pdf', 'résumé.exe.pdf'],
  ['', 'image/png', 'file.png'],
  ['\ud800', 'image/png', 'file.png'],
];

for (const [name, type, clean] of names)
  it(`makes ${JSON.stringify(name)} ${clean}`, () => assert.equal(cleanFileName(name, type), clean));

it('bounds names, and what they are in a header', () => {
  const long = cleanFileName(`${'ä'.repeat(500)}.png`, 'image/png');
  assert.equal([...long].length, 120);
  assert.ok(long.endsWith('.png'));
  assert.equal(
    contentDisposition('attachment', "it's é.png"),
    `attachment; filename="it's _.png"; filename*=UTF-8''it%27s%20%C3%A9.png`,
  );
  for (const [name, type] of names) {
    const header = contentDisposition('inline', cleanFileName(name, type));
    assert.match(header, /^inline; filename="[^"\\\r\n\u0080-\uffff]+"; filename\*=UTF-8''[\w.%~-]+$/);
  }
});
