import assert from 'node:assert/strict';
import { it } from 'node:test';
import { RateLimit } from './rate-limit.js';

it('lets a burst through, then as many as fill again, each client alone', () => {
  let now = 0;
  const limit = new RateLimit(60, () => now);
  for (let count = 0; count < 60; count++) assert.equal(limit.take('a'), 0);
  assert.equal(limit.take('a'), 1);
  assert.equal(limit.take('b'), 0);
  now = 1_000;
  assert.equal(limit.take('a'), 0);
  assert.ok(limit.take('a') > 0);
  now = 3_600_000;
  for (let count = 0; count < 60; count++) assert.equal(limit.take('a'), 0);
  assert.ok(limit.take('a') > 0);
});
