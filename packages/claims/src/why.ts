import type { Split } from './assistant.ts';
import type { CodingInput } from './input.ts';
import { modifiersOf } from './lines.ts';
import { count } from './plain.ts';
import type { Service } from './service.ts';

/** Says how a code's units fell between therapist and assistant; nothing where no assistant took part or no unit came. */
export function splitSentence(
  code: string,
  split: Split,
  therapist: number,
  assistant: number,
  discipline: CodingInput['discipline'],
): readonly string[] {
  const { plain, modified, asked, therapistRest, assistantRest, rule } = split;
  if (rule === 'no-assistant' || plain + modified + asked === 0) return [];
  const modifier = modifiersOf(discipline, true)[1];
  const start = `${code}: the therapist furnished ${count(therapist, 'minute')} and the assistant ${assistant}`;
  const result =
    plain === 0
      ? `${count(modified, 'unit')} with ${modifier}`
      : modified === 0
        ? `${count(plain, 'unit')} without ${modifier}`
        : `${plain} without and ${modified} with ${modifier}`;
  const rests = `of the last ${count(therapistRest + assistantRest, 'minute')} the assistant had ${assistantRest}`;
  const reasons: Record<Split['rule'], string> = {
    'no-assistant': result,
    'assistant-alone': result,
    'whole-quarters': `each their own whole quarters, so ${result}`,
    'one-each': `beyond whole quarters both have 9 to 14 (${therapistRest} and ${assistantRest}), one unit each, so ${result}`,
    'therapist-eight':
      assistantRest === 0
        ? `the last unit is the therapist's, so ${result}`
        : `the therapist has ${therapistRest} of the last unit, at least 8, so ${result}`,
    share: `${rests}, above a tenth, so ${result}`,
    'under-share': `${rests}, not above a tenth, so ${result}`,
    ask: `the rule leaves open how many of the last ${count(asked, 'unit')} carry ${modifier} (${therapistRest} and ${assistantRest} minutes beyond whole quarters): the clinician says`,
  };
  return [`${start}: ${reasons[rule]}.`];
}

const nobodysTime: Record<CodingInput['bouts'][number]['by'], string> = {
  therapist: 'by the therapist',
  both: 'by both',
  assistant: 'by an assistant, who may not furnish it,',
  student: 'by a student',
  aide: 'by an aide',
  none: 'without anyone one-on-one',
  unlisted: 'by somebody whose role this release does not know',
};

/** Names the time of a service that nobody can bill. */
export function unbilledSentences({ base, unbilled }: Service): readonly string[] {
  return [...unbilled].map(([by, minutes]) => `${base.code}: ${count(minutes, 'minute')} ${nobodysTime[by]} bill nothing.`);
}

/** What the biller must check before a line goes on a claim: the row's own caution, and a row whose source was not verified. */
export function cautionSentences({ base, minutes }: Service): readonly string[] {
  if (minutes === 0) return [];
  const cautions = base.caution === null ? [] : [`${base.code}: ${base.caution}.`];
  return base.status === 'verified'
    ? cautions
    : [...cautions, `${base.code}: how it is counted here is ${base.status}; check it before it is billed.`];
}
