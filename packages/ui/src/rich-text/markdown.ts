import { micromark, type Options } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { capLength, maxMarkdown, tooTangled } from './cap.js';
import { toSafeFragment } from './gate.js';

type Syntax = NonNullable<Options['extensions']>[number];
type Output = NonNullable<Options['htmlExtensions']>[number];

/** The characters that addresses and titles are written with; all others the HTML parser reads by itself. */
const characters: { readonly [reference: string]: string } = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/**
 * `&copy;` is left for the HTML parser. micromark's own reading of it in browsers sets `innerHTML`, which throws where
 * Trusted Types are required.
 */
const reference: NonNullable<Syntax['text']>[string] = {
  name: 'htmlReference',
  tokenize(effects, ok, nok) {
    let length = 0;
    return (code) => {
      effects.enter('characterReference');
      effects.consume(code);
      return inside;
    };
    function inside(code: Parameters<typeof ok>[0]): ReturnType<typeof ok> {
      if (code === 59 && length > 0) {
        effects.consume(code);
        effects.exit('characterReference');
        return ok;
      }
      if (code === null || ++length > 32 || !/[#a-z0-9]/i.test(String.fromCharCode(Math.max(0, code))))
        return nok(code);
      effects.consume(code);
      return inside;
    }
  },
};

const syntax: Syntax = {
  disable: { null: ['characterReference'] },
  text: { 38: reference },
  string: { 38: reference },
};

const output: Output = {
  exit: {
    characterReference(token) {
      const source = this.sliceSerialize(token);
      const character = characters[source];
      this.raw(character === undefined ? source : this.encode(character));
    },
  },
};

/** A task in a list as micromark writes it. A check box would be a form control: a mark says the same. */
const checkBox = /<input type="checkbox" disabled="" (checked="" )?\/>/g;
const marked = (_box: string, checked: string | undefined): string => (checked ? '☑' : '☐');

/** GitHub-flavoured Markdown, through the same gate as HTML. HTML within it is allowed, as its writers expect. */
export function markdownToSafeFragment(untrusted: string, schemes?: readonly string[]): DocumentFragment {
  const text = capLength(untrusted, maxMarkdown);
  if (tooTangled(text)) {
    const fragment = document.createDocumentFragment();
    fragment.append(text);
    return fragment;
  }
  const html = micromark(text, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm(), syntax],
    htmlExtensions: [gfmHtml(), output],
  });
  return toSafeFragment(html.replace(checkBox, marked), schemes);
}
