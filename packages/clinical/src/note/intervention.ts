import { minutesOf, serviceName, type VisitMinutes } from '../visit/minutes.ts';
import type { Activity, Visit } from '../visit/visit.ts';
import { type Naming, nameOf, naming } from './names.ts';
import { given, practised, reasonsFor, rounded, say } from './sentence.ts';
import type { PhraseParams, Sentence } from './shape.ts';
import { remarksOf } from './subjective.ts';

/** What was done: the deficits treated, each service with its minutes, each activity with its dose and resistance. */
export function intervention(visit: Visit, used: Set<string>, apart: boolean): Sentence[] {
  const named = naming(visit, apart);
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
    const places = placesOf(activities);
    const treated = places.length <= 2 && treatsParts.test(serviceName(visit, code)) ? places : [];
    said.push(service(visit, minutes, code, activities, treated));
    for (const activity of activities) {
      said.push(opening(visit, activity, named, treated.length !== 1), ...practice(visit, activity, used, named, apart));
    }
  }
  said.push(...remarksOf(visit, 'intervention'));
  return said;
}

/** Services whose names take a part of the body behind them: `Neuromuscular re-education of the right wrist`. */
const treatsParts = /re-education|exercise|manual therapy/i;

const placesOf = (activities: readonly Activity[]): Activity['item'][] => [
  ...new Map(activities.map(({ item }) => [`${item.side} ${item.bodyPart}`, item])).values(),
];

function service(
  visit: Visit,
  minutes: VisitMinutes,
  code: string,
  activities: readonly Activity[],
  treated: readonly Activity['item'][],
): Sentence {
  const counted = minutes.codes.find((c) => c.code === code);
  const intents = [...new Set(activities.map((a) => a.item.service.intent))];
  return say(
    'service',
    {
      code,
      name: counted?.name ?? serviceName(visit, code),
      intents,
      ...(treated.length === 0 ? {} : { parts: treated.map((item) => item.bodyPart), sides: treated.map((item) => item.side) }),
      ...(counted === undefined ? {} : { minutes: counted.minutes }),
      attendance: counted === undefined || counted.pool === 'untimed' ? 'untimed' : 'one-on-one',
    },
    [visit.opened.id, ...(counted?.from ?? [])],
  );
}

/** The activity itself, placed, and what it is for. */
function opening(visit: Visit, activity: Activity, named: Naming, placed: boolean): Sentence {
  const { item } = activity;
  named(activity);
  return say(
    'activity',
    {
      // With biofeedback the dose says so, and the short name is enough.
      activity: zonesPractised(visit, activity).length > 0 ? nameOf(visit, activity) : item.name,
      objective: item.objective,
      ...(placed ? { side: item.side, part: item.bodyPart } : {}),
      ...given({ position: item.position }),
    },
    [visit.opened.id, ...activity.bouts.flatMap((bout) => bout.events)],
  );
}

function practice(visit: Visit, activity: Activity, used: Set<string>, named: Naming, apart: boolean): Sentence[] {
  const said: Sentence[] = [];
  const { reference } = activity;
  if (reference !== null) {
    const { kind, value, unit, placement } = reference;
    // The dose names the muscle again, so that here it is said only where no dose follows.
    const muscle = apart || activity.repetitions.done === 0 ? reference.muscle : undefined;
    said.push(
      say(
        'reference',
        { ...named(activity), kind, value: readable(value), unit, ...given({ muscle, placement }) },
        [reference.id],
        {
          measured: reference.measured === undefined ? [] : [reference.measured],
        },
      ),
    );
  }
  if (activity.repetitions.done > 0) said.push(dose(visit, activity, named, apart));
  if (activity.resistance.length > 0) {
    const list = activity.resistance;
    const from = list.map((r) => r.id);
    const why = reasonsFor(visit, from, used);
    said.push(
      say(
        'resistance',
        {
          ...named(activity),
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

/** Three digits are what an amplitude is worth. */
const readable = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** How much was practised against what was planned: in the zone of a signal, or counted. */
function dose(visit: Visit, activity: Activity, named: Naming, apart: boolean): Sentence {
  const { item, repetitions, sets } = activity;
  const bySets: PhraseParams = { setsDone: sets.map((s) => s.done), setsHeld: sets.map((s) => s.held) };
  const measured = activity.measured.flatMap((event) => (event.body.measured === undefined ? [] : [event.body.measured]));
  const zones = zonesPractised(visit, activity);
  const planned = [item.dose.sets, item.dose.repetitions];
  if (zones.length === 0) {
    return say(
      'dose.counted',
      { ...named(activity), done: repetitions.done, held: repetitions.held, ...bySets, ...(apart ? {} : { planned }) },
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
      ...(apart || repetitions.done === item.dose.sets * item.dose.repetitions ? {} : { planned }),
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
