import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ListMembers, Member, Page, QueryState } from '@kith/core';
import { CommunityError } from '@kith/core';
import { fromFetch, type Transport } from '@kith/graphql';
import { defineOnce, KithElement, ReadController, type Connection } from '@kith/ui';
import { html as template, type TemplateResult } from 'lit';
import './define.js';
import type { KithCommunity } from './kith-community.js';

/** A widget as families write them, as small as can be. */
class ProbeElement extends KithElement {
  readonly members = new ReadController(this, () => {
    const { community } = this.connection;
    const input: ListMembers = { first: 2 };
    return community?.supports('members.list') && { community, name: 'members.list', input };
  });
  get error() {
    return this.connection.error;
  }
  get core() {
    return this.connection.community;
  }
  get links() {
    return this.connection.settings.links;
  }
  get state(): QueryState<Page<Member>> {
    return this.members.state;
  }
  protected override render(): TemplateResult {
    const { state } = this;
    return template`${state.status === 'ready' ? state.data.items.map((member) => template`<p>${member.name}</p>`) : state.status}`;
  }
}
defineOnce('kith-probe', ProbeElement);

declare global {
  interface HTMLElementTagNameMap {
    'kith-probe': ProbeElement;
  }
}

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly variables: Readonly<Record<string, unknown>>;
}

const realFetch = globalThis.fetch;
let requests: Sent[] = [];
let answer: (url: string, init: RequestInit) => Response | Promise<Response>;
let warnings: string[] = [];
const { warn } = console;

const members = (...names: string[]) => ({
  data: {
    members: {
      totalCount: names.length,
      pageInfo: { hasNextPage: false },
      nodes: names.map((name) => ({ id: name, name })),
    },
    viewer: { key: null },
  },
});
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

beforeEach(() => {
  requests = [];
  warnings = [];
  answer = () => json(members('Ada', 'Grace'));
  console.warn = (...words) => warnings.push(words.join(' '));
  globalThis.fetch = async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.includes('stub')) return realFetch(input, init);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : {};
    requests.push({ url, init, variables: Reflect.get(Object(body), 'variables') as Sent['variables'] });
    init.signal?.throwIfAborted();
    return answer(url, init);
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
  console.warn = warn;
});

const textOf = (probe: Element | null | undefined) => probe?.shadowRoot?.textContent ?? '';
const patient = { timeout: 8000 };
const shows = (probe: Element | null | undefined, text: string) =>
  waitUntil(() => textOf(probe) === text, `shows ${text}`, patient);
const probeIn = (root: ParentNode) => root.querySelector<ProbeElement>('kith-probe')!;
const headerOf = ({ init }: Sent, name: string) => new Headers(init.headers).get(name);
const turn = (ms = 0) => new Promise((done) => setTimeout(done, ms));
const said = (words: string) =>
  waitUntil(() => warnings.some((line) => line.includes(words)), `says ${words}`, patient);
let count = 0;
/** A backend that no other test has talked to. */
const fresh = () => `/stub/${(count += 1)}`;

