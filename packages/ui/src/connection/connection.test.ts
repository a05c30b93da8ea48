import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { Community, gatewayOf, type Gateway, type Member, type Page, type QueryState, type Viewer } from '@kith/core';
import { html as template, type TemplateResult } from 'lit';
import { KithElement } from '../kith-element.js';
import { fixedConnection, type Connection } from './connection.js';
import { setConnector } from './connection-controller.js';
import { ReadController } from './read-controller.js';
import { findConnection, provideConnection } from './registry.js';

class SpineProbe extends KithElement {
  search: string | undefined;
  readonly list = new ReadController(this, () => {
    const { community } = this.connection;
    return community && { community, name: 'members.list', input: { search: this.search } };
  });
  get found() {
    return this.connection.community;
  }
  get error() {
    return this.connection.error;
  }
  get state(): QueryState<Page<Member>> {
    return this.list.state;
  }
  protected override render(): TemplateResult {
    const { state } = this;
    return template`${state.status === 'ready' ? state.data.items.map(({ name }) => name) : state.status}`;
  }
}
customElements.define('spine-probe', SpineProbe);

declare global {
  interface HTMLElementTagNameMap {
    'spine-probe': SpineProbe;
  }
}

const named = (name: string): Gateway =>
  gatewayOf({ 'members.list': async ({ search = '' }) => ({ items: [{ id: name, name: name + search }] }) });
const connectionTo = (name: string) => fixedConnection(new Community({ gateway: named(name), viewer: { key: null } }));
const probeIn = (root: ParentNode) => root.querySelector<SpineProbe>('spine-probe')!;
const shows = (probe: SpineProbe, text: string) =>
  waitUntil(() => probe.shadowRoot?.textContent === text, `shows ${text}, and not ${probe.shadowRoot?.textContent}`);

let warnings: string[] = [];
const { warn } = console;
const withdrawals: (() => void)[] = [];
const provide = (element: Element, connection: Connection = connectionTo('x')) => {
  withdrawals.push(provideConnection(element, connection));
  return connection;
};

beforeEach(() => {
  warnings = [];
  console.warn = (...words) => warnings.push(words.join(' '));
});
afterEach(() => {
  console.warn = warn;
  for (const withdraw of withdrawals.splice(0)) withdraw();
});

describe('findConnection', () => {
  it('takes the nearest around, through shadow roots and slots', async () => {
    const root = await fixture(
      html`<div id="outer">
        <div id="inner"><p></p></div>
      </div>`,
    );
    const inner = root.querySelector('#inner')!;
    const p = root.querySelector('p')!;
    const [outerOne, innerOne] = [provide(root), provide(inner)];
    expect(findConnection(p, undefined)).to.deep.equal({ connection: innerOne });
    const shadow = p.attachShadow({ mode: 'open' });
    shadow.append(document.createElement('b'));
    expect(findConnection(shadow.querySelector('b')!, undefined)).to.deep.equal({ connection: innerOne });
    // Slotted into something inside of the shadow root: what stands around the slot is nearer.
    const host = document.createElement('section');
    root.append(host);
    const slotRoot = host.attachShadow({ mode: 'open' });
    const around = document.createElement('div');
    around.append(document.createElement('slot'));
    slotRoot.append(around);
    const slotted = document.createElement('i');
    host.append(slotted);
    expect(findConnection(slotted, undefined)).to.deep.equal({ connection: outerOne });
    const slotOne = provide(around);
    expect(findConnection(slotted, undefined)).to.deep.equal({ connection: slotOne });
  });

  it('takes the one named, wherever it is; says when there is none of that name', async () => {
    const root = await fixture(
      html`<div>
        <div id="a"></div>
        <div id="b"><p></p></div>
      </div>`,
    );
    const a = provide(root.querySelector('#a')!);
    provide(root.querySelector('#b')!);
    expect(findConnection(root.querySelector('p')!, 'a')).to.deep.equal({ connection: a });
    expect(findConnection(root.querySelector('p')!, 'c')).to.deep.equal({ missing: 'unknown-id' });
  });

  it('takes the only one of the page; says when there is none, or are several', async () => {
    const root = await fixture(
      html`<div>
        <div></div>
        <div></div>
        <p></p>
      </div>`,
    );
    const p = root.querySelector('p')!;
    expect(findConnection(p, undefined)).to.deep.equal({ missing: 'none' });
    const one = provide(root.children[0]!);
    expect(findConnection(p, undefined)).to.deep.equal({ connection: one });
    provide(root.children[1]!);
    expect(findConnection(p, undefined)).to.deep.equal({ missing: 'several' });
  });
});

