import { Community, type CommunityEvent } from '@kith/core';
import { fixedConnection, provideConnection } from '@kith/ui';
import { expect, fixture, html } from '@open-wc/testing';
import { until } from '../../../people/test/until.js';
import { anEvent, eventGateway, inHours, me } from '../../test/events.js';
import './define.js';
import type { KithNextEvent } from './next-event.js';

const withdrawals: (() => void)[] = [];
afterEach(() => {
  for (const withdraw of withdrawals.splice(0)) withdraw();
});

async function shown(
  events: readonly CommunityEvent[],
  attributes: Record<string, string> = {},
): Promise<KithNextEvent> {
  const stage = await fixture<HTMLElement>(html`<div></div>`);
  const community = new Community({ gateway: eventGateway(events), viewer: me });
  withdrawals.push(provideConnection(stage, fixedConnection(community)));
  const element = document.createElement('kith-next-event');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  stage.append(element);
  await until(() => element.renderRoot.querySelector('.event, .none'), 'the next event is shown');
  return element;
}

const text = (element: KithNextEvent, selector: string): string | undefined =>
  element.renderRoot.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();

describe('<kith-next-event>', () => {
  it('shows what comes next of those that the filter leaves, and how long it is until then', async () => {
    const events = [
      anEvent({ id: 'far', title: 'Far', kind: 'webinar', startAt: inHours(24 * 9), endAt: inHours(24 * 9 + 1) }),
      anEvent({
        id: 'off',
        title: 'Off',
        kind: 'webinar',
        status: 'cancelled',
        startAt: inHours(3),
        endAt: inHours(4),
      }),
      anEvent({ id: 'near', title: 'Near', kind: 'meetup', startAt: inHours(2), endAt: inHours(3) }),
    ];
    const any = await shown(events);
    expect(text(any, '[part=title]')).to.equal('Near');
    expect(text(any, '[role=timer]')).to.match(/^In 01:\d\d:\d\d$|^In 02:00:00$/);
    await expect(any).to.be.accessible();
    const webinar = await shown(events, { kind: 'webinar' });
    expect(text(webinar, '[part=title]')).to.equal('Far');
    expect(text(webinar, '[role=timer]')).to.match(/^In [89] days$/);
  });

  it('says that it has begun, and that nothing is planned', async () => {
    const live = await shown([anEvent({ id: 'e', startAt: inHours(0), endAt: inHours(2) })]);
    expect(text(live, '.countdown')).to.equal('It has begun.');
    expect(live.matches(':state(live)')).to.equal(true);
    const none = await shown([]);
    expect(text(none, '.none')).to.equal('Nothing is planned yet.');
    expect(none.matches(':state(empty)')).to.equal(true);
  });

  it('finds the next date of a series', async () => {
    const weekly = anEvent({
      id: 'w',
      title: 'Weekly',
      startAt: inHours(-24 * 15),
      endAt: inHours(-24 * 15 + 1),
      recurrence: { rules: ['FREQ=DAILY;INTERVAL=4'] },
    });
    const element = await shown([weekly]);
    await until(() => text(element, '[role=timer]'), 'the date is found');
    expect(text(element, '[role=timer]')).to.match(/^In (\d\d:\d\d:\d\d)$/);
  });
});
