import type { KithComposer } from '@kith/compose';
import { Lazy, type ConnectionHost } from '@kith/ui';

/** What writing takes, loaded where somebody is about to write. */
export const composing = new Lazy(() => import('@kith/compose/composer/define'));

/** What a composer in a widget of its own endpoint must say as the widget does. */
const connecting =
  /^(?:adapter|consent|credentials|csrf-\w+|debug|link-schemes|live-endpoint|preset|settings|token-url|sign-in-url|(?:member|post|topic|tag|event)-url)$/;

/** A place to write within another element, connected as that is. It becomes one once `composing` is loaded. */
export function makeComposer(host: ConnectionHost, about: Readonly<Record<string, unknown>>): KithComposer {
  const composer = document.createElement('kith-composer');
  const { gateway, endpoint, community } = host;
  if (endpoint)
    for (const { name, value } of host.attributes) if (connecting.test(name)) composer.setAttribute(name, value);
  Object.assign(composer, { gateway, endpoint, community, ...about });
  composer.part.add('composer');
  return composer;
}
