import type { EventBodies } from '../log/bodies.ts';
import { type Dose, repetitionsOf } from '../log/dose.ts';
import type { Activity, Tally } from '../visit/activity.ts';
import { baseCode, kindOfService, minutesOf, type VisitMinutes } from '../visit/minutes.ts';
import type { Visit } from '../visit/visit.ts';
import { muscleNamed, objectiveNamed, ofExercise, partNamed, rowNamed, serviceNamed, words } from '../wording/named.ts';
import { clockParams } from './clock-params.ts';
import { feedbackGiven } from './feedback.ts';
import { type Naming, naming } from './naming.ts';
import { definedParams, ids, practised, reasonsFor, rounded, sentenceOf } from './sentence.ts';
import type { PhraseParams, Statement } from './shape.ts';
import { remarksOf } from './subjective.ts';
import { zoneParams } from './zone-params.ts';

/** What was done: the deficits treated, each service with its minutes, each activity with its dose and resistance. */
export function intervention(visit: Visit, used: Set<string>, apart: boolean): Statement[] {
  const named = naming(apart);
  const said: Statement[] = [];
  const { deficits } = visit.snapshot;
  const active = practised(visit);
  if (deficits.length > 0 && active.length > 0) {
    said.push(
      sentenceOf(
        'deficits',
        {
          names: deficits.map((d) => rowNamed('deficit', d.deficitId, d.name)),
          parts: deficits.map((d) => (d.bodyPart === undefined ? null : partNamed(d.bodyPart))),
          sides: deficits.map((d) => d.side ?? ''),
          details: deficits.map((d) => (d.detail === undefined ? null : words(d.detail))),
        },
        [visit.opened.id],
      ),
    );
  }
  const minutes = minutesOf(visit);
  const baseOf = (activity: Activity): string => baseCode(visit, activity.item.service.code);
  for (const code of new Set(active.map(baseOf))) {
    const activities = active.filter((activity) => baseOf(activity) === code);
    const places = placesOf(activities);
    const treated = places.length <= 2 && kindOfService(visit, code) === 'of-a-part' ? places : [];
    said.push(service(visit, minutes, code, activities, treated));
    for (const activity of activities) {
      said.push(
        opening(visit, activity, named, treated.length !== 1),
        ...practice(visit, activity, used, named, apart),
        ...remarksOf(visit, 'intervention', (id) => id === activity.item.id),
      );
    }
  }
  const told = new Set<string | undefined>(active.map((activity) => activity.item.id));
  said.push(...remarksOf(visit, 'intervention', (id) => !told.has(id)));
  return said;
}

const placesOf = (activities: readonly Activity[]): Activity['item'][] => [
  ...new Map(activities.map(({ item }) => [`${item.side} ${item.bodyPart}`, item])).values(),
];

/** How the minutes of a pool were spent. */
const attendances = { visit: 'one-on-one', caregiver: 'caregiver', month: 'month', untimed: 'untimed' } as const;

function service(
  visit: Visit,
  minutes: VisitMinutes,
  code: string,
  activities: readonly Activity[],
  treated: readonly Activity['item'][],
): Statement {
  const counted = minutes.codes.find((c) => c.code === code);
  const intents = [...new Set(activities.map((a) => a.item.service.intent))];
  return sentenceOf(
    'service',
    {
      // An add-on's minutes stand under its base; the note names every code that was practised.
      codes: [...new Set(activities.map((a) => a.item.service.code))].sort(),
      name: serviceNamed(code),
      intents: intents.map(words),
      ...(treated.length === 0
        ? {}
        : { parts: treated.map((item) => partNamed(item.bodyPart)), sides: treated.map((item) => item.side) }),
      ...(counted === undefined ? {} : clockParams(counted, minutes.rule)),
      attendance: attendances[counted?.pool ?? 'untimed'],
    },
    [visit.opened.id, ...(counted?.from ?? [])],
  );
}

/** The activity itself, placed, and what it is for. */
function opening(visit: Visit, activity: Activity, named: Naming, placed: boolean): Statement {
  const { item } = activity;
  named(activity);
  return sentenceOf(
    'activity',
    {
      // The name of the instrument stands where a signal was there and no dose speaks of it.
      activity:
        hadSignal(visit, activity) && activity.measured.done === 0
          ? rowNamed('exercise', item.exerciseId, item.name)
          : activity.name,
      objective: objectiveNamed(item.objective),
      ...(placed ? { side: item.side, part: partNamed(item.bodyPart) } : {}),
      ...(item.position === undefined ? {} : { position: ofExercise('position', item.exerciseId, item.position) }),
    },
    [visit.opened.id, ...activity.bouts.flatMap((bout) => bout.events)],
  );
}

