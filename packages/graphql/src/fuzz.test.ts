import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fakeTransport } from '../test/fake-transport.js';
import { cases, dropped, hostile, member, survivor, variants } from '../test/hostile.js';
import { defaultAdapter } from './adapters/default.js';
import { graphqlGateway } from './index.js';
import { own } from './path.js';

describe('answers with one thing wrong', () => {
  for (const one of cases) {
    it(`${one.adapter.name} ${one.name} ${JSON.stringify(one.input)}: each field dropped, nulled and retyped`, async () => {
      let count = 0;
      const survive = survivor(one);
      await survive(one.data);
      for (const replacement of hostile) {
        for (const data of variants(one.data, replacement)) {
          await survive(data === dropped ? undefined : data);
          count++;
        }
      }
      assert.ok(count > 100);
      assert.equal(own({}, 'polluted'), undefined);
      assert.equal(Object.getOwnPropertyDescriptor(Object.prototype, 'polluted'), undefined);
    });
  }

  it('keeps the other fields of an entity with one wrong', async () => {
    const transport = fakeTransport(() => ({
      data: { member: { ...member, headline: { a: 1 }, counts: 'many', bio: 7, languages: 'pt' } },
    }));
    const output = await (await graphqlGateway({ adapter: defaultAdapter, transport })).run('members.get', { id: '1' });
    assert.deepEqual(
      [output.name, output.headline, output.counts, output.bio, output.languages],
      ['Ada', null, null, { text: '7', format: 'text' }, null],
    );
  });
});
