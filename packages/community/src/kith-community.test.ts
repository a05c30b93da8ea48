import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import type { ListMembers, Member, Page, QueryState } from '@kith/core';
import { defineOnce, KithElement, ReadController } from '@kith/ui';
import { html as template, type TemplateResult } from 'lit';
import './define.js';
import type { KithCommunity } from './kith-community.js';

/** A widget as families write them, as small as can be. */
class ProbeElement extends KithElement {
  search: string | undefined;
  readonly members = new ReadController(this, () => {
    const { community } = this.connection;
    const input: ListMembers = { first: 2, search: this.search };
    return community?.supports('members.list') && { community, name: 'members.list', input };
  });
  get error() {
    return this.connection.error;
  }
  get awaitsConsent() {
    return this.connection.community?.awaitsConsent;
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

const realFetch = globalThis.fetch;
let requests: { url: string; init: RequestInit; body: { query: string; variables: Record<string, unknown> } }[] = [];
let answer: (url: string) => Response | Promise<Response>;

const members = (...names: string[]) => ({
  data: {
    members: { totalCount: names.length, pageInfo: { hasNextPage: false }, nodes: names.map((name) => ({ id: name, name })) },
    viewer: { key: null },
  },
});
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

beforeEach(() => {
  requests = [];
  answer = () => json(members('Ada', 'Grace'));
  globalThis.fetch = async (input, init = {}) => {
    const url = String(input);
    if (!url.includes('stub')) return realFetch(input, init);
    requests.push({ url, init, body: typeof init.body === 'string' ? JSON.parse(init.body) : {} });
    return answer(url);
  };
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

const textOf = (root: Element | null | undefined) => root?.shadowRoot?.textContent ?? '';
const settled = (element: Element) => waitUntil(() => !textOf(element).includes('pending') && textOf(element) !== '', 'settles');

describe('<kith-community>', () => {
  it('connects the widgets inside by the default adapter', async () => {
    const community = await fixture<KithCommunity>(
      html`<kith-community endpoint="/stub/graphql"><kith-probe></kith-probe></kith-community>`,
    );
    const probe = community.querySelector<ProbeElement>('kith-probe')!;
    await settled(probe);
    expect(textOf(probe)).to.equal('AdaGrace');
    expect(requests).to.have.length(1);
    expect(requests[0]!.url).to.equal(`${location.origin}/stub/graphql`);
  });
});
