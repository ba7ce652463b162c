import { type Envelope, type EventKind, kindVersion, type NewBodies } from '@eupraxia/clinical';
import { demoId } from './ids.ts';

const minute = 60_000;

/** Says one event so many minutes after the visit opened; gives its id. */
export type RecordEvent = <K extends EventKind>(after: number, kind: K, body: NewBodies[K]) => string;

/** A visit of the demo that has been signed, so that the next one has something to compare with. */
export interface PastVisit {
  readonly id: string;
  /** Name of the demo patient. */
  readonly patient: string;
  /** E-mail of the demo therapist who treated and signed. */
  readonly by: string;
  readonly daysAgo: number;
  /** Wall clock of the clinic, `HH:MM`. */
  readonly time: string;
  /** From its opening to the signature. */
  readonly minutes: number;
  readonly record: (record: RecordEvent) => void;
}

/** The events of a past visit as a browser would have sent them: one writer, from `openedAt` (UTC ms) on. */
export function pastVisitEvents(
  { id: sessionId, patient, record }: PastVisit,
  actor: { readonly clinicId: string; readonly userId: string; readonly role: Envelope['by']['role'] },
  zone: string,
  openedAt: number,
): readonly Envelope[] {
  const writer = demoId(`${patient} last visit writer`);
  const by = { userId: actor.userId, role: actor.role };
  const events: Envelope[] = [];
  record((after, kind, body) => {
    const seq = events.length + 1;
    const id = demoId(`${patient} last visit event ${seq}`);
    const at = openedAt + Math.round(after * minute);
    const frame = {
      v: kindVersion(kind),
      id,
      clinicId: actor.clinicId,
      sessionId,
      writer,
      seq,
      at,
      mono: after * minute,
      tz: zone,
    };
    events.push({ ...frame, recordedAt: at, by, kind, body });
    return id;
  });
  return events;
}
