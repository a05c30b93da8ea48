import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { css, LitElement } from 'lit';
import { contrast } from '../../test/contrast.js';
import { avatar, avatarStyles, hueOf, type Avatar } from './avatar.js';
import { initials } from './initials.js';

class AvatarProbe extends LitElement {
  static override styles = [avatarStyles, css``];
  static override properties = { person: { attribute: false } };
  declare person: Avatar;
  protected override render(): unknown {
    return avatar(this.person);
  }
}
customElements.define('avatar-probe', AvatarProbe);

async function show(person: Avatar): Promise<{ probe: AvatarProbe; root: ParentNode }> {
  const probe = await fixture<AvatarProbe>(html`<avatar-probe .person=${person}></avatar-probe>`);
  return { probe, root: probe.renderRoot };
}

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('initials', () => {
  const cases: readonly (readonly [string | null | undefined, string])[] = [
    ['Ada Lovelace', 'AL'],
    ['ursula von der leyen', 'UL'],
    ['Cher', 'C'],
    ['Élodie Ångström', 'ÉÅ'],
    ['Анна Ахматова', 'АА'],
    ['山田 太郎', '山'],
    ['김민준', '김'],
    ['محمد علي', 'م'],
    ['नरेंद्र मोदी', 'न'],
    ['Sam Lee (she/her)', 'SL'],
    ['@grace', 'G'],
    ['🌸 Rosa Luz', 'RL'],
    ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['🇵🇹', '🇵🇹'],
    ['42', '4'],
    ['Q\u0303o', 'Q\u0303'],
    ['...', ''],
    ['   ', ''],
    ['', ''],
    [null, ''],
    [undefined, ''],
    ['\u202eevil', 'E'],
  ];
  for (const [name, wanted] of cases)
    it(`of ${JSON.stringify(name)} are ${wanted || 'none'}`, () => expect(initials(name)).to.equal(wanted));

  it('cuts a pile of marks', () => {
    expect(initials(`Z${'\u0351'.repeat(500)} Y`).length).to.be.below(10);
  });
});

describe('avatar', () => {
  it('shows initials, hidden from assistive technology beside a name', async () => {
    const { root } = await show({ id: '1', name: 'Ada Lovelace' });
    expect(root.textContent?.trim()).to.equal('AL');
    expect(root.querySelector('.avatar')?.getAttribute('aria-hidden')).to.equal('true');
    expect(root.querySelector('img')).to.equal(null);
  });

  it('says who it is where it stands alone', async () => {
    const { root } = await show({ id: '1', name: 'Ada', label: 'Ada Lovelace' });
    const image = root.querySelector('[role=img]');
    expect(image?.getAttribute('aria-label')).to.equal('Ada Lovelace');
    expect(image?.hasAttribute('aria-hidden')).to.equal(false);
  });

  it('shows a silhouette for nobody in particular', async () => {
    const { root } = await show({ id: '1', name: '' });
    expect(root.querySelector('svg')).to.not.equal(null);
  });

  it('loads a picture late, in its place and without telling where from', async () => {
    const { root } = await show({ id: '1', name: 'Ada', url: pixel });
    const image = root.querySelector('img');
    expect(image?.getAttribute('loading')).to.equal('lazy');
    expect(image?.getAttribute('decoding')).to.equal('async');
    expect(image?.getAttribute('referrerpolicy')).to.equal('no-referrer');
    expect(image?.getAttribute('width')).to.equal('48');
    expect(image?.alt).to.equal('');
  });

  it('falls back to the initials when the picture is broken, and takes the next picture', async () => {
    const { probe, root } = await show({ id: '1', name: 'Ada Lovelace', url: 'data:image/png;base64,AAAA' });
    const image = root.querySelector('img');
    if (image && !image.hidden) await oneEvent(image, 'error');
    expect(image?.hidden).to.equal(true);
    expect(root.textContent).to.contain('AL');
    probe.person = { id: '1', name: 'Ada Lovelace', url: pixel };
    if (image) await oneEvent(image, 'load');
    expect(root.querySelector('img')?.hidden).to.equal(false);
  });

  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'data:image/svg+xml,<svg/>', 'blob:x', ' '])
    it(`has no picture for ${JSON.stringify(url)}`, async () => {
      const { root } = await show({ id: '1', name: 'Ada', url });
      expect(root.querySelector('img')).to.equal(null);
    });

  it('has the same colour for the same id, and spreads ids over all twelve', () => {
    expect(hueOf('member-7')).to.equal(hueOf('member-7'));
    expect(new Set(Array.from({ length: 200 }, (_, n) => hueOf(`member-${n}`))).size).to.equal(12);
  });

  for (const scheme of ['light', 'dark'])
    it(`keeps the contrast of initials in the ${scheme} scheme, for every hue`, async () => {
      const seen = new Set<number>();
      for (let n = 0; seen.size < 12; n++) {
        const id = String(n);
        if (seen.has(hueOf(id))) continue;
        seen.add(hueOf(id));
        const { probe, root } = await show({ id, name: 'Ada' });
        probe.style.colorScheme = scheme;
        const element = root.querySelector('.avatar');
        if (!element) throw new Error('No avatar.');
        const { color, backgroundColor } = getComputedStyle(element);
        expect(contrast(color, backgroundColor), `hue ${hueOf(id)}`).to.be.at.least(4.5);
      }
    });
});
