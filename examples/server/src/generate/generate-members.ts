import type { NewMember } from '../members/member-columns.js';
import { cultures, type Culture } from './places.js';
import type { Random } from './random.js';
import { badges, bios, organisations, pronouns, roles, topics } from './topics.js';

/** "Now" of the generated community: it never ages, so that pictures and tests of it stay the same. */
export const GENERATED_NOW = Date.UTC(2026, 10, 1);
const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2018, 2, 1);

const hideable = [
  'location',
  'expertise',
  'organisation',
  'lastActiveAt',
  'joinedAt',
  'links',
  'headline',
  'languages',
  'badges',
  'counts',
];

export function generateMembers(random: Random, count: number): NewMember[] {
  const drawn = cultures.flatMap((culture) => Array.from({ length: culture.weight }, () => culture));
  const taken = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => generateMember(random, random.pick(drawn), index + 1, taken));
}

function generateMember(random: Random, culture: Culture, number: number, taken: Map<string, number>): NewMember {
  const { name, handle } = nameOf(random, culture, taken);
  const [location, zone] = random.pick(culture.cities, 1.3);
  const expertise = random.some(topics, random.between(0, 5), 2);
  const language = random.pick(culture.languages);
  const joined = FIRST_DAY + Math.floor((GENERATED_NOW - FIRST_DAY) * random.next() ** 0.7);
  const active = random.chance(0.9)
    ? GENERATED_NOW - Math.floor((GENERATED_NOW - joined) * random.next() ** 2.5)
    : undefined;
  const organisation = random.chance(0.7) ? random.pick(organisations, 1.5) : null;
  // The first few are the demonstration's accounts: always there, and complete.
  const demo = number <= 6;
  return {
    handle,
    name,
    avatar_url: demo || random.chance(0.5) ? `/avatars/${number}.svg` : null,
    headline: demo || random.chance(0.8) ? headlineOf(random, expertise, organisation) : null,
    bio: demo || random.chance(0.6) ? bioOf(random, language, expertise) : null,
    pronouns: random.chance(0.4) ? random.pick(pronouns, 1.4) : null,
    location: demo || random.chance(0.9) ? location : null,
    time_zone: demo || random.chance(0.85) ? zone : null,
    languages: [...new Set([language, ...(random.chance(0.8) ? ['en'] : []), ...(random.chance(0.15) ? ['fr'] : [])])],
    organisation,
    expertise,
    offers: random.some(expertise.length > 0 ? expertise : topics, random.between(0, 2)),
    wants: random.some(topics, random.between(0, 3), 1.4),
    links: linksOf(random, handle),
    badges: badgesOf(random, joined),
    joined_at: new Date(joined).toISOString(),
    last_active_at: active === undefined ? null : new Date(active).toISOString(),
    posts_count: null,
    events_count: random.chance(0.5) ? random.between(0, 14) : 0,
    fields: random.chance(0.25)
      ? [{ name: 'years', label: 'Years of practice', value: String(random.between(1, 32)) }]
      : [],
    permissions: number === 1 ? ['administer', 'moderate'] : [],
    hidden: !demo && random.chance(0.02),
    hidden_fields: !demo && random.chance(0.06) ? random.some(hideable, random.between(1, 3)) : [],
  };
}

function nameOf(random: Random, culture: Culture, taken: Map<string, number>): { name: string; handle: string } {
  const given = random.pick(culture.given);
  const family = random.pick(culture.family);
  const second = !culture.joined && random.chance(0.2) ? random.pick(culture.given) : undefined;
  const middle = second && second !== given ? ` ${second}` : '';
  const name = culture.joined ? family + given : `${given}${middle} ${family}`;
  const latinGiven = culture.latin?.given[culture.given.indexOf(given)] ?? given;
  const latinFamily = culture.latin?.family[culture.family.indexOf(family)] ?? family;
  const plain = latinHandle(`${latinGiven}-${latinFamily}`);
  const times = (taken.get(plain) ?? 0) + 1;
  taken.set(plain, times);
  return { name, handle: times === 1 ? plain : `${plain}-${times}` };
}

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

function latinHandle(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßøæåłđðþı]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z0-9-]/g, '');
}

function headlineOf(random: Random, expertise: readonly string[], organisation: string | null): string {
  const role = random.pick(roles);
  const topic = expertise[0];
  const at = organisation && random.chance(0.6) ? ` at ${organisation}` : '';
  return topic && random.chance(0.7) ? `${role}, ${topic.toLowerCase()}${at}` : `${role}${at}`;
}

function bioOf(random: Random, language: string, expertise: readonly string[]): NewMember['bio'] {
  const lang = bios[language] && random.chance(0.6) ? language : 'en';
  const say = () => {
    const a = expertise[0] ?? random.pick(topics);
    return random
      .pick(bios[lang] ?? [])
      .replace('{a}', lang === 'en' ? a.toLowerCase() : a)
      .replace('{b}', random.pick(topics).toLowerCase());
  };
  const marked = lang === 'en' || random.chance(0.5) ? { lang } : {};
  switch (random.between(0, 2)) {
    case 0:
      return { text: say(), format: 'text', ...marked };
    case 1:
      return { text: `${say()}\n\n**Ask me about** ${random.pick(topics)}.`, format: 'markdown', ...marked };
    default:
      return { text: `<p>${say()}</p><p><em>${random.pick(topics)}</em></p>`, format: 'html', ...marked };
  }
}

function linksOf(random: Random, handle: string): NewMember['links'] {
  return [
    ...(random.chance(0.35) ? [{ url: `https://${handle}.example/` }] : []),
    ...(random.chance(0.3) ? [{ url: `https://code.example/${handle}`, label: 'Code' }] : []),
    ...(random.chance(0.2) ? [{ url: `https://social.example/@${handle}`, label: 'Mastodon' }] : []),
  ];
}

function badgesOf(random: Random, joined: number): string[] {
  const earned = badges.filter(({ id }) => {
    if (id === 'founding-member') return joined < FIRST_DAY + 400 * DAY;
    if (id === 'first-year') return joined > GENERATED_NOW - 365 * DAY;
    return random.chance(0.05);
  });
  return earned.map(({ id }) => id);
}
