import { Community, CommunityError, type CommunityEvent, type Gateway, type Viewer } from '@kith/core';
import { fixedConnection, provideConnection, type Settings } from '@kith/ui';
import { expect, fixture, html } from '@open-wc/testing';
import { heard, until } from '../../../people/test/until.js';
import { anEvent, eventGateway, guest, inHours, me, someAuthor } from '../../test/events.js';
import './define.js';
import type { KithEvent } from './event.js';

const withdrawals: (() => void)[] = [];
afterEach(() => {
  for (const withdraw of withdrawals.splice(0)) withdraw();
});

interface Stage {
  readonly element: KithEvent;
  readonly community: Community;
  readonly find: (selector: string) => HTMLElement | null;
  readonly $: (selector: string) => HTMLElement;
  readonly all: (selector: string) => HTMLElement[];
}

async function shown(
  event: CommunityEvent,
  {
    more = {},
    viewer = me,
    settings,
  }: { more?: Parameters<typeof eventGateway>[1] & object; viewer?: Viewer; settings?: Settings } = {},
): Promise<Stage> {
  const gateway: Gateway = eventGateway([event], { viewer, ...more });
  const community = new Community({ gateway, viewer });
  const stage = await fixture<HTMLElement>(html`<div></div>`);
  withdrawals.push(provideConnection(stage, fixedConnection(community, settings)));
  const element = document.createElement('kith-event');
  element.event = event.id;
  element.timeZone = 'Europe/Berlin';
  stage.append(element);
  const find = (selector: string): HTMLElement | null => element.renderRoot.querySelector<HTMLElement>(selector);
  const $ = (selector: string): HTMLElement => {
    const found = find(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const all = (selector: string): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  await until(() => find('[part=actions]'), 'the event is shown');
  return { element, community, find, $, all };
}

/** A backend that takes answers as ours does, with so many places. */
function answering(
  event: CommunityEvent,
  left: number,
  waitingList = true,
): NonNullable<Parameters<typeof eventGateway>[1]> {
  let current = event;
  const answered = (rsvp: CommunityEvent['rsvp']): CommunityEvent => {
    current = { ...current, revision: (current.revision ?? 0) + 1, rsvp };
    return current;
  };
  return {
    more: {
      'events.get': () => current,
      'events.rsvp': ({ status, guests, answers }) => {
        if (status === 'going' && left <= 0 && !waitingList) throw new CommunityError('conflict');
        const waits = status === 'going' && left <= 0;
        return answered({
          status: waits ? 'waiting' : status,
          position: waits ? 3 : null,
          guests: guests ?? 0,
          answers: answers ?? [],
        });
      },
      'events.withdraw': () => answered(null),
    },
  };
}

const button = ({ $ }: Stage, part: string): HTMLButtonElement => {
  const found = $(`button[part~=${part}]`);
  if (!(found instanceof HTMLButtonElement)) throw new Error(`${part} is no button.`);
  return found;
};

describe('<kith-event>', () => {
  it('says what, when in both zones, where and with whom', async () => {
    const stage = await shown(
      anEvent({
        id: 'e',
        startAt: '2031-05-06T16:00:00Z',
        endAt: '2031-05-06T18:00:00Z',
        timeZone: 'America/New_York',
        speakers: [someAuthor(2, { headline: 'Writes maps' })],
      }),
      { settings: { links: { member: '/people/{handle}', map: 'https://maps.example/?q={place}' } } },
    );
    const { $, element, all } = stage;
    expect($('[part=title]').textContent?.trim()).to.equal('Design systems evening');
    expect($('[part=when] time').getAttribute('datetime')).to.equal('2031-05-06T16:00:00Z');
    expect($('[part=when]').textContent).to.contain('6:00').and.to.contain('Central European Summer Time');
    expect($('[part=venue-time]').textContent).to.contain('12:00');
    expect($('a.place').getAttribute('href')).to.contain('https://maps.example/?q=52.55');
    expect(all('[part~=speakers] [part~=name]').map((name) => name.textContent?.trim())).to.deep.equal(['林美華']);
    await until(() => $('[part=description] strong'), 'the words are drawn');
    await expect(element).to.be.accessible();
  });

  it('takes an answer, says so, and takes it back', async () => {
    const event = anEvent({
      id: 'e',
      registration: { statuses: ['going', 'maybe', 'declined'], capacity: 9, left: 5 },
    });
    const stage = await shown(event, { more: answering(event, 5) });
    const told = heard(stage.element, 'kith-rsvp-submitted');
    button(stage, 'going').click();
    expect((await told).detail.event.rsvp?.status).to.equal('going');
    await until(() => stage.find('.said.going'), 'it is said');
    expect(button(stage, 'going').ariaPressed).to.equal('true');
    button(stage, 'undo').click();
    await until(() => !stage.find('.said'), 'the answer is gone');
    await expect(stage.element).to.be.accessible();
  });

  it('puts who comes late on the waiting list, and says where', async () => {
    const event = anEvent({ id: 'e', registration: { capacity: 2, left: 0, waitingList: true } });
    const stage = await shown(event, { more: answering(event, 0) });
    expect(button(stage, 'going').textContent?.trim()).to.equal('Join the waiting list');
    button(stage, 'going').click();
    await until(() => stage.find('.said')?.textContent.includes('number 3'), 'the place on the list');
  });

  it('says that it filled up in between, and leaves the answer as it was', async () => {
    const event = anEvent({ id: 'e', registration: { capacity: 2, left: 1, waitingList: false } });
    const stage = await shown(event, { more: answering(event, 0, false) });
    button(stage, 'going').click();
    await until(() => stage.find('[role=alert]')?.textContent.includes('filled up'), 'the conflict is told');
    expect(stage.community.entities.view('event', 'e')?.rsvp).to.equal(null);
  });

  it('asks what the host asks, and names what is missing beside its field', async () => {
    const event = anEvent({
      id: 'e',
      registration: {
        capacity: 9,
        left: 5,
        maxGuests: 2,
        questions: [
          { id: 'diet', label: 'What do you eat?', required: true },
          { id: 'size', label: 'Shirt', options: ['S', 'M'] },
        ],
      },
    });
    const stage = await shown(event, { more: answering(event, 5) });
    button(stage, 'going').click();
    await until(() => stage.find('form'), 'the form opens');
    button(stage, 'send').click();
    await until(() => stage.find('[aria-invalid=true]'), 'what is missing is marked');
    const field = stage.$('textarea');
    expect(stage.$(`#${field.getAttribute('aria-describedby') ?? ''}`).textContent).to.equal('This is needed.');
    await until(() => stage.element.shadowRoot?.activeElement === field, 'the focus is there');
    if (field instanceof HTMLTextAreaElement) field.value = 'Anything';
    const guests = stage.$('select[name=guests]');
    if (guests instanceof HTMLSelectElement) guests.value = '2';
    const submit = heard(stage.element, 'kith-rsvp-submit');
    button(stage, 'send').click();
    const { detail } = await submit;
    expect([detail.guests, detail.answers]).to.deep.equal([2, [{ question: 'diet', value: 'Anything' }]]);
    await stage.element.updateComplete;
    await Promise.all((stage.element.shadowRoot?.getAnimations() ?? []).map(({ finished }) => finished));
    await expect(stage.element).to.be.accessible();
  });

  it('lets the host keep an answer', async () => {
    const event = anEvent({ id: 'e' });
    const stage = await shown(event, { more: answering(event, 5) });
    stage.element.addEventListener('kith-rsvp-submit', (submit) => submit.preventDefault(), { once: true });
    button(stage, 'going').click();
    await stage.element.updateComplete;
    expect(stage.community.entities.view('event', 'e')?.rsvp).to.equal(null);
  });

  it('lets guests sign in, and leads to where tickets are sold', async () => {
    const event = anEvent({ id: 'e' });
    const stage = await shown(event, { viewer: guest, more: answering(event, 5) });
    const asked = heard(stage.element, 'kith-sign-in-request');
    button(stage, 'sign-in').click();
    await asked;
    const sold = await shown(
      anEvent({ id: 's', price: { amount: 20, currency: 'EUR' }, registration: { url: 'https://tickets.example/1' } }),
    );
    expect(sold.$('[part=ticket]').getAttribute('href')).to.equal('https://tickets.example/1');
    expect(sold.$('[part=price]').textContent).to.contain('20');
  });

  it('says that it is cancelled, moved, or over, and offers nothing that cannot be', async () => {
    const cancelled = await shown(anEvent({ id: 'c', status: 'cancelled' }));
    expect(cancelled.$('.note.cancelled').textContent).to.contain('does not take place');
    expect(cancelled.find('[part~=answer]')).to.equal(null);
    expect(cancelled.element.matches(':state(cancelled)')).to.equal(true);
    const moved = await shown(anEvent({ id: 'm', status: 'moved', previousStartAt: inHours(24) }));
    expect(moved.$('[part=previous]').textContent).to.contain('It was to be');
    const past = await shown(
      anEvent({
        id: 'p',
        startAt: inHours(-9),
        endAt: inHours(-7),
        recordingUrl: 'https://video.example/1',
        onlineUrl: 'https://meet.example',
      }),
    );
    expect(past.$('[part=recording]').getAttribute('href')).to.equal('https://video.example/1');
    expect(past.find('[part=join]')).to.equal(null);
    expect(past.find('[part~=answer]')).to.equal(null);
  });

  it('shows sessions, and the next dates of a rule', async () => {
    const stage = await shown(
      anEvent({
        id: 'e',
        startAt: inHours(24),
        endAt: inHours(25),
        recurrence: { rules: ['FREQ=WEEKLY'] },
        sessions: [
          { id: '1', title: 'First steps', startAt: inHours(24) },
          { id: '2', title: 'On to maps', startAt: inHours(48), speakers: [someAuthor(1)] },
        ],
      }),
    );
    expect(stage.all('[part=session] .session-title').map((one) => one.textContent)).to.deep.equal([
      'First steps',
      'On to maps',
    ]);
    await until(() => stage.all('.dates li').length === 5, 'the dates are found');
  });

  it('tells search engines about it where the host wants that', async () => {
    const stage = await shown(
      anEvent({ id: 'e', title: 'A </script> evening', status: 'cancelled', format: 'hybrid' }),
    );
    expect(stage.element.querySelector('script')).to.equal(null);
    stage.element.structuredData = true;
    await until(() => stage.element.querySelector('script'), 'it is written');
    const data: unknown = JSON.parse(stage.element.querySelector('script')?.textContent ?? '');
    expect(data).to.deep.include({
      '@type': 'Event',
      name: 'A </script> evening',
      eventStatus: 'https://schema.org/EventCancelled',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
    });
  });

  it('puts it into calendars', async () => {
    const stage = await shown(anEvent({ id: 'e' }));
    await until(() => stage.find('kith-menu'), 'the menu');
    const saved = new Promise<string>((resolve) => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (file) => {
        URL.createObjectURL = make;
        if (file instanceof Blob) void file.text().then(resolve);
        return make(file);
      };
    });
    // The file itself is not kept: what it holds is.
    document.addEventListener('click', (click) => click.preventDefault(), { once: true, capture: true });
    stage
      .$('kith-menu')
      .dispatchEvent(new CustomEvent('kith-menu-select', { detail: { value: 'file' }, bubbles: true, composed: true }));
    const text = await saved;
    expect(text.match(/BEGIN:VEVENT/g)).to.have.length(1);
    expect(text).to.contain('SUMMARY:Design systems evening').and.to.contain('DTSTART');
  });

  it('says that there is no such event', async () => {
    const community = new Community({ gateway: eventGateway([]), viewer: me });
    const stage = await fixture<HTMLElement>(html`<div></div>`);
    withdrawals.push(provideConnection(stage, fixedConnection(community)));
    const element = document.createElement('kith-event');
    element.event = 'gone';
    stage.append(element);
    await until(() => element.matches(':state(not-found)') && element.renderRoot.textContent?.includes('not there'));
  });
});
