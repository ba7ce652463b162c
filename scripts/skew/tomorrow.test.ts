import { bodySchemas, coreKinds, type Envelope, linkOf, parseEvent, readLog } from '@eupraxia/clinical';
import { composeNote } from '@eupraxia/clinical/note';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { factsToday, plain } from './releases.fixture.ts';
import { type Changed, linked, ofNewVersion, visitOfToday, withNewFields, withNewValues } from './tomorrow.fixture.ts';

const events = visitOfToday();
const facts = factsToday(events);
const clock = clockOf(events);
const kinds = Object.keys(bodySchemas);
/** One event of each kind, those first that hold the most. */
const ofKind = (kind: string): Envelope[] => {
  const all = events.filter((event) => event.kind === kind);
  return all
    .sort((a, b) => JSON.stringify(b.body).length - JSON.stringify(a.body).length)
    .slice(0, kind === 'repetition.done' ? 3 : 1);
};
/** Every change of every event of a kind. */
const changesOf = (kind: string, make: (event: Envelope) => readonly Changed[]): readonly Changed[] => ofKind(kind).flatMap(make);

/** The visit with one event as a later release would have written it. */
const visitWith = (changed: Envelope): readonly Envelope[] => events.map((event) => (event.id === changed.id ? changed : event));

function kept({ what, event }: Changed): void {
  const sent = JSON.parse(JSON.stringify(event)) as Envelope;
  const parsed = parseEvent(sent);
  expect(parsed.ok ? '' : parsed.error.message, what).toBe('');
  if (!parsed.ok) return;
  expect(plain(parsed.value), what).toEqual(event);
  expect(linkOf(parsed.value), what).toBe(linkOf(event));
  const log = readLog(visitWith(parsed.value));
  expect(log.all, what).toContain(parsed.value);
  expect(log.gaps, what).toEqual([]);
  if (log.opened !== null) composeNote(log, { locale: 'en' });
}

/** What start, pause, resume, stop, finish and STOP do: all of the clock but whose time it was. */
function clockOf(log: readonly Envelope[]) {
  const { status, running, stop, stops, activities } = foldVisit(readLog(log));
  return {
    status,
    running,
    stop: stop?.id ?? null,
    stops: stops.map(({ id, at, cleared }) => ({ id, at, cleared: cleared?.id ?? null })),
    activities: activities.map(({ item, state, measuredSeconds }) => ({ id: item.id, state, measuredSeconds })),
  };
}

describe.each(kinds)('%s as a later release may write it', (kind) => {
  const isCore = coreKinds.has(kind as never);

  it('with a field more, at any depth, is kept, hashes to the same, and says what it said', () => {
    for (const change of changesOf(kind, withNewFields)) {
      kept(change);
      expect(factsToday(visitWith(change.event)), change.what).toEqual(facts);
    }
  });

  it('with a new value of a list, at any place, is kept, hashes to the same, and the visit folds', () => {
    for (const change of changesOf(kind, withNewValues)) {
      kept(change);
      const log = visitWith(change.event);
      factsToday(log);
      if (isCore) expect(clockOf(log), change.what).toEqual(clock);
    }
  });

  it('in a later version is kept, hashes to the same, and has its effect where it fits or is a core kind', () => {
    for (const change of changesOf(kind, ofNewVersion)) {
      kept(change);
      const log = visitWith(change.event);
      const opened = readLog(log).opened !== null;
      expect(opened || kind === 'visit.opened').toBe(true);
      if (opened) factsToday(log);
      if (change.what.endsWith('a field more')) expect(factsToday(log), change.what).toEqual(facts);
      if (isCore) expect(clockOf(log), change.what).toEqual(clock);
    }
  });
});

describe('a kind that a later release adds', () => {
  it('is kept, listed as unread, and hides nothing of what its writer does after it', () => {
    const writers = new Set(events.map(({ writer }) => writer));
    for (const writer of writers) {
      const own = events.filter((event) => event.writer === writer);
      const place = own[Math.floor(own.length / 2)] as Envelope;
      const dream = { ...place, id: '01900000-0000-7000-8000-000000099999', kind: 'dream.told', body: { of: 'flying' } };
      const later = (event: Envelope): Envelope =>
        event.writer === writer && event.seq >= place.seq ? { ...event, seq: event.seq + 1 } : event;
      const log = linked(
        [...events.map(later), dream].sort((a, b) => (a.writer < b.writer ? -1 : a.writer > b.writer ? 1 : a.seq - b.seq)),
      );
      const read = factsToday(log);
      expect(read).toMatchObject({ unread: [dream.id] });
      expect({ ...read, unread: [], events: facts['events'], heads: facts['heads'] }).toEqual(facts);
    }
  });
});
