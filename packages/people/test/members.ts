import type { Member } from '@kith/core';

const names = ['Ada Okafor', 'Björn Lindqvist', '林美華', 'ليلى حدّاد', 'Zoë van den Berg', 'Jo', 'Şule Yıldız'];
const topics = ['Performance', 'Accessibility', 'CSS', 'Research', 'Maps', 'Teaching', 'Privacy', 'Writing'];
const places = ['Lagos', 'Malmö', 'Taipei', 'Utrecht', 'İzmir'];

/** As many members as wanted, the same each time, with something in every field. */
export function someMembers(count: number): Member[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `m${index}`,
    handle: `member-${index}`,
    name: `${pick(names, index)} ${index}`,
    headline: `Works on ${pick(topics, index)}`,
    bio: { text: `I am number **${index}**.`, format: 'markdown' },
    pronouns: index % 3 ? null : 'they/them',
    location: pick(places, index),
    timeZone: 'Europe/Amsterdam',
    languages: ['en', 'nl'],
    organisation: index % 2 ? 'City Library' : null,
    expertise: topics.slice(index % 4, (index % 4) + 1 + (index % 5)),
    offers: ['Code review'],
    wants: ['Public speaking'],
    links: [{ url: 'https://example.org/blog' }],
    badges: index % 4 ? [] : [{ id: 'host', label: 'Host' }],
    joinedAt: `20${10 + (index % 15)}-03-02T09:00:00Z`,
    lastActiveAt: '2026-11-20T16:40:00Z',
    counts: { followers: index, following: 2, posts: 3, events: 4 },
    following: false,
    viewerCan: ['follow', 'message'],
    fields: [{ name: 'desk', label: 'Find me at', value: 'Second floor' }],
  }));
}

export const viewer = { key: 'viewer', memberId: 'self' };

function pick<T>(list: readonly T[], index: number): T | undefined {
  return list[index % list.length];
}

/** What may stand in a field where a backend goes wrong. */
export const wrongValues: readonly unknown[] = [null, undefined, '', 7, true, {}, [], [null], [{}], ['x', 3], 'text'];