/** Says whether anything shows that this activity had a signal: a reference of it, or a recording in the visit. */
const hadSignal = (visit: Visit, { reference }: Activity): boolean => reference !== null || visit.recordings.length > 0;

function practice(visit: Visit, activity: Activity, used: Set<string>, named: Naming, apart: boolean): Statement[] {
  const said: Statement[] = [];
  const { reference } = activity;
  if (reference !== null) {
    const { kind, value, unit } = reference;
    // The dose names the muscle again, so that here it is said only where no dose follows.
    const stated = apart || activity.measured.done === 0 ? reference.muscle : undefined;
    const muscle = stated === undefined ? undefined : muscleNamed(stated);
    const placement =
      reference.placement === undefined ? undefined : ofExercise('placement', activity.item.exerciseId, reference.placement);
    said.push(
      sentenceOf(
        'reference',
        { ...named(activity), kind, value: readable(value), unit, ...definedParams({ muscle, placement }) },
        [reference.id],
        {
          measured: reference.measured === undefined ? [] : [reference.measured],
        },
      ),
    );
  }
  said.push(...doses(activity, named, apart), ...feedbackGiven(activity, () => named(activity)));
  if (activity.resistance.length > 0) {
    const list = activity.resistance;
    const from = list.map((r) => r.id);
    const why = reasonsFor(visit, from, used);
    said.push(
      sentenceOf(
        'resistance',
        {
          ...named(activity),
          kinds: list.map((r) => r.kind),
          values: list.map((r) => (r.value === undefined ? null : rounded(r.value))),
          units: list.map((r) => r.unit ?? ''),
          texts: list.map((r) => (r.text === undefined ? null : gradedAs(r.text))),
          ...why.params,
        },
        [...from, ...why.from],
      ),
    );
  }
  return said;
}

/** Degrees that the screens offer; any other text is the person's own. */
const grades: ReadonlySet<string> = new Set(['light', 'moderate', 'strong']);

const gradedAs = (text: string) => (grades.has(text) ? text : words(text));

/** Three digits are what an amplitude is worth. */
const readable = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** How much was practised against what was planned: what a sensor saw in its zone, and what was counted by a person. */
function doses(activity: Activity, named: Naming, apart: boolean): Statement[] {
  const { item, repetitions, measured, counted, reference } = activity;
  const plan = plannedDose(item.dose);
  const short = apart || repetitions.done === repetitionsOf(item.dose) ? {} : plan;
  const said: Statement[] = [];
  const read = reference?.muscle ?? item.muscle;
  if (measured.done > 0) {
    said.push(
      sentenceOf(
        'dose.emg',
        {
          side: item.side,
          muscle: read === undefined ? partNamed(item.bodyPart) : muscleNamed(read),
          ...targets(activity),
          ...(counted.done > 0 ? {} : short),
        },
        [
          ...ids(measured.events),
          ...activity.setMarks,
          ...activity.targeted.flatMap((t) => (t.zone === null ? [] : [t.zone.from])),
          ...activity.targeted.flatMap((t) => (t.reference === null ? [] : [t.reference.id])),
        ],
        { measured: measured.events.flatMap((event) => (event.body.measured === undefined ? [] : [event.body.measured])) },
      ),
    );
  }
  if (counted.done > 0) {
    // Where a signal was planned or used, the note says that these repetitions are a person's count.
    const told = measured.done > 0 || item.target !== undefined || activity.zones.length > 0;
    const by = [...new Set(counted.events.map((event) => event.by.role))];
    said.push(
      sentenceOf(
        'dose.counted',
        {
          ...named(activity),
          ...tallied(counted),
          ...(told ? { by } : {}),
          ...(measured.done > 0 ? { more: true, ...short } : apart ? {} : plan),
        },
        [...ids(counted.events), ...activity.setMarks],
      ),
    );
  }
  said.push(...stands(activity, named));
  return said;
}

