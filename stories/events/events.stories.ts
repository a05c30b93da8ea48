import '@kith/events/define';
import type { KithEvents } from '@kith/events';
import { CommunityError, type CommunityEvent, type Gateway } from '@kith/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { inCommunity } from '../fixtures/community.js';
import { courses, eventGateway, eventful, hostileEvents, monthOf500, statesOfEvents } from '../fixtures/events.js';
import { shadowOf } from '../fixtures/find.js';
import { before, silent } from '../fixtures/gateways.js';

const { args, argTypes, template } = getStorybookHelpers<KithEvents>('kith-events');

const meta: Meta = { title: 'Events/Events', component: 'kith-events' };
export default meta;

const around = { settings: { links: { event: '#/events/{id}', map: 'https://map.example/?q={place}' } } };
const show = (content: unknown, events: readonly CommunityEvent[] = eventful): TemplateResult =>
  inCommunity(eventGateway(events), content, around);

/** Every attribute, slot and token as a control. */
export const Playground: StoryObj = {
  args: { ...args, heading: 'Events' },
  argTypes,
  render: (given) => show(template(given)),
};

export const Agenda: StoryObj = {
  render: () => show(html`<kith-events heading="Events" page-size="12"></kith-events>`),
};

export const List: StoryObj = { render: () => show(html`<kith-events view="list" page-size="8"></kith-events>`) };

export const Cards: StoryObj = { render: () => show(html`<kith-events view="grid" page-size="8"></kith-events>`) };

export const Month: StoryObj = { render: () => show(html`<kith-events view="month"></kith-events>`) };

export const Week: StoryObj = { render: () => show(html`<kith-events view="week" week-start="monday"></kith-events>`) };

export const MonthOf500: StoryObj = { render: () => show(html`<kith-events view="month"></kith-events>`, monthOf500) };

/** Cancelled, postponed, moved, to be confirmed, live, full, waiting list, and what the viewer answered. */
export const HowEventsStand: StoryObj = { render: () => show(html`<kith-events></kith-events>`, statesOfEvents) };

export const CoursesAndSeries: StoryObj = { render: () => show(html`<kith-events></kith-events>`, courses) };

/** All times in the zone that the host names; venues elsewhere tell theirs beside it. */
export const InAnotherZone: StoryObj = {
  render: () => show(html`<kith-events time-zone="Asia/Kolkata" page-size="8"></kith-events>`),
};

export const Past: StoryObj = { render: () => show(html`<kith-events period="past" page-size="8"></kith-events>`) };

export const OneViewOnly: StoryObj = {
  render: () => show(html`<kith-events views="agenda" filters="" page-size="5"></kith-events>`),
};

const pressed = (part: string): NonNullable<StoryObj['play']> => {
  return async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-events');
    const button = await waitFor(() => {
      const found = root.querySelector<HTMLElement>(`[part="${part}"]`);
      if (!found) throw new Error(`There is no ${part}.`);
      return found;
    });
    button.click();
  };
};

export const Filters: StoryObj = {
  ...Agenda,
  play: async (context) => {
    await pressed('filters')(context);
    const root = await shadowOf(context.canvasElement, 'kith-events');
    await waitFor(() => expect(root.querySelector('[part="filter-panel"] select')).not.toBeNull());
  },
};

/** What does not fit in a day opens beside it. */
export const MoreOfADay: StoryObj = {
  ...MonthOf500,
  play: async (context) => {
    const root = await shadowOf(context.canvasElement, 'kith-events');
    // In a narrow window the month is an agenda.
    await waitFor(() => expect(root.querySelector('.calendar .agenda, [part="more-events"]')).not.toBeNull());
    if (!root.querySelector('[part="more-events"]')) return;
    await pressed('more-events')(context);
    await waitFor(() => expect(root.querySelector('.day-list:popover-open')).not.toBeNull());
  },
};

/** Nothing flashes: skeletons show after 200 ms. */
export const Loading: StoryObj = {
  render: () => inCommunity(silent(eventGateway(eventful)), html`<kith-events></kith-events>`),
};

export const NothingPlanned: StoryObj = { render: () => show(html`<kith-events></kith-events>`, []) };

export const NothingInTheHostsWords: StoryObj = {
  render: () =>
    show(
      html`<kith-events
        ><p slot="empty">We meet again <a href="#/newsletter">in spring</a>.</p></kith-events
      >`,
      [],
    ),
};

/** What comes next is one press away. */
export const NoMatch: StoryObj = { render: () => show(html`<kith-events search="zzzz"></kith-events>`) };

export const EmptyMonth: StoryObj = {
  render: () => show(html`<kith-events view="month" date="2020-02-01"></kith-events>`),
};

const failing = (kind: 'network' | 'backend'): Gateway =>
  before(eventGateway([]), (name, input, options, next) =>
    name === 'events.list'
      ? Promise.reject(new CommunityError(kind, { retryAfterMs: 60_000 }))
      : next.run(name, input, options),
  );

export const ErrorWithRetry: StoryObj = {
  render: () => inCommunity(failing('network'), html`<kith-events></kith-events>`),
};

/** Children without a slot stand in where nothing can be shown. */
export const ErrorWithFallback: StoryObj = {
  render: () =>
    inCommunity(
      failing('backend'),
      html`<kith-events
        ><p>See our <a href="#/calendar.html">calendar</a>.</p></kith-events
      >`,
    ),
};

/** Some of the answer was lost: the rest is there, with a notice. */
export const Partial: StoryObj = {
  render: () =>
    inCommunity(
      before(eventGateway(eventful), (name, input, options, next) => {
        if (name === 'events.list') options.onPartial?.(new CommunityError('backend'));
        return next.run(name, input, options);
      }),
      html`<kith-events page-size="5"></kith-events>`,
    ),
};

export const HostileStrings: StoryObj = {
  render: () => show(html`<kith-events map-url="https://map.example/?q={place}"></kith-events>`, hostileEvents),
};

export const HostileStringsInAMonth: StoryObj = {
  render: () => show(html`<kith-events view="month"></kith-events>`, hostileEvents),
};

export const Arabic: StoryObj = {
  render: () =>
    show(html`<div lang="ar" dir="rtl"><kith-events heading="الفعاليات" page-size="6"></kith-events></div>`),
};

export const MonthInArabic: StoryObj = {
  render: () => show(html`<div lang="ar" dir="rtl"><kith-events view="month"></kith-events></div>`),
};

export const German: StoryObj = {
  render: () => show(html`<div lang="de"><kith-events view="list" page-size="5"></kith-events></div>`),
};
