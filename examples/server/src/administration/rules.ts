import { readSettings, type DiscussionSettings } from '../discussions/settings.js';
import type { WriteArguments } from '../discussions/write-once.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { act, accountOf, permitted, type Permission } from './act.js';
import { publishMember } from '../live/changes.js';

const MAX_WORDS = 1_000;
const MAX_WORD = 100;

export async function blockedWords({ database, viewer, budget }: Context): Promise<string[]> {
  budget.spend(1);
  permitted(viewer, 'moderate');
  const rows = await database.query<{ word: string }>('select word from blocked_words order by word');
  return rows.map(({ word }) => word);
}

/** Puts words on the list or takes them off; they are compared as searches are: case and accents do not matter. */
export async function changeWords(
  context: Context,
  blocked: boolean,
  input: WriteArguments & { readonly words: readonly string[] },
) {
  const words = input.words.map((word) => word.replaceAll('\0', '').trim());
  if (words.length > MAX_WORDS) throw badInput('words', `at most ${MAX_WORDS} at once`);
  if (words.some((word) => word === '' || word.length > MAX_WORD || !/[\p{L}\p{N}]/u.test(word)))
    throw badInput('words', `each has letters or digits, and at most ${MAX_WORD} characters`);
  const detail = { words: words.join(', ').slice(0, 2_000) };
  const what = { action: blocked ? 'block-words' : 'unblock-words', detail };
  const clientMutationId = await act(context, 'moderate', input, what, async (tx) => {
    await tx.query(
      blocked
        ? `insert into blocked_words (word) select distinct kith_fold(word) from unnest($1::text[]) as word on conflict do nothing`
        : `delete from blocked_words where word in (select kith_fold(word) from unnest($1::text[]) as word)`,
      [words],
    );
  });
  return { blockedWords: await blockedWords(context), clientMutationId };
}

export async function listSites({ database, viewer, budget }: Context) {
  budget.spend(1);
  permitted(viewer, 'moderate');
  return database.query<{ origin: string; guests: boolean | null }>('select origin, guests from sites order by origin');
}

export async function allowSite(
  context: Context,
  input: WriteArguments & { readonly origin: string; readonly guests?: boolean | null },
) {
  const origin = toOrigin(input.origin);
  const guests = input.guests ?? null;
  const what = { action: 'allow-site', detail: { origin, guests: guests === null ? null : String(guests) } };
  const clientMutationId = await act(context, 'administer', input, what, async (tx) => {
    await tx.query(
      'insert into sites (origin, guests) values ($1, $2::boolean) on conflict (origin) do update set guests = excluded.guests',
      [origin, guests],
    );
  });
  return { sites: await listSites(context), clientMutationId };
}

/** Comments that are there stay and can be read by moderators; the site can neither show nor add any. */
export async function forbidSite(context: Context, input: WriteArguments & { readonly origin: string }) {
  const what = { action: 'forbid-site', detail: { origin: toOrigin(input.origin) } };
  const clientMutationId = await act(context, 'administer', input, what, async (tx) => {
    await tx.query('delete from sites where origin = $1', [what.detail.origin]);
  });
  return { sites: await listSites(context), clientMutationId };
}

export async function discussionSettings({ database, viewer, budget }: Context): Promise<DiscussionSettings> {
  budget.spend(1);
  permitted(viewer, 'moderate');
  return readSettings(database);
}

type SettingsInput = { readonly [Name in keyof DiscussionSettings]?: DiscussionSettings[Name] | null };

/** How each setting is kept. */
const names: Readonly<Record<keyof DiscussionSettings, string>> = {
  holdFirstPost: 'hold-first-post',
  linkLimit: 'link-limit',
  closeAfterDays: 'close-after-days',
  guestComments: 'guest-comments',
  maxLength: 'max-length',
};
const lowest = { linkLimit: 0, closeAfterDays: 0, maxLength: 1 };
const HIGHEST = 10_000_000;

export async function changeSettings(context: Context, input: WriteArguments & { readonly input: SettingsInput }) {
  for (const [name, low] of Object.entries(lowest)) {
    const value: unknown = Object.entries(input.input).find(([key]) => key === name)?.[1];
    if (typeof value === 'number' && (value < low || value > HIGHEST))
      throw badInput(name, `must be from ${low} to ${HIGHEST}`);
  }
  const { holdFirstPost, linkLimit, closeAfterDays, guestComments, maxLength } = input.input;
  const wanted = {
    [names.holdFirstPost]: holdFirstPost ?? null,
    [names.linkLimit]: linkLimit?.toString() ?? null,
    [names.closeAfterDays]: closeAfterDays?.toString() ?? null,
    [names.guestComments]: guestComments == null ? null : guestComments ? 'yes' : 'no',
    [names.maxLength]: maxLength?.toString() ?? null,
  };
  const what = { action: 'change-settings', detail: wanted };
  const clientMutationId = await act(context, 'administer', input, what, async (tx) => {
    for (const [name, value] of Object.entries(wanted)) {
      if (value === null) continue;
      await tx.query(
        'insert into settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
        [name, value],
      );
    }
  });
  return { discussionSettings: await discussionSettings(context), clientMutationId };
}

const permissions: readonly string[] = ['moderate', 'administer'] satisfies Permission[];

/** What they have open ends, and begins again with what they may do now. */
export async function setPermissions(
  context: Context,
  input: WriteArguments & { readonly id: string; readonly permissions: readonly string[] },
) {
  const { id } = input;
  const wanted = [...new Set(input.permissions)];
  if (wanted.some((one) => !permissions.includes(one)))
    throw badInput('permissions', `knows ${permissions.join(' and ')}`);
  const what = { action: 'set-permissions', memberId: id, detail: { permissions: wanted.join(' ') } };
  const clientMutationId = await act(context, 'administer', input, what, async (tx, viewer) => {
    await accountOf(tx, id, viewer);
    await tx.query('update members set permissions = $2::text[] where id = $1::bigint', [id, wanted]);
    await publishMember(tx, id);
  });
  return { memberId: id, clientMutationId };
}

function toOrigin(text: string): string {
  try {
    const { protocol, origin, href } = new URL(text);
    if (/^https?:$/.test(protocol) && href === `${origin}/`) return origin;
  } catch {
    // Said below.
  }
  throw badInput('origin', 'must be an origin such as https://community.example');
}
