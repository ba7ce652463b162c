import { minutesOf, serviceName, type VisitMinutes } from '../visit/minutes.ts';
import type { Activity, Visit } from '../visit/visit.ts';
import { given, practised, reasonsFor, rounded, say } from './sentence.ts';
import type { PhraseParams, Sentence } from './shape.ts';
import { remarksOf } from './subjective.ts';

/** What was done: the deficits treated, each service with its minutes, each activity with its dose and resistance. */
export function intervention(visit: Visit, used: Set<string>): Sentence[] {
  const said: Sentence[] = [];
  const { deficits } = visit.snapshot;
  const active = practised(visit);
  if (deficits.length > 0 && active.length > 0) {
    said.push(
      say(
        'deficits',
        {
          names: deficits.map((d) => d.name),
          parts: deficits.map((d) => d.bodyPart ?? ''),
          sides: deficits.map((d) => d.side ?? ''),
          details: deficits.map((d) => d.detail ?? ''),
        },
        [visit.opened.id],
      ),
    );
  }
  const minutes = minutesOf(visit);
  for (const code of new Set(active.map((activity) => activity.item.service.code))) {
    const activities = active.filter((activity) => activity.item.service.code === code);
    said.push(service(visit, minutes, code, activities));
    for (const activity of activities) said.push(...practice(visit, activity, used));
  }
  said.push(...remarksOf(visit, 'intervention'));
  return said;
}

function service(visit: Visit, minutes: VisitMinutes, code: string, activities: readonly Activity[]): Sentence {
  const counted = minutes.codes.find((c) => c.code === code);
  const intents = [...new Set(activities.map((a) => a.item.service.intent))];
  return say(
    'service',
    {
      code,
      name: counted?.name ?? serviceName(visit, code),
      intents,
      ...(counted === undefined
        ? {}
        : { minutes: counted.minutes, attendance: counted.pool === 'untimed' ? 'untimed' : 'one-on-one' }),
    },
    [visit.opened.id, ...(counted?.from ?? [])],
  );
}

function practice(visit: Visit, activity: Activity, used: Set<string>): Sentence[] {
  const { item } = activity;
  const said = [
    say(
      'activity',
      {
        activity: item.name,
        side: item.side,
        part: item.bodyPart,
        objective: item.objective,
        ...given({ position: item.position }),
      },
      [visit.opened.id, ...activity.bouts.flatMap((bout) => bout.events)],
    ),
  ];
  const { reference } = activity;
  if (reference !== null) {
    const { kind, value, unit, muscle, placement } = reference;
    said.push(
      say(
        'reference',
        { activity: item.name, kind, value: rounded(value), unit, ...given({ muscle, placement }) },
        [reference.id],
        {
          measured: reference.measured === undefined ? [] : [reference.measured],
        },
      ),
    );
  }
  if (activity.repetitions.done > 0) said.push(dose(visit, activity));
  if (activity.repetitions.done > 0 && activity.repetitions.done !== item.dose.sets * item.dose.repetitions) {
    said.push(
      say('dose.planned', { activity: item.name, sets: item.dose.sets, repetitions: item.dose.repetitions }, [visit.opened.id]),
    );
  }
  if (activity.resistance.length > 0) {
    const list = activity.resistance;
    const from = list.map((r) => r.id);
    const why = reasonsFor(visit, from, used);
    said.push(
      say(
        'resistance',
        {
          activity: item.name,
          kinds: list.map((r) => r.kind),
          values: list.map((r) => (r.value === undefined ? '' : String(rounded(r.value)))),
          units: list.map((r) => r.unit ?? ''),
          texts: list.map((r) => r.text ?? ''),
          ...why.params,
        },
        [...from, ...why.from],
      ),
    );
  }
  return said;
}

/** How much was practised: in the zone of a signal, or counted. */
function dose(visit: Visit, activity: Activity): Sentence {
  const { item, repetitions, sets } = activity;
  const bySets: PhraseParams = { setsDone: sets.map((s) => s.done), setsHeld: sets.map((s) => s.held) };
  const measured = activity.measured.flatMap((event) => (event.body.measured === undefined ? [] : [event.body.measured]));
  const zones = zonesPractised(visit, activity);
  if (zones.length === 0) {
    return say(
      'dose.counted',
      { activity: item.name, done: repetitions.done, held: repetitions.held, ...bySets },
      [...repetitions.ids, ...activity.setMarks],
      { measured },
    );
  }
  return say(
    'dose.emg',
    {
      side: item.side,
      muscle: activity.reference?.muscle ?? item.muscle ?? item.bodyPart,
      done: repetitions.done,
      held: repetitions.held,
      floors: zones.map((z) => rounded(z.floor)),
      ceilings: zones.map((z) => rounded(z.ceiling)),
      holds: zones.map((z) => rounded(z.holdSeconds)),
      ...given({ reference: activity.reference?.kind }),
      ...bySets,
    },
    [
      ...repetitions.ids,
      ...activity.setMarks,
      ...zones.map((z) => z.from),
      ...(activity.reference === null ? [] : [activity.reference.id]),
    ],
    { measured },
  );
}

interface Zone {
  readonly floor: number;
  readonly ceiling: number;
  readonly holdSeconds: number;
  readonly from: string;
}

/** The zones in which repetitions were done, in order, equal neighbours once. */
export function zonesPractised(visit: Visit, activity: Activity): readonly Zone[] {
  const { target } = activity.item;
  const times = activity.repetitionTimes;
  const planned = target === undefined ? [] : [{ ...target, from: visit.opened.id, at: Number.NEGATIVE_INFINITY }];
  const zones = [...planned, ...activity.zones.map((z) => ({ ...z, from: z.id }))];
  const used = zones.filter((zone, i) => {
    const until = zones[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    return times.some((at) => at >= zone.at && at < until);
  });
  return used.filter((zone, i) => {
    const before = used[i - 1];
    return (
      before === undefined ||
      before.floor !== zone.floor ||
      before.ceiling !== zone.ceiling ||
      before.holdSeconds !== zone.holdSeconds
    );
  });
}
