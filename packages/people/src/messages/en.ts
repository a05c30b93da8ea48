/** English: the words around members wherever they appear. */
export const english = {
  'follow-sign-in': 'Sign in to follow members.',
  'more-members': { one: '{count} more member', other: '{count} more members' },
  members: 'Members',
  expertise: 'Known for',
  badges: 'Badges',
} as const;
