/** The places of the generated community, in their order. */
export const spaces = [
  {
    slug: 'announcements',
    name: 'Announcements',
    description: 'What everybody should know. Hosts write here.',
    kinds: [],
  },
  { slug: 'welcome', name: 'Welcome', description: 'Say hello, and what brought you here.', kinds: null },
  { slug: 'practice', name: 'Practice', description: 'How we work, what worked and what did not.', kinds: null },
  {
    slug: 'questions',
    name: 'Questions',
    description: 'Ask anything. An accepted answer closes the matter.',
    kinds: ['question'],
  },
  {
    slug: 'performance',
    name: 'Performance',
    description: 'Pages, queries and builds that should be faster.',
    kinds: null,
  },
  {
    slug: 'design',
    name: 'Design',
    description: 'Drafts to look at together, and what we learned from people.',
    kinds: null,
  },
  {
    slug: 'reading',
    name: 'Reading',
    description: 'Articles, talks and books worth an evening.',
    kinds: ['link', 'article', 'resource', 'discussion'],
  },
  { slug: 'meetups', name: 'Meetups', description: 'Where and when we meet.', kinds: null },
] as const;

export type Space = (typeof spaces)[number]['slug'];

/** What is known of pages that posts share. The pictures are this server's own. */
export const knownPages = [
  {
    url: 'https://journal.plumbline.example/round-trips',
    title: 'Count trips, then bytes',
    description:
      'Under thirty kilobytes a request costs what its round trip costs. Four pages, measured on a slow train.',
    image_url: '/pictures/trips.svg',
    site_name: 'Plumbline Journal',
  },
  {
    url: 'https://talks.plumbline.example/first-ten-minutes',
    title: 'The first ten minutes of a workshop',
    description:
      'A recording of the June meetup: how five facilitators begin, and why none of them begins with a round of names.',
    image_url: '/pictures/circle.svg',
    site_name: 'Plumbline Talks',
  },
  {
    url: 'https://library.example/plain-forms',
    title: 'Plain forms',
    description: 'A short guide to forms that people can fill in on a bus, with one hand, and with a screen reader.',
    image_url: null,
    site_name: 'Library of Small Things',
  },
  {
    url: 'https://meadow.example/wildflower-calendar',
    title: 'A calendar for wildflower strips',
    description: null,
    image_url: '/pictures/hills.svg',
    site_name: 'meadow.example',
  },
] as const;
