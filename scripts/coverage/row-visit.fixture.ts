import { type EventBodies, type EventKind, type ProgramItem, readLog, type VisitSnapshot } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { composeNote } from '@eupraxia/clinical/note';
import { foldVisit } from '@eupraxia/clinical/visit';
import { draftOfExercise, itemOf, sidesFor } from '../../apps/web/src/stations/program/draft.ts';
import { codeOn, type ExerciseRow, findRow } from '../../packages/catalogue/src/index.ts';
import { codingOf, timedUnits } from '../../packages/claims/src/index.ts';

export const day = '2026-11-22';
const startedAt = 1_795_364_100_000;
export const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The program item that the program station makes of an exercise, with the side, objective, code and intent of a therapist. */
export function prescribed(
  row: ExerciseRow,
  objective = findRow('goal', row.objectives[0] ?? '')?.text ?? row.name,
): ProgramItem {
  const hint = row.codeHints.find(({ code }) => codeOn(code, day)?.disciplines.includes('PT'));
  return (
    itemOf({
      ...draftOfExercise(row, id(1)),
      side: sidesFor(row)[0],
      objective,
      code: hint?.code ?? '97112',
      intent: hint?.why ?? 'motor control',
    }) ?? expectNever(`${row.id} cannot be prescribed`)
  );
}

function expectNever(why: string): never {
  throw new Error(why);
}

type Said = { [K in EventKind]: readonly [kind: K, body: EventBodies[K]] }[EventKind];

/**
 * A visit in which one exercise is practiced for 30 minutes, three repetitions as asked, and what else was said of it: its
 * folded visit, its note as text, and its units by code.
 */
export function visitOf(item: ProgramItem, said: readonly Said[] = [], more: Partial<VisitSnapshot> = {}) {
  const example = exampleSnapshot();
  const snapshot: VisitSnapshot = { ...example, ...more, program: { id: example.program.id, items: [item] } };
  const pen = exampleWriter({
    clinicId: snapshot.clinic.id,
    visitId: id(2),
    userId: 'u',
    zone: 'UTC',
    number: 1,
    startedAt,
  });
  const activityId = item.id;
  const all: readonly Said[] = [
    ['visit.opened', { snapshot }],
    ['activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }],
    ...said,
    ...[1, 2, 3].map((): Said => ['repetition.done', { activityId, held: true }]),
  ];
  const events = all.map(([kind, body], n) => pen.write(startedAt + n * 1000, kind, body as never));
  events.push(pen.write(startedAt + 30 * 60_000 + 1000, 'activity.stopped', { activityId }));
  events.push(pen.write(startedAt + 31 * 60_000, 'visit.finished', {}));
  const log = readLog(events);
  if (log.events.length !== events.length) throw new Error(`${events.length - log.events.length} events cannot be read`);
  const visit = foldVisit(log);
  const note = composeNote(log, { locale: 'en' })
    .sections.flatMap(({ sentences }) => sentences.map(({ text }) => text))
    .join('\n');
  const coding = timedUnits(codingOf(visit));
  if (!coding.ok) throw new Error(coding.error.message);
  return { visit, note, coding: coding.value };
}
