import { membersAdapter } from '@kith/graphql/adapters/default';
import type { Member } from '@kith/core';
import { cardStyles, fillCard, flowingCardStyles, newCard } from './hand-written-card.js';

// What an expert would write by hand for the members page: ask at once, in one module, and put cards where the widget
// would stand. The questions are the widget's own, word for word.
const facetNames = ['expertise', 'offers', 'wants', 'location', 'organisation', 'language', 'badge'];
const pageSize = 24;

const members = ask<{ members: { totalCount: number; nodes: readonly Member[] } }>(
  membersAdapter.operations['members.list'].document,
  { first: pageSize, sort: 'relevance', who: true },
);
const facets = ask<{ memberFacets: readonly { name: string; values: readonly { value: string; count: number }[] }[] }>(
  membersAdapter.operations['members.facets'].document,
  { names: facetNames, limit: 100 },
);

const style = document.createElement('style');
style.textContent = cardStyles + flowingCardStyles;
document.head.append(style);

const place = document.querySelector('#members');
const section = document.createElement('section');
section.className = 'people';
const search = document.createElement('input');
search.type = 'search';
search.setAttribute('aria-label', 'Search members');
const count = document.createElement('p');
const list = document.createElement('ul');
section.append(search, count, list);

const { totalCount, nodes } = (await members).members;
count.textContent = `${totalCount.toLocaleString('en')} members`;
for (const member of nodes) {
  const card = newCard();
  fillCard(card, member, Boolean(member.following));
  list.append(card);
}
place?.replaceChildren(section);

const panel = document.createElement('form');
for (const { name, values } of (await facets).memberFacets) {
  const fieldset = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = name;
  fieldset.append(legend);
  for (const { value, count: hits } of values) {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.value = value;
    label.append(box, ` ${value} ${hits}`);
    fieldset.append(label);
  }
  panel.append(fieldset);
}
place?.append(panel);

async function ask<T>(query: string, variables: object): Promise<T> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { readonly data?: T };
  if (!answer.data) throw new Error(`The backend answered with ${response.status} and no data.`);
  return answer.data;
}