describe('<kith-community>', () => {
  it('connects the widgets inside by the default adapter, with one request', async () => {
    const endpoint = fresh();
    const community = await fixture<KithCommunity>(
      html`<kith-community endpoint=${endpoint}><kith-probe></kith-probe><kith-probe></kith-probe></kith-community>`,
    );
    await shows(probeIn(community), 'AdaGrace');
    await shows(community.querySelector('kith-probe:last-child'), 'AdaGrace');
    expect(requests.map(({ url }) => url)).to.deep.equal([location.origin + endpoint]);
    expect(getComputedStyle(community).display).to.equal('contents');
    expect([...new Headers(requests[0]!.init.headers).keys()].sort()).to.deep.equal(['accept', 'content-type']);
  });

  it('connects widgets that were there before it was, and that come after', async () => {
    const transport = fromFetch(globalThis.fetch, fresh());
    const community = document.createElement('kith-community');
    const early = document.createElement('kith-probe');
    community.append(early);
    document.body.append(community);
    await turn();
    expect(textOf(early)).to.equal('pending');
    community.transport = transport;
    await shows(early, 'AdaGrace');
    const late = document.createElement('kith-probe');
    community.append(late);
    await shows(late, 'AdaGrace');
    expect(requests).to.have.length(1);
    community.remove();
  });

  it('takes properties that were set before it was defined', async () => {
    class Later extends (customElements.get('kith-community') as typeof KithCommunity) {}
    const element = document.createElement('kith-later');
    Object.assign(element, { transport: fromFetch(globalThis.fetch, fresh()) });
    const probe = document.createElement('kith-probe');
    element.append(probe);
    document.body.append(element);
    customElements.define('kith-later', Later);
    await shows(probe, 'AdaGrace');
    element.remove();
  });

  it('serves widgets elsewhere by its id, or as the only one of the page', async () => {
    const endpoint = fresh();
    const root = await fixture(
      html`<div><kith-probe></kith-probe><kith-community id="one" endpoint=${endpoint}></kith-community></div>`,
    );
    await shows(probeIn(root), 'AdaGrace');
    const two = document.createElement('kith-community');
    two.transport = fromFetch(async () => json(members('Lin')), fresh());
    two.id = 'two';
    root.append(two);
    const probe = probeIn(root);
    probe.community = 'two';
    await shows(probe, 'Lin');
    probe.community = 'one';
    await shows(probe, 'AdaGrace');
  });

  it('shares one community among tags of one backend, adapter and session, and no other', async () => {
    const endpoint = fresh();
    const root = await fixture(html`
      <div>
        <kith-community endpoint=${endpoint}><kith-probe></kith-probe></kith-community>
        <kith-community endpoint=${location.origin + endpoint} member-url="/m/{id}"
          ><kith-probe></kith-probe
        ></kith-community>
        <kith-probe endpoint=${endpoint}></kith-probe>
        <kith-community endpoint=${endpoint} credentials="include"><kith-probe></kith-probe></kith-community>
        <kith-community endpoint=${endpoint} settings='{"a":"b"}'><kith-probe></kith-probe></kith-community>
        <kith-community endpoint="${endpoint}?x"><kith-probe></kith-probe></kith-community>
      </div>
    `);
    const probes = [...root.querySelectorAll<ProbeElement>('kith-probe')];
    await Promise.all(probes.map((probe) => shows(probe, 'AdaGrace')));
    const cores = new Set(probes.slice(0, 3).map(({ core }) => core));
    expect(cores.size).to.equal(1);
    expect(new Set(probes.map(({ core }) => core)).size).to.equal(4);
    expect(requests).to.have.length(4);
    expect(probes.map(({ links }) => links.member)).to.deep.equal([undefined, '/m/{id}', ...Array<undefined>(4)]);
  });

  it('keeps what a moved community and its widgets had; the last to leave ends it', async () => {
    const endpoint = fresh();
    const root = await fixture(
      html`<div>
        <section></section>
        <kith-community endpoint=${endpoint}><kith-probe></kith-probe></kith-community>
      </div>`,
    );
    const community = root.querySelector('kith-community')!;
    await shows(probeIn(root), 'AdaGrace');
    const { core } = probeIn(root);
    root.querySelector('section')!.append(community);
    await probeIn(root).updateComplete;
    expect(textOf(probeIn(root))).to.equal('AdaGrace');
    expect(probeIn(root).core).to.equal(core);
    expect(requests).to.have.length(1);
    community.remove();
    await turn(10);
    root.append(community);
    await shows(probeIn(root), 'AdaGrace');
    expect(probeIn(root).core).not.to.equal(core);
  });

  it('keeps a request under way when the widget or the community moves', async () => {
    let resolve!: (response: Response) => void;
    answer = () => new Promise((done) => (resolve = done));
    const root = await fixture(
      html`<div>
        <section></section>
        <kith-community endpoint=${fresh()}><kith-probe></kith-probe></kith-community>
      </div>`,
    );
    await waitUntil(() => requests.length === 1);
    const community = root.querySelector('kith-community')!;
    community.append(probeIn(root));
    await turn();
    root.querySelector('section')!.append(community);
    await turn();
    expect(requests).to.have.length(1);
    expect(requests[0]!.init.signal?.aborted).to.equal(false);
    resolve(json(members('Lin')));
    await shows(probeIn(root), 'Lin');
  });

  it('changes to another endpoint', async () => {
    answer = (url) => json(members(url.endsWith('b') ? 'B' : 'A'));
    const endpoint = fresh();
    const community = await fixture<KithCommunity>(
      html`<kith-community endpoint=${`${endpoint}a`}><kith-probe></kith-probe></kith-community>`,
    );
    await shows(probeIn(community), 'A');
    community.endpoint = `${endpoint}b`;
    await shows(probeIn(community), 'B');
  });

  it('follows a widget that moves to another community', async () => {
    answer = (url) => json(members(url.endsWith('b') ? 'B' : 'A'));
    const endpoint = fresh();
    const root = await fixture(
      html`<div>
        <kith-community endpoint=${`${endpoint}a`}><kith-probe></kith-probe></kith-community>
        <kith-community endpoint=${`${endpoint}b`}></kith-community>
      </div>`,
    );
    await shows(probeIn(root), 'A');
    root.querySelector('kith-community:last-child')!.append(probeIn(root));
    await shows(probeIn(root), 'B');
  });

  it('sends cookies, headers and the CSRF value as it is told', async () => {
    document.head.append(Object.assign(document.createElement('meta'), { name: 'csrf-token', content: 'c5' }));
    const community = await fixture<KithCommunity>(
      html`<kith-community
        endpoint=${fresh()}
        credentials="include"
        csrf-meta="csrf-token"
        csrf-header="x-token"
        .headers=${{ 'x-host': 'h' }}
        ><kith-probe></kith-probe
      ></kith-community>`,
    );
    await shows(probeIn(community), 'AdaGrace');
    const [sent] = requests;
    expect([sent!.init.credentials, headerOf(sent!, 'x-token'), headerOf(sent!, 'x-host')]).to.deep.equal([
      'include',
      'c5',
      'h',
    ]);
    document.head.querySelector('meta[name="csrf-token"]')?.remove();
  });

  it('reads an adapter inside of it, of a property, of an address', async () => {
    const adapter = {
      name: 'own',
      operations: {
        'members.list': { document: '{people{id name}}', result: 'people', page: 'member', paging: 'list' },
      },
    };
    answer = (url) => (url.endsWith('.json') ? json(adapter) : json({ data: { people: [{ id: '1', name: 'Own' }] } }));
    const script = Object.assign(document.createElement('script'), {
      type: 'application/json',
      textContent: JSON.stringify(adapter),
    });
    const root = await fixture(
      html`<div>
        <kith-community endpoint=${fresh()}><kith-probe></kith-probe>${script}</kith-community>
        <kith-community endpoint=${fresh()} .adapter=${adapter}><kith-probe></kith-probe></kith-community>
        <kith-community endpoint=${fresh()} adapter="/stub/own.json"><kith-probe></kith-probe></kith-community>
      </div>`,
    );
    await Promise.all([...root.querySelectorAll('kith-probe')].map((probe) => shows(probe, 'Own')));
  });

  it('passes its settings to a preset', async () => {
    await fixture(html`
      <kith-community endpoint=${fresh()} preset="github" settings='{"organization":"lit"}'
        ><kith-probe></kith-probe
      ></kith-community>
    `);
    await waitUntil(() => requests.length === 1);
    expect(JSON.stringify(requests[0]!.variables)).to.include('lit');
  });

  it('asks again, for the new account, when somebody signs in or out; what the last one saw is gone', async () => {
    let account: string | null = 'u1';
    answer = () => json({ data: { ...members(`for ${account}`).data, viewer: { key: account, permissions: [] } } });
    const community = await fixture<KithCommunity>(
      html`<kith-community endpoint=${fresh()}><kith-probe></kith-probe></kith-community>`,
    );
    await shows(probeIn(community), 'for u1');
    account = null;
    const asked = community.refreshViewer();
    await asked;
    await waitUntil(() => textOf(probeIn(community)) !== 'for u1');
    await shows(probeIn(community), 'for null');
    expect(probeIn(community).core?.entities.view('member', 'for u1')).to.equal(undefined);
  });

  it('takes who is looking from the host', async () => {
    const community = await fixture<KithCommunity>(
      html`<kith-community endpoint=${fresh()} .viewer=${{ key: 'h1' }}><kith-probe></kith-probe></kith-community>`,
    );
    await shows(probeIn(community), 'AdaGrace');
    expect(probeIn(community).core?.viewer?.key).to.equal('h1');
    community.viewer = { key: 'h2' };
    await waitUntil(() => requests.length === 2);
    expect(probeIn(community).core?.viewer?.key).to.equal('h2');
  });
});

