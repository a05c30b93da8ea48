import { bench } from './contender.js';
import { handWrittenList, handWrittenStyles } from './hand-written-list.js';
import { memberCount } from './members.js';

const style = document.createElement('style');
style.textContent = handWrittenStyles;
document.head.append(style);

globalThis.kithBench = bench(
  {
    mount: (members) => document.body.append(handWrittenList(members)),
    search: () => document.querySelector('input') ?? undefined,
    names: () => [...document.querySelectorAll('.card bdi')].map((name) => name.textContent ?? ''),
    nodes: () => document.querySelectorAll('.people, .people *').length,
  },
  memberCount,
);
