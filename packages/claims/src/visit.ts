import { codeOn } from '@eupraxia/catalogue';
import { type Activity, dayIn, type EventBodies, secondsAway, type Visit } from '@eupraxia/clinical';
import type { Choice } from './coding.ts';
import type { CodingBout, CodingInput } from './input.ts';
import { timedUnits } from './units.ts';

/** Which events the minutes of one code rest on. */
export interface CodeEvidence {
  readonly code: string;
  readonly from: readonly string[];
}

/**
 * The input of `timedUnits` for a folded visit: every minute from the session clock, a correction in place of what was
 * measured. For a timed one-on-one code only one-on-one time is somebody's; group time, unattended time and time in which
 * the clinician was one-on-one with another patient are nobody's. A choice that the clinician made is passed on only
 * while the question is the one that it was made for (same minutes), so that it never settles another one.
 */
export function codingOf(visit: Visit): CodingInput {
  const { snapshot, opened, unitsChosen } = visit;
  const date = dayIn(snapshot.clinic.zone, opened.at);
  const bouts = visit.activities.flatMap((activity) => boutsOf(activity, date, visit.elsewhere));
  const { unitMethod, assistantModifier } = snapshot.payer;
  // A discipline or counting rule that this release does not know is refused by `timedUnits`: nothing is guessed.
  const input = { date, discipline: snapshot.discipline, payer: { unitMethod, assistantModifier }, bouts } as CodingInput;
  if (unitsChosen === null) return input;
  const tie = questionOf(input);
  const ordered =
    tie !== null && tie.assistant === undefined && tie.remainder === unitsChosen.remainder
      ? { ...input, choose: [...(unitsChosen.codes ?? [])] }
      : input;
  return withModified(ordered, unitsChosen.modified ?? []);
}

function questionOf(input: CodingInput): Choice | null {
  const counted = timedUnits(input);
  return counted.ok ? counted.value.choice : null;
}

type Answers = NonNullable<EventBodies['units.chosen']['modified']>;

/** Answers what is asked of therapist and assistant, code by code, as long as it is the question that was answered. */
function withModified(input: CodingInput, answers: Answers): CodingInput {
  const asked = questionOf(input);
  const shared = asked?.assistant;
  if (asked === null || shared === undefined) return input;
  const answer = answers.find(
    ({ code, units, therapistMinutes, assistantMinutes }) =>
      asked.codes[0] === code &&
      units <= asked.pick &&
      therapistMinutes === shared.therapistMinutes &&
      assistantMinutes === shared.assistantMinutes,
  );
  if (answer === undefined) return input;
  const { code, units } = answer;
  // An answered code is not asked again, so that this ends with the codes.
  return withModified({ ...input, modified: [...(input.modified ?? []), { code, units }] }, answers);
}

/** The events behind each code's minutes, in program order; what a unit rests on. */
export function evidenceOf(visit: Visit): readonly CodeEvidence[] {
  const byCode = new Map<string, Set<string>>();
  for (const { item, credits } of visit.activities) {
    const from = byCode.get(item.service.code) ?? new Set<string>();
    for (const id of credits.flatMap((credit) => credit.events)) from.add(id);
    if (from.size > 0) byCode.set(item.service.code, from);
  }
  return [...byCode].map(([code, from]) => ({ code, from: [...from] }));
}

function boutsOf(activity: Activity, date: string, elsewhere: Visit['elsewhere']): readonly CodingBout[] {
  const { code } = activity.item.service;
  const attendance = codeOn(code, date)?.attendance ?? 'one-on-one';
  if (attendance !== 'one-on-one')
    return activity.credits.map(({ by, mode, seconds }) => ({
      code,
      seconds,
      by: attendance === 'group' && mode === 'unattended' ? 'none' : by,
    }));
  return activity.credits.flatMap(({ by, mode, seconds }): CodingBout[] => {
    if (mode !== 'one-on-one') return [{ code, seconds, by: 'none' }];
    const away = Math.min(seconds, secondsAway(activity, by, elsewhere));
    return away === 0
      ? [{ code, seconds, by }]
      : [
          { code, seconds: seconds - away, by },
          { code, seconds: away, by: 'none' },
        ];
  });
}
