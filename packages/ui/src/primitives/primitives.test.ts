import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type CSSResultGroup } from 'lit';
import { iconStyles } from '../icons/icons.js';
import { base } from '../styles/base.js';
import { button } from '../styles/button.js';
import { chip } from './chip.js';
import { chipStyles } from './chip.styles.js';
import { LiveRegionController } from './live-region-controller.js';
import { notice, noticeStyles, type NoticeKind } from './notice.js';
import { skeleton, skeletonStyles } from './skeleton.js';

class PrimitiveProbe extends LitElement {
  static override styles: CSSResultGroup = [base, button, iconStyles, chipStyles, noticeStyles, skeletonStyles];
  static override properties = { content: { attribute: false } };
  declare content: unknown;
  readonly live = new LiveRegionController(this);
  protected override render(): unknown {
    return html`${this.live.region()}${this.content}`;
  }
}
customElements.define('primitive-probe', PrimitiveProbe);

async function show(content: unknown): Promise<PrimitiveProbe> {
  return fixture<PrimitiveProbe>(html`<primitive-probe .content=${content}></primitive-probe>`);
}

describe('notice', () => {
  const roles: readonly (readonly [NoticeKind, string | null])[] = [
    ['error', 'alert'],
    ['offline', 'status'],
    ['partial', 'status'],
    ['info', 'status'],
    ['empty', null],
  ];
  for (const [kind, role] of roles)
    it(`says "${kind}" with the role ${role ?? 'of content'}`, async () => {
      const probe = await show(notice({ kind, text: 'So it is.' }));
      const element = probe.renderRoot.querySelector('.notice');
      expect(element?.getAttribute('role') ?? null).to.equal(role);
      expect(element?.textContent).to.contain('So it is.');
      await expect(probe).to.be.accessible();
    });

  it('offers something to do', async () => {
    let runs = 0;
    const probe = await show(notice({ kind: 'error', text: 'No.', action: { label: 'Again', run: () => runs++ } }));
    const action = probe.renderRoot.querySelector('button');
    expect(action?.textContent).to.equal('Again');
    action?.click();
    expect(runs).to.equal(1);
  });

  it('offers somewhere to go', async () => {
    const probe = await show(notice({ kind: 'info', text: 'Hi.', action: { label: 'Sign in', href: '/in' } }));
    expect(probe.renderRoot.querySelector('a')?.getAttribute('href')).to.equal('/in');
  });
});

describe('chip', () => {
  it('is a label', async () => {
    const probe = await show(chip({ label: '<b>Design</b>' }));
    expect(probe.renderRoot.querySelector('.chip')?.textContent?.trim()).to.equal('<b>Design</b>');
    expect(probe.renderRoot.querySelector('button')).to.equal(null);
  });

  it('can be taken back by a button with a name and a size', async () => {
    let removed = 0;
    const probe = await show(chip({ label: 'Design', onRemove: () => removed++, removeLabel: 'Remove Design' }));
    const remove = probe.renderRoot.querySelector('button');
    remove?.click();
    expect(removed).to.equal(1);
    expect(remove?.getAttribute('aria-label')).to.equal('Remove Design');
    expect(remove?.getBoundingClientRect().height).to.be.at.least(24);
    await expect(probe).to.be.accessible();
  });
});

describe('skeleton', () => {
  it('is not seen at first, then is, without anything that assistive technology reads', async () => {
    const probe = await show(skeleton('card', 3));
    const all = probe.renderRoot.querySelectorAll('.skeleton');
    expect(all.length).to.equal(3);
    const [first] = all;
    if (!first) throw new Error('No skeleton.');
    expect(getComputedStyle(first).animationDelay).to.equal('0.2s');
    await waitUntil(() => getComputedStyle(first).visibility === 'visible');
    expect(probe.renderRoot.textContent?.trim()).to.equal('');
  });
});

describe('LiveRegionController', () => {
  it('has its region before there are words, in a text node that stays', async () => {
    const probe = await show('');
    const region = probe.renderRoot.querySelector('[role=status]');
    const node = Array.from(region?.childNodes ?? []).find((child) => child instanceof Text);
    probe.live.announce('12 members');
    await waitUntil(() => region?.textContent === '12 members');
    expect(node?.textContent).to.equal('12 members');
    expect(region?.isConnected).to.equal(true);
  });

  it('says the last of several, and each change once', async () => {
    const probe = await show('');
    const region = probe.renderRoot.querySelector('[role=status]');
    const said: string[] = [];
    new MutationObserver(() => said.push(region?.textContent ?? '')).observe(probe.renderRoot, {
      subtree: true,
      characterData: true,
      childList: true,
    });
    probe.live.announce('1 member', 'a');
    probe.live.announce('2 members', 'ab');
    probe.live.announce('2 members', 'ab');
    await waitUntil(() => region?.textContent === '2 members');
    probe.live.announce('2 members', 'ab');
    await aTimeout(400);
    expect(said).to.deep.equal(['2 members']);
    probe.live.announce('2 members', 'abc');
    await waitUntil(() => said.length === 2);
    expect(said[1]?.trim()).to.equal('2 members');
    expect(said[1]).to.not.equal(said[0]);
  });

  it('says nothing once its element has left', async () => {
    const probe = await show('');
    probe.live.announce('12 members');
    probe.remove();
    await aTimeout(400);
    expect(probe.renderRoot.querySelector('[role=status]')?.textContent.trim()).to.equal('');
  });
});
