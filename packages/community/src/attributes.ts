import { checkWords, type Settings } from '@kith/ui';
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

/** What to connect to, as written: what cannot be meant is found when it is used. `undefined` while the tag names nothing. */
export function connectOptionsOf(element: Element, tag: TagAttributes): ConnectOptions | undefined {
  const { endpoint, transport, adapter, preset, settings, headers, getToken, tokenUrl, viewer } = tag;
  const { credentials, consent, csrfMeta: meta, csrfCookie: cookie, csrfHeader: header = 'x-csrf-token' } = tag;
  if (!endpoint && !transport) return undefined;
  const base = document.baseURI;
  checkWords(element, 'credentials', credentials ?? '', credentialModes);
  checkWords(element, 'consent', consent ?? '', ['wait', 'granted']);
  const script = adapter || preset ? null : element.querySelector(':scope > script[type="application/json"]');
  return {
    transport,
    endpoint: transport
      ? undefined
      : endpoint && URL.canParse(endpoint, base)
        ? new URL(endpoint, base).href
        : endpoint,
    adapter,
    inside: script?.textContent ?? undefined,
    preset,
    settings,
    headers,
    getToken,
    tokenUrl,
    credentials: credentialModes.find((mode) => mode === credentials),
    csrf: meta || cookie ? { header, meta, cookie } : undefined,
    // What cannot be understood waits: the careful reading.
    consent: consent && consent !== 'granted' ? 'wait' : undefined,
    viewer,
  };
}
