import { type Split, splitUnits } from './assistant.ts';
import type { Choice } from './coding.ts';
import type { CountedVisit } from './counted-visit.ts';
import { assistantModifier } from './lines.ts';
import { explain, type Service } from './service.ts';
import { splitSeconds } from './split-seconds.ts';
import type { Why } from './why.ts';

export type SplitOf = Pick<Split, 'plain' | 'modified' | 'rule'>;

interface TimedSplit {
  readonly split: SplitOf;
  /** What is still open of it. */
  readonly asked: Choice | null;
  /** The question as it came up, whether or not it was answered. */
  readonly question: Choice | null;
}

/**
 * Splits a timed service's units between therapist and assistant.
 * @param settled whether every question before it is answered: only then is an answer of the visit heard
 * @param why takes the reasons of the split
 */
export function timedSplit(service: Service, units: number, input: CountedVisit, settled: boolean, why: Why[]): TimedSplit {
  const { base, addOn } = service;
  const { code } = base;
  const { therapist, assistant } = splitSeconds(service, input);
  const split = splitUnits(units, therapist, assistant);
  splitReason(service, split, therapist, assistant, assistantModifier(input.discipline), why);
  if (split.asked === 0) return { split, asked: null, question: null };
  // An answer is stored in whole minutes, so the question is put in them.
  const therapistRest = Math.floor(split.therapistRest / 60);
  const assistantRest = Math.floor(split.assistantRest / 60);
  const question: Choice = {
    remainder: therapistRest + assistantRest,
    codes: [code],
    pick: split.asked,
    assistant: { therapistMinutes: therapistRest, assistantMinutes: assistantRest },
  };
  const given = (input.modified ?? []).find((one) => one.code === code || one.code === addOn?.code);
  const answer = given ?? (settled ? answerOf(question, input) : undefined);
  if (answer === undefined || answer.units > split.asked) return { split, asked: question, question };
  explain(why, service, { key: 'split-chosen', params: { code, units: answer.units } });
  const { plain, modified, rule } = split;
  return {
    split: { plain: plain + split.asked - answer.units, modified: modified + answer.units, rule },
    asked: null,
    question,
  };
}

/** What the clinician answered to this very question: the same code, and the same minutes of each. */
function answerOf({ codes, pick, assistant }: Choice, { answers }: CountedVisit) {
  return answers?.modified?.find(
    (one) =>
      one.code === codes[0] &&
      one.units <= pick &&
      one.therapistMinutes === assistant?.therapistMinutes &&
      one.assistantMinutes === assistant.assistantMinutes,
  );
}

/** Nothing is said where no assistant took part or no unit came. */
function splitReason(service: Service, split: Split, therapist: number, assistant: number, modifier: string, why: Why[]): void {
  const { plain, modified, asked, therapistRest, assistantRest, rule } = split;
  if (rule === 'no-assistant' || plain + modified + asked === 0) return;
  const { code } = service.base;
  const params = { code, therapist, assistant, therapistRest, assistantRest, plain, modified, asked, modifier };
  const last = rule === 'therapist-eight' && assistantRest === 0;
  explain(why, service, { key: last ? 'split.therapist-last' : `split.${rule}`, params });
}
