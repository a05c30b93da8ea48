import '@kith/directory/define';
import type { KithDirectory } from '@kith/directory';
import type { Member } from '@kith/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { shadowOf } from '../fixtures/find.js';
import { inCommunity } from '../fixtures/community.js';
import { asGuest, failing, failingAfter, listOnly, partial, ready, silent, someInputs } from '../fixtures/gateways.js';
import { bare, hostile, layla, lin, longWords, manyMembers, members } from '../fixtures/members.js';

const { args, argTypes, template } = getStorybookHelpers<KithDirectory>('kith-directory');

const meta: Meta = { title: 'Directory/Directory', component: 'kith-directory' };
export default meta;

/** Every attribute, slot and token as a control. */
export const Playground: StoryObj = {
  args: { ...args, facets: 'expertise location', heading: 'Members', 'page-size': 12 },
  argTypes,
  render: (given) => inCommunity(ready(), template(given)),
};

const facets = 'expertise offers location badge';
const plain = html`<kith-directory></kith-directory>`;

export const Grid: StoryObj = {
  render: () => inCommunity(ready(), html`<kith-directory heading="Members" page-size="9"></kith-directory>`),
};

export const List: StoryObj = {
  render: () => inCommunity(ready(), html`<kith-directory view="list" page-size="9"></kith-directory>`),
};

export const Table: StoryObj = {
  render: () => inCommunity(ready(), html`<kith-directory view="table" page-size="9"></kith-directory>`),
};

export const Facets: StoryObj = {
  render: () =>
    inCommunity(ready(), html`<kith-directory heading="Members" facets=${facets} page-size="6"></kith-directory>`),
};

export const FacetsChosen: StoryObj = {
  ...Facets,
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-directory');
    // In a narrow window the facets are in a sheet.
    const box = await waitFor(
      () => root.querySelector<HTMLInputElement>('[part~="facet-value"] input') ?? filters(root),
    );
    box.click();
    if (box instanceof HTMLInputElement)
      await waitFor(() => expect(root.querySelector('[part~="chosen"]')).not.toBeNull());
  },
};

function filters(root: ShadowRoot): HTMLElement {
  const button = root.querySelector<HTMLElement>('[part~="filters"]');
  if (!button) throw new Error('There are neither facets nor a button for them.');
  return button;
}

/** Nothing flashes: skeletons in the shape of the cards show after 200 ms. */
export const Loading: StoryObj = { render: () => inCommunity(silent(), plain) };

export const LoadingList: StoryObj = {
  render: () => inCommunity(silent(), html`<kith-directory view="list"></kith-directory>`),
};

export const EmptyCommunity: StoryObj = { render: () => inCommunity(ready([]), plain) };

export const EmptyInTheHostsWords: StoryObj = {
  render: () =>
    inCommunity(
      ready([]),
      html`<kith-directory
        ><p slot="empty">Be the first: <a href="#/join">join the community</a>.</p></kith-directory
      >`,
    ),
};

export const NoMatch: StoryObj = {
  render: () => inCommunity(ready(), html`<kith-directory search="zzzz" facets=${facets}></kith-directory>`),
};

/** Some of the answer was lost: the rest is there, with a notice. */
export const Partial: StoryObj = {
  render: () => inCommunity(partial(), html`<kith-directory page-size="6"></kith-directory>`),
};

export const ErrorWithRetry: StoryObj = { render: () => inCommunity(failing('network'), plain) };

export const ErrorOfTheBackend: StoryObj = { render: () => inCommunity(failing('backend'), plain) };

export const TooManyRequests: StoryObj = { render: () => inCommunity(failing('rate-limited'), plain) };

/** Children without a slot stand in where nothing can be shown. */
export const ErrorWithFallback: StoryObj = {
  render: () =>
    inCommunity(
      failing('network'),
      html`<kith-directory
        ><p>See our <a href="#/members.html">members page</a>.</p></kith-directory
      >`,
    ),
};

const searchSomething: StoryObj['play'] = async ({ canvasElement }) => {
  const root = await shadowOf(canvasElement, 'kith-directory');
  await waitFor(() => expect(root.querySelector('input')).not.toBeNull());
  const input = root.querySelector('input');
  if (!input) throw new Error('There is no search box.');
  input.value = 'performance';
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await waitFor(() => expect(root.querySelector('[part~="notice"]')).not.toBeNull());
};

/** What was on screen stays, and a way to try again. */
export const ErrorKeepingWhatWasThere: StoryObj = {
  render: () => inCommunity(failingAfter(1, 'network'), html`<kith-directory page-size="6"></kith-directory>`),
  play: searchSomething,
};

export const Offline: StoryObj = {
  ...ErrorKeepingWhatWasThere,
  beforeEach: () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
};

/** The community answers to members only. */
export const SignedOut: StoryObj = { render: () => inCommunity(failing('unauthenticated'), plain) };

export const NotForYou: StoryObj = { render: () => inCommunity(failing('forbidden'), plain) };

/** A guest may read; following leads to signing in. */
export const Guest: StoryObj = {
  render: () => inCommunity(asGuest(), html`<kith-directory page-size="6"></kith-directory>`),
};

/** Nothing is loaded until the visitor agrees. */
export const Consent: StoryObj = { render: () => inCommunity(ready(), plain, { consent: 'wait' }) };