describe('consent="wait"', () => {
  for (const adapter of [undefined, '/stub/kith.json'] as const)
    it(`asks nothing until it is granted${adapter ? ', not for its adapter either' : ''}`, async () => {
      answer = (url) =>
        url.endsWith('.json')
          ? json({
              name: 'x',
              operations: { 'members.list': { document: '{m{id name}}', result: 'm', page: 'member', paging: 'list' } },
            })
          : json({ data: { ...members('Ada').data, m: [{ id: '1', name: 'Ada' }] } });
      const community = await fixture<KithCommunity>(
        html`<kith-community endpoint=${fresh()} adapter=${adapter} token-url="/stub/token" consent="wait"
          ><kith-probe></kith-probe
        ></kith-community>`,
      );
      community.adapter = adapter;
      const events: Event[] = [];
      community.addEventListener('kith-consent-granted', (event) => events.push(event));
      await waitUntil(() => probeIn(community).core?.awaitsConsent);
      void community.refreshViewer();
      await turn(50);
      expect(requests).to.deep.equal([]);
      community.grantConsent();
      await shows(probeIn(community), 'Ada');
      expect(events).to.have.length(1);
      community.remove();
      await turn(10);
      document.body.append(community);
      await waitUntil(() => probeIn(community).core);
      expect(probeIn(community).core?.awaitsConsent, 'and asks no second time').to.equal(false);
      community.remove();
    });

  it('may be granted in a widget, and stores nothing itself', async () => {
    const community = await fixture<KithCommunity>(
      html`<kith-community endpoint=${fresh()} consent="wait"><kith-probe></kith-probe></kith-community>`,
    );
    await waitUntil(() => probeIn(community).core?.awaitsConsent);
    probeIn(community).core?.grantConsent();
    await shows(probeIn(community), 'AdaGrace');
  });
});

