import { disciplineIds, disciplineRow } from '@eupraxia/catalogue';
import type { Split } from './assistant.ts';
import type { CountedVisit } from './counted-visit.ts';
import type { Part, Service } from './service.ts';

/** A line before its evidence and its reasons are put to it. */
export interface DraftLine {
  readonly service: Service;
  readonly code: string;
  readonly us: number;
  readonly minutes: number;
  readonly units: number;
  readonly modifiers: readonly string[];
  /** Whose events it rests on. */
  readonly parts: readonly Readonly<Part>[];
}

type Share = Omit<DraftLine, 'service' | 'code'>;

/** The modifiers of a discipline's lines, made once: without an assistant's part, and with it where the discipline has one. */
const modifiers = Object.fromEntries(
  disciplineIds.map((id) => {
    const { modifier, assistantModifier } = disciplineRow(id);
    return [id, { plain: [modifier], assistant: assistantModifier === null ? [modifier] : [modifier, assistantModifier] }];
  }),
) as unknown as Readonly<
  Record<CountedVisit['discipline'], { readonly plain: readonly string[]; readonly assistant: readonly string[] }>
>;

/** Modifiers of a line: the discipline's, and the assistant's after it. */
export function modifiersOf(discipline: CountedVisit['discipline'], assistant: boolean): readonly string[] {
  return assistant ? modifiers[discipline].assistant : modifiers[discipline].plain;
}

/** The modifier of an assistant's units. */
export const assistantModifier = (discipline: CountedVisit['discipline']): string => modifiers[discipline].assistant[1] ?? '';

/** Whole minutes of an assistant that may put a modifier to units: none where the payer or the discipline has no such modifier. */
export const markedMinutes = (service: Service, { payer, discipline }: CountedVisit): number =>
  payer.assistantModifier && modifiers[discipline].assistant.length > 1 ? service.assistant : 0;

/**
 * Adds the lines of one service from its settled units: plain, then modified; the base code holds the first unit and the
 * add-on all further ones. A service without a settled unit has one line with 0, so that its minutes are seen.
 */
export function addLines(
  lines: DraftLine[],
  service: Service,
  split: Pick<Split, 'plain' | 'modified' | 'rule'>,
  discipline: CountedVisit['discipline'],
): void {
  const { minutes, therapist, therapistTime, assistantTime } = service;
  const { plain, modified } = split;
  if (plain > 0 && modified > 0) {
    const byTherapist = { us: therapistTime.us, minutes: therapist, units: plain, parts: [therapistTime] };
    const byAssistant = { us: assistantTime.us, minutes: minutes - therapist, units: modified, parts: [assistantTime] };
    addCoded(lines, service, { ...byTherapist, modifiers: modifiersOf(discipline, false) }, true);
    addCoded(lines, service, { ...byAssistant, modifiers: modifiersOf(discipline, true) }, false);
    return;
  }
  const carries = modified > 0 || split.rule === 'assistant-alone';
  const sole = {
    us: therapistTime.us + assistantTime.us,
    minutes,
    units: carries ? modified : plain,
    parts: [therapistTime, assistantTime],
    modifiers: modifiersOf(discipline, carries),
  };
  addCoded(lines, service, sole, true);
}

function addCoded(lines: DraftLine[], service: Service, share: Share, withBase: boolean): void {
  const { base, addOn } = service;
  const { us, minutes, units } = share;
  if (addOn === null || (withBase && units <= 1)) lines.push(lineOf(service, base.code, us, minutes, units, share));
  else if (!withBase) lines.push(lineOf(service, addOn.code, us, minutes, units, share));
  else {
    const first = Math.min(base.unitMinutes ?? minutes, minutes);
    const firstUs = Math.min(first * 60e6, us);
    lines.push(lineOf(service, base.code, firstUs, first, 1, share));
    lines.push(lineOf(service, addOn.code, us - firstUs, minutes - first, units - 1, share));
  }
}

/** Field by field: copying by spread is what the count would spend most of its time on. */
function lineOf(
  service: Service,
  code: string,
  us: number,
  minutes: number,
  units: number,
  { modifiers, parts }: Share,
): DraftLine {
  return { service, code, us, minutes, units, modifiers, parts };
}