/** Visitors see a calm sentence; on localhost or with `debug` it says what to mend. */
export const SetUpError: StoryObj = {
  render: () =>
    inCommunity(ready(), plain, {
      settings: { debug: true },
      error: {
        code: 'html-answer',
        detail: 'https://example.org/graphql answered with HTML instead of GraphQL: is this the address of a page?',
      },
    }),
};

/** No search, no facets, no order, no total, no headline: what a backend cannot do leaves no control behind. */
export const BackendThatOnlyLists: StoryObj = {
  render: () => inCommunity(listOnly(), html`<kith-directory facets=${facets} page-size="6"></kith-directory>`),
};

/** Two orders and two facets. */
export const BackendThatDoesSome: StoryObj = {
  render: () => inCommunity(someInputs(), html`<kith-directory facets=${facets} page-size="6"></kith-directory>`),
};

export const HostileText: StoryObj = {
  render: () =>
    inCommunity(ready([hostile, lin, layla]), html`<kith-directory facets="expertise location"></kith-directory>`),
};

export const HostileTextInTable: StoryObj = {
  render: () => inCommunity(ready([hostile, lin, layla]), html`<kith-directory view="table"></kith-directory>`),
};

export const LongWords: StoryObj = {
  render: () =>
    inCommunity(ready([longWords, lin]), html`<kith-directory facets="expertise location"></kith-directory>`),
};

export const LongWordsInTable: StoryObj = {
  render: () => inCommunity(ready([longWords, lin]), html`<kith-directory view="table"></kith-directory>`),
};

export const MissingFields: StoryObj = {
  render: () => inCommunity(ready([bare, { id: 'nobody' }, lin]), html`<kith-directory></kith-directory>`),
};

/** Names of other scripts and directions keep to themselves in every line. */
export const Arabic: StoryObj = { ...Facets, globals: { locale: 'ar' } };

export const German: StoryObj = { ...Facets, globals: { locale: 'de' } };

/** Only what is on the screen is in the document. */
export const TenThousandMembers: StoryObj = {
  render: () =>
    inCommunity(ready(manyMembers(10_000)), html`<kith-directory paging="scroll" page-size="10000"></kith-directory>`),
};

export const PagesByNumber: StoryObj = {
  render: () =>
    inCommunity(ready(manyMembers(500)), html`<kith-directory paging="pages" page-size="6"></kith-directory>`),
};

export const MoreByButton: StoryObj = {
  render: () => inCommunity(ready(manyMembers(500)), html`<kith-directory page-size="6"></kith-directory>`),
};

export const MoreByScrolling: StoryObj = {
  render: () =>
    inCommunity(ready(manyMembers(96)), html`<kith-directory paging="scroll" page-size="24"></kith-directory>`),
};

/** In a column of 320 px, whatever the width of the window. */
export const Narrow: StoryObj = {
  render: () =>
    inCommunity(
      ready([longWords, ...members]),
      html`<div class="story-narrow"><kith-directory facets=${facets} page-size="4"></kith-directory></div>`,
    ),
};

export const NarrowTable: StoryObj = {
  render: () =>
    inCommunity(
      ready(),
      html`<div class="story-narrow"><kith-directory view="table" page-size="4"></kith-directory></div>`,
    ),
};

/** The facets are in a sheet where there is no room beside the list. */
export const NarrowFilters: StoryObj = {
  ...Narrow,
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-directory');
    (await waitFor(() => filters(root))).click();
    await waitFor(() => expect(root.querySelector('dialog[open]')).not.toBeNull());
  },
};

export const Compact: StoryObj = {
  render: () =>
    inCommunity(
      ready(),
      html`<div class="story-compact"><kith-directory facets=${facets} page-size="9"></kith-directory></div>`,
    ),
};

/** `header` above, `footer` below: slots add. */
export const Slots: StoryObj = {
  render: () =>
    inCommunity(
      ready(),
      html`<kith-directory page-size="3">
        <p slot="header">People who have said that they like to be asked.</p>
        <p slot="footer">Missing? <a href="#/profile">Complete your profile</a>.</p>
      </kith-directory>`,
    ),
};

/* The links of a template get their address and their words from the member. */
/* eslint-disable lit-a11y/accessible-name, lit-a11y/anchor-is-valid */
/** A template of your own, with paths for bindings, replaces the card. */
export const Template: StoryObj = {
  render: () =>
    inCommunity(
      ready(),
      html`<kith-directory page-size="6">
        <template data-kith="member">
          <h3><a data-kith-href="href" data-kith-text="name"></a></h3>
          <p data-kith-text="headline"></p>
          <small data-kith-if="location" data-kith-text="location"></small>
        </template>
      </kith-directory>`,
    ),
};
/* eslint-enable lit-a11y/accessible-name, lit-a11y/anchor-is-valid */

const renderMember = ({ name, location }: Member) => html`<p><strong>${name}</strong><br />${location}</p>`;

/** A function of your own, with Lit. */
export const RenderProperty: StoryObj = {
  render: () =>
    inCommunity(ready(), html`<kith-directory page-size="6" .renderMember=${renderMember}></kith-directory>`),
};

/** `::part` restyles what is there. */
export const Parts: StoryObj = {
  render: () => inCommunity(ready(), html`<kith-directory class="story-parts" page-size="6"></kith-directory>`),
};
