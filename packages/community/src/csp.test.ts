import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Connection } from '@kith/ui';
import './define.js';

const page = globalThis as unknown as Record<symbol, { readonly communities: ReadonlyMap<Element, Connection> }>;

// In a page of its own: a policy is never lifted again.
it('says which policy blocks the backend, as this browser reports it', async () => {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `connect-src 'self' ws://${location.host}`;
  document.head.append(policy);
  const { warn } = console;
  console.warn = () => {};
  try {
    const community = await fixture(html`<kith-community endpoint="https://blocked.example/graphql"></kith-community>`);
    const connection = page[Symbol.for('kith:communities:v1')]!.communities.get(community)!;
    await waitUntil(() => connection.community);
    await connection.community!.gateway.run('members.list', {}).catch(() => {});
    await connection.community!.gateway.run('members.list', {}).catch(() => {});
    await waitUntil(() => connection.error, 'says it', { timeout: 8000 });
    expect(connection.error!.code).to.equal('csp');
    expect(connection.error!.detail).to.include('connect-src').and.to.include('https://blocked.example/graphql');
  } finally {
    console.warn = warn;
  }
});
