import { CommunityError, gatewayOf, type Gateway, type Member, type Viewer } from '@kith/core';
import { expect, fixture, html } from '@open-wc/testing';
import { someMembers, viewer } from '../../test/members.js';
import { heard, until } from '../../test/until.js';
import '../member-card/define.js';
import type { KithMemberCard } from '../member-card/member-card.js';

const [ada] = someMembers(1) as [Member];

/** A backend with one member whose writes wait to be ended by the test. */
function slowBackend(who: Viewer = viewer, member: Member = ada) {
  const ends: { readonly succeed: () => void; readonly fail: (error: CommunityError) => void }[] = [];
  let following = Boolean(member.following);
  const asked: string[] = [];
  const write = (to: boolean) => () =>
    new Promise<Member>((resolve, reject) => {
      asked.push(to ? 'follow' : 'unfollow');
      ends.push({
        succeed: () => {
          following = to;
          resolve({ ...member, following: to, counts: { ...member.counts, followers: to ? 1 : 0 } });
        },
        fail: reject,
      });
    });
  const gateway = gatewayOf({
    'members.get': () => member,
    'members.follow': write(true),
    'members.unfollow': write(false),
    'viewer.get': () => who,
  });
  return { gateway, ends, asked, isFollowing: () => following };
}

async function card(gateway: Gateway): Promise<KithMemberCard> {
  const element = await fixture<KithMemberCard>(
    html`<kith-member-card .gateway=${gateway} member="m0"></kith-member-card>`,
  );
  await until(() => follow(element) !== null);
  return element;
}

const follow = (element: KithMemberCard): HTMLElement | null => element.renderRoot.querySelector('.follow');
const pressed = (element: KithMemberCard): string | null | undefined => follow(element)?.getAttribute('aria-pressed');

describe('following a member', () => {
  it('shows at once, and is a fact when the backend says so', async () => {
    const { gateway, ends } = slowBackend();
    const element = await card(gateway);
    const fact = heard(element, 'kith-member-followed');
    follow(element)?.click();
    await until(() => pressed(element) === 'true');
    expect(element.matches(':state(following)')).to.equal(true);
    ends[0]?.succeed();
    const { detail } = await fact;
    expect(detail.member.following).to.equal(true);
    expect(pressed(element)).to.equal('true');
  });

  it('is taken back exactly when it fails, and says so', async () => {
    const { gateway, ends } = slowBackend();
    const element = await card(gateway);
    follow(element)?.click();
    await until(() => pressed(element) === 'true');
    ends[0]?.fail(new CommunityError('backend'));
    await until(() => pressed(element) === 'false');
    await until(() => element.renderRoot.querySelector('[role=alert]') !== null);
    follow(element)?.click();
    await until(() => element.renderRoot.querySelector('[role=alert]') === null);
  });

  it('ends as pressed last when pressed twice quickly, in the order of the presses', async () => {
    const { gateway, ends, asked, isFollowing } = slowBackend();
    const element = await card(gateway);
    follow(element)?.click();
    follow(element)?.click();
    await until(() => ends.length === 1);
    ends[0]?.succeed();
    await until(() => ends.length === 2);
    expect(pressed(element)).to.equal('false');
    ends[1]?.succeed();
    await heard(element, 'kith-member-unfollowed');
    expect(asked).to.deep.equal(['follow', 'unfollow']);
    expect(isFollowing()).to.equal(false);
    expect(pressed(element)).to.equal('false');
  });

  it('does not begin when the host prevents it', async () => {
    const { gateway, asked } = slowBackend();
    const element = await card(gateway);
    element.addEventListener('kith-member-follow', (event) => event.preventDefault());
    follow(element)?.click();
    await element.updateComplete;
    expect(pressed(element)).to.equal('false');
    expect(asked).to.deep.equal([]);
  });

  it('invites a guest to sign in, and asks the host first', async () => {
    const { gateway, asked } = slowBackend({ key: null });
    const element = await card(gateway);
    await until(() => element.matches(':defined'));
    const request = heard(element, 'kith-sign-in-request');
    follow(element)?.click();
    const { detail } = await request;
    expect(detail.returnTo).to.equal(location.href);
    expect(asked).to.deep.equal([]);
    await until(() => element.renderRoot.querySelector('[role=alert]')?.textContent?.includes('Sign in'));
  });

  it('is not there for oneself, nor where the viewer may not, nor where the backend cannot', async () => {
    const self = { ...ada, viewerCan: undefined };
    for (const gateway of [
      slowBackend({ key: 'me', memberId: 'm0' }, self).gateway,
      slowBackend(viewer, { ...ada, viewerCan: ['edit'] }).gateway,
      slowBackend(viewer, { ...ada, viewerCan: null }).gateway,
      gatewayOf({ 'members.get': () => ada, 'viewer.get': () => viewer }),
    ]) {
      const element = await fixture<KithMemberCard>(
        html`<kith-member-card .gateway=${gateway} member="m0"></kith-member-card>`,
      );
      await until(() => element.renderRoot.querySelector('.name') !== null);
      await until(() => follow(element) === null);
    }
  });
});
