import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Tally } from '../../test/time/tally.js';
import { checkZone } from '../../test/time/zones.js';

// A small part of `npm run test:time`: by an hour, by half an hour, at midnight, irregular.
describe('Times as Temporal has them', () => {
  for (const zone of ['America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Africa/Casablanca'])
    it(zone, () => {
      const tally = new Tally();
      checkZone(tally, zone, 2024);
      assert.deepEqual(tally.failures, []);
      assert.ok(tally.passed > 500);
    });
});
