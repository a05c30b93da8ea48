import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EntityStore } from '../entities.js';
import { takeEvent } from './take-event.js';

const changed = (revision: number, left: number) => ({
  type: 'changed',
  event: { id: 'e1', revision, registration: { left }, rsvp: null },
});

describe('what happens to an event', () => {
  it('is taken in once, and never an older one after a newer', () => {
    const entities = new EntityStore();
    assert.equal(takeEvent(changed(2, 5), entities)?.event.registration?.left, 5);
    assert.equal(takeEvent(changed(2, 5), entities), undefined);
    assert.equal(takeEvent(changed(1, 9), entities), undefined);
    assert.equal(entities.view('event', 'e1')?.registration?.left, 5);
    assert.equal(takeEvent(changed(3, 4), entities)?.event.registration?.left, 4);
  });

  it('leaves what the viewer said as it is', () => {
    const entities = new EntityStore();
    entities.merge('event', { id: 'e1', revision: 1, rsvp: { status: 'going' }, onlineUrl: 'https://meet.example/1' });
    takeEvent(changed(2, 3), entities);
    const { rsvp, onlineUrl } = entities.view('event', 'e1') ?? {};
    assert.deepEqual([rsvp?.status, onlineUrl], ['going', 'https://meet.example/1']);
  });

  it('is nothing where it is no change', () => {
    for (const wrong of [
      null,
      7,
      {},
      { type: 'changed' },
      { type: 'burnt', event: { id: 'e' } },
      { type: 'changed', event: {} },
    ])
      assert.equal(takeEvent(wrong, new EntityStore()), undefined);
  });
});
