import { Messages } from '@kith/ui';

/** What the first view says. The rest of these words loads with what says them. */
const first = {
  members: 'Members',
  count: { one: '{count} member', other: '{count} members' },
  'count-shown': { one: '{count} member shown', other: '{count} members shown' },
} as const;

export type FirstDirectoryMessage = keyof typeof first;

export const firstDirectoryMessages = new Messages<FirstDirectoryMessage>(first, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
