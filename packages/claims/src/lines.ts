import { disciplineRow } from '@eupraxia/catalogue';
import type { Split } from './assistant.ts';
import type { CodingLine } from './coding.ts';
import type { CodingInput } from './input.ts';
import type { Service } from './service.ts';

/** Modifiers of a line: the discipline's, and the assistant's after it. */
export function modifiersOf(discipline: CodingInput['discipline'], assistant: boolean): readonly string[] {
  const { modifier, assistantModifier } = disciplineRow(discipline);
  return assistant && assistantModifier !== null ? [modifier, assistantModifier] : [modifier];
}

/**
 * Lines of one service from its settled units: plain, then modified; the base code holds the first unit and the add-on
 * all further ones. A service without a settled unit has one line with 0, so that its minutes are seen.
 */
export function linesOf(
  service: Service,
  split: Pick<Split, 'plain' | 'modified' | 'rule'>,
  discipline: CodingInput['discipline'],
): readonly CodingLine[] {
  const { minutes, therapist } = service;
  const { plain, modified } = split;
  const plainPart = { units: plain, minutes: therapist, modifiers: modifiersOf(discipline, false) };
  const modifiedPart = { units: modified, minutes: minutes - therapist, modifiers: modifiersOf(discipline, true) };
  if (plain > 0 && modified > 0) return [...coded(service, plainPart, true), ...coded(service, modifiedPart, false)];
  const sole = modified > 0 || split.rule === 'assistant-alone' ? modifiedPart : plainPart;
  return coded(service, { ...sole, minutes }, true);
}

type Part = Omit<CodingLine, 'code'>;

const line = (code: string, { minutes, units, modifiers }: Part): CodingLine => ({ code, minutes, units, modifiers });

function coded({ base, addOn }: Service, part: Part, withBase: boolean): readonly CodingLine[] {
  if (addOn === null || (withBase && part.units <= 1)) return [line(base.code, part)];
  if (!withBase) return [line(addOn.code, part)];
  const first = Math.min(base.unitMinutes ?? part.minutes, part.minutes);
  return [
    line(base.code, { ...part, units: 1, minutes: first }),
    line(addOn.code, { ...part, units: part.units - 1, minutes: part.minutes - first }),
  ];
}
