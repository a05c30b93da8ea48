import DOMPurify, { type Config } from 'dompurify';
import { safeImageUrl, safeUrl, ugcRel } from '../links/safe-url.js';
import { capLength, tooDeep, withoutTagRuns, wordsOf } from './cap.js';

export interface GateOptions {
  /** URL schemes that links may have beyond http, https and mailto, without the colon. */
  readonly schemes?: readonly string[] | undefined;
  /** `click`: pictures of other hosts keep their address in `data-src`, and nothing asks for them. */
  readonly images?: 'auto' | 'click' | undefined;
  /** The address of a file that waits to be uploaded, which a body names as `kith-file:<id>`. The caller vouches for it. */
  readonly files?: ((id: string) => string | undefined) | undefined;
  /** Level of the page's heading that the text stands under, 1 to 6; 3 unless told. */
  readonly under?: number | undefined;
}

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
let current: GateOptions = {};
let configured: string | undefined;

/** An instance of our own: its hooks are nobody else's. It reads its policy once, not with each of many short texts. */
function purify({ schemes = [] }: GateOptions): ReturnType<typeof DOMPurify> {
  purifier ??= made();
  const allowed = ['https?', 'mailto', 'kith-file', ...schemes.map(escape)].join('|');
  if (allowed !== configured) {
    configured = allowed;
    const uri = new RegExp(`^(?:(?:${allowed}):|data:image/|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))`, 'i');
    purifier.setConfig({ ...policy, ALLOWED_URI_REGEXP: uri });
  }
  return purifier;
}

function made(): ReturnType<typeof DOMPurify> {
  const purifier = DOMPurify(window);
  // Within the sanitiser's own document, where no picture loads.
  purifier.addHook('afterSanitizeAttributes', (element) => {
    if (element.localName === 'a') guardLink(element);
    if (element.localName === 'img') guardImage(element);
  });
  return purifier;
}

/** Links open where the reader's other links do: a `target` is not the writer's to choose. */
function guardLink(link: Element): void {
  const written = link.getAttribute('href')?.trim() ?? '';
  // Places within the page are the host's, not the writer's.
  const url = waiting(written) ?? (written.startsWith('#') ? undefined : safeUrl(written, current.schemes));
  if (url) {
    link.setAttribute('href', url);
    link.setAttribute('rel', ugcRel);
  } else link.removeAttribute('href');
}

/** Whole addresses only: what is relative was meant for the writer's site, and would be fetched from the host's. */
function guardImage(image: Element): void {
  const written = image.getAttribute('src')?.trim() ?? '';
  const own = waiting(written);
  const url = own ?? (/^(?:https?|data):/i.test(written) ? safeImageUrl(written) : undefined);
  if (!url) return image.replaceWith(image.getAttribute('alt') ?? '');
  for (const size of ['width', 'height'])
    if (!/^\d{1,4}$/.test(image.getAttribute(size) ?? '')) image.removeAttribute(size);
  if (!image.hasAttribute('alt')) image.setAttribute('alt', '');
  if (current.images === 'click' && !own && url.startsWith('http')) {
    image.removeAttribute('src');
    image.setAttribute('data-src', url);
    return;
  }
  image.setAttribute('src', url);
  image.setAttribute('loading', 'lazy');
  image.setAttribute('decoding', 'async');
  image.setAttribute('referrerpolicy', 'no-referrer');
}

function waiting(written: string): string | undefined {
  return written.startsWith('kith-file:') ? current.files?.(written.slice('kith-file:'.length)) : undefined;
}

/**
 * The one gate for HTML that others wrote, and the only user of DOMPurify. Too long is cut and too deep becomes text
 * before anything parses it. The result goes into the page as it is: serialising it again would undo the work.
 */
export function toSafeFragment(untrusted: string, options: GateOptions = {}): DocumentFragment {
  const html = capLength(withoutTagRuns(untrusted));
  if (tooDeep(html)) return plainFragment(wordsOf(html));
  current = options;
  // Declared as never null and never a string; hostile input and browsers without a parser prove otherwise.
  const result: unknown = purify(options).sanitize(withoutLooks(html));
  return result instanceof DocumentFragment ? demoteHeadings(result, options.under) : plainFragment(wordsOf(html));
}

/**
 * Looks and handlers under names that mean nothing. The sanitiser takes them away whatever they are called; by their own
 * names a browser with a policy reports them while it parses.
 */
function withoutLooks(html: string): string {
  return html
    .replace(/<(\/?)style/gi, '<$1noembed')
    .replace(/<[a-z](?:[^<>"']|"[^"]*"|'[^']*'|["'])*/gi, (tag) =>
      tag.replace(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, '$1data-$2'),
    );
}

function escape(scheme: string): string {
  return scheme.replace(/[^a-z0-9]/gi, '\\$&');
}

/** Text as it is, with its lines. */
export function plainFragment(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  if (!text.trim()) return fragment;
  const box = document.createElement('div');
  box.className = 'plain';
  box.textContent = text;
  fragment.append(box);
  return fragment;
}

/** A writer's headings stand below the page's that they are under, each one level below the writer's that it is under. */
function demoteHeadings(fragment: DocumentFragment, under = 3): DocumentFragment {
  let above: readonly number[] = [];
  for (const heading of fragment.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    const written = Number(heading.localName[1]);
    above = [...above.filter((level) => level < written), written];
    const lower = document.createElement(`h${Math.min(6, under + above.length)}`);
    for (const { name, value } of heading.attributes) lower.setAttribute(name, value);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  return fragment;
}