describe('set-up errors', () => {
  const failing = async (tag: ReturnType<typeof html>, code: string) => {
    const root = await fixture(html`<div>${tag}</div>`);
    await waitUntil(() => probeIn(root).error?.code === code, `says ${code}`, { timeout: 9000 });
    await said(`setup-errors.md#${code}`);
    return probeIn(root).error!.detail;
  };
  const inside = html`<kith-probe></kith-probe>`;

  it('html-answer: a page in place of an answer', async () => {
    answer = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    expect(
      await failing(html`<kith-community endpoint="/stub/html">${inside}</kith-community>`, 'html-answer'),
    ).to.include('/stub/html');
  });

  it('html-answer: JSON that is not GraphQL’s', async () => {
    answer = () => json(['x']);
    await failing(html`<kith-community endpoint="/stub/list">${inside}</kith-community>`, 'html-answer');
  });

  it('unreachable: the second time that nobody answers at the page’s own origin', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    await failing(html`<kith-community endpoint="/stub/off">${inside}</kith-community>`, 'unreachable');
    expect(requests.length).to.be.greaterThan(1);
  });

  it('cors: probably, where nobody answers at another origin', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    const detail = await failing(
      html`<kith-community endpoint="https://stub.example/graphql">${inside}</kith-community>`,
      'cors',
    );
    expect(detail).to.include('Probably').and.to.include(location.origin);
  });

  it('csp: where the page’s policy was seen to block it', async () => {
    answer = () => {
      document.dispatchEvent(
        new SecurityPolicyViolationEvent('securitypolicyviolation', {
          blockedURI: 'https://stub.example/blocked',
          effectiveDirective: 'connect-src',
          violatedDirective: 'connect-src',
          documentURI: location.href,
          originalPolicy: '',
          disposition: 'enforce',
          statusCode: 0,
        }),
      );
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    await failing(html`<kith-community endpoint="https://stub.example/blocked">${inside}</kith-community>`, 'csp');
  });

  it('mixed-content: as the transport says', async () => {
    const transport: Transport = {
      execute: () =>
        Promise.reject(
          new CommunityError('network', { cause: { errors: [{ extensions: { code: 'MIXED_CONTENT' } }] } }),
        ),
    };
    const { diagnose } = await import('./diagnose.js');
    const thrown = await transport.execute({ document: '', variables: {} }).catch((error: unknown) => error);
    const error = diagnose({ thrown, options: { endpoint: 'http://a.example/' }, blocked: false, failures: 1 });
    expect(error?.code).to.equal('mixed-content');
  });

  it('sign-in-needed: only where the host names no way to sign in', async () => {
    answer = () => json({ errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] }, 401);
    await failing(html`<kith-community endpoint="/stub/closed">${inside}</kith-community>`, 'sign-in-needed');
    const root = await fixture(
      html`<kith-community endpoint="/stub/closed2" sign-in-url="/in?to={return}">${inside}</kith-community>`,
    );
    await shows(probeIn(root), 'failed');
    await turn(20);
    expect(probeIn(root).error).to.equal(undefined);
  });

  it('bad-adapter: not JSON, not there, not an adapter, a setting missing, an unknown preset, nothing where it looks', async () => {
    answer = (url) =>
      url.endsWith('missing.json')
        ? json({}, 404)
        : url.endsWith('text.json')
          ? new Response('x')
          : json({ data: { a: 1 } });
    const script = Object.assign(document.createElement('script'), { type: 'application/json', textContent: '{' });
    await failing(html`<kith-community endpoint=${fresh()}>${inside}${script}</kith-community>`, 'bad-adapter');
    for (const [adapter, words] of [
      ['/stub/missing.json', '404'],
      ['/stub/text.json', 'not JSON'],
      [{ operations: 7 }, 'operations'],
      [
        { name: 'x', operations: { 'members.list': { document: '{a}', result: 'nowhere', page: 'member' } } },
        'nowhere',
      ],
    ] as const)
      expect(
        await failing(
          html`<kith-community endpoint=${fresh()} .adapter=${adapter}>${inside}</kith-community>`,
          'bad-adapter',
        ),
      ).to.include(words);
    expect(
      await failing(
        html`<kith-community endpoint=${fresh()} preset="github">${inside}</kith-community>`,
        'bad-adapter',
      ),
    ).to.include('organization');
    expect(
      await failing(
        html`<kith-community endpoint=${fresh()} preset="githup">${inside}</kith-community>`,
        'bad-adapter',
      ),
    ).to.include('github');
  });

  it('bad-attribute: addresses, settings and token addresses that cannot be meant', async () => {
    expect(
      await failing(html`<kith-community endpoint="http://">${inside}</kith-community>`, 'bad-attribute'),
    ).to.include('endpoint');
    for (const settings of ['{', '[1]', '{"a":{}}', 'null'])
      expect(
        await failing(
          html`<kith-community endpoint=${fresh()} settings=${settings}>${inside}</kith-community>`,
          'bad-attribute',
        ),
      ).to.include('settings');
    expect(
      await failing(
        html`<kith-community endpoint=${fresh()} token-url="https://other.example/t">${inside}</kith-community>`,
        'bad-attribute',
      ),
    ).to.include('token-url');
  });

  it('names unknown attributes and values with the nearest, once each, and works on', async () => {
    const endpoint = fresh();
    const root = await fixture(
      html`<div>
        <kith-community
          endpoint=${endpoint}
          memberurl="x"
          acent="red"
          credentials="inlcude"
          density="compat"
          data-x="1"
          translate="no"
          v-cloak
          @click=${() => {}}
          ><kith-probe></kith-probe
        ></kith-community>
        <kith-probe endpoint=${endpoint} comunity="x" sign-in-url="/in"></kith-probe>
      </div>`,
    );
    await shows(probeIn(root), 'AdaGrace');
    await said('"compat"');
    await said('comunity');
    await turn(20);
    const lines = warnings.filter((line) => line.includes('#unknown-attribute') || line.includes('#bad-attribute'));
    const found = lines.map((line) =>
      /(?:attribute "|=")([\w-]+)".*Did you mean "([\w-]+)"/.exec(line)?.slice(1).join('>'),
    );
    expect(found.sort()).to.deep.equal([
      'acent>accent',
      'compat>compact',
      'comunity>community',
      'inlcude>include',
      'memberurl>member-url',
    ]);
  });

  it('clears once an answer came', async () => {
    let broken = true;
    answer = () => (broken ? new Response('<p>', { headers: { 'content-type': 'text/html' } }) : json(members('Ada')));
    const root = await fixture(html`<kith-community endpoint=${fresh()}>${inside}</kith-community>`);
    await waitUntil(() => probeIn(root).error?.code === 'html-answer');
    broken = false;
    await shows(probeIn(root), 'Ada');
    expect(probeIn(root).error).to.equal(undefined);
  });

  it('counts nothing as a fault of set-up once the backend has answered', async () => {
    const root = await fixture(html`<kith-community endpoint=${fresh()}>${inside}</kith-community>`);
    await shows(probeIn(root), 'AdaGrace');
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    void probeIn(root).members.refetch();
    await waitUntil(() => requests.length > 2, 'tries', { timeout: 9000 });
    expect(probeIn(root).error).to.equal(undefined);
  });
});

