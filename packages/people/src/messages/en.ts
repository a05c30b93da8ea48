/** English: the words around members wherever they appear. */
export const english = {
  unnamed: 'Someone',
  follow: 'Follow',
  following: 'Following',
  'follow-name': 'Follow {name}',
  'following-name': 'Following {name}',
  'follow-failed': 'That did not work. Please try again.',
  'follow-sign-in': 'Sign in to follow members.',
  more: '+{count}',
  'more-members': { one: '{count} more member', other: '{count} more members' },
  members: 'Members',
  expertise: 'Known for',
  badges: 'Badges',
} as const;
