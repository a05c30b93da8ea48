import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { own } from './path.js';
import { cases, survivor, variants } from '../test/hostile.js';
import { sharedFile, withoutShared } from '../test/shared.js';

describe('answers that name prototypes', () => {
  it('JSON that names prototypes changes none', async () => {
    const file = sharedFile('corpora/gen-proto-json.json');
    if (!file) return withoutShared('JSON that names prototypes');
    const payloads: unknown = JSON.parse(readFileSync(file, 'utf8'));
    assert.ok(Array.isArray(payloads) && payloads.length > 0);
    for (const one of cases) {
      const survive = survivor(one);
      for (const entry of payloads) {
        for (const data of variants(one.data, JSON.parse(String(own(entry, 'payload'))))) await survive(data);
      }
    }
    for (const key of ['polluted', 'ALLOWED_ATTR', 'tagNameCheck']) assert.ok(!(key in {}), key);
  });
});
