import { bench } from './contender.js';
import { cardStyles, placedCardStyles } from './hand-written-card.js';
import { handWrittenList } from './hand-written-list.js';
import { memberCount } from './members.js';

const style = document.createElement('style');
style.textContent = cardStyles + placedCardStyles;
document.head.append(style);

globalThis.kithBench = bench(
  {
    mount: (members) => document.body.append(handWrittenList(members)),
    search: () => document.querySelector('input') ?? undefined,
    names: () => [...document.querySelectorAll('.card bdi')].map((name) => name.textContent),
    nodes: () => document.querySelectorAll('.people, .people *').length,
  },
  memberCount,
);
