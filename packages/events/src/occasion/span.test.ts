import { expect } from '@open-wc/testing';
import { marksOf } from './marks.js';
import { occasionOf, sessionsOf } from './occasion.js';
import { dayOf, isoDay, isLive, isOver, lastDayOf, spanOf, type Times } from './span.js';
import { fullWhen, spokenWhen, venueWhen, writeEnd } from './when.js';
import { anEvent } from '../../test/events.js';

const berlin = 'Europe/Berlin';
/** Narrow spaces and dashes differ between engines and mean the same. */
const plain = (text: string): string => text.replace(/[\u2009\u202f\u00a0]/g, ' ').replace(/\s*[–-]\s*/g, ' – ');

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is none.');
  return value;
}

const span = (times: Times, zone = berlin) => must(spanOf(times, zone));
const days = (times: Times, zone = berlin): readonly string[] => {
  const one = span(times, zone);
  return [isoDay(dayOf(one.from)), isoDay(lastDayOf(one))];
};

describe('the span of an event', () => {
  it('puts an instant on the day that it is where one looks', () => {
    const times = { startAt: '2026-11-24T23:30:00Z', endAt: '2026-11-25T01:00:00Z' };
    expect(days(times, berlin)).to.deep.equal(['2026-11-25', '2026-11-25']);
    expect(days(times, 'America/New_York')).to.deep.equal(['2026-11-24', '2026-11-24']);
  });

  it('reads a clock in the zone of the venue', () => {
    const { startAt, is } = span({ startAt: '2026-07-01T18:00:00', timeZone: 'America/New_York' });
    expect(is).to.equal('moment');
    expect(new Date(startAt).toISOString()).to.equal('2026-07-01T22:00:00.000Z');
  });

  it('keeps a floating time wherever one is', () => {
    const times = { startAt: '2026-07-01T18:00:00' };
    for (const zone of [berlin, 'Asia/Kolkata', 'Pacific/Chatham']) {
      const { is, from } = span(times, zone);
      expect([is, new Date(from).toISOString()]).to.deep.equal(['floating', '2026-07-01T18:00:00.000Z']);
    }
  });

  it('keeps days wherever one is; their end is the first day after', () => {
    const times = { startAt: '2026-03-07', endAt: '2026-03-10' };
    for (const zone of [berlin, 'America/Los_Angeles', 'Pacific/Kiritimati'])
      expect(days(times, zone)).to.deep.equal(['2026-03-07', '2026-03-09']);
  });

  it('gives a day without an end that day', () => {
    expect(days({ startAt: '2026-03-07' })).to.deep.equal(['2026-03-07', '2026-03-07']);
    expect(days({ startAt: '2026-03-07', endAt: '2026-03-07' })).to.deep.equal(['2026-03-07', '2026-03-07']);
  });

  it('lasts over the change of clocks as long as it takes', () => {
    const { startAt, endAt } = span({
      startAt: '2026-03-29T01:30:00',
      endAt: '2026-03-29T03:30:00',
      timeZone: berlin,
    });
    expect(endAt - startAt).to.equal(3_600_000);
  });

  it('does not touch the day that begins when it ends', () => {
    expect(days({ startAt: '2026-11-24T20:00:00', endAt: '2026-11-25T00:00:00', timeZone: berlin })).to.deep.equal([
      '2026-11-24',
      '2026-11-24',
    ]);
  });

  it('leaves out an end before the beginning, and what is no time', () => {
    const odd = span({ startAt: '2026-11-24T20:00:00Z', endAt: '2026-11-23T20:00:00Z' });
    expect(odd.to).to.equal(odd.from);
    for (const startAt of ['', 'soon', '2026-02-30', '2026-13-01T10:00:00Z', null, undefined])
      expect(spanOf({ startAt }, berlin), String(startAt)).to.equal(undefined);
  });

  it('is live from its beginning to its end, and then over', () => {
    const one = span({ startAt: '2026-11-24T18:00:00Z', endAt: '2026-11-24T20:00:00Z' });
    const at = (time: string) => [isLive(one, Date.parse(time)), isOver(one, Date.parse(time))];
    expect(at('2026-11-24T17:59:59Z')).to.deep.equal([false, false]);
    expect(at('2026-11-24T18:00:00Z')).to.deep.equal([true, false]);
    expect(at('2026-11-24T20:00:00Z')).to.deep.equal([false, true]);
  });
});

