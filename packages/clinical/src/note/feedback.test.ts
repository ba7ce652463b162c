import { describe, expect, it } from 'vitest';
import type { EventKind, NewBodies } from '../log/bodies.ts';
import type { Envelope } from '../log/event.ts';
import { exampleId, exampleSnapshot, exampleWriter, seededNumbers } from '../log/example.ts';
import { readLog } from '../log/read.ts';
import { foldVisit } from '../visit/visit.ts';
import { composeNote } from './compose.ts';

const snapshot = exampleSnapshot();
const activityId = snapshot.program.items[0]?.id ?? '';
const numbers = seededNumbers(1);
const [run, recording] = [exampleId(1.7e12, numbers), exampleId(1.7e12, numbers)];

type Feedback = 'live' | 'after' | 'none';

/** A coached practice: repetitions by how their feedback was given, then whatever is asked for. */
function coached(
  policy: string,
  given: readonly Feedback[],
  then: (write: ReturnType<typeof writing>, repetitions: readonly Envelope[]) => void = () => undefined,
) {
  const events: Envelope[] = [];
  const write = writing(events);
  write('visit.opened', { snapshot });
  write('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
  write('coach.started', { activityId, run, plan: { feedback: policy }, coach: '1', chain: '1' });
  const repetitions = given.map((feedback, i) =>
    write('repetition.done', {
      activityId,
      held: i % 2 === 0,
      measured: { recording, from: i, to: i + 1, algorithm: 'coach on the 50 ms RMS', version: '1', params: { feedback } },
    }),
  );
  then(write, repetitions);
  const note = composeNote(readLog(events), { locale: 'en-US' });
  const sentences = note.sections.flatMap((section) => section.sentences);
  const of = (key: string) => sentences.filter((sentence) => sentence.key === key);
  return { events, of, visit: foldVisit(readLog(events)) };
}

function writing(events: Envelope[]) {
  const tab = exampleWriter({
    clinicId: snapshot.clinic.id,
    visitId: exampleId(1.7e12, numbers),
    userId: 'pt',
    zone: 'UTC',
    number: 1,
    startedAt: 1.7e12,
  });
  return <K extends EventKind>(kind: K, body: NewBodies[K], more: Partial<Envelope> = {}): Envelope => {
    const event = { ...tab.write(1.7e12 + 1000 * events.length, kind, body), ...more };
    events.push(event);
    return event;
  };
}

describe('composeNote of a coached practice', () => {
  it('composeNote(log) says how feedback was given and faded, and how many repetitions had none', () => {
    const { of, events } = coached('faded', ['live', 'live', 'live', 'none'], (write) =>
      write('feedback.changed', { activityId, run, at: 9, policy: 'faded', share: 75 }),
    );
    expect(of('feedback').map(({ text }) => text)).toEqual([
      'Feedback faded to 75 % of the repetitions: of 4 repetitions, 3 with the live signal and 1 without.',
    ]);
    const from = new Set(of('feedback')[0]?.from);
    for (const event of events.filter(({ kind }) => ['coach.started', 'feedback.changed', 'repetition.done'].includes(kind)))
      expect(from).toContain(event.id);
    expect(coached('bandwidth', ['after']).of('feedback')[0]?.text).toBe(
      'Feedback given only outside a band: of 1 repetition, 1 with the result afterwards.',
    );
    expect(coached('faded', []).of('feedback')).toEqual([]);
  });

  it('composeNote(log) tells the policies in the order of time, also where a coach began anew between them', () => {
    const { of } = coached('terminal', ['after', 'after'], (write) => {
      const changed = (policy: string) => write('feedback.changed', { activityId, run, at: 9, policy });
      changed('summary');
      write('coach.started', { activityId, run: recording, plan: { feedback: 'summary' }, coach: '1', chain: '1' });
      changed('bandwidth');
    });
    expect(of('feedback')[0]?.params['policies']).toEqual(['terminal', 'summary', 'bandwidth']);
  });

  it('composeNote(log) calls a probe learning only where it was whole, and counts no repetition that was taken back', () => {
    const probe = (label: 'learning' | 'performance', complete: boolean, undo = false) =>
      coached('faded', ['none', 'none', 'none'], (write, repetitions) => {
        const body = { activityId, run, at: 9, label, cold: true, complete, held: 2, of: 3 };
        write('probe.ended', body, { evidence: repetitions.map(({ id }) => id) });
        if (undo) write('event.retracted', {}, { corrects: repetitions[0]?.id ?? '' });
      });
    expect(probe('learning', true).of('probe')[0]?.text).toBe(
      'Probe without feedback before any practice, a day or more after the last (learning): 2 of 3 held.',
    );
    expect(probe('learning', false).of('probe')[0]?.text).toBe(
      'Probe without feedback (performance within the visit): 2 of 3 held, broken off.',
    );
    const transfer = coached('faded', ['none'], (write, [repetition]) => {
      const body = { activityId, run, at: 9, label: 'performance', cold: false, complete: true, held: 1, of: 1 } as const;
      write('probe.ended', { ...body, variant: 'the other cup' }, { evidence: [repetition?.id ?? ''] });
    });
    expect(transfer.of('probe')[0]?.text).toBe(
      'Probe without feedback of “the other cup”, which was not practised (transfer): 1 of 1 held.',
    );
    expect(probe('performance', true, true).of('probe')[0]?.text).toContain('1 of 2 held');
  });

  it('composeNote(log) counts what was tapped in a probe as it counts what a sensor saw', () => {
    const { of, events } = coached('faded', [], (write) => {
      const evidence = [true, false, true].map((held) => write('repetition.done', { activityId, held }).id);
      const body = { activityId, run, at: 9, label: 'performance', cold: false, complete: true, held: 2, of: 3 } as const;
      write('probe.ended', body, { evidence });
    });
    expect(of('probe')[0]?.text).toBe('Wrist extension: probe without feedback (performance within the visit): 2 of 3 held.');
    for (const event of events.filter(({ kind }) => kind === 'repetition.done')) expect(of('probe')[0]?.from).toContain(event.id);
  });

  it('foldVisit(log).journal lists no event that the station recorded of itself', () => {
    const { visit } = coached('faded', ['live'], (write) => {
      write('coach.heard', { activityId, run, at: 1, what: 'asked' });
      write('probe.ended', { activityId, run, at: 9, label: 'performance', cold: false, complete: true, held: 0, of: 0 });
    });
    expect(visit.journal.map(({ kind }) => kind)).toEqual(['probe.ended', 'repetition.done', 'activity.started', 'visit.opened']);
  });
});
