import { memberGateway } from '@kith/core';
import { expect, fixture, html } from '@open-wc/testing';
import { someMembers } from '../../test/members.js';
import { until } from '../../test/until.js';
import type { KithAvatars } from './avatars.js';
import './define.js';

const members = someMembers(8);
const labels = (element: KithAvatars): (string | null)[] =>
  [...element.renderRoot.querySelectorAll('[role=img]')].map((face) => face.getAttribute('aria-label'));

describe('<kith-avatars>', () => {
  it('names every face and how many more there are', async () => {
    const element = await fixture<KithAvatars>(html`<kith-avatars .members=${members} max="3"></kith-avatars>`);
    expect(labels(element)).to.deep.equal([...members.slice(0, 3).map(({ name }) => name), '5 more members']);
    expect(element.renderRoot.textContent).to.contain('+5');
    await expect(element).to.be.accessible();
  });

  it('counts those that the host does not have at hand', async () => {
    const element = await fixture<KithAvatars>(
      html`<kith-avatars .members=${members.slice(0, 2)} total="1200"></kith-avatars>`,
    );
    expect(labels(element).at(-1)).to.equal('1,198 more members');
  });

  it('reads those that are named by id or handle', async () => {
    const element = await fixture<KithAvatars>(
      html`<kith-avatars members="m1 @member-2" .gateway=${memberGateway(members)}></kith-avatars>`,
    );
    await until(() => labels(element).length === 2);
    expect(labels(element)).to.deep.equal([members[1]?.name, members[2]?.name]);
  });

  it('is nothing where there is nobody', async () => {
    const element = await fixture<KithAvatars>(html`<kith-avatars></kith-avatars>`);
    expect(element.renderRoot.querySelector('*')).to.equal(null);
  });
});
