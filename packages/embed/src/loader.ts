/** What one copy of the bundle brings to a page. */
export interface Bundle {
  readonly version: string;
  /** The module that registers each tag. */
  readonly tags: { readonly [tag: string]: () => Promise<unknown> };
  /** What lets any widget reach its backend: wanted as soon as one tag is there. */
  readonly connect: () => Promise<unknown>;
  /** Starts to fetch a file, and what it imports, before its module is asked for; no such file is no error. */
  readonly preload: (name: string) => void;
}

/** What every copy on the page knows of the others. The shape is frozen as version 1. */
interface Copies {
  readonly versions: string[];
  /** Tags that a copy has taken on: no other copy loads them. */
  readonly tags: Set<string>;
}

const copiesKey: unique symbol = Symbol.for('kith:versions:v1');

/** After how long to look again for shadow roots that were attached without any other change, in ms. */
const laterLooks = [250, 500, 1000, 2000, 4000, 8000, 16_000];
const pauseMs = 250;

/**
 * Registers those tags of the bundle that the page has, wherever they are: in the document, in open shadow roots, there
 * now or later. Loads nothing while there are none. Never throws: what fails is named in the console, and the tag's
 * children stay as its fallback. Returns what ends the watch.
 */
export function startLoader(bundle: Bundle): () => void {
  const { version, tags, connect, preload } = bundle;
  const page = globalThis as { [copiesKey]?: Copies };
  const copies = (page[copiesKey] ??= { versions: [], tags: new Set() });
  copies.versions.push(version);
  if (copies.versions.length === 2) {
    console.warn(
      `Kith is on this page twice, as version ${copies.versions.join(' and as version ')}: each tag is served by the first that loads it. Remove one of the scripts.`,
    );
  }

  const roots = new Set<Document | ShadowRoot>();
  const awaited = new Set<string>();
  const started = new Set<string>();
  let lookPlanned = false;
  let connected: Promise<unknown> | undefined;

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        visit(node);
        visitAll(node);
      }
    }
    if (lookPlanned) return;
    lookPlanned = true;
    setTimeout(() => {
      lookPlanned = false;
      look();
    }, pauseMs);
  });

  /** Loads a module once, by the name of its file. */
  function start(name: string, load: () => Promise<unknown>): void {
    if (started.has(name)) return;
    started.add(name);
    preload(name);
    // What names a backend comes first: then a widget asks in its first update, before anything of it is laid out.
    const loaded = (connected ? connected.then(load) : load()).catch((error: unknown) => {
      console.error(`Kith could not load ${name}.js (version ${version}); what stands inside its tags stays.`, error);
    });
    if (name === 'kith-community') connected = loaded;
  }

  function visitAll(root: ParentNode): void {
    root.querySelectorAll('*').forEach(visit);
  }

  function visit(element: Element): void {
    if (element.shadowRoot) observe(element.shadowRoot);
    const tag = element.localName;
    if (!tag.includes('-')) return;
    const load = Object.hasOwn(tags, tag) ? tags[tag] : undefined;
    // A preset is wanted as soon as the code is: it need not wait for the code to ask.
    const preset = load && element.getAttribute('preset');
    if (preset) preload(`preset-${preset}`);
    if (customElements.get(tag)) return;
    if (load && !copies.tags.has(tag)) {
      copies.tags.add(tag);
      start('shared', connect);
      start(tag, load);
    }
    // Once it is defined, it may have a shadow root with our tags inside.
    if (awaited.has(tag)) return;
    awaited.add(tag);
    customElements.whenDefined(tag).then(look, () => undefined); // reserved names such as `font-face` never are
  }

  function observe(root: Document | ShadowRoot): void {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, { childList: true, subtree: true });
    visitAll(root);
  }

  /** Looks through everything again, for a shadow root may be attached without any other trace. */
  function look(): void {
    for (const root of roots) {
      if (root.isConnected) visitAll(root);
      else roots.delete(root);
    }
  }

  observe(document);
  for (const ms of laterLooks) setTimeout(look, ms);
  document.addEventListener('DOMContentLoaded', look);
  addEventListener('load', look);

  return () => {
    observer.disconnect();
    roots.clear(); // there is nothing to look through any more
  };
}
