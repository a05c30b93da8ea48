import '@kith/directory/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { inCommunity } from '../fixtures/community.js';
import { failing, ready } from '../fixtures/gateways.js';
import { lin, members } from '../fixtures/members.js';

const meta: Meta = { title: 'Themes/Ready themes' };
export default meta;

const directory: StoryObj = {
  render: () =>
    inCommunity(
      ready(),
      html`<kith-directory heading="Members" facets="expertise location" page-size="6"></kith-directory>`,
    ),
};

const profile: StoryObj = {
  render: () => inCommunity(ready(members), html`<kith-profile member=${lin.id}></kith-profile>`),
};

/** What a widget takes from the page when no theme is named. */
export const Plain: StoryObj = { ...directory, globals: { theme: 'plain' } };
export const PlainProfile: StoryObj = { ...profile, globals: { theme: 'plain' } };
export const Paper: StoryObj = { ...directory, globals: { theme: 'paper' } };
export const PaperProfile: StoryObj = { ...profile, globals: { theme: 'paper' } };
export const HighContrast: StoryObj = { ...directory, globals: { theme: 'high-contrast' } };
export const HighContrastProfile: StoryObj = { ...profile, globals: { theme: 'high-contrast' } };
/** How far tokens reach. */
export const Riso: StoryObj = { ...directory, globals: { theme: 'riso' } };
export const RisoProfile: StoryObj = { ...profile, globals: { theme: 'riso' } };

const error: StoryObj = { render: () => inCommunity(failing('network'), html`<kith-directory></kith-directory>`) };
export const RisoError: StoryObj = { ...error, globals: { theme: 'riso' } };
export const PaperError: StoryObj = { ...error, globals: { theme: 'paper' } };
export const HighContrastError: StoryObj = { ...error, globals: { theme: 'high-contrast' } };
