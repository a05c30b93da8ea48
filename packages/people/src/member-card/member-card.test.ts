import { Community, gatewayOf, memberGateway, type Member } from '@kith/core';
import { fixedConnection, provideConnection } from '@kith/ui';
import { expect, fixture, html } from '@open-wc/testing';
import { findHarm } from '../../../ui/test/harm.js';
import { someMembers, viewer, wrongValues } from '../../test/members.js';
import { broken, until } from '../../test/until.js';
import './define.js';
import type { KithMemberCard } from './member-card.js';

const [ada] = someMembers(1) as [Member];
const parts = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll('[part]') ?? [])].map((part) => part.getAttribute('part') ?? '');

async function shown(data: Member): Promise<KithMemberCard> {
  return fixture<KithMemberCard>(html`<kith-member-card .data=${data}></kith-member-card>`);
}

describe('<kith-member-card>', () => {
  it('says who somebody is, what they are known for and where they are', async () => {
    const element = await fixture<KithMemberCard>(
      html`<kith-member-card .gateway=${memberGateway([ada], viewer)} member="@member-0"></kith-member-card>`,
    );
    await until(() => element.renderRoot.querySelector('bdi') !== null);
    expect(element.renderRoot.textContent).to.contain('Ada Okafor 0').and.to.contain('Works on Performance');
    expect(parts(element)).to.include.members([
      'card',
      'avatar',
      'name',
      'headline',
      'expertise',
      'location',
      'follow',
    ]);
    await expect(element).to.be.accessible();
  });

  it('leaves no trace of what is withheld', async () => {
    const element = await shown({ id: '1', name: 'Jo', headline: null, expertise: [], badges: [], location: '' });
    expect(parts(element)).to.have.members(['card', 'avatar', 'name']);
    expect(element.renderRoot.querySelector('.about')?.textContent?.trim()).to.equal('Jo');
  });

  it('links to the page that the host names, and lets a router take the click', async () => {
    const stage = await fixture<HTMLElement>(html`<div></div>`);
    const community = new Community({ gateway: memberGateway([ada], viewer) });
    const withdraw = provideConnection(stage, fixedConnection(community, { links: { member: '/people/{handle}' } }));
    const element = document.createElement('kith-member-card');
    element.member = 'm0';
    stage.append(element);
    await until(() => element.renderRoot.querySelector('a.name') !== null);
    const link = element.renderRoot.querySelector<HTMLAnchorElement>('a.name');
    expect(new URL(link?.href ?? '').pathname).to.equal('/people/member-0');
    let opened: Member | undefined;
    element.addEventListener('kith-member-open', (event) => {
      opened = event.detail.member;
      event.preventDefault();
    });
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    link?.dispatchEvent(click);
    expect(opened?.id).to.equal('m0');
    expect(click.defaultPrevented).to.equal(true);
    opened = undefined;
    stage.addEventListener('click', (event) => event.preventDefault());
    link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ctrlKey: true }));
    expect(opened).to.equal(undefined);
    withdraw();
  });

  it('shows more in a card of its own where there is no page, and closes it with Escape', async () => {
    const element = await fixture<KithMemberCard>(
      html`<kith-member-card .gateway=${memberGateway([ada], viewer)} member="m0"></kith-member-card>`,
    );
    await until(() => element.renderRoot.querySelector('button.name') !== null);
    element.renderRoot.querySelector<HTMLButtonElement>('button.name')?.click();
    await until(() => element.renderRoot.querySelector('.hover-card:popover-open') !== null);
    expect(element.renderRoot.querySelector('.hover-card')?.textContent).to.contain('Works on Performance');
    await expect(element).to.be.accessible();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(element.renderRoot.querySelector('.hover-card')).to.equal(null);
  });

  it('takes any wrong value in any field', async function () {
    this.timeout(60_000);
    for (const field of Object.keys(ada).filter((name) => name !== 'id'))
      for (const value of wrongValues) {
        const element = await shown(Object.assign({}, ada, { [field]: value }));
        expect(element.renderRoot.querySelector('.name'), `${field}: ${JSON.stringify(value)}`).to.not.equal(null);
        element.remove();
      }
  });

  it('shows hostile text as text', async () => {
    const evil = '"><img src=x onerror="globalThis.harmed=1"><script>globalThis.harmed=1</script>';
    const element = await shown({
      id: evil,
      name: evil,
      headline: evil,
      url: 'javascript:globalThis.harmed=1',
      avatarUrl: 'javascript:globalThis.harmed=1',
      expertise: [evil],
      badges: [{ id: evil, label: evil }],
      location: evil,
    });
    expect(findHarm(element.renderRoot)).to.deep.equal([]);
    expect(element.renderRoot.textContent).to.contain('<script>');
    expect(Reflect.get(globalThis, 'harmed')).to.equal(undefined);
  });

  it('says what went wrong and keeps the fallback in view', async () => {
    const element = await fixture<KithMemberCard>(
      html`<kith-member-card .gateway=${gatewayOf({ 'members.get': () => broken(null) })} member="m0"
        >See our list.</kith-member-card
      >`,
    );
    await until(() => element.matches(':state(failed)'));
    await until(() => element.renderRoot.querySelector('.notice') !== null); // its words load then
    expect(element.renderRoot.querySelector('[role=alert]')).to.not.equal(null);
    expect(element.renderRoot.querySelector('slot:not([name])')).to.not.equal(null);
  });
});
