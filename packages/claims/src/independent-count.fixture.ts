/**
 * A second count of a day, written from the rules alone and sharing no line with the program: whole numbers of seconds, one
 * unit handed out at a time. CMS 100-04 ch. 5 §20.2 (units from the total), the CPT midpoint, whole quarters, and
 * 86 FR 64996 (the assistant's part).
 */

export type Who = 'therapist' | 'assistant' | 'both' | 'student' | 'aide' | 'none';

/** One stretch of a service: whole seconds. */
export type Stretch = readonly [code: string, seconds: number, who: Who];

export interface Day {
  readonly stretches: readonly Stretch[];
  readonly method: 'CMS_TOTAL' | 'CPT_MIDPOINT' | 'FULL_15';
  readonly rule: 'day-once' | 'per-code';
  readonly marksAssistant: boolean;
  readonly tie?: { readonly remainder: number; readonly codes: readonly string[] };
  readonly modified: readonly {
    readonly code: string;
    readonly units: number;
    readonly therapistMinutes: number;
    readonly assistantMinutes: number;
  }[];
}

export interface Question {
  readonly remainder: number;
  readonly codes: readonly string[];
  readonly pick: number;
  readonly assistant?: { readonly therapistMinutes: number; readonly assistantMinutes: number };
}

/** `code`, seconds, minutes, units, and whether the assistant's modifier is on it. */
export type Line = readonly [code: string, seconds: number, minutes: number, units: number, marked: boolean];

export interface Count {
  readonly timed: number;
  readonly total: number;
  readonly units: number;
  readonly question: Question | null;
  readonly lines: readonly Line[];
}

/** What each code of the test is: read from CPT and 100-04, not from the catalog. */
export const kinds: Readonly<
  Record<
    string,
    {
      readonly kind: 'timed' | 'untimed' | 'alone';
      readonly base?: string;
      readonly next?: string;
      readonly therapistOnly?: true;
    }
  >
> = {
  '97110': { kind: 'timed' },
  '97112': { kind: 'timed' },
  '97116': { kind: 'timed' },
  '97140': { kind: 'timed' },
  '97530': { kind: 'timed' },
  '97129': { kind: 'timed', next: '97130' },
  '97130': { kind: 'timed', base: '97129' },
  '97150': { kind: 'untimed' },
  G0283: { kind: 'alone' },
  '97161': { kind: 'untimed', therapistOnly: true },
};

interface Pile {
  readonly code: string;
  t: number;
  a: number;
}

export function countDay(day: Day): Count {
  const piles = pilesOf(day.stretches);
  const timed = piles.filter((pile) => kinds[pile.code]?.kind === 'timed');
  const minutes = (list: readonly Pile[]): number =>
    day.rule === 'per-code' ? sum(list.map((p) => whole(p.t + p.a))) : whole(sum(list.map((p) => p.t + p.a)));
  const { given, open, units } = handOut(day, timed, minutes(timed));
  let question = open;
  let others = 0;
  const lines: Line[] = [];
  for (const pile of piles) {
    if (pile.t + pile.a === 0) continue;
    const [t, a] = shares(day, pile);
    if (!timed.includes(pile)) {
      const unit = whole(pile.t + pile.a) > 0 ? 1 : 0;
      others += unit;
      lines.push([
        pile.code,
        pile.t + pile.a,
        whole(pile.t + pile.a),
        unit,
        a > 0 && (t === 0 || (unit === 1 && aboveTenth(t, a))),
      ]);
      continue;
    }
    const split = divide(given.get(pile) ?? 0, t, a);
    let { plain, marked } = split;
    if (split.left > 0) {
      const [tm, am] = [whole(split.t), whole(split.a)];
      const asked: Question = {
        remainder: tm + am,
        codes: [pile.code],
        pick: split.left,
        assistant: { therapistMinutes: tm, assistantMinutes: am },
      };
      const answer = day.modified.find((m) => m.code === pile.code && m.therapistMinutes === tm && m.assistantMinutes === am);
      if (question === null && answer !== undefined) {
        plain += split.left - answer.units;
        marked += answer.units;
      } else question ??= asked;
    }
    lines.push(...printed(pile, plain, marked, t === 0 && a > 0));
  }
  const treatment = minutes(piles);
  return { timed: minutes(timed), total: treatment, units: units + others, question, lines };
}

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
const whole = (seconds: number): number => (seconds - (seconds % 60)) / 60;

