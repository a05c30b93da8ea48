/** What follows `on conflict`: the row that is there takes the new values, and nothing is written where none differs. */
export function upsert(table: string, key: string, columns: Readonly<Record<string, string>>): string {
  const names = Object.keys(columns).filter((name) => !key.split(', ').includes(name));
  const list = (prefix: string) => names.map((name) => `${prefix}.${name}`).join(', ');
  const set = names.map((name) => `${name} = excluded.${name}`).join(', ');
  return `(${key}) do update set ${set} where (${list(table)}) is distinct from (${list('excluded')})`;
}

/** `YYYY-MM-DD`, or a date-time with offset, that exists in the calendar. */
export function isInstant(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.exec(text);
  if (!match || Number.isNaN(Date.parse(text))) return false;
  const day = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return day.getUTCDate() === Number(match[3]) && Number(match[1]) > 0;
}

/** An http or https address, written as the URL standard writes it; `undefined` for anything else. */
export function webUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : undefined;
}
