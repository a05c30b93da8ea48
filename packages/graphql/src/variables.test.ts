import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Condition } from './adapter.js';
import type { Json } from './path.js';
import { holds, resolve } from './variables.js';

const scope = {
  input: {
    search: 'a b',
    empty: '',
    none: null,
    zero: 0,
    no: false,
    facets: { expertise: ['x', 'y'], offers: [] },
    sort: 'name',
    id: '7',
  },
  settings: { space: 'S' },
  viewer: { memberId: 'm1' },
  page: { first: 24, page: 2 },
};

describe('variables', () => {
  const table: [string, Json, unknown][] = [
    ['a reference', '$input.search', 'a b'],
    ['zero and false', ['$input.zero', '$input.no'], [0, false]],
    ['text that is no reference', 'plain $input', 'plain $input'],
    ['a template', 'org:{$settings.space} {$input.search}', 'org:S a b'],
    ['a template with something absent', 'x:{$input.empty}', undefined],
    ['literals stay', { empty: '', none: null, list: [], record: {} }, { empty: '', none: null, list: [], record: {} }],
    [
      'what is absent goes, deeply',
      { a: '$input.none', b: { c: '$input.missing', d: ['$input.empty'] }, e: 1 },
      { e: 1 },
    ],
    ['a whole input, compact', '$input.facets', { expertise: ['x', 'y'] }],
    [
      'a table',
      { $from: '$input.sort', $enum: { name: { field: 'NAME', direction: 'ASC' } } },
      { field: 'NAME', direction: 'ASC' },
    ],
    ['a table without the word', { $from: '$input.search', $enum: { toString: 1 } }, undefined],
    ['a default', { $from: '$input.missing', $default: 'ALL' }, 'ALL'],
    ['a number', { $from: '$input.id', $as: 'number' }, 7],
    [
      'each element',
      { $from: '$input.facets.expertise', $each: { tag: { _eq: '$item' } } },
      [{ tag: { _eq: 'x' } }, { tag: { _eq: 'y' } }],
    ],
    ['each of nothing', { $from: '$input.facets.offers', $each: { tag: '$item' } }, undefined],
    ['a list of one', { $from: '$input.sort', $as: 'list' }, ['name']],
    ['joined', { $join: ['$input.search', 'in:{$settings.space}', '$input.empty'] }, 'a b in:S'],
    ['joined by', { $join: ['$input.facets.expertise', 'z'], $with: ',' }, 'x,y,z'],
    ['the viewer', { actorId: '$viewer.memberId' }, { actorId: 'm1' }],
    ['a pattern', '%{$input.search}%', '%a b%'],
    ['inherited names', '$input.constructor.name', undefined],
  ];
  for (const [title, description, expected] of table) {
    it(title, () => assert.deepEqual(resolve(description, scope), expected));
  }
});

describe('conditions', () => {
  const table: [Condition | Condition[] | undefined, boolean][] = [
    [undefined, true],
    [{ '$input.search': true }, true],
    [{ '$input.empty': true }, false],
    [{ '$input.empty': false }, true],
    [{ '$input.facets.offers': true }, false],
    [{ '$input.sort': 'name' }, true],
    [{ '$input.sort': ['newest', 'name'] }, true],
    [{ '$input.sort': 'newest' }, false],
    [{ '$input.sort': 'name', '$input.missing': true }, false],
    [[{ '$input.missing': true }, { '$input.search': true }], true],
  ];
  for (const [when, expected] of table) {
    it(JSON.stringify(when) ?? 'none', () => assert.equal(holds(when, scope), expected));
  }
});
