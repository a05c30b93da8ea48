import type { CustomField, Member, RichText } from '@kith/core';

/** Puts a payload into one field of a member. */
type Fill = (payload: string) => Partial<Member>;

const bio =
  (format: RichText['format']): Fill =>
  (text) => ({ bio: { text, format } });
const custom = (field: Partial<CustomField>): Fill => {
  const fields = [{ name: 'field', label: 'Field', value: 'value', ...field }];
  return () => ({ fields });
};

/** Every place in a member that a stranger can write to, by the name under which the counts are printed. */
export const memberFields = {
  id: (payload) => ({ id: `m ${payload}` }),
  handle: (handle) => ({ handle, name: null }),
  name: (name) => ({ name }),
  headline: (headline) => ({ headline }),
  'bio (text)': bio('text'),
  'bio (markdown)': bio('markdown'),
  'bio (html)': bio('html'),
  'bio language': (lang) => ({ bio: { text: 'A bio', format: 'text', lang } }),
  pronouns: (pronouns) => ({ pronouns }),
  location: (location) => ({ location }),
  'time zone': (timeZone) => ({ timeZone }),
  language: (language) => ({ languages: [language] }),
  organisation: (organisation) => ({ organisation }),
  expertise: (tag) => ({ expertise: [tag, 'second'] }),
  offers: (tag) => ({ offers: [tag] }),
  wants: (tag) => ({ wants: [tag] }),
  'link address': (url) => ({ links: [{ url, label: 'A link' }, { url }] }),
  'link label': (label) => ({ links: [{ url: 'https://example.org/', label }] }),
  'badge label': (label) => ({ badges: [{ id: 'b', label }] }),
  'badge image': (imageUrl) => ({ badges: [{ id: 'b', label: 'Badge', imageUrl }] }),
  'custom field name': (name) => custom({ name })(name),
  'custom field label': (label) => custom({ label })(label),
  'custom field value': (value) => custom({ value })(value),
  'avatar address': (avatarUrl) => ({ avatarUrl }),
  'page address': (url) => ({ url }),
  'date joined': (joinedAt) => ({ joinedAt }),
  'last active': (lastActiveAt) => ({ lastActiveAt }),
} satisfies { readonly [field: string]: Fill };

export type MemberField = keyof typeof memberFields;
export const memberFieldNames = Object.keys(memberFields).filter(isMemberField);

export function isMemberField(name: string): name is MemberField {
  return Object.hasOwn(memberFields, name);
}

/** A member of whom nothing is hostile, for the fields around the one that is. */
const plain: Member = {
  id: 'm',
  handle: 'somebody',
  name: 'Somebody',
  viewerCan: ['follow', 'message'],
  following: false,
};

/** A member with the payload in one field. */
export function memberWith(field: MemberField, payload: string, id: string): Member {
  const filled = { ...plain, id, ...memberFields[field](payload) };
  return field === 'id' ? { ...filled, id: `${id} ${payload}` } : filled;
}

const bios = ['bio (text)', 'bio (markdown)', 'bio (html)'] as const;
export type BioField = (typeof bios)[number];
export const bioFields: readonly BioField[] = bios;

/**
 * A member with the payload in every field at once: what is tried first, because it is many times faster. `bioField`
 * says in which format the bio is. Where something is found, each field is tried by itself to name the one.
 */
export function memberOf(payload: string, id: string, bioField: BioField): Member {
  const { bio: text } = memberFields[bioField](payload);
  return {
    ...plain,
    id: `${id} ${payload}`,
    handle: payload,
    name: bioField === 'bio (text)' ? null : payload,
    headline: payload,
    bio: text && { ...text, ...(bioField === 'bio (text)' && { lang: payload }) },
    pronouns: payload,
    location: payload,
    timeZone: payload,
    languages: [payload],
    organisation: payload,
    expertise: [payload, 'second'],
    offers: [payload],
    wants: [payload],
    links: [{ url: payload, label: payload }, { url: payload }, { url: 'https://example.org/', label: payload }],
    badges: [{ id: payload, label: payload, imageUrl: payload }],
    fields: [{ name: payload, label: payload, value: payload }],
    avatarUrl: payload,
    url: payload,
    joinedAt: payload,
    lastActiveAt: payload,
    // A payload that is JSON is also tried as what a backend answers with.
    ...recordIn(payload),
  };
}

function recordIn(payload: string): object {
  if (!payload.trimStart().startsWith('{')) return {};
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null ? { counts: value } : {};
  } catch {
    return {};
  }
}
