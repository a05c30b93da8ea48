/** What has been run, called or said since the last look. */
const seen: string[] = [];

/** What a script of an attacker would call first. */
const canaries = ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch'] as const;
const senders = ['XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'RTCPeerConnection'] as const;

const cleanPrototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((prototype) => ({
  prototype,
  keys: new Set(Reflect.ownKeys(prototype)),
}));
const cleanGlobals = new Set(Object.getOwnPropertyNames(globalThis));

/** Puts the canaries in place. Whatever the page itself needs from them it has to take before. */
export function watchPage(): void {
  for (const name of canaries) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      value: (...args: unknown[]) => void seen.push(`${name}(${args.map(String).join(', ').slice(0, 60)}) was called`),
    });
  }
  for (const name of senders) {
    if (!(name in globalThis)) continue;
    Object.defineProperty(globalThis, name, {
      configurable: true,
      value: function Canary() {
        seen.push(`new ${name}() was called`);
      },
    });
  }
  Object.defineProperty(navigator, 'sendBeacon', {
    configurable: true,
    value: () => Boolean(seen.push('navigator.sendBeacon() was called')),
  });
  // What widgets tell developers is of no use here, and each line costs a message to whoever steers the browser.
  console.warn = () => {};
  addEventListener('error', (event) => {
    // The browser's own word that an observer came late; no script is at fault.
    if (event instanceof ErrorEvent && !event.message.includes('ResizeObserver loop'))
      seen.push(`page error: ${event.message.slice(0, 160)}`);
  });
  addEventListener('unhandledrejection', ({ reason }) =>
    seen.push(`unhandled rejection: ${String(reason).slice(0, 160)}`),
  );
  // The policy only reports: every script, frame and connection, every javascript: address that the browser was about to
  // run. Attributes and styles are reported too where a sanitiser parses them in a document without scripts, before they
  // are taken away: those that stay are found in the page, and what they run is caught.
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
    if (!/^(?:img-src|style-src.*|.*-attr)$/.test(effectiveDirective))
      seen.push(`the policy reports ${effectiveDirective} ${blockedURI} ${sample.slice(0, 60)}`.trim());
  });
}

/** What was seen since the last look. Pollution is undone, so that it is told once. */
export function takeSeen(): readonly string[] {
  for (const { prototype, keys } of cleanPrototypes) {
    for (const key of Reflect.ownKeys(prototype)) {
      if (keys.has(key)) continue;
      seen.push(`${String(key)} appeared on a prototype`);
      Reflect.deleteProperty(prototype, key);
    }
  }
  for (const key of Object.getOwnPropertyNames(globalThis)) {
    if (cleanGlobals.has(key) || /^(?:kith|lit|reactiveElement|puppeteer|__ariaQuery)/i.test(key) || /^\d+$/.test(key))
      continue;
    cleanGlobals.add(key);
    seen.push(`the global ${key} appeared`);
  }
  return seen.splice(0);
}
