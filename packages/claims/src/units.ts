import { unitMethods } from '@eupraxia/clinical';
import type { Fault, Result } from '@eupraxia/kernel';
import { err, ok } from '@eupraxia/kernel';
import { type Allocation, allocateUnits } from './allocate.ts';
import { assistantShared, type Split, splitUnits } from './assistant.ts';
import { caregiverUnits } from './caregiver.ts';
import type { Choice, Coding, CodingLine } from './coding.ts';
import { fault } from './errors.ts';
import type { CodingInput } from './input.ts';
import { linesOf } from './lines.ts';
import { count, list } from './plain.ts';
import { foldServices, type Service } from './service.ts';
import { cautionSentences, splitSentence, unbilledSentences } from './why.ts';

type SplitOf = Pick<Split, 'plain' | 'modified' | 'rule'>;

/**
 * Counts what one discipline's services to one patient on one day come to, by the payer's method, and says why.
 *
 * Seconds are folded per service and floored to minutes once. Timed codes share the day's units (see `allocateUnits`);
 * untimed ones have one unit a day from their first whole minute; caregiver training is counted apart, and monthly
 * codes are not counted in a visit at all. Where the payer wants it, an assistant's units carry CQ or CO (see `splitUnits`).
 * A question that only the clinician can answer comes back as `choice`, one at a time: ties first.
 * Errors: EUP_CLAIMS_INPUT for a counting rule that this release does not know, EUP_CLAIMS_CODE, EUP_CLAIMS_CODE_DATE,
 * EUP_CLAIMS_DISCIPLINE, EUP_CLAIMS_DAY_TOO_LONG.
 */
export function timedUnits(input: CodingInput): Result<Coding, Fault> {
  const { unitMethod } = input.payer;
  if (!unitMethods.includes(unitMethod))
    return err(
      fault('EUP_CLAIMS_INPUT', {
        path: 'payer.unitMethod',
        found: `"${unitMethod}"`,
        expected: `one of ${unitMethods.join(', ')}`,
      }),
    );
  const folded = foldServices(input);
  if (!folded.ok) return folded;
  const services = folded.value.filter((service) => service.minutes > 0 || service.unbilled.size === 0);
  const timed = services.filter((service) => service.base.pool === 'visit');
  const pool = allocateUnits(timed, input.payer.unitMethod, input.choose ?? []);
  const why = timed.length === 0 ? [] : [...pool.why];
  const lines: CodingLine[] = [];
  let asked: Choice | null = pool.choice;
  let billableUnits = pool.total;
  for (const service of services) {
    const outcome = outcomeOf(service, pool, input);
    lines.push(...linesOf(service, outcome.split, input.discipline));
    why.push(...outcome.why);
    if (service.base.pool !== 'visit') billableUnits += outcome.split.plain + outcome.split.modified;
    asked ??= outcome.asked;
  }
  why.push(...folded.value.flatMap(unbilledSentences), ...unbilledLines(lines), ...services.flatMap(cautionSentences));
  const timedMinutes = minutesOf(timed);
  const totalMinutes = timedMinutes + minutesOf(services.filter((service) => service.base.pool === 'untimed'));
  if (why.length === 0) why.push('Nothing was furnished, so there is nothing to bill.');
  return ok({ timedMinutes, totalMinutes, billableUnits, lines, choice: asked, why });
}

const minutesOf = (services: readonly Service[]): number => services.reduce((sum, service) => sum + service.minutes, 0);

interface Outcome {
  readonly split: SplitOf;
  readonly asked: Choice | null;
  readonly why: readonly string[];
}

function outcomeOf(service: Service, pool: Allocation, input: CodingInput): Outcome {
  const { base } = service;
  const assistant = input.payer.assistantModifier ? service.assistant : 0;
  switch (base.pool) {
    case 'visit':
      return timedOutcome(service, pool.units.get(base.code) ?? 0, assistant, input);
    case 'untimed': {
      const units = service.minutes > 0 && !base.bundled ? 1 : 0;
      const sentence = base.bundled
        ? `${base.code} is never paid by itself: no unit; its ${count(service.minutes, 'minute')} count to the total only.`
        : `${base.code} is not timed: ${count(units, 'unit')} for the day; its ${count(service.minutes, 'minute')} count to the total only.`;
      return {
        split: whole(units, service.therapist, assistant),
        asked: null,
        why: [sentence, ...shareSentence(service, units, assistant)],
      };
    }
    case 'caregiver': {
      const units = caregiverUnits(
        service.minutes,
        base.unitMinutes ?? 30,
        service.addOn?.unitMinutes ?? 15,
        input.payer.unitMethod,
      );
      const sentence = `${base.code}: ${count(service.minutes, 'minute')} of training without the patient give ${count(units, 'unit')}, counted apart from the treatment.`;
      return {
        split: whole(units, service.therapist, assistant),
        asked: null,
        why: [sentence, ...shareSentence(service, units, assistant)],
      };
    }
    case 'month':
      return {
        split: { plain: 0, modified: 0, rule: 'no-assistant' },
        asked: null,
        why: [
          `${base.code} is counted by the calendar month, never in a visit: its ${count(service.minutes, 'minute')} are left out here.`,
        ],
      };
  }
}

/** A service that is not counted by quarters is wholly plain or wholly modified. */
function whole(units: number, therapist: number, assistant: number): SplitOf {
  return assistantShared(therapist, assistant)
    ? { plain: 0, modified: units, rule: therapist === 0 ? 'assistant-alone' : 'share' }
    : { plain: units, modified: 0, rule: assistant === 0 ? 'no-assistant' : 'under-share' };
}

function shareSentence({ base, therapist }: Service, units: number, assistant: number): readonly string[] {
  if (assistant === 0 || units === 0) return [];
  const carries = assistantShared(therapist, assistant)
    ? 'above a tenth, so it carries the modifier'
    : 'not above a tenth, so it carries no modifier';
  return [`${base.code}: the assistant's ${count(assistant, 'minute')} beside the therapist's ${therapist} are ${carries}.`];
}

function timedOutcome(service: Service, units: number, assistant: number, input: CodingInput): Outcome {
  const { base } = service;
  const split = splitUnits(units, service.therapist, assistant);
  const why = splitSentence(base.code, split, service.therapist, assistant, input.discipline);
  if (split.asked === 0) return { split, asked: null, why };
  const answer = (input.modified ?? []).find(({ code }) => code === base.code || code === service.addOn?.code);
  if (answer !== undefined && answer.units <= split.asked) {
    const settled: SplitOf = {
      ...split,
      plain: split.plain + split.asked - answer.units,
      modified: split.modified + answer.units,
    };
    return {
      split: settled,
      asked: null,
      why: [...why, `The clinician chose: ${count(answer.units, 'unit')} of them with the modifier.`],
    };
  }
  const asked: Choice = {
    remainder: split.therapistRest + split.assistantRest,
    codes: [base.code],
    pick: split.asked,
    assistant: { therapistMinutes: split.therapistRest, assistantMinutes: split.assistantRest },
  };
  return { split, asked, why };
}

/** Timed codes that got nothing: their minutes stay in the note. */
function unbilledLines(lines: readonly CodingLine[]): readonly string[] {
  const codes = lines.filter((line) => line.units === 0 && line.minutes > 0).map((line) => line.code);
  return codes.length === 0 ? [] : [`The minutes of ${list(codes)} stay in the note without a unit so far.`];
}
