import { disciplineIds, disciplineRow } from '@eupraxia/catalogue';
import type { Split } from './assistant.ts';
import type { CodingLine, EventRef } from './coding.ts';
import type { CountedVisit } from './counted-visit.ts';
import type { Part, Service } from './service.ts';

/** What a line takes of its service. */
interface Share {
  readonly us: number;
  readonly minutes: number;
  readonly units: number;
  readonly modifiers: readonly string[];
  /** Whose events it rests on. */
  readonly from: readonly EventRef[];
}

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

/** Whether an assistant's part puts a modifier to units: the payer wants it, and the discipline has one. */
export const marksAssistant = ({ payer, discipline }: CountedVisit): boolean =>
  payer.assistantModifier && modifiers[discipline].assistant.length > 1;

/**
 * Lines of one service from its settled units: plain, then modified; the base code holds the first unit and the add-on all
 * further ones. A service without a settled unit has one line with 0, so that its minutes are seen. No line has more
 * minutes than its own seconds hold: of a code of 14:40 by the therapist and 8:20 by the assistant the lines say 14 and 8.
 */
export function linesOf(
  service: Service,
  split: Pick<Split, 'plain' | 'modified' | 'rule'>,
  input: CountedVisit,
): readonly CodingLine[] {
  const { minutes, therapist, assistant, therapistTime, assistantTime } = service;
  const { plain, modified } = split;
  const lines: CodingLine[] = [];
  if (plain > 0 && modified > 0) {
    const shareOf = (part: Service['therapistTime'], own: number, units: number, assistant: boolean): Share => ({
      us: part.us,
      minutes: own,
      units,
      modifiers: modifiersOf(input.discipline, assistant),
      from: refsOf(input.visit?.id, part, null),
    });
    addCoded(lines, service, shareOf(therapistTime, therapist, plain, false), true, input);
    addCoded(lines, service, shareOf(assistantTime, assistant, modified, true), false, input);
    return lines;
  }
  const carries = modified > 0 || split.rule === 'assistant-alone';
  const sole = {
    us: therapistTime.us + assistantTime.us,
    minutes,
    units: carries ? modified : plain,
    modifiers: modifiersOf(input.discipline, carries),
    from: refsOf(input.visit?.id, therapistTime, assistantTime),
  };
  addCoded(lines, service, sole, true, input);
  return lines;
}

function addCoded(lines: CodingLine[], service: Service, share: Share, withBase: boolean, input: CountedVisit): void {
  const { base, addOn } = service;
  const { us, minutes, units } = share;
  if (addOn === null || (withBase && units <= 1)) lines.push(lineOf(service, base.code, us, minutes, units, share, input));
  else if (!withBase) lines.push(lineOf(service, addOn.code, us, minutes, units, share, input));
  else {
    const first = Math.min(base.unitMinutes ?? minutes, minutes);
    const firstUs = Math.min(first * 60e6, us);
    lines.push(lineOf(service, base.code, firstUs, first, 1, share, input));
    lines.push(lineOf(service, addOn.code, us - firstUs, minutes - first, units - 1, share, input));
  }
}

/** Field by field: copying by spread is what the count would spend most of its time on. */
function lineOf(
  { why }: Service,
  code: string,
  us: number,
  minutes: number,
  units: number,
  { modifiers, from }: Share,
  { visit }: CountedVisit,
): CodingLine {
  return {
    code,
    seconds: us / 1e6,
    minutes,
    units,
    modifiers,
    from,
    why,
    diagnoses: visit?.diagnoses ?? none,
    renderedBy: visit?.renderedBy ?? '',
  };
}

const none: readonly string[] = [];
const noEvents: readonly EventRef[] = [];

/** Each event once, in the order in which the parts name them, then each other visit of the day; none where there is no time or no log. */
export function refsOf(visit: string | undefined, first: Readonly<Part>, second: Readonly<Part> | null): readonly EventRef[] {
  if (visit === undefined) return noEvents;
  const ids = new Set<string>(first.us > 0 ? (first.from ?? none) : none);
  if (second !== null && second.us > 0) for (const id of second.from ?? none) ids.add(id);
  const refs: EventRef[] = [...ids].map((event) => ({ visit, event }));
  const others = new Set([...(first.visits ?? none), ...(second?.visits ?? none)]);
  for (const other of others) refs.push({ visit: other, event: null });
  return refs;
}
