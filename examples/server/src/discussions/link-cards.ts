import type { Queryable } from '../database/database.js';
import type { LinkCardView } from './post-view.js';
import type { PostRow } from './post-row.js';

const MAX_CARDS = 4;

/** Addresses in a text, each once, in their order. */
export function addressesIn(text: string): string[] {
  const found = text.match(/\bhttps?:\/\/[^\s<>"'`()[\]{}\\]+/giu) ?? [];
  return [...new Set(found.map((url) => url.replace(/[.,;:!?*_~]+$/, '')))];
}

/** The pages that a post may show a card of: first what it shares. */
export function linksOf({ link, body }: PostRow): string[] {
  const inBody = body === null ? [] : addressesIn(body.slice(0, 20_000)).slice(0, MAX_CARDS);
  return [...new Set([...(link === null ? [] : [link]), ...inBody])].slice(0, MAX_CARDS);
}

/** What is stored about these pages. This server asks none of them. */
export async function cardsOf(
  database: Queryable,
  urls: readonly string[],
  origin: string,
): Promise<Map<string, LinkCardView>> {
  if (urls.length === 0) return new Map();
  const rows = await database.query<{
    url: string;
    title: string | null;
    description: string | null;
    image_url: string | null;
    site_name: string | null;
  }>('select url, title, description, image_url, site_name from link_cards where url = any($1::text[])', [urls]);
  return new Map(
    rows.map(({ url, title, description, image_url, site_name: siteName }) => {
      const imageUrl = image_url === null ? null : new URL(image_url, origin).href;
      return [url, { url, title, description, imageUrl, siteName }];
    }),
  );
}
