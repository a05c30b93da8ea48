import { checkWords, type Settings } from '@kith/ui';
import type { ConnectOptions } from './options.js';

/** What a tag says in attributes, under the names of its properties. */
type TagTexts = {
  readonly [
    name in
      | 'consent'
      | 'credentials'
      | 'csrfCookie'
      | 'csrfHeader'
      | 'csrfMeta'
      | 'endpoint'
      | 'eventUrl'
      | 'linkSchemes'
      | 'live'
      | 'liveEndpoint'
      | 'mapUrl'
      | 'memberUrl'
      | 'postUrl'
      | 'preset'
      | 'signInUrl'
      | 'tokenUrl'
      | 'topicUrl'
      | 'tagUrl'
  ]?: string | undefined;
};

/** What a tag says of its backend and of its host's pages, in attributes or in properties. */
export interface TagAttributes
  extends TagTexts, Pick<ConnectOptions, 'adapter' | 'settings' | 'transport' | 'headers' | 'getToken' | 'viewer'> {
  readonly debug?: boolean | undefined;
}

/** What an element that has no such properties says in attributes. Only properties take functions and objects. */
export function attributesOf(element: Element): TagAttributes {
  const texts: Record<string, string> = {};
  for (const { name, value } of element.attributes)
    texts[name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())] = value;
  return {
    ...texts,
    transport: undefined,
    headers: undefined,
    getToken: undefined,
    viewer: undefined,
    debug: 'debug' in texts,
  };
}

export function settingsOf(tag: TagAttributes): Settings {
  const { endpoint, memberUrl, postUrl, eventUrl, topicUrl, tagUrl, mapUrl, signInUrl, linkSchemes, debug } = tag;
  return {
    endpoint,
    links: { member: memberUrl, post: postUrl, event: eventUrl, topic: topicUrl, tag: tagUrl, map: mapUrl },
    signInUrl,
    schemes: linkSchemes?.split(/\s+/).filter(Boolean),
    debug,
  };
}

const liveModes = ['sse', 'ws', 'poll', 'off'] as const;
const credentialModes = ['omit', 'same-origin', 'include'] as const;

/** What to connect to, as written: what cannot be meant is found when it is used. `undefined` while the tag names nothing. */
export function connectOptionsOf(element: Element, tag: TagAttributes): ConnectOptions | undefined {
  const { endpoint, transport, adapter, preset, settings, headers, getToken, tokenUrl, viewer } = tag;
  const {
    credentials,
    live,
    liveEndpoint,
    consent,
    csrfMeta: meta,
    csrfCookie: cookie,
    csrfHeader: header = 'x-csrf-token',
  } = tag;
  if (!endpoint && !transport) return undefined;
  const base = document.baseURI;
  checkWords(element, 'credentials', credentials ?? '', credentialModes);
  checkWords(element, 'live', live ?? '', liveModes);
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
    live: liveModes.find((mode) => mode === live),
    liveEndpoint,
    csrf: meta || cookie ? { header, meta, cookie } : undefined,
    // What cannot be understood waits: the careful reading.
    consent: consent && consent !== 'granted' ? 'wait' : undefined,
    viewer,
  };
}
