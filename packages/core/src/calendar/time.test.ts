import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, readTime } from './time.js';

describe('Times as they are written', () => {
  it('tells days, clock times and instants apart', () => {
    assert.deepEqual(readTime('2026-03-07'), { is: 'day', day: '2026-03-07' });
    assert.deepEqual(readTime('2026-03-07T18:00'), { is: 'clock', clock: '2026-03-07T18:00:00' });
    assert.deepEqual(readTime('2026-03-07T18:00:30.250'), { is: 'clock', clock: '2026-03-07T18:00:30' });
    const at = Date.UTC(2026, 2, 7, 17);
    assert.deepEqual(readTime('2026-03-07T17:00:00Z'), { is: 'instant', at, offset: '+00:00' });
    assert.deepEqual(readTime('2026-03-07T12:00:00-0500'), { is: 'instant', at, offset: '-05:00' });
  });

  it('refuses what names no real time', () => {
    for (const text of [
      '2026-02-30',
      '2026-13-01',
      '2026-03-07T25:00',
      '2026-03-07T18:61:00',
      '7 March',
      '',
      '2026-03-07 18:00',
    ])
      assert.equal(readTime(text), undefined, text);
  });

  it('counts days over months and leap days', () => {
    assert.equal(addDays('2028-02-28', 2), '2028-03-01');
    assert.equal(addDays('0099-12-31', 1), '0100-01-01');
    assert.equal(addDays('2026-01-01', -1), '2025-12-31');
  });
});
