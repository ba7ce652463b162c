/** How a code's units divide between therapist and assistant. */
export interface Split {
  readonly plain: number;
  readonly modified: number;
  /** Units that the rule leaves to the clinician. */
  readonly asked: number;
  /** Seconds beyond the whole quarters of each. */
  readonly therapistRest: number;
  readonly assistantRest: number;
  readonly rule:
    | 'no-assistant'
    | 'assistant-alone'
    | 'whole-quarters'
    | 'one-each'
    | 'therapist-eight'
    | 'share'
    | 'under-share'
    | 'ask';
}

/** Seconds of a quarter of an hour. */
const quarter = 900;
/** From here the therapist has most of a unit: 8 minutes. */
const most = 480;
/** From here, on both sides, two units are one each: 9 minutes. */
const nearlyWhole = 540;
/** Rounded percent of the last unit above which the assistant's part is no longer trifling (more than 10 %). */
const share = 11;

/**
 * Splits the units of one timed code by the CY2022 rule (86 FR 64996): each has the whole quarters of their own; of the
 * units that remain, two with 9 to 14 minutes on both sides are one each; a single one is the therapist's from 8 minutes
 * on, and otherwise the assistant's when their part of the remaining time is above a tenth.
 * @param units of the code
 * @param therapist whole seconds, time together included
 * @param assistant whole seconds alone
 */
export function splitUnits(units: number, therapist: number, assistant: number): Split {
  const therapistRest = therapist % quarter;
  const assistantRest = assistant % quarter;
  if (assistant === 0) {
    return { plain: units, modified: 0, asked: 0, therapistRest, assistantRest, rule: 'no-assistant' };
  }
  const made = (plain: number, modified: number, asked: number, rule: Split['rule']): Split => ({
    plain,
    modified,
    asked,
    therapistRest,
    assistantRest,
    rule,
  });
  if (therapist === 0) return made(0, units, 0, 'assistant-alone');
  const plain = Math.floor(therapist / quarter);
  const modified = Math.floor(assistant / quarter);
  const rest = units - plain - modified;
  if (rest === 0) return made(plain, modified, 0, 'whole-quarters');
  if (rest === 1) {
    if (therapistRest >= most || assistantRest === 0) return made(plain + 1, modified, 0, 'therapist-eight');
    return percentOf(assistantRest, therapistRest) >= share
      ? made(plain, modified + 1, 0, 'share')
      : made(plain + 1, modified, 0, 'under-share');
  }
  const bothNearlyWhole = therapistRest >= nearlyWhole && assistantRest >= nearlyWhole;
  return bothNearlyWhole ? made(plain + 1, modified + 1, 0, 'one-each') : made(plain, modified, rest, 'ask');
}

/** Whether the one unit of a service that is not counted by quarters carries the modifier: the assistant's part is above a tenth. Both in one unit of time. */
export function assistantShared(therapist: number, assistant: number): boolean {
  return assistant > 0 && percentOf(assistant, therapist) >= share;
}

function percentOf(part: number, other: number): number {
  return Math.round((100 * part) / (part + other));
}
