import type { MeasureRow } from '../row.ts';

/** One task of a scale whose score is the sum of its tasks. */
export interface FormItem {
  readonly id: string;
  /** What is asked of the patient. */
  readonly task: string;
  /** What earns the full score. */
  readonly full: string;
  readonly most: number;
}

/**
 * How a measure is taken, step by step: the seam between a measure and the form that guides it. `value` is read off and
 * typed; `grade` is picked; `trials` are timed or read several times; `speed` is a distance over trials of seconds;
 * `items` are scored one by one.
 */
export type MeasureForm =
  | { readonly kind: 'value' }
  | { readonly kind: 'grade'; readonly grades: readonly { readonly value: number; readonly label: string }[] }
  | {
      readonly kind: 'trials';
      readonly practice: number;
      readonly count: number;
      readonly keep: 'mean' | 'best' | 'mean-of-last-two';
    }
  | { readonly kind: 'speed'; readonly metres: readonly number[]; readonly count: number }
  | { readonly kind: 'items'; readonly items: readonly FormItem[] };

const item = (id: string, task: string, full: string): FormItem => ({ id, task, full, most: 4 });

/** The fourteen tasks of the balance scale, in our own words. */
const balanceTasks: readonly FormItem[] = [
  item('rise', 'Stand up from a chair, hands free', 'Up and steady without hands'),
  item('stand', 'Stand without holding on', 'Two minutes, safely'),
  item('sit', 'Sit without a back rest, arms folded', 'Two minutes, safely'),
  item('sit-down', 'Sit down', 'Under control, hardly any use of hands'),
  item('transfer', 'Move between two chairs', 'Safely, hardly any use of hands'),
  item('eyes-closed', 'Stand with eyes closed', 'Ten seconds, safely'),
  item('feet-together', 'Stand with feet together', 'Placed alone, a minute, safely'),
  item('reach', 'Reach forward with a straight arm while standing', '25 cm with confidence'),
  item('pick-up', 'Pick up a shoe from the floor', 'Easily and safely'),
  item('look-behind', 'Turn to look behind over each shoulder', 'Both sides, with a shift of weight'),
  item('turn', 'Turn once round, both ways', 'Four seconds or less each way'),
  item('stool', 'Place each foot in turn on a step', 'Eight steps in twenty seconds, alone'),
  item('in-line', 'Stand with one foot in front of the other', 'In line, placed alone, half a minute'),
  item('one-leg', 'Stand on one leg', 'Lifted alone, more than ten seconds'),
];

const forms: Readonly<Record<string, MeasureForm>> = {
  berg: { kind: 'items', items: balanceTasks },
  'timed-up-and-go': { kind: 'trials', practice: 1, count: 1, keep: 'mean' },
  'timed-up-and-go-cognitive': { kind: 'trials', practice: 0, count: 1, keep: 'mean' },
  'timed-up-and-go-manual': { kind: 'trials', practice: 0, count: 1, keep: 'mean' },
  'ten-metre-walk': { kind: 'speed', metres: [6, 10], count: 2 },
  'ten-metre-walk-fast': { kind: 'speed', metres: [6, 10], count: 2 },
  'timed-25-foot-walk': { kind: 'trials', practice: 0, count: 2, keep: 'mean' },
  'single-leg-stance': { kind: 'trials', practice: 0, count: 3, keep: 'best' },
  'functional-reach': { kind: 'trials', practice: 0, count: 3, keep: 'mean-of-last-two' },
  'grip-strength': { kind: 'trials', practice: 0, count: 3, keep: 'mean' },
  'pinch-strength': { kind: 'trials', practice: 0, count: 3, keep: 'mean' },
  'joint-position-error': { kind: 'trials', practice: 0, count: 6, keep: 'mean' },
};

/** The form that guides a measure. A scale whose licence allows the total alone has a form for the total alone. */
export function formOf(row: MeasureRow): MeasureForm {
  const known = row.wording === 'own-words' ? forms[row.id] : undefined;
  if (known !== undefined) return known;
  return row.grades === undefined ? { kind: 'value' } : { kind: 'grade', grades: row.grades };
}

/** What was entered: one number per trial, item or grade; for `speed` the distance in metres as well. */
export interface FormEntries {
  /** In the order of the form; null where nothing was entered yet. */
  readonly numbers: readonly (number | null)[];
  readonly metres?: number;
}

export type FormScore =
  | { readonly kind: 'score'; readonly value: number }
  | { readonly kind: 'missing'; readonly at: number }
  | { readonly kind: 'impossible'; readonly at: number };

/**
 * The value of a filled form in the measure's unit, to a hundredth of its step; or the first entry that is missing or
 * impossible. A half-filled form has no value: nothing is filled in for a person.
 */
export function scoreForm(row: MeasureRow, entries: FormEntries): FormScore {
  const form = formOf(row);
  const count = form.kind === 'items' ? form.items.length : form.kind === 'trials' || form.kind === 'speed' ? form.count : 1;
  const numbers: number[] = [];
  for (let at = 0; at < count; at++) {
    const number = entries.numbers[at] ?? null;
    if (number === null) return { kind: 'missing', at };
    if (!possible(row, form, number, at)) return { kind: 'impossible', at };
    numbers.push(number);
  }
  if (form.kind === 'speed') {
    const { metres } = entries;
    if (metres === undefined) return { kind: 'missing', at: count };
    if (!form.metres.includes(metres)) return { kind: 'impossible', at: count };
    const value = mean(numbers.map((seconds) => metres / seconds));
    return value > (row.max ?? Infinity) ? { kind: 'impossible', at: 0 } : { kind: 'score', value: rounded(row, value) };
  }
  return { kind: 'score', value: rounded(row, kept(row, form, numbers)) };
}

function possible(row: MeasureRow, form: MeasureForm, number: number, at: number): boolean {
  if (!Number.isFinite(number)) return false;
  if (form.kind === 'items') return Number.isInteger(number) && number >= 0 && number <= (form.items[at]?.most ?? 0);
  if (form.kind === 'speed') return number > 0;
  if (form.kind === 'grade') return form.grades.some((grade) => grade.value === number);
  return number >= row.min && number <= (row.max ?? Infinity);
}

function kept(row: MeasureRow, form: MeasureForm, numbers: readonly number[]): number {
  if (form.kind === 'items') return numbers.reduce((sum, number) => sum + number, 0);
  if (form.kind !== 'trials') return numbers[0] ?? 0;
  if (form.keep === 'best') return row.better === 'higher' ? Math.max(...numbers) : Math.min(...numbers);
  return mean(form.keep === 'mean-of-last-two' ? numbers.slice(-2) : numbers);
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** To the step that the measure is read off in, so that the value can be stored as one. */
function rounded(row: MeasureRow, value: number): number {
  return Number((row.min + Math.round((value - row.min) / row.step) * row.step).toFixed(6));
}
