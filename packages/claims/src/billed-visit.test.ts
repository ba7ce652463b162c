import { type Envelope, type EventKind, type NewBodies, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import {
  addendumOptions,
  composeNote,
  type SignedCoding,
  type SignedNote,
  sealNote,
  sealSignature,
  verifySeal,
} from '@eupraxia/clinical/note';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { billedVisit, type Coding, codingOf, codingToSign, recount, signedCodingOf, timedUnits } from './index.ts';

const startsAt = 1_795_364_100_000;
const snapshot = exampleSnapshot(startsAt);
const [wrist, chair] = snapshot.program.items.map(({ id }) => id) as [string, string];
const versions: SignedNote['versions'] = { release: '0.3.0', catalogue: '2026.11', phrases: 'en-8', log: 1 };

/** A log of a visit in which wrist and chair were practised for some seconds each, one after the other. */
function logOf(seconds: readonly [number, number]) {
  const writer = exampleWriter({
    clinicId: snapshot.clinic.id,
    visitId: snapshot.program.id,
    userId: snapshot.clinician.userId,
    zone: snapshot.clinic.zone,
    number: 1,
    startedAt: startsAt,
  });
  let at = startsAt;
  const events: Envelope[] = [];
  const write = (kind: EventKind, body: unknown, after = 0): void => {
    at += after * 1000;
    events.push(writer.write(at, kind, body as NewBodies[EventKind]));
  };
  write('visit.opened', { snapshot });
  [wrist, chair].forEach((activityId, place) => {
    write('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
    write('activity.stopped', { activityId }, seconds[place]);
  });
  write('visit.finished', {}, 5);
  return { events, write };
}

function signed(events: readonly Envelope[], earlier: readonly SignedNote[], coding?: SignedCoding): SignedNote {
  const log = readLog(events);
  const note = composeNote(log, { locale: 'en-US' });
  const kind = earlier.length === 0 ? 'treatment' : 'addendum';
  const unsealed: Omit<SignedNote, 'seal'> = {
    id: `note-${earlier.length}`,
    visitId: snapshot.program.id,
    kind,
    note: { ...note, kind },
    versions,
    signedBy: { userId: 'u', name: 'D. Rivera', credentials: 'PT' },
    signedAt: startsAt + 3_600_000,
    hash: sealNote(log, { ...note, kind }, versions, coding),
    ...(coding === undefined ? {} : { coding }),
  };
  return { ...unsealed, seal: sealSignature(unsealed) };
}

const billed = (events: readonly Envelope[], notes: readonly SignedNote[]): Coding => {
  const { coding } = billedVisit(readLog(events), notes);
  if (!coding.ok) throw new Error(coding.error.message);
  return coding.value;
};
const rows = ({ lines }: Coding) => lines.map(({ code, minutes, units }) => [code, minutes, units]);

describe('billedVisit(log, notes)', () => {
  it('counts the log while nothing is signed, and states what was signed afterward, whatever comes later', () => {
    const { events, write } = logOf([880, 500]);
    expect(billed(events, [])).toMatchObject({ timedMinutes: 23, billableUnits: 2 });
    const coding = codingToSign(readLog(events), []);
    expect(coding).toEqual({
      rule: 'day-once',
      timedMinutes: 23,
      totalMinutes: 23,
      billableUnits: 2,
      lines: [
        { code: '97112', seconds: 880, minutes: 14, units: 1, modifiers: ['GP'] },
        { code: '97530', seconds: 500, minutes: 8, units: 1, modifiers: ['GP'] },
      ],
      choiceOpen: false,
    });
    const note = signed(events, [], coding);
    write('time.corrected', { activityId: wrist, seconds: 3600, reason: 'late' });
    write('same-day.timed', { visits: [{ visit: chair, code: '97112', seconds: 3000, by: 'therapist' }] });
    write('units.chosen', { remainder: 8, codes: ['97530', '97112'] });
    const bill = billed(events, [note]);
    expect(bill).toMatchObject({ timedMinutes: 23, totalMinutes: 23, billableUnits: 2, choice: null, answered: null });
    expect(rows(bill)).toEqual([
      ['97112', 14, 1],
      ['97530', 8, 1],
    ]);
    expect(bill.lines.every(({ from, why }) => from.length > 0 && why.length > 0)).toBe(true);
  });

  it('states the signed numbers although the count of this release differs, and then gives no reasons of its own', () => {
    const { events } = logOf([880, 500]);
    const coding = codingToSign(readLog(events), []) as SignedCoding;
    const other: SignedCoding = {
      ...coding,
      timedMinutes: 22,
      billableUnits: 1,
      lines: coding.lines.map((line) => ({ ...line, units: 0 })),
    };
    const bill = billed(events, [signed(events, [], other)]);
    expect(bill).toMatchObject({ timedMinutes: 22, billableUnits: 1, why: [] });
    expect(bill.lines.map(({ units, from }) => [units, from.length > 0])).toEqual([
      [0, true],
      [0, true],
    ]);
  });

  it('counts a note that was signed without a coding code by code, this visit alone', () => {
    const { events, write } = logOf([880, 500]);
    const note = signed(events, []);
    write('same-day.timed', { visits: [{ visit: chair, code: '97112', seconds: 3000, by: 'therapist' }] });
    expect(billed(events, [note])).toMatchObject({ timedMinutes: 22, billableUnits: 1 });
    // An addendum of this release keeps the rule of the note that it adds to.
    expect(codingToSign(readLog(events), [note])).toMatchObject({ rule: 'per-code' });
  });

  it('hears the first answer to a choice that the signature left open, and no later one', () => {
    const { events, write } = logOf([460, 460]);
    const coding = codingToSign(readLog(events), []) as SignedCoding;
    expect(coding).toMatchObject({ billableUnits: 1, choiceOpen: true });
    const note = signed(events, [], coding);
    expect(billed(events, [note]).choice).toEqual({ remainder: 7, codes: ['97112', '97530'], pick: 1 });
    write('units.chosen', { remainder: 6, codes: ['97112'] });
    expect(billed(events, [note]).choice).not.toBeNull();
    write('units.chosen', { remainder: 7, codes: ['97530', '97112'] });
    write('units.chosen', { remainder: 7, codes: ['97112', '97530'] });
    const bill = billed(events, [note]);
    expect(bill).toMatchObject({ choice: null, answered: null, billableUnits: 1 });
    expect(rows(bill)).toEqual([
      ['97112', 7, 0],
      ['97530', 7, 1],
    ]);
  });
});

describe('composeNote(log, addendumOptions(notes))', () => {
  it('compares the minutes by the rule of the note that it adds to', () => {
    const { events, write } = logOf([880, 500]);
    const without = signed(events, []);
    const carrying = signed(events, [], codingToSign(readLog(events), []));
    write('time.corrected', { activityId: wrist, seconds: 940, reason: 'stopped early' });
    const told = (note: SignedNote) =>
      composeNote(readLog(events), addendumOptions([note]))
        .sections.flatMap(({ sentences }) => sentences)
        .find(({ key }) => key === 'addendum.time')?.text;
    expect(told(carrying)).toContain('timed minutes are 24 (signed: 23)');
    expect(told(without)).toContain('timed minutes are 23 (signed: 22)');
  });
});

describe('verifySeal(log, signed, recount) of a note that carries its coding', () => {
  const { events } = logOf([880, 500]);
  const log = readLog(events);
  const coding = codingToSign(log, []) as SignedCoding;
  const note = signed(events, [], coding);
  const codeOf = (changed: SignedNote, of = log) => {
    const seal = verifySeal(of, JSON.parse(JSON.stringify(changed)) as SignedNote, recount);
    return seal.ok ? seal.value.covers : seal.error.code;
  };

  it('holds, and holds for a note of an earlier release without one', () => {
    expect(codeOf(note)).toBe('signature');
    expect(codeOf(signed(events, []))).toBe('signature');
    expect(signed(events, []).hash).not.toBe(note.hash);
  });

  it('says that the coding differs where a unit, a minute, the rule or all of it was changed, added or removed', () => {
    const [first, ...rest] = coding.lines;
    if (first === undefined) throw new Error('no line');
    const changed: SignedCoding[] = [
      { ...coding, billableUnits: 16 },
      { ...coding, timedMinutes: 24 },
      { ...coding, rule: 'per-code' },
      { ...coding, lines: [{ ...first, units: 2 }, ...rest] },
      { ...coding, choiceOpen: true },
    ];
    for (const one of changed) expect(codeOf({ ...note, coding: one })).toBe('EUP_CLINICAL_SEAL_CODING_CHANGED');
    const { coding: _, ...without } = note;
    expect(codeOf(without)).toBe('EUP_CLINICAL_SEAL_CODING_CHANGED');
    expect(codeOf({ ...signed(events, []), coding })).toBe('EUP_CLINICAL_SEAL_CODING_CHANGED');
  });

  it('still tells changed events from a changed coding', () => {
    const moved = readLog(events.map((event) => (event.kind === 'visit.finished' ? { ...event, at: event.at + 1 } : event)));
    expect(codeOf(note, moved)).toBe('EUP_CLINICAL_SEAL_EVENT_CHANGED');
  });
});

describe('signedCodingOf(coding, rule)', () => {
  it('keeps numbers and lines, and says whether a choice is open', () => {
    const counted = timedUnits(codingOf(foldVisit(readLog(logOf([1200, 1200]).events))));
    if (!counted.ok) throw new Error(counted.error.message);
    expect(signedCodingOf(counted.value, 'day-once')).toMatchObject({
      choiceOpen: true,
      billableUnits: 3,
      lines: [{ units: 1 }, { units: 1 }],
    });
  });
});