describe('looks', () => {
  const tokenOf = (element: Element, name: string) =>
    getComputedStyle(element).getPropertyValue(`--kith-${name}`).trim();

  it('sets tokens that the widgets inherit and the page’s own CSS wins over', async () => {
    const community = await fixture<KithCommunity>(
      html`<kith-community accent="teal" radius="6px" density="compact"><p></p></kith-community>`,
    );
    const inside = community.querySelector('p')!;
    await waitUntil(() => tokenOf(inside, 'color-accent') === 'teal');
    expect([tokenOf(inside, 'density'), tokenOf(inside, 'radius-m'), tokenOf(inside, 'radius-l')]).to.deep.equal([
      '0.75',
      '6px',
      '9px',
    ]);
    expect(community.getAttribute('style')).to.equal(null);
    community.accent = undefined;
    community.radius = 'none';
    await waitUntil(() => tokenOf(inside, 'roundness') === '0');
    expect([tokenOf(inside, 'color-accent'), tokenOf(inside, 'radius-m')]).to.deep.equal(['', '']);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('kith-community { --kith-roundness: 3; }');
    document.adoptedStyleSheets.push(sheet);
    expect(tokenOf(inside, 'roundness')).to.equal('3');
    document.adoptedStyleSheets.pop();
  });

  for (const name of ['plain', 'paper', 'high-contrast', 'riso'])
    it(`wears the theme ${name}`, async () => {
      const { themes } = await import('@kith/themes');
      const community = await fixture<KithCommunity>(html`<kith-community theme=${name}></kith-community>`);
      const tokens = await themes[name as keyof typeof themes]();
      const sheetOf = () =>
        [...community.shadowRoot!.adoptedStyleSheets.at(-1)!.cssRules].map((rule) => rule.cssText).join('');
      const [first] = Object.keys(tokens);
      if (first) await waitUntil(() => sheetOf().includes(first));
    });

  for (const accent of [
    '#2f5fd0',
    'oklch(0.6 0.1 200)',
    'light-dark(red, #0af)',
    'var(--brand)',
    'color-mix(in oklab, red 20%, var(--brand, blue))',
  ])
    it(`takes the colour ${accent}`, async () => {
      const community = await fixture(html`<kith-community accent=${accent}><p></p></kith-community>`);
      await waitUntil(
        () =>
          (community.shadowRoot!.adoptedStyleSheets.length > 1 && tokenOf(community, 'color-accent') !== '') ||
          accent.startsWith('var'),
      );
    });

  const hostile = [
    'red;background:url(https://evil.example/)',
    'red}*{display:none',
    '}</style><script>alert(1)</script>',
    'url(https://evil.example)',
    'image-set("https://evil.example/a" 1x)',
    'env(x,url(https://evil.example))',
    'attr(href url)',
    'if(style(--a:1):url(https://evil.example))',
    '\\75rl(https://evil.example)',
    'var(--x,url(https://evil.example))',
    'inherit',
    'unset',
    '/**/',
    '999999999999999999px',
    'NaN',
    'calc(1px*1e9)',
    '\u202ered',
    'expression(alert(1))',
    '-5px',
    '1e9px',
    'toString',
    '__proto__',
  ];
  for (const value of hostile)
    it(`refuses ${JSON.stringify(value)} for all four`, async () => {
      const { applyLooks } = await import('./looks.js');
      const community = await fixture<KithCommunity>(html`<kith-community></kith-community>`);
      await applyLooks(community, { theme: value, accent: value, radius: value, density: value });
      const rules = [...community.shadowRoot!.adoptedStyleSheets.at(-1)!.cssRules];
      expect(rules.map((rule) => rule.cssText.replace(/\s/g, ''))).to.deep.equal([':host{}']);
    });
});

