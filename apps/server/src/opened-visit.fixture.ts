import type { Envelope, EventKind, NewBodies } from '@eupraxia/clinical';
import { newId, type Session } from './server.fixture.ts';

/** A planned visit of the demo day. */
export interface DayRow {
  readonly id: string;
  readonly patient: { readonly id: string; readonly name: string };
}

/** The planned visit of a demo patient, by the patient's name. */
export async function rowOf(session: Session, name: string): Promise<DayRow> {
  const { visits } = (await session.call('today/list', {})).json.json;
  return visits.find((row: DayRow) => row.patient.name === name);
}

/** Opens a visit as a therapist; gives its first activity, and a writer of one browser's stream. */
export async function openedVisit(session: Session, { id: visitId }: DayRow) {
  const clinicId: string = (await session.call('me/get')).json.json.clinic.id;
  const { events } = (await session.call('visit/open', { visitId })).json.json;
  const activityId: string = events[0].body.snapshot.program.items[0].id;
  const writer = newId();
  let seq = 0;
  const write = <K extends EventKind>(
    kind: K,
    body: NewBodies[K],
    { at = Date.now(), evidence }: { readonly at?: number; readonly evidence?: string[] } = {},
  ): Envelope => {
    seq += 1;
    const by = { userId: session.userId, role: 'therapist' } as const;
    const frame = {
      v: 1,
      id: newId(),
      clinicId,
      sessionId: visitId,
      writer,
      seq,
      at,
      mono: 1000 * seq,
      tz: 'UTC',
      recordedAt: at,
    };
    return { ...frame, by, kind, body, ...(evidence === undefined ? {} : { evidence }) };
  };
  const start = (at?: number) =>
    write('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }, at === undefined ? {} : { at });
  return { visitId, activityId, write, start };
}