describe('when an event is, in words', () => {
  const reader = { locale: 'en-GB', zone: berlin };

  it('names both zones where their clocks differ', () => {
    const found = fullWhen(
      span({ startAt: '2026-11-24T17:00:00Z', endAt: '2026-11-24T19:00:00Z', timeZone: 'Europe/Lisbon' }),
      reader,
    );
    expect(found.datetime).to.equal('2026-11-24T17:00:00Z');
    expect(plain(found.text)).to.contain('Tuesday').and.contain('24 November 2026').and.contain('18:00 – 20:00');
    expect(found.zone).to.equal('Central European Standard Time');
    expect(plain(found.venue?.text ?? '')).to.equal('17:00 – 19:00');
    expect(found.venue?.zone).to.contain('Western European');
  });

  it('names the day at the venue where it is another', () => {
    const there = venueWhen(
      span({ startAt: '2026-11-24T23:00:00Z', endAt: '2026-11-25T01:00:00Z', timeZone: 'America/New_York' }),
      reader,
    );
    expect(plain(there?.text ?? ''))
      .to.contain('24 Nov')
      .and.contain('18:00 – 20:00');
  });

  it('says nothing twice where the clocks are alike', () => {
    expect(venueWhen(span({ startAt: '2026-11-24T17:00:00Z', timeZone: 'Europe/Paris' }), reader)).to.equal(undefined);
  });

  it('gives days and floating times no zone', () => {
    const allDay = fullWhen(span({ startAt: '2026-11-24', endAt: '2026-11-26' }), reader);
    expect([allDay.datetime, allDay.zone, allDay.venue]).to.deep.equal(['2026-11-24', undefined, undefined]);
    expect(plain(allDay.text)).to.contain('24').and.contain('25 November 2026').and.not.contain('26 ');
    const floating = fullWhen(span({ startAt: '2026-11-24T09:00:00' }), reader);
    expect([floating.datetime, floating.zone]).to.deep.equal(['2026-11-24T09:00', undefined]);
    expect(floating.text).to.contain('9:00');
  });

  it('writes an end with its day where that is another', () => {
    const end = (startAt: string, endAt: string) => plain(writeEnd('en-GB', span({ startAt, endAt })));
    expect(end('2026-11-24T17:00:00Z', '2026-11-24T19:00:00Z')).to.equal('20:00');
    expect(end('2026-11-24T22:00:00Z', '2026-11-25T01:00:00Z')).to.contain('Wed').and.contain('02:00');
    expect(end('2026-11-24', '2026-11-27')).to.contain('26 Nov');
  });

  it('speaks the language of the reader, in its digits', () => {
    const one = span({ startAt: '2026-11-24T17:00:00Z', endAt: '2026-11-24T19:00:00Z' });
    expect(spokenWhen(one, { locale: 'de', zone: berlin }))
      .to.contain('Dienstag')
      .and.contain('Mitteleuropäische');
    expect(spokenWhen(one, { locale: 'ar-EG', zone: berlin })).to.contain('٢٠٢٦');
  });
});

describe('how an event stands', () => {
  const now = Date.parse('2026-11-24T18:30:00Z');
  const marks = (more: Parameters<typeof anEvent>[0]) =>
    marksOf(
      occasionOf(anEvent({ startAt: '2026-11-25T18:00:00Z', endAt: '2026-11-25T19:00:00Z', ...more }), berlin),
      now,
    );

  it('says what is telling, and nothing of what is plain', () => {
    expect(marks({ id: '1' })).to.deep.equal([]);
    expect(marks({ id: '1', status: 'cancelled', startAt: '2026-11-24T18:00:00Z' })).to.deep.equal(['cancelled']);
    expect(marks({ id: '1', status: 'postponed', registration: { left: 0 } })).to.deep.equal(['postponed']);
    expect(marks({ id: '1', startAt: '2026-11-24T18:00:00Z', endAt: null, status: 'moved' })).to.deep.equal([
      'live',
      'moved',
    ]);
    expect(marks({ id: '1', endAt: '2026-11-20T18:00:00Z', startAt: '2026-11-20T17:00:00Z' })).to.deep.equal(['past']);
    expect(marks({ id: '1', registration: { left: 0 } })).to.deep.equal(['full']);
    expect(marks({ id: '1', registration: { left: 0, waitingList: true } })).to.deep.equal(['waiting-list']);
    expect(marks({ id: '1', registration: { left: 0 }, rsvp: { status: 'waiting' } })).to.deep.equal(['waiting']);
  });

  it('gives each session of a course its own day', () => {
    const course = anEvent({
      id: 'c',
      sessions: [
        { id: 's1', title: 'Beginnings', startAt: '2026-12-01T18:00:00Z', endAt: '2026-12-01T20:00:00Z' },
        { id: 's2', startAt: '2026-12-08T18:00:00Z', venue: { name: 'Elsewhere' } },
      ],
    });
    const found = sessionsOf(course, berlin);
    expect(found.map(({ session }) => session)).to.deep.equal([
      { number: 1, of: 2, title: 'Beginnings' },
      { number: 2, of: 2, title: undefined },
    ]);
    expect(found.map(({ span: one }) => isoDay(dayOf(one?.from ?? 0)))).to.deep.equal(['2026-12-01', '2026-12-08']);
    expect(found.map(({ event }) => event.venue?.name)).to.deep.equal(['Haus am Ufer', 'Elsewhere']);
    expect(sessionsOf(anEvent({ id: 'e' }), berlin)).to.have.length(1);
  });
});
