import { checkWords, type Settings, type SetupError } from '@kith/ui';
import { inlineAdapter } from './inline-adapter.js';
import type { ConnectOptions } from './options.js';

/** What a tag says in attributes, under the names of its properties. */
const texts = [
  'adapter',
  'consent',
  'credentials',
  'csrfCookie',
  'csrfHeader',
  'csrfMeta',
  'endpoint',
  'eventUrl',
  'linkSchemes',
  'memberUrl',
  'postUrl',
  'preset',
  'settings',
  'signInUrl',
  'tokenUrl',
  'topicUrl',
] as const;
type TagTexts = { [name in (typeof texts)[number]]?: string | undefined };

/** What a tag says of its backend and of its host's pages, in attributes or in properties. */
export interface TagAttributes
  extends
    Readonly<Omit<TagTexts, 'adapter' | 'settings'>>,
    Pick<ConnectOptions, 'adapter' | 'transport' | 'headers' | 'getToken' | 'viewer'> {
  readonly settings?: string | Readonly<Record<string, string>> | undefined;
  readonly debug?: boolean | undefined;
}

/** What an element that has no such properties says in attributes. */
export function attributesOf(element: Element): TagAttributes {
  const tag: TagTexts = {};
  for (const name of texts) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    tag[name] = element.getAttribute(attribute) ?? undefined;
  }
  return { ...tag, debug: element.hasAttribute('debug') };
}

export function settingsOf(tag: TagAttributes): Settings {
  const { endpoint, memberUrl, postUrl, eventUrl, topicUrl, signInUrl, linkSchemes, debug } = tag;
  return {
    endpoint,
    links: { member: memberUrl, post: postUrl, event: eventUrl, topic: topicUrl },
    signInUrl,
    schemes: linkSchemes?.split(/\s+/).filter(Boolean),
    debug,
  };
}

const credentialModes = ['omit', 'same-origin', 'include'] as const;
const csrfHeaderName = 'x-csrf-token';

/** What to connect to; `undefined` while the tag names nothing yet; an error where what it names cannot be meant. */
export function connectOptionsOf(element: Element, tag: TagAttributes): ConnectOptions | SetupError | undefined {
  const { endpoint, transport, adapter, preset, headers, getToken, tokenUrl, viewer, consent } = tag;
  const { csrfMeta, csrfCookie, csrfHeader = csrfHeaderName } = tag;
  if (!endpoint && !transport) return undefined;
  const bad = (name: string, problem: string): SetupError => ({
    code: 'bad-attribute',
    detail: `<${element.localName} ${name}>: ${problem}`,
  });
  if (endpoint && !URL.canParse(endpoint, document.baseURI)) return bad('endpoint', `"${endpoint}" is no address.`);
  const settings = typeof tag.settings === 'string' ? parseSettings(tag.settings) : tag.settings;
  if (tag.settings && !settings) return bad('settings', 'it takes JSON of texts, such as {"organization":"example"}.');
  const inside = adapter || preset ? {} : inlineAdapter(element);
  if (inside.error) return inside.error;
  const credentials = credentialModes.find((mode) => mode === tag.credentials);
  if (tag.credentials && !credentials) checkWords(element, 'credentials', tag.credentials, credentialModes);
  if (consent) checkWords(element, 'consent', consent, ['wait', 'granted']);
  return {
    transport,
    endpoint: transport || !endpoint ? undefined : new URL(endpoint, document.baseURI).href,
    adapter: inside.adapter ?? adapter,
    preset,
    settings,
    headers,
    getToken,
    tokenUrl,
    credentials,
    csrf:
      csrfMeta || csrfCookie
        ? { header: csrfHeader, ...(csrfMeta && { meta: csrfMeta }), ...(csrfCookie && { cookie: csrfCookie }) }
        : undefined,
    // What cannot be understood waits: the careful reading.
    consent: consent && consent !== 'granted' ? 'wait' : undefined,
    viewer,
  };
}

function parseSettings(text: string): Readonly<Record<string, string>> | undefined {
  try {
    const entries = Object.entries(JSON.parse(text) as object);
    const plain = entries.every(([name, value]) => /\D/.test(name) && /^(string|number)$/.test(typeof value));
    return plain ? Object.fromEntries(entries.map(([name, value]) => [name, String(value)])) : undefined;
  } catch {
    return undefined;
  }
}
