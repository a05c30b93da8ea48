/** Attributes that browsers load from, go to, or run. */
const urlAttributes = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'xlink:href',
  'poster',
  'data',
  'background',
  'cite',
  'ping',
  'manifest',
  'codebase',
  'longdesc',
  'usemap',
  'dynsrc',
  'lowsrc',
]);

/** Elements that no text of a member may bring about, and that no widget has. */
const banned = new Set(
  'script style link meta base iframe frame frameset object embed applet portal math foreignobject animate set animatetransform animatemotion marquee'.split(
    ' ',
  ),
);

const rasterImage = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[\w+/=]+$/;

/** Every element below `root`, open shadow roots included. */
export function* deepElements(root: Element | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* deepElements(element.shadowRoot);
  }
}

/** What in the DOM below `root` could run, load or lead somewhere that it must not. Empty when all is well. */
export function unsafeIn(root: Element): readonly string[] {
  const found: string[] = [];
  for (const element of deepElements(root)) {
    const tag = element.localName.toLowerCase();
    // The search box stands in a form, and so does what a dialog asks. Both are named as parts; nothing that somebody wrote is.
    const own = element.part.contains('search') || element.closest('dialog[part~=dialog]') !== null;
    if (banned.has(tag) || (tag === 'form' && !own)) found.push(`<${tag}> in the DOM`);
    for (const { name, value } of element.attributes) {
      const problem = problemOf(tag, name.toLowerCase(), value);
      if (problem) found.push(`<${tag} ${name}>: ${problem}`);
    }
    if (element instanceof HTMLElement && /url\(|expression|image-set|@import/i.test(element.style.cssText))
      found.push(`<${tag}>: its style loads something: ${element.style.cssText.slice(0, 80)}`);
  }
  return found;
}

function problemOf(tag: string, name: string, value: string): string | undefined {
  if (name.startsWith('on')) return 'an event attribute';
  if (name === 'srcdoc') return 'a document in an attribute';
  if (name === 'is') return 'a customised element';
  if (name === 'srcset' || name === 'imagesrcset')
    return value
      .split(',')
      .map((part) => unsafeUrl('img', part.trim().split(/\s/)[0] ?? ''))
      .find(Boolean);
  if (!urlAttributes.has(name)) return undefined;
  return unsafeUrl(tag, value);
}

function unsafeUrl(tag: string, value: string): string | undefined {
  const isImage = tag === 'img' || tag === 'image';
  if (isImage && rasterImage.test(value)) return undefined;
  const protocol = protocolOf(value);
  if (protocol === undefined) return undefined; // Nothing can be loaded from what is not a URL.
  const allowed = isImage ? ['http:', 'https:'] : ['http:', 'https:', 'mailto:'];
  return allowed.includes(protocol) ? undefined : `the scheme ${protocol}`;
}

/** The same addresses come again and again, and parsing them was a good part of the time. */
const protocols = new Map<string, string | undefined>();

function protocolOf(value: string): string | undefined {
  const known = protocols.get(value);
  if (known !== undefined || protocols.has(value)) return known;
  const protocol = URL.parse(value, document.baseURI)?.protocol;
  if (protocols.size > 5000) protocols.clear();
  protocols.set(value, protocol);
  return protocol;
}
