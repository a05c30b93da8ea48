import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rule } from './adapter.js';
import type { Json } from './path.js';
import { own, read } from './path.js';
import { evaluate } from './rules.js';

describe('read', () => {
  const answer = {
    name: '',
    login: 'ada',
    profile: { name: 'Ada', tags: [{ label: 'a' }, { label: null }, {}, { label: 'b' }] },
    edges: [{ node: { id: 1 } }, { node: null }, null],
    emails: ['x@y', 'z@y'],
    none: null,
    number: 5,
  };
  const table: [string, unknown][] = [
    ['', answer],
    ['login', 'ada'],
    ['profile.name', 'Ada'],
    ['name|login', 'ada'],
    ['missing|none', null],
    ['missing|also', undefined],
    ['missing.deeper', undefined],
    ['none.deeper', null],
    ['number.deeper', null],
    ['emails.length', null],
    ['profile.tags[].label', ['a', 'b']],
    ['edges[].node.id', [1]],
    ['emails[1]', 'z@y'],
    ['emails[9]', null],
    ['login[]', null],
    ['missing[]', undefined],
    ['toString', undefined],
    ['profile.constructor.name', undefined],
  ];
  for (const [path, expected] of table) {
    it(`'${path}'`, () => assert.deepEqual(read(answer, path), expected));
  }

  it('reads own properties of records only', () => {
    assert.equal(own([1], 'length'), null);
    assert.equal(own({}, '__proto__'), undefined);
    assert.equal(own('text', 'length'), null);
  });
});

describe('rules', () => {
  const record = {
    a: 'x',
    b: '',
    n: 5,
    when: 1700000000,
    list: [{ k: 'p', v: 'q' }, 'odd'],
    csv: 'one, two;three',
    flag: true,
    role: 'ADMIN',
  };
  const table: [string, Rule, unknown][] = [
    ['a path', 'a', 'x'],
    ['fallbacks', ['b', 'missing', { value: 'z' }], 'z'],
    ['fallbacks with nothing there', ['missing', 'other'], undefined],
    ['fallbacks with none', ['b', 'missing'], null],
    ['a constant', { value: 3 }, 3],
    ['a template', { template: 'https://h/{a}?n={n}' }, 'https://h/x?n=5'],
    ['a template with a hole', { template: '{a}/{missing}' }, null],
    ['a record', { object: { one: 'a', two: 'n' } }, { one: 'x', two: 5 }],
    ['a list of what is there', { list: ['a', 'missing', 'b', 'n'] }, ['x', 5]],
    ['a record for each', { each: 'list', object: { key: 'k' } }, [{ key: 'p' }, { key: null }]],
    ['a table', { path: 'role', enum: { ADMIN: 'moderate' } }, 'moderate'],
    ['a word that no table has', { path: 'a', enum: { toString: 'no' } }, null],
    ['inherited words', { path: 'a', enum: {} }, null],
    ['a flag to an action', { list: [{ path: 'flag', enum: { true: 'follow' } }] }, ['follow']],
    ['html', { path: 'a', as: 'html' }, { text: 'x', format: 'html' }],
    ['markdown', { path: 'a', as: 'markdown' }, { text: 'x', format: 'markdown' }],
    ['a list in text', { path: 'csv', as: 'list' }, ['one', 'two', 'three']],
    ['a list of one', { path: 'n', as: 'list' }, [5]],
    ['seconds', { path: 'when', as: 'date' }, '2023-11-14T22:13:20.000Z'],
    ['a host name', { path: 'a', as: 'url' }, 'https://x'],
    ['a number', { value: '12', as: 'number' }, 12],
    ['text', { path: 'n', as: 'string' }, '5'],
    ['a boolean', { value: 'yes', as: 'boolean' }, true],
    ['a conversion of what is no scalar', { path: 'list', as: 'string' }, [null, 'odd']],
    ['nothing there', { path: 'missing', as: 'html' }, undefined],
  ];
  for (const [title, rule, expected] of table) {
    it(title, () => assert.deepEqual(evaluate(rule, record), expected));
  }

  const dates: [Json, string | null][] = [
    ['2024-05-06', '2024-05-06'],
    ['2024-05-06T07:08:09Z', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06T07:08:09', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06 07:08:09', '2024-05-06T07:08:09.000Z'],
    ['1714979289', '2024-05-06T07:08:09.000Z'],
    [1714979289000, '2024-05-06T07:08:09.000Z'],
    ['yesterday', null],
    [true, null],
  ];
  for (const [value, expected] of dates) {
    it(`date ${JSON.stringify(value)}`, () =>
      assert.equal(evaluate({ path: 'at', as: 'date' }, { at: value }), expected));
  }

  it('never calls what a hostile record says', () => {
    const hostile = { at: { toString: 'x', valueOf: 1 } };
    for (const as of ['date', 'string', 'number', 'boolean', 'url', 'html', 'list'] as const) {
      assert.doesNotThrow(() => evaluate({ path: 'at', as, enum: { x: 1 } }, hostile));
    }
    assert.equal(evaluate({ template: '{at}' }, hostile), null);
  });
});
