import { quoted } from './report.js';
import { webUrl } from './upsert.js';

const networks = ['website', 'github', 'mastodon', 'bluesky', 'twitter', 'linkedin'] as const;
type Network = (typeof networks)[number];

export interface MemberLink {
  readonly url: string;
  readonly label?: string;
}

interface NetworkRule {
  readonly label?: string;
  /** The address for what the cell holds, after a leading `@` and invisible characters are gone. */
  toUrl(value: string): string | undefined;
}

/** An account name is put into an address only when it is one: nothing else can be escaped into a link that leads somewhere. */
const account = (base: string, pattern: RegExp) => (value: string) =>
  pattern.test(value) ? `${base}${value}` : undefined;

const rules: Readonly<Record<Network, NetworkRule>> = {
  website: { toUrl: webUrl },
  github: { label: 'GitHub', toUrl: account('https://github.com/', /^[\w-]{1,60}$/) },
  mastodon: { label: 'Mastodon', toUrl: mastodonUrl },
  bluesky: { label: 'Bluesky', toUrl: account('https://bsky.app/profile/', /^(?!-)[\w-]{1,63}(\.[\w-]{1,63})+$/) },
  twitter: { label: 'Twitter', toUrl: account('https://twitter.com/', /^\w{1,30}$/) },
  linkedin: {
    label: 'LinkedIn',
    toUrl: (value) =>
      /^[\p{L}\p{N}_.-]{1,100}$/u.test(value) && !/^\.+$/.test(value)
        ? `https://www.linkedin.com/in/${encodeURIComponent(value)}`
        : undefined,
  },
};

/** The links of one row, in the order in which they are shown; a value that makes none is told and left out. */
export function memberLinks(row: Readonly<Record<Network, string>>, warn: (reason: string) => void): MemberLink[] {
  return networks.flatMap((network) => {
    const value = row[network].replace(/\p{Cf}/gu, '').trim();
    if (value === '') return [];
    const { label, toUrl } = rules[network];
    const url = toUrl(network === 'mastodon' ? value : value.replace(/^@/, ''));
    if (url !== undefined) return [label === undefined ? { url } : { url, label }];
    warn(`${network} ${quoted(row[network])} makes no link`);
    return [];
  });
}

/** Either a whole address or `@name@server`. */
function mastodonUrl(value: string): string | undefined {
  const [, name, server] = /^@?([\w.-]+)@([\w.-]+\.\w+)$/.exec(value) ?? [];
  return webUrl(name && server ? `https://${server}/@${name}` : value);
}
