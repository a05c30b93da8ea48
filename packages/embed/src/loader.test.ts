import { expect, waitUntil } from '@open-wc/testing';
import { startLoader, type Bundle } from './loader.js';

let count = 0;
let stop: (() => void) | undefined;
let place: HTMLElement;

const fresh = (noun: string) => `kith-${noun}-${++count}`;
const isDefined = (tag: string) => waitUntil(() => customElements.get(tag), `<${tag}> is registered`);

/** A bundle of tags that are defined by "loading" them; `loads` tells in which order. */
function bundleOf(tags: readonly string[], more: Partial<Bundle> = {}) {
  const loads: string[] = [];
  const load = (name: string, then?: () => void) => () => {
    loads.push(name);
    then?.();
    return Promise.resolve();
  };
  const define = (tag: string) => () => customElements.define(tag, class extends HTMLElement {});
  const bundle: Bundle = {
    version: '1.0.0',
    tags: Object.fromEntries(tags.map((tag) => [tag, load(tag, define(tag))])),
    connect: load('shared'),
    preload: () => {},
    ...more,
  };
  return { bundle, loads };
}

function start(bundle: Bundle): void {
  stop = startLoader(bundle);
}

/** What the console was told, while it is kept from the test's own output. */
function hear(method: 'warn' | 'error') {
  const original = console[method];
  const heard: string[] = [];
  console[method] = (...words: unknown[]) => heard.push(words.map(String).join(' '));
  return { heard, restore: () => (console[method] = original) };
}

