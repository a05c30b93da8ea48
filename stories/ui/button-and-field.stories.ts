import { followIcon, followingIcon, icon, searchIcon } from '@kith/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { row, stack } from '../fixtures/stage.js';

const meta: Meta = { title: 'UI/Button and field' };
export default meta;

export const Buttons: StoryObj = {
  render: () =>
    row(
      html`<button class="button primary" type="button">Send a message</button>`,
      html`<button class="button" type="button">Show more</button>`,
      html`<button class="button quiet" type="button">Clear all</button>`,
      html`<button class="button" type="button" aria-pressed="false">${icon(followIcon)} Follow</button>`,
      html`<button class="button" type="button" aria-pressed="true">${icon(followingIcon)} Following</button>`,
      html`<button class="button icon-only" type="button" aria-label="Search">${icon(searchIcon)}</button>`,
      html`<button class="button" type="button" disabled>Not now</button>`,
      html`<a class="button" href="#sign-in">Sign in</a>`,
    ),
};

export const Fields: StoryObj = {
  render: () =>
    stack(
      html`<input class="field" type="search" aria-label="Search members" placeholder="Search members" />`,
      html`<input class="field" type="search" aria-label="Search members, filled" .value=${'performance'} />`,
      html`<input class="field" type="text" aria-label="Not accepted" aria-invalid="true" .value=${'?'} />`,
      html`<select class="field" aria-label="Sort by">
        <option>Name</option>
        <option>Newest</option>
      </select>`,
      html`<label><input type="checkbox" checked /> Accessibility</label>`,
    ),
};