describe('a widget’s connection', () => {
  it('is found when it comes late, and lost when it goes', async () => {
    const root = await fixture(html`<div><spine-probe></spine-probe></div>`);
    const probe = probeIn(root);
    expect(probe.found).to.equal(undefined);
    const withdraw = provideConnection(root, connectionTo('late'));
    await shows(probe, 'late');
    withdraw();
    await shows(probe, 'pending');
  });

  it('is one community for one gateway', async () => {
    const gateway = named('own');
    const root = await fixture(
      html`<div><spine-probe .gateway=${gateway}></spine-probe><spine-probe .gateway=${gateway}></spine-probe></div>`,
    );
    const [first, second] = root.querySelectorAll<SpineProbe>('spine-probe');
    await shows(second!, 'own');
    expect(first!.found).to.equal(second!.found);
    first!.gateway = named('other');
    await shows(first!, 'other');
  });

  it('of an endpoint waits for the connector, and is let go again', async () => {
    const root = await fixture(html`<div><spine-probe endpoint="/graphql"></spine-probe></div>`);
    const probe = probeIn(root);
    expect([probe.found, probe.error]).to.deep.equal([undefined, undefined]);
    let open = 0;
    setConnector((host) => {
      open += 1;
      return { connection: connectionTo(`to ${host.endpoint}`), release: () => (open -= 1) };
    });
    await shows(probe, 'to /graphql');
    provide(root); // a community that comes changes nothing for it
    await probe.updateComplete;
    expect([open, probe.shadowRoot?.textContent]).to.deep.equal([1, 'to /graphql']);
    probe.endpoint = '/other';
    await shows(probe, 'to /other');
    expect(open).to.equal(1);
    probe.remove();
    expect(open).to.equal(0);
  });

  it('that is not there is said after five seconds, with what to do, and no sooner', async () => {
    const timers: { run: () => void; ms: number | undefined }[] = [];
    const { setTimeout: set } = window;
    Object.assign(window, { setTimeout: (run: () => void, ms?: number) => (timers.push({ run, ms }), 0) });
    let probes: SpineProbe[] = [];
    /** The words come with a part that is loaded then. */
    const said = async (): Promise<void> => {
      await import('./missing.js');
      await new Promise((resolve) => set(resolve));
    };
    try {
      const two = [document.createElement('div'), document.createElement('div')];
      const root = document.createElement('div');
      const cases = [undefined, 'nowhere'].map((community) =>
        Object.assign(document.createElement('spine-probe'), { community }),
      );
      probes = cases;
      root.append(...probes);
      document.body.append(root);
      await Promise.all(probes.map(({ updateComplete }) => updateComplete));
      expect(timers.map(({ ms }) => ms)).to.deep.equal([5000, 5000]);
      expect(warnings).to.deep.equal([]);
      for (const { run } of timers.splice(0)) run();
      await said();
      expect(probes.map(({ error }) => error?.code)).to.deep.equal(['not-configured', 'unknown-community']);
      two.forEach((element) => provide(element));
      await Promise.all(probes.map(({ updateComplete }) => updateComplete));
      for (const { run } of timers.splice(0)) run();
      await said();
      expect(probes[0]?.error?.code).to.equal('ambiguous-community');
      expect(warnings.map((line) => /#([\w-]+)\)/.exec(line)?.[1])).to.have.members([
        'not-configured',
        'unknown-community',
        'ambiguous-community',
      ]);
      root.remove();
    } finally {
      Object.assign(window, { setTimeout: set });
    }
  });
});

describe('ReadController', () => {
  it('keeps what was on screen, as refreshing, while a narrower list is under way', async () => {
    const gates = new Map<string, () => void>();
    const gateway = gatewayOf({
      'members.list': ({ search = '' }) =>
        new Promise((done) => gates.set(search, () => done({ items: [{ id: search, name: `n${search}` }] }))),
    });
    const probe = await fixture<SpineProbe>(html`<spine-probe .gateway=${gateway}></spine-probe>`);
    await waitUntil(() => gates.has(''));
    gates.get('')?.();
    await shows(probe, 'n');
    probe.search = 'a';
    probe.requestUpdate();
    await waitUntil(() => gates.has('a'));
    expect(probe.state).to.deep.equal({ status: 'ready', data: { items: [{ id: '', name: 'n' }] }, refreshing: true });
    gates.get('a')?.();
    await shows(probe, 'na');
  });

  it('shows nothing of another account, nor of another community', async () => {
    let answers = true;
    let viewer: Viewer = { key: 'u1' };
    const gateway = gatewayOf({
      'members.list': () =>
        answers ? Promise.resolve({ items: [{ id: '1', name: `of ${viewer.key}` }] }) : new Promise(() => {}),
      'viewer.get': () => viewer,
    });
    const probe = await fixture<SpineProbe>(html`<spine-probe .gateway=${gateway}></spine-probe>`);
    await shows(probe, 'of u1');
    await waitUntil(() => probe.found?.viewer);
    answers = false;
    viewer = { key: 'u2' };
    await probe.found?.refreshViewer();
    await shows(probe, 'pending');
    probe.search = 'a';
    probe.requestUpdate();
    await probe.updateComplete;
    expect(probe.state.status).to.equal('pending');
    probe.gateway = gatewayOf({ 'members.list': () => new Promise(() => {}) });
    await probe.updateComplete;
    expect(probe.state.status).to.equal('pending');
  });

  it('keeps its request when it is moved, ends it when it leaves, and reads again when it is back', async () => {
    const signals: AbortSignal[] = [];
    const gateway = gatewayOf({
      'members.list': (_, { signal }) => (signals.push(signal!), new Promise(() => {})),
    });
    const root = await fixture(
      html`<div>
        <spine-probe .gateway=${gateway}></spine-probe>
        <section></section>
      </div>`,
    );
    const probe = probeIn(root);
    await waitUntil(() => signals.length === 1);
    root.querySelector('section')!.append(probe);
    await probe.updateComplete;
    await probe.updateComplete;
    expect([signals.length, signals[0]?.aborted]).to.deep.equal([1, false]);
    probe.remove();
    await Promise.resolve();
    await Promise.resolve();
    expect(signals[0]?.aborted).to.equal(true);
    root.append(probe);
    await waitUntil(() => signals.length === 2);
  });
});
