import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildSchema, parse, validate } from 'graphql';
import { fakeTransport } from '../../test/fake-transport.js';
import { alternativesOf, isFunctionEntry } from '../adapter.js';
import { explainAdapter, graphqlGateway, parseAdapter } from '../index.js';
import { presets } from '../presets/index.js';
import { defaultAdapter } from './default.js';

const schema = buildSchema(readFileSync(new URL('../../schema/kith.graphql', import.meta.url), 'utf8'));

describe('the default adapter', () => {
  for (const [name, entry] of Object.entries(defaultAdapter.operations)) {
    it(`${name}: its document is valid against the contract`, () => {
      assert.ok(!isFunctionEntry(entry));
      for (const one of alternativesOf(entry)) assert.deepEqual(validate(schema, parse(one.document)).map(String), []);
    });
  }

  it('is data, well formed, and keeps to the plain grammar that it claims', async () => {
    const { families, ...members } = defaultAdapter;
    const copy: unknown = JSON.parse(JSON.stringify(members));
    assert.deepEqual(copy, members);
    assert.deepEqual((await explainAdapter(copy)).map(String), []);
    assert.equal(parseAdapter(copy), copy);
    // One after another, as they are joined: what comes later stands beside what is there.
    let operations = defaultAdapter.operations;
    for (const load of Object.values(families ?? {})) {
      const part = await load();
      operations = { ...operations, ...part.operations };
      assert.deepEqual((await explainAdapter({ ...defaultAdapter, ...part, operations })).map(String), []);
    }
    assert.equal(await presets['kith']?.(), defaultAdapter);
  });

  it('sends what was asked and leaves out the rest', async () => {
    const transport = fakeTransport(() => ({ data: { members: { nodes: [] } } }));
    const gateway = await graphqlGateway({ adapter: defaultAdapter, transport });
    await gateway.run('members.list', {
      search: '',
      facets: { expertise: ['css'], offers: [] },
      sort: 'newest',
      first: 12,
    });
    await gateway.run('members.list', { after: 'c1' });
    await gateway.run('members.list', { page: 3 });
    assert.deepEqual(
      transport.requests.map(({ variables }) => variables),
      [
        { facets: { expertise: ['css'] }, sort: 'newest', first: 12, who: true },
        { first: 24, after: 'c1', who: false },
        { first: 24, page: 3, who: false },
      ],
    );
  });

  it('says what it can, input by input; it may bring every field', async () => {
    const gateway = await graphqlGateway({ adapter: defaultAdapter, transport: fakeTransport(() => ({})) });
    const list = gateway.supports('members.list');
    assert.deepEqual(Object.keys(list?.inputs ?? {}).sort(), ['after', 'facets', 'first', 'page', 'search', 'sort']);
    assert.equal(list?.fields, undefined);
    assert.deepEqual(gateway.supports('members.follow')?.inputs, { id: true });
  });
});
