import '@kith/directory/define';
import { memberGateway } from '@kith/core';
import { bench } from './contender.js';
import { memberCount } from './members.js';

let widget: HTMLElement | undefined;
const root = (): ShadowRoot | null | undefined => widget?.shadowRoot;

globalThis.kithBench = bench(
  {
    mount(members) {
      const directory = document.createElement('kith-directory');
      directory.gateway = memberGateway(members);
      // All of them at once: what is not on the screen is the widget's affair.
      directory.paging = 'scroll';
      directory.pageSize = members.length;
      widget = document.body.appendChild(directory);
    },
    search: () => root()?.querySelector('input') ?? undefined,
    names: () => [...(root()?.querySelectorAll('[part~="name"]') ?? [])].map((name) => name.textContent.trim()),
    nodes: () => (widget ? 1 + countElements(widget.shadowRoot) : 0),
  },
  memberCount,
);

/** Elements in a shadow root and in those within it. */
function countElements(within: ShadowRoot | null): number {
  let count = 0;
  for (const element of within?.querySelectorAll('*') ?? []) count += 1 + countElements(element.shadowRoot);
  return count;
}
