import { insertRows, type Json } from '../database/insert-rows.js';
import { isRecord } from '../record.js';
import type { ImportContext } from './import-community.js';
import { listIn } from './import-discussions.js';
import { quoted } from './report.js';
import { isInstant, upsert, webUrl } from './upsert.js';

const columns = {
  key: 'text',
  kind: 'text',
  title: 'text',
  body: 'text',
  url: 'text',
  language: 'text',
  tags: 'text[]',
  authors: 'jsonb',
  event: 'text',
  published_at: 'timestamptz',
};

/** `resources.feed.json`, a JSON Feed 1.1: items found again by `id`. */
export async function importResources(text: string, { database, refuse, warn }: ImportContext): Promise<number> {
  const items = listIn(text, 'items');
  if (!items) {
    refuse('file', 'holds no list of items');
    return 0;
  }
  const taken = new Map<string, Readonly<Record<string, Json>>>();
  for (const [index, item] of items.entries()) {
    const id = isRecord(item)
      ? (textOf(item['id']) ?? (typeof item['id'] === 'number' ? String(item['id']) : null))
      : null;
    const where = id === null ? `item ${index + 1}` : `id ${quoted(id)}`;
    if (!isRecord(item) || id === null) refuse(where, 'has no id');
    else if (textOf(item['title']) === null) refuse(where, 'has no title');
    else if (taken.has(id)) refuse(where, 'is there twice');
    else
      taken.set(
        id,
        toResource(id, item, (reason) => warn(where, reason)),
      );
  }
  await insertRows(database, 'resources', columns, [...taken.values()], upsert('resources', 'key', columns));
  return taken.size;
}

function toResource(
  id: string,
  item: Readonly<Record<string, unknown>>,
  warn: (reason: string) => void,
): Record<string, Json> {
  const url = textOf(item['url']);
  const webAddress = url === null ? null : (webUrl(url) ?? null);
  if (url !== null && webAddress === null) warn(`url ${quoted(url)} is not a web address`);
  const published = textOf(item['date_published']);
  const dated = published !== null && isInstant(published);
  if (published !== null && !dated) warn(`date_published ${quoted(published)} is no date`);
  const list = (name: string): readonly unknown[] => (Array.isArray(item[name]) ? item[name] : []);
  return {
    key: id,
    kind: textOf(item['_kind']) ?? 'resource',
    title: textOf(item['title']),
    body: textOf(item['content_text']) ?? textOf(item['content_html']) ?? textOf(item['summary']) ?? '',
    url: webAddress,
    language: textOf(item['language']),
    tags: list('tags').flatMap((tag) => textOf(tag) ?? []),
    authors: list('authors').flatMap((author) =>
      isRecord(author) && textOf(author['name']) ? { name: textOf(author['name']) } : [],
    ),
    event: textOf(item['_event']),
    published_at: dated ? published : null,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
