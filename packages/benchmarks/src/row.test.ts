import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { median, missed, rowOf, table } from './row.js';

describe('rows', () => {
  it('compares ours with the reference', () => {
    assert.deepEqual(rowOf('paint', 'ms', 30, 20, 2), {
      bench: 'paint',
      metric: 'ms',
      ours: 30,
      reference: 20,
      ratio: 1.5,
      goal: 2,
    });
  });

  it('misses a goal above it, not at it, and when nothing could be measured', () => {
    assert.equal(missed(rowOf('a', 'ms', 20, 10, 2)), false);
    assert.equal(missed(rowOf('a', 'ms', 21, 10, 2)), true);
    assert.equal(missed(rowOf('a', 'ms', 0, 0, 2)), true);
  });

  it('marks what is missed in the table', () => {
    const text = table([rowOf('fast', 'ms', 10, 10, 1), rowOf('slow', 'ms', 30, 10, 1)]);
    assert.match(text, /✓ {2}fast/);
    assert.match(text, /✗ {2}slow/);
  });
});

describe('median', () => {
  it('is the middle, or between the middles', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([4, 1, 2, 9]), 3);
  });

  it('refuses to make a number of nothing', () => {
    assert.throws(() => median([]), RangeError);
  });
});