/** The planned dose: sets by repetitions, seconds or meters. */
function plannedDose(dose: Dose): PhraseParams {
  const perSide = dose.perSide ? { plannedPerSide: true } : {};
  switch (dose.kind) {
    case 'repetitions':
      return { planned: [dose.sets, dose.repetitions], ...perSide };
    case 'timed':
      return { planned: [dose.sets, rounded(dose.seconds)], plannedUnit: 's', ...perSide };
    case 'distance':
      return { planned: [dose.sets, rounded(dose.meters)], plannedUnit: 'm', ...perSide };
    case 'unlisted':
      // Of a kind that a later release added only the sets are known: nothing is said of a plan.
      return {};
  }
}

/** How long the patient stood, stance by stance in the order in which they came, and how often balance was lost. */
function stands(activity: Activity, named: Naming): Statement[] {
  const { counted } = activity;
  const timed = counted.events.filter(({ body }) => body.stance !== undefined && body.holdSeconds !== undefined);
  const wordsOf = ({ body }: (typeof timed)[number]): string =>
    [body.stance?.base, body.stance?.eyes, body.stance?.surface].join(' ');
  const stances = [...new Set(timed.map(wordsOf))];
  if (stances.length === 0) return [];
  const groups = stances.map((stance) => timed.filter((event) => wordsOf(event) === stance));
  const seconds = groups.map((group) => group.map(({ body }) => body.holdSeconds ?? 0));
  return [
    sentenceOf(
      'dose.stands',
      {
        ...named(activity),
        bases: groups.map(([first]) => first?.body.stance?.base ?? ''),
        eyes: groups.map(([first]) => first?.body.stance?.eyes ?? ''),
        surfaces: groups.map(([first]) => first?.body.stance?.surface ?? ''),
        counts: groups.map((group) => group.length),
        best: seconds.map((times) => rounded(Math.max(...times))),
        mean: seconds.map((times) => rounded(times.reduce((sum, time) => sum + time, 0) / times.length)),
        lost: groups.map((group) => group.filter(({ body }) => body.lostBalance === true).length),
      },
      ids(timed),
    ),
  ];
}

/**
 * Of the repetitions that were held, target by target: the seconds in the zone and the peaks, least and most, two numbers that
 * say different things. Null where none was recorded; absent where no target has any.
 */
function reached(tallies: readonly Tally[]): PhraseParams {
  const held = tallies.map(({ events }) => events.filter(({ body }) => body.held).map(({ body }) => body));
  const of = (name: string, read: (body: EventBodies['repetition.done']) => number | undefined): PhraseParams => {
    const values = held.map((bodies) => bodies.flatMap((body) => read(body) ?? []));
    if (values.every((list) => list.length === 0)) return {};
    const edge = (pick: (...list: number[]) => number, digits: number) =>
      values.map((list) => (list.length === 0 ? null : Number(pick(...list).toFixed(digits))));
    const digits = name === 'hold' ? 1 : 0;
    return { [`${name}Least`]: edge(Math.min, digits), [`${name}Most`]: edge(Math.max, digits) };
  };
  return { ...of('hold', ({ holdSeconds }) => holdSeconds), ...of('peak', ({ peak }) => peak) };
}

/**
 * What was held of what was done, target by target; `sets` says how many of the sets belong to each. The value of a
 * reference goes with it unless every repetition has the reference that the note states before.
 */
function targets({ targeted, reference }: Activity): PhraseParams {
  const stated = targeted.every((t) => t.reference?.id === reference?.id) && targeted.length === 1;
  const tallies = targeted.map((t) => t.tally);
  return {
    done: tallies.map((t) => t.done),
    held: tallies.map((t) => t.held),
    sets: tallies.map((t) => t.sets.length),
    setsDone: tallies.flatMap((t) => t.sets.map((s) => s.done)),
    setsHeld: tallies.flatMap((t) => t.sets.map((s) => s.held)),
    ...reached(tallies),
    ...zoneParams(targeted.map((t) => t.zone)),
    references: targeted.map((t) => t.reference?.kind ?? ''),
    ...(stated
      ? {}
      : {
          values: targeted.map((t) => readable(t.reference?.value ?? 0)),
          units: targeted.map((t) => t.reference?.unit ?? ''),
        }),
  };
}

const tallied = ({ done, held, sets }: Tally): PhraseParams => ({
  done,
  held,
  setsDone: sets.map((s) => s.done),
  setsHeld: sets.map((s) => s.held),
});
