import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf, isZone, offsetOf, startOfDay, viewerZone, wallOf } from './zones.js';

const wall = (clock: string) => Date.parse(`${clock}Z`);
const iso = (at: number) => new Date(at).toISOString();
const hour = 3_600_000;

describe('Zones', () => {
  it('knows zones by their IANA names, and nothing else', () => {
    for (const name of ['Europe/Lisbon', 'US/Pacific', 'UTC', 'Etc/GMT-3']) assert.equal(isZone(name), true, name);
    for (const name of ['Mars/Base', '', '+01:00', null, undefined, 'Pacific Standard Time'])
      assert.equal(isZone(name), false, String(name));
    assert.equal(isZone(viewerZone()), true);
  });

  it('reads offsets, those with seconds of old and fixed ones too', () => {
    assert.equal(offsetOf(Date.UTC(2026, 0, 1), 'America/New_York'), -5 * hour);
    assert.equal(offsetOf(Date.UTC(2026, 6, 1), 'America/New_York'), -4 * hour);
    assert.equal(offsetOf(Date.UTC(2026, 0, 1), 'Asia/Kathmandu'), 5.75 * hour);
    assert.equal(offsetOf(Date.UTC(1850, 0, 1), 'America/Los_Angeles'), -(7 * 3600 + 52 * 60 + 58) * 1000);
    assert.equal(offsetOf(0, '-03:30'), -3.5 * hour);
    assert.throws(() => offsetOf(0, 'Mars/Base'), /Mars\/Base/);
  });

  it('finds the minute of a change within its day', () => {
    const change = Date.UTC(2026, 2, 29, 1);
    assert.equal(offsetOf(change - 1, 'Europe/Berlin'), hour);
    assert.equal(offsetOf(change, 'Europe/Berlin'), 2 * hour);
    assert.equal(wallOf(change, 'Europe/Berlin'), wall('2026-03-29T03:00:00'));
  });

  it('reads a time that is skipped with the offset from before', () => {
    // The example of RFC 5545, 3.3.5: 02:30 on 11 March 2007 in New York is 03:30 EDT.
    assert.equal(iso(instantOf(wall('2007-03-11T02:30:00'), 'America/New_York')), '2007-03-11T07:30:00.000Z');
  });

  it('takes the first of a time that comes twice', () => {
    // 01:30 on 4 November 2007 in New York is 01:30 EDT.
    assert.equal(iso(instantOf(wall('2007-11-04T01:30:00'), 'America/New_York')), '2007-11-04T05:30:00.000Z');
    assert.equal(iso(instantOf(wall('2007-11-04T02:00:00'), 'America/New_York')), '2007-11-04T07:00:00.000Z');
  });

  it('begins a day where it begins, also without a midnight or a day', () => {
    assert.equal(iso(startOfDay('2026-07-01', 'Asia/Tokyo')), '2026-06-30T15:00:00.000Z');
    // Cairo: 00:00 becomes 01:00.
    assert.equal(wallOf(startOfDay('2024-04-26', 'Africa/Cairo'), 'Africa/Cairo'), wall('2024-04-26T01:00:00'));
    // Toronto: half past eleven at night became half past twelve.
    assert.equal(wallOf(startOfDay('1919-03-31', 'America/Toronto'), 'America/Toronto'), wall('1919-03-31T00:30:00'));
    // Samoa went from 29 to 31 December.
    assert.equal(startOfDay('2011-12-30', 'Pacific/Apia'), startOfDay('2011-12-31', 'Pacific/Apia'));
  });
});
