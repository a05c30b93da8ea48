import { notice } from '@kith/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { stack } from '../fixtures/stage.js';

const meta: Meta = { title: 'UI/Notice' };
export default meta;

const run = (): void => {};

export const Info: StoryObj = {
  render: () =>
    stack(notice({ kind: 'info', text: 'Sign in to take part.', action: { label: 'Sign in', href: '#sign-in' } })),
};

export const ErrorWithRetry: StoryObj = {
  render: () =>
    stack(
      notice({
        kind: 'error',
        text: 'We could not reach the community. Check your connection and try again.',
        action: { label: 'Try again', run },
      }),
    ),
};

export const Offline: StoryObj = {
  render: () => stack(notice({ kind: 'offline', text: 'You are offline. This is what we had before.' })),
};

export const Partial: StoryObj = {
  render: () =>
    stack(notice({ kind: 'partial', text: 'Some of this could not be loaded.', action: { label: 'Try again', run } })),
};

export const Empty: StoryObj = {
  render: () =>
    stack(
      notice({
        kind: 'empty',
        text: 'Nobody matches that',
        detail: 'Try fewer words, or take a filter away.',
        action: { label: 'Clear all', run },
      }),
    ),
};

/** For developers, on localhost or with `debug`: what to mend. */
export const WithDetail: StoryObj = {
  render: () =>
    stack(
      notice({
        kind: 'error',
        text: 'This part of the page is not set up yet.',
        detail:
          '<kith-directory> has no community: put it inside <kith-community endpoint="…"> or give it an endpoint.',
      }),
    ),
};

export const LongWords: StoryObj = {
  render: () =>
    stack(
      notice({
        kind: 'error',
        text: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
        detail: 'https://api.example.org/'.concat('a-very-long-path-without-any-break/'.repeat(5)),
        action: { label: 'Erneut versuchen', run },
      }),
    ),
};
