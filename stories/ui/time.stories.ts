import '@kith/ui/time/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

const meta: Meta = { title: 'UI/Time', component: 'kith-time' };
export default meta;

const minute = 60_000;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const list = (times: readonly (string | null)[], format = 'relative') =>
  html`<ul>
    ${times.map((time) => html`<li><kith-time datetime=${time ?? ''} format=${format}></kith-time></li>`)}
  </ul>`;

export const Relative: StoryObj = {
  render: () =>
    list([1, 5, 90, 60 * 30, 60 * 24 * 9, 60 * 24 * 70, 60 * 24 * 800].map((minutes) => ago(minutes * minute))),
};

export const ToCome: StoryObj = { render: () => list([-5, -90, -60 * 30, -60 * 24 * 9].map((m) => ago(m * minute))) };

export const Days: StoryObj = { render: () => list(['2026-03-01', '2015-03-02T09:00:00Z'], 'day') };

export const Months: StoryObj = { render: () => list(['2026-03-01', '2015-03-02T09:00:00Z'], 'month') };

export const Arabic: StoryObj = { ...Relative, globals: { locale: 'ar' } };

export const German: StoryObj = { ...Days, globals: { locale: 'de' } };

/** What is no date leaves no trace. */
export const NoDate: StoryObj = { render: () => html`Joined: ${list(['not a date', '0000-99-99', null])}` };