describe('the loader', () => {
  beforeEach(() => {
    Reflect.deleteProperty(globalThis, Symbol.for('kith:versions:v1'));
    place = document.createElement('div');
    document.body.append(place);
  });
  afterEach(() => {
    stop?.();
    stop = undefined;
    place.remove();
  });

  it('registers the tags that are on the page and no others', async () => {
    const [used, unused] = [fresh('used'), fresh('unused')];
    place.append(document.createElement(used));
    const { bundle, loads } = bundleOf([used, unused]);
    start(bundle);
    await isDefined(used);
    expect(loads).to.deep.equal(['shared', used]);
    expect(customElements.get(unused)).to.equal(undefined);
  });

  it('waits with what stands in a community until that is there, or cannot be had', async () => {
    for (const fails of [false, true]) {
      Reflect.deleteProperty(globalThis, Symbol.for('kith:versions:v1'));
      const { heard, restore } = hear('error');
      const inner = fresh('inner');
      let come!: () => void;
      const { bundle, loads } = bundleOf([inner]);
      const community = new Promise<void>((resolve, reject) => {
        come = () => (fails ? reject(new Error('no network')) : resolve());
      });
      place.innerHTML = `<kith-community><${inner}></${inner}></kith-community>`;
      try {
        start({ ...bundle, tags: { ...bundle.tags, 'kith-community': () => community } });
        await new Promise((resolve) => setTimeout(resolve));
        expect(loads).to.deep.equal(['shared']);
        come();
        await isDefined(inner);
        expect(loads).to.deep.equal(['shared', inner]);
        expect(heard).to.have.length(fails ? 1 : 0);
      } finally {
        stop?.();
        restore();
      }
    }
  });

  it('loads nothing while there is no tag, and a tag that comes later when it comes', async () => {
    const tag = fresh('late');
    const { bundle, loads } = bundleOf([tag]);
    start(bundle);
    place.append(document.createElement('section'));
    await new Promise(requestAnimationFrame);
    expect(loads).to.deep.equal([]);
    const section = document.createElement('section');
    section.append(document.createElement(tag));
    place.append(section);
    await isDefined(tag);
  });

  it('finds tags in shadow roots, nested ones and later changes in them too', async () => {
    const [deep, later] = [fresh('deep'), fresh('later')];
    const outer = place.attachShadow({ mode: 'open' });
    const host = document.createElement('section');
    outer.append(host);
    const inner = host.attachShadow({ mode: 'open' });
    inner.append(document.createElement(deep));
    start(bundleOf([deep, later]).bundle);
    await isDefined(deep);
    inner.append(document.createElement(later));
    await isDefined(later);
  });

  it('finds tags in a declarative shadow root', async () => {
    const tag = fresh('declared');
    place.setHTMLUnsafe(`<div><template shadowrootmode="open"><${tag}></${tag}></template></div>`);
    start(bundleOf([tag]).bundle);
    await isDefined(tag);
  });

  it('finds tags in a shadow root that is attached to an element already there', async () => {
    const tag = fresh('attached');
    const { bundle } = bundleOf([tag]);
    start(bundle);
    await new Promise(requestAnimationFrame);
    place.attachShadow({ mode: 'open' }).append(document.createElement(tag));
    await isDefined(tag);
  });

  it('finds tags in an element of the host that is upgraded later', async () => {
    const [tag, foreign] = [fresh('inside'), `x-host-${++count}`];
    place.append(document.createElement(foreign));
    start(bundleOf([tag]).bundle);
    customElements.define(
      foreign,
      class extends HTMLElement {
        connectedCallback() {
          this.attachShadow({ mode: 'open' }).append(document.createElement(tag));
        }
      },
    );
    await isDefined(tag);
  });

  it('fetches the preset that a tag names together with the code', () => {
    const tag = fresh('adapter');
    const add = (attributes: { readonly [name: string]: string }) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      place.append(element);
    };
    add({});
    add({ endpoint: '/a' });
    add({ endpoint: '/b', preset: 'wordy' });
    add({ endpoint: '/c', adapter: '/adapter.json' });
    const preloaded: string[] = [];
    start(bundleOf([tag], { preload: (name) => preloaded.push(name) }).bundle);
    expect(preloaded).to.have.members(['shared', tag, 'preset-wordy']);
  });

  it('preloads each file before it is asked for, once', () => {
    const tag = fresh('preloaded');
    place.append(document.createElement(tag), document.createElement(tag));
    const preloaded: string[] = [];
    start(bundleOf([tag], { preload: (name) => preloaded.push(name) }).bundle);
    expect(preloaded).to.deep.equal(['shared', tag]);
  });

  it('names the file that cannot be loaded and leaves the fallback where it is', async () => {
    const tag = fresh('broken');
    const element = document.createElement(tag);
    element.textContent = 'Our members';
    place.append(element);
    const { heard, restore } = hear('error');
    try {
      start(bundleOf([tag], { tags: { [tag]: () => Promise.reject(new TypeError('offline')) } }).bundle);
      await waitUntil(() => heard.length > 0);
    } finally {
      restore();
    }
    expect(heard).to.have.length(1);
    expect(heard[0]).to.contain(`${tag}.js`).and.to.contain('offline');
    expect(element.textContent).to.equal('Our members');
  });

  it('says once that two copies are on the page, and each tag is loaded by one of them', async () => {
    const [both, newer] = [fresh('both'), fresh('newer')];
    place.append(document.createElement(both), document.createElement(newer));
    const old = bundleOf([both]);
    const young = bundleOf([both, newer], { version: '2.1.0' });
    const { heard, restore } = hear('warn');
    let stopOld: (() => void) | undefined;
    try {
      stopOld = startLoader(old.bundle);
      start(young.bundle);
      await isDefined(newer);
    } finally {
      restore();
      stopOld?.();
    }
    expect(old.loads).to.deep.equal(['shared', both]);
    expect(young.loads).to.deep.equal(['shared', newer]);
    expect(heard).to.have.length(1);
    expect(heard[0]).to.contain('1.0.0').and.to.contain('2.1.0');
  });

  it('leaves reserved names alone', () => {
    place.append(document.createElement('font-face'), document.createElement('annotation-xml'));
    const { bundle, loads } = bundleOf([]);
    start(bundle);
    expect(loads).to.deep.equal([]);
  });
});
