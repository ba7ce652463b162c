/** What one place of the file says. */
export interface Statement {
  readonly from: string;
  readonly value: number;
}

/** Whether two numbers are the same, as far as float32 holds them. */
export const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-5 * Math.max(Math.abs(a), Math.abs(b));

/**
 * What most places of the file say; the first of them where none has a majority. `told` names them all where they differ.
 * Undefined where no place says anything.
 */
export function majority(
  statements: readonly Statement[],
): { readonly value: number; readonly told: string | undefined } | undefined {
  const [first] = statements;
  if (first === undefined) return undefined;
  const votes = (value: number): number => statements.filter((one) => same(one.value, value)).length;
  const best = statements.reduce((most, one) => (votes(one.value) > votes(most.value) ? one : most), first);
  const agree = votes(best.value) === statements.length;
  return { value: best.value, told: agree ? undefined : statements.map(shown).join(', ') };
}

const shown = ({ from, value }: Statement): string => `${from} ${Number(value.toPrecision(7))}`;
