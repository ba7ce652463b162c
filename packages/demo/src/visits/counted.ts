import type { AssistanceLevel, CueChannel } from '@eupraxia/clinical';
import { demoId } from '../ids.ts';
import type { PastVisit, RecordEvent } from '../past-visit.ts';

/** An activity that was counted by hand: each set as done, with what was held of it and how many cues it took. */
interface Counted {
  readonly exerciseId: string;
  /** Minutes on its clock. */
  readonly minutes: number;
  readonly sets: readonly { readonly done: number; readonly held: number; readonly cues: number }[];
  readonly cue: readonly [channel: CueChannel, text: string];
  readonly assistance: AssistanceLevel;
  /** A light resistance of the therapist's hands; otherwise none was added. */
  readonly byHand?: true;
  readonly effort: number;
}

/** Writes a past visit of activities that were counted by hand, one after the other with a minute between. */
export function countedVisit(
  visit: Omit<PastVisit, 'id' | 'minutes' | 'record'>,
  {
    pain,
    vitals,
    quote,
    next,
    activities,
  }: {
    readonly pain: readonly [before: number, after: number];
    /** Taken before the first activity, where the patient's limits ask for it. */
    readonly vitals?: { readonly systolic: number; readonly diastolic: number; readonly heartRate: number };
    readonly quote: string;
    readonly next: string;
    readonly activities: readonly Counted[];
  },
): PastVisit {
  const end = 3 + activities.reduce((sum, { minutes }) => sum + minutes + 1, 0);
  return {
    ...visit,
    id: demoId(`${visit.patient} last visit`),
    minutes: end + 2,
    record: (record) => {
      record(1, 'pain.rated', { score: pain[0], when: 'before' });
      if (vitals !== undefined) record(1.2, 'vitals.taken', { when: 'before', position: 'sitting', ...vitals });
      record(1.5, 'quote.said', { text: quote, speaker: 'patient' });
      let from = 3;
      for (const activity of activities) {
        practise(record, visit.patient, activity, from);
        from += activity.minutes + 1;
      }
      record(end, 'pain.rated', { score: pain[1], when: 'after' });
      record(end + 0.5, 'remark.written', { section: 'progress-and-plan', text: next });
      record(end + 1, 'visit.finished', {});
    },
  };
}

function practise(
  record: RecordEvent,
  patient: string,
  { exerciseId, minutes, sets, cue, assistance, byHand, effort }: Counted,
  from: number,
) {
  const activityId = demoId(`${patient} ${exerciseId}`);
  const [channel, text] = cue;
  record(from, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
  record(from + 0.1, 'resistance.set', byHand ? { activityId, kind: 'manual', text: 'light' } : { activityId, kind: 'none' });
  record(from + 0.2, 'assistance.set', { activityId, level: assistance });
  const perSet = (minutes - 1) / sets.length;
  sets.forEach(({ done, held, cues }, set) => {
    const start = from + 0.3 + set * perSet;
    for (let i = 0; i < cues; i++) record(start + 0.02 * i, 'cue.given', { activityId, channel, level: 'some', text });
    const step = (perSet * 0.6) / done;
    for (let i = 0; i < done; i++)
      record(start + perSet * 0.2 + i * step, 'repetition.done', { activityId, held: i < held, set: set + 1 });
    record(start + perSet * 0.9, 'set.finished', { activityId });
  });
  record(from + minutes - 0.3, 'effort.rated', { activityId, score: effort, scale: 'CR10' });
  record(from + minutes, 'activity.stopped', { activityId });
}
