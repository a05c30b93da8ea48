import { Community, gatewayOf, type Id } from '@kith/core';
import { draftsOf } from '@kith/core/drafts';
import { expect } from '@open-wc/testing';
import { until } from '../../../people/test/until.js';
import { HiddenPosts } from './hidden-posts.js';

let sites = 0;

interface Visit {
  readonly community: Community;
  readonly ids: Set<Id>;
  readonly hidden: HiddenPosts;
  readonly stored: () => Promise<unknown>;
}

/** One visit of one person to a community; without a key, of a guest. */
function visit(name: string, key: string | null, consent?: 'wait'): Visit {
  const gateway = gatewayOf({ 'viewer.get': () => ({ key: null }) });
  const community = new Community({ gateway, name, viewer: { key }, consent });
  const ids = new Set<Id>();
  const drafts = draftsOf(community);
  const stored = (): Promise<unknown> => (drafts.flush(), drafts.read('nowhere'));
  return { community, ids, hidden: new HiddenPosts(community, ids), stored };
}

describe('what a viewer hides', () => {
  it('stays hidden for them, on their next visits and until they undo it', async () => {
    const name = `https://${++sites}.example`;
    const first = visit(name, 'ada');
    await first.hidden.set('1', true);
    await first.hidden.set('2', true);
    await first.hidden.set('1', false);
    await first.stored();
    const second = visit(name, 'ada');
    let told = 0;
    second.hidden.subscribe(() => (told += 1));
    await second.hidden.set('3', true); // before it is known what was hidden
    expect([...second.ids].sort()).to.deep.equal(['2', '3']);
    expect(told).to.be.greaterThan(0);
    await second.stored();
    const third = visit(name, 'ada');
    await until(() => third.ids.size === 2);
  });

  it('is nobody else’s, and gone with the account that signs out', async () => {
    const name = `https://${++sites}.example`;
    const ada = visit(name, 'ada');
    await ada.hidden.set('1', true);
    await ada.stored();
    await ada.community.refreshViewer({ key: null });
    await until(() => ada.ids.size === 0);
    await ada.stored();
    const again = visit(name, 'ada');
    await again.hidden.set('2', true);
    expect([...again.ids]).to.deep.equal(['2']);
  });

  it('is kept nowhere before that is agreed to', async () => {
    const name = `https://${++sites}.example`;
    const waiting = visit(name, 'ada', 'wait');
    await waiting.hidden.set('1', true);
    await waiting.stored();
    const next = visit(name, 'ada');
    await next.hidden.set('2', true);
    expect([...next.ids]).to.deep.equal(['2']);
    waiting.community.grantConsent();
    await until(() => waiting.ids.has('1'));
  });
});