function pilesOf(stretches: readonly Stretch[]): Pile[] {
  const piles: Pile[] = [];
  for (const [code, seconds, who] of stretches) {
    const row = kinds[code];
    const name = row?.base ?? code;
    const pile = piles.find((one) => one.code === name) ?? { code: name, t: 0, a: 0 };
    if (!piles.includes(pile)) piles.push(pile);
    if (who === 'therapist' || who === 'both') pile.t += seconds;
    else if (who === 'assistant' && row?.therapistOnly !== true) pile.a += seconds;
    else if (who === 'none' && row?.kind === 'alone') pile.t += seconds;
  }
  return piles;
}

/** Gives units of the timed services out, one at a time, to whoever has most whole minutes that are not paid yet. */
function handOut(
  day: Day,
  piles: readonly Pile[],
  total: number,
): { given: Map<Pile, number>; open: Question | null; units: number } {
  const given = new Map<Pile, number>(piles.map((pile) => [pile, 0]));
  const add = (pile: Pile): unknown => given.set(pile, (given.get(pile) ?? 0) + 1);
  if (day.method !== 'CMS_TOTAL') {
    const first = day.method === 'CPT_MIDPOINT' ? 8 : 15;
    for (const pile of piles) for (let need = first; whole(pile.t + pile.a) >= need; need += 15) add(pile);
    return { given, open: null, units: sum([...given.values()]) };
  }
  let left = 0;
  for (let need = 8; total >= need; need += 15) left += 1;
  const units = left;
  const unpaid = (pile: Pile): number => whole(pile.t + pile.a) - 15 * (given.get(pile) ?? 0);
  while (left > 0) {
    const candidates = piles.filter((pile) => pile.t + pile.a > 0 && unpaid(pile) >= 0);
    const most = Math.max(...candidates.map(unpaid));
    const level = candidates.filter((pile) => unpaid(pile) === most);
    if (level.length <= left) {
      level.forEach(add);
      left -= level.length;
      continue;
    }
    const { tie } = day;
    const chosen = tie?.remainder === most ? tie.codes.flatMap((code) => level.find((pile) => pile.code === code) ?? []) : [];
    chosen.slice(0, left).forEach(add);
    const rest = left - Math.min(left, chosen.length);
    const open = level.filter((pile) => !chosen.includes(pile)).map(({ code }) => code);
    return { given, open: rest === 0 ? null : { remainder: most, codes: open, pick: rest }, units };
  }
  return { given, open: null, units };
}

/** By what a split counts: seconds, or where codes are floored one by one, their whole minutes. */
function shares(day: Day, { t, a }: Pile): readonly [number, number] {
  const [own, other] = day.rule === 'per-code' ? [whole(t) * 60, whole(a) * 60] : [t, a];
  return [own, day.marksAssistant ? other : 0];
}

/** Whether the assistant's part, in percent rounded half up, is 11 or more. */
const aboveTenth = (t: number, a: number): boolean => 200 * a >= 21 * (t + a);

function divide(units: number, t: number, a: number): { plain: number; marked: number; left: number; t: number; a: number } {
  if (a === 0) return { plain: units, marked: 0, left: 0, t, a };
  if (t === 0) return { plain: 0, marked: units, left: 0, t, a };
  const [plain, marked] = [(t - (t % 900)) / 900, (a - (a % 900)) / 900];
  const [t1, a1] = [t % 900, a % 900];
  const left = units - plain - marked;
  if (left === 1) {
    const mark = t1 < 480 && a1 > 0 && aboveTenth(t1, a1);
    return { plain: plain + (mark ? 0 : 1), marked: marked + (mark ? 1 : 0), left: 0, t: t1, a: a1 };
  }
  if (left === 2 && t1 >= 540 && a1 >= 540) return { plain: plain + 1, marked: marked + 1, left: 0, t: t1, a: a1 };
  return { plain, marked, left, t: t1, a: a1 };
}

function printed({ code, t, a }: Pile, plain: number, marked: number, alone: boolean): Line[] {
  const next = kinds[code]?.next;
  if (plain > 0 && marked > 0) {
    return [...chained(code, next, t, plain, false), [next ?? code, a, whole(a), marked, true]];
  }
  return chained(code, next, t + a, plain + marked, marked > 0 || alone);
}

/** A base code has the first unit and its quarter of an hour; the code that continues it has the rest. */
function chained(code: string, next: string | undefined, seconds: number, units: number, marked: boolean): Line[] {
  if (next === undefined || units <= 1) return [[code, seconds, whole(seconds), units, marked]];
  const first = Math.min(900, whole(seconds) * 60);
  return [
    [code, first, whole(first), 1, marked],
    [next, seconds - first, whole(seconds - first), units - 1, marked],
  ];
}