describe('tokens', () => {
  const canary = 'canary-7f3a9';

  it('are in no attribute, storage, error, event, log or property that a script could read by chance', async () => {
    answer = (url, init) =>
      url.endsWith('token')
        ? json({ token: canary, expiresIn: 60 })
        : new Headers(init.headers).get('authorization') === `Bearer ${canary}` && url.includes('good')
          ? json(members('Ada'))
          : json({ errors: [{ message: `bad ${canary}`, extensions: { code: 'INTERNAL', token: canary } }] }, 500);
    const heard: unknown[] = [];
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function (event) {
      heard.push(event.type, Reflect.get(event, 'detail'));
      return dispatchEvent.call(this, event);
    };
    const logs: unknown[] = [];
    const { error, log, debug, info } = console;
    Object.assign(
      console,
      Object.fromEntries(
        ['error', 'log', 'debug', 'info'].map((name) => [name, (...words: unknown[]) => logs.push(...words)]),
      ),
    );
    try {
      const root = await fixture(
        html`<div>
          <kith-community endpoint="/stub/good" token-url="/stub/token"><kith-probe></kith-probe></kith-community>
          <kith-community endpoint="/stub/broken" .getToken=${() => canary}><kith-probe></kith-probe></kith-community>
        </div>`,
      );
      const [good, broken] = [...root.querySelectorAll<ProbeElement>('kith-probe')];
      await shows(good, 'Ada');
      await waitUntil(() => requests.filter(({ url }) => url.endsWith('broken')).length > 1, 'tries', {
        timeout: 9000,
      });
      const { core } = broken!;
      const failure = await core!.gateway.run('members.list', {}).catch((thrown: unknown) => thrown);
      const places = {
        dom: document.documentElement.outerHTML + [good, broken].map((probe) => probe!.shadowRoot!.innerHTML).join(''),
        storage: JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]) + document.cookie,
        error: JSON.stringify([
          failure,
          Object.getOwnPropertyNames(failure).map((name): unknown => Reflect.get(Object(failure), name)),
        ]),
        connection: JSON.stringify([core!.viewer, broken!.error, good!.core]),
        events: JSON.stringify(heard.filter((one) => typeof one === 'string')),
        logs: [...warnings, ...logs].join(),
        address: location.href + requests.map(({ url }) => url).join(),
      };
      for (const [place, text] of Object.entries(places)) expect(text, place).not.to.include(canary);
      expect(requests.some((one) => headerOf(one, 'authorization') === `Bearer ${canary}`)).to.equal(true);
    } finally {
      EventTarget.prototype.dispatchEvent = dispatchEvent;
      Object.assign(console, { error, log, debug, info });
    }
  });

  it('are forgotten when somebody else signs in', async () => {
    let token = 't1';
    answer = (url) => (url.endsWith('token') ? json({ token, expiresIn: 600 }) : json(members('Ada')));
    const root = await fixture<KithCommunity>(
      html`<kith-community endpoint=${fresh()} token-url="/stub/token"><kith-probe></kith-probe></kith-community>`,
    );
    await shows(probeIn(root), 'Ada');
    token = 't2';
    await root.refreshViewer();
    await probeIn(root).members.refetch();
    expect(headerOf(requests.at(-1)!, 'authorization')).to.equal('Bearer t2');
  });
});

