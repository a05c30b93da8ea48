import DOMPurify, { type Config } from 'dompurify';
import { safeImageUrl, safeUrl, ugcRel } from '../links/safe-url.js';
import { capLength, tooDeep, wordsOf } from './cap.js';

const tags =
  'p br hr div h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code a img strong b em i u s del sub sup kbd table thead tbody tr th td';
const attributes = 'href src alt title width height lang dir start colspan rowspan';

/**
 * What people need to write in discussions, and nothing that reaches outside of its own box: no `id` or `name` (they
 * shadow properties of the document), no classes or styles, no forms, no SVG or MathML.
 */
const policy = {
  ALLOWED_TAGS: tags.split(' '),
  ALLOWED_ATTR: attributes.split(' '),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

let purifier: ReturnType<typeof DOMPurify> | undefined;
let schemes: readonly string[] = [];

/** An instance of our own: its hooks are nobody else's. */
function purify(): ReturnType<typeof DOMPurify> {
  if (purifier) return purifier;
  purifier = DOMPurify(window);
  purifier.addHook('afterSanitizeAttributes', (element) => {
    if (element.localName === 'a') guardLink(element);
    if (element.localName === 'img') guardImage(element);
    // Long lines scroll on their own, and so must be reached by the keyboard.
    if (element.localName === 'pre') element.setAttribute('tabindex', '0');
  });
  return purifier;
}

/** Links open where the reader's other links do: a `target` is not the writer's to choose. */
function guardLink(link: Element): void {
  const written = link.getAttribute('href');
  // Places within the page are the host's, not the writer's.
  const url = written?.trim().startsWith('#') ? undefined : safeUrl(written, schemes);
  if (url) {
    link.setAttribute('href', url);
    link.setAttribute('rel', ugcRel);
  } else link.removeAttribute('href');
}

/** Whole addresses only: what is relative was meant for the writer's site, and would be fetched from the host's. */
function guardImage(image: Element): void {
  const written = image.getAttribute('src')?.trim() ?? '';
  const url = /^(?:https?|data):/i.test(written) ? safeImageUrl(written) : undefined;
  if (!url) return image.remove();
  for (const size of ['width', 'height'])
    if (!/^\d{1,4}$/.test(image.getAttribute(size) ?? '')) image.removeAttribute(size);
  image.setAttribute('src', url);
  image.setAttribute('loading', 'lazy');
  image.setAttribute('decoding', 'async');
  image.setAttribute('referrerpolicy', 'no-referrer');
  if (!image.hasAttribute('alt')) image.setAttribute('alt', '');
}

/**
 * The one gate for HTML that others wrote, and the only user of DOMPurify. Too long is cut and too deep becomes text
 * before anything parses it. The result goes into the page as it is: serialising it again would undo the work.
 * `extraSchemes` are URL schemes that the host allows beyond http, https and mailto, without the colon.
 */
export function toSafeFragment(untrusted: string, extraSchemes: readonly string[] = []): DocumentFragment {
  const html = capLength(untrusted);
  if (tooDeep(html)) return textFragment(html);
  schemes = extraSchemes;
  const uri = new RegExp(
    `^(?:(?:https?|mailto|${extraSchemes.map(escape).join('|') || 'mailto'}):|data:image/|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))`,
    'i',
  );
  // Declared as never null and never a string; hostile input and browsers without a parser prove otherwise.
  const result: unknown = purify().sanitize(html, { ...policy, ALLOWED_URI_REGEXP: uri });
  return result instanceof DocumentFragment ? demoteHeadings(result) : textFragment(html);
}

function escape(scheme: string): string {
  return scheme.replace(/[^a-z0-9]/gi, '\\$&');
}

function textFragment(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(wordsOf(html));
  return fragment;
}

/** A writer's headings stand below those of the page: the first level becomes the fourth. */
function demoteHeadings(fragment: DocumentFragment): DocumentFragment {
  for (const heading of fragment.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    const lower = document.createElement(`h${Math.min(6, Number(heading.localName[1]) + 3)}`);
    for (const { name, value } of heading.attributes) lower.setAttribute(name, value);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  return fragment;
}