const databases = async (): Promise<string[]> => (await indexedDB.databases()).map(({ name }) => name ?? '');

describe('leaving nothing behind', () => {
  it('has no request, timer or listener left after 1,000 times of connecting, moving and leaving', async () => {
    answer = (_, { signal }) =>
      new Promise((_done, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const endpoint = fresh();
    await turn(20); // what the tests before had connected is gone
    const targets = [window, document] as const;
    const timers = new Set<unknown>();
    const listeners = new Map<string, number>();
    const real = {
      setTimeout: setTimeout.bind(window),
      setInterval: setInterval.bind(window),
      clearTimeout: clearTimeout.bind(window),
      clearInterval: clearInterval.bind(window),
    };
    const count = (type: string, by: number) => listeners.set(type, (listeners.get(type) ?? 0) + by);
    Object.assign(window, {
      setTimeout: (run: () => void, ms?: number) => {
        const timer = real.setTimeout(() => (timers.delete(timer), run()), ms);
        timers.add(timer);
        return timer;
      },
      setInterval: (run: () => void, ms?: number) => {
        const timer = real.setInterval(run, ms);
        timers.add(timer);
        return timer;
      },
      clearTimeout: (timer: number) => (timers.delete(timer), real.clearTimeout(timer)),
      clearInterval: (timer: number) => (timers.delete(timer), real.clearInterval(timer)),
    });
    for (const target of targets) {
      const { addEventListener: add, removeEventListener: remove } = target;
      Object.assign(target, {
        addEventListener(type: string, ...rest: [() => void, AddEventListenerOptions?]) {
          count(type, 1);
          rest[1]?.signal?.addEventListener('abort', () => count(type, -1));
          add.call(target, type, ...rest);
        },
        removeEventListener(type: string, ...rest: [() => void]) {
          count(type, -1);
          remove.call(target, type, ...rest);
        },
      });
    }
    try {
      const community = document.createElement('kith-community');
      community.endpoint = endpoint;
      const [inside, alone] = [document.createElement('kith-probe'), document.createElement('kith-probe')];
      alone.endpoint = endpoint;
      community.append(inside);
      for (let cycle = 0; cycle < 1000; cycle += 1) {
        document.body.append(community, alone);
        if (cycle % 10 === 0) await alone.updateComplete;
        document.body.prepend(community);
        community.append(alone);
        if (cycle % 100 === 0) await new Promise((done) => real.setTimeout(done));
        community.remove();
        alone.remove();
      }
      await new Promise((done) => real.setTimeout(done, 50));
      expect([...timers], 'timers').to.deep.equal([]);
      expect(
        [...listeners].filter(([, left]) => left !== 0),
        'listeners',
      ).to.deep.equal([]);
      expect(
        requests.filter(({ init }) => !init.signal?.aborted),
        'requests',
      ).to.deep.equal([]);
      answer = () => json(members('Ada'));
      document.body.append(community, alone);
      await shows(inside, 'Ada');
      await shows(alone, 'Ada');
      community.remove();
      alone.remove();
    } finally {
      Object.assign(window, real);
      for (const target of targets)
        for (const name of ['addEventListener', 'removeEventListener']) Reflect.deleteProperty(target, name);
    }
  });

  it('stores nothing: no key, no cookie, no database', async () => {
    const before = document.cookie;
    // What other tests of this origin left behind, whose pages are closed.
    for (const name of await databases()) indexedDB.deleteDatabase(name);
    await waitUntil(async () => !(await databases()).length);
    const root = await fixture<KithCommunity>(
      html`<kith-community endpoint=${fresh()} theme="paper" accent="teal" consent="wait"
        ><kith-probe></kith-probe
      ></kith-community>`,
    );
    await waitUntil(() => probeIn(root).core?.awaitsConsent);
    root.grantConsent();
    await shows(probeIn(root), 'AdaGrace');
    await root.refreshViewer();
    const caches = 'caches' in globalThis ? await globalThis.caches.keys() : [];
    expect([localStorage.length, sessionStorage.length, document.cookie, await databases(), caches]).to.deep.equal([
      0,
      0,
      before,
      [],
      [],
    ]);
  });
});

describe('another version on the page', () => {
  it('serves a widget by a community that an older copy provides, and an older copy’s widget by ours', async () => {
    const page = globalThis as unknown as Record<
      symbol,
      { communities: Map<Element, Connection>; listeners: Set<() => void> }
    >;
    const registry = page[Symbol.for('kith:communities:v1')]!;
    const older = document.createElement('div');
    const probe = document.createElement('kith-probe');
    older.append(probe);
    document.body.append(older);
    const seen: unknown[] = [];
    const community = await fixture<KithCommunity>(
      html`<kith-community endpoint=${fresh()}><kith-probe></kith-probe></kith-community>`,
    );
    await shows(probeIn(community), 'AdaGrace');
    const ours = registry.communities.get(community)!;
    const stop = ours.subscribe(() => seen.push(ours.community));
    // The older copy has the frozen shape and knows nothing else.
    registry.communities.set(older, {
      settings: { links: { member: '/old/{id}' } },
      community: ours.community!,
      subscribe: () => () => {},
    });
    for (const listener of [...registry.listeners]) listener();
    await shows(probe, 'AdaGrace');
    expect(probe.links.member).to.equal('/old/{id}');
    community.memberUrl = '/new/{id}';
    await waitUntil(() => seen.length > 0);
    stop();
    registry.communities.delete(older);
    older.remove();
  });
});
