/** One number of one task, done alone and together with another. */
export interface DualTaskNumber {
  /** What was measured, such as gait speed, stride-time variability, or right answers per second. */
  readonly name: string;
  readonly single: number;
  readonly dual: number;
  /** Which way is good: a speed is better higher, a variability lower. */
  readonly better: 'higher' | 'lower';
}

/** What a second task costs one number of the first. */
export interface DualTaskCost {
  readonly name: string;
  /** %; above 0 the second task costs, below 0 it helps. Null where alone it is 0, or a number isn't known. */
  readonly cost: number | null;
}

/**
 * The cost of a second task, `100·(single − dual)/|single|`, with its sign turned where lower is better, so that above 0 is
 * always worse. Give the numbers of both tasks, not speed alone: who walks on unchanged may have stopped counting.
 */
export function dualTaskCosts(numbers: readonly DualTaskNumber[]): readonly DualTaskCost[] {
  return numbers.map(({ name, single, dual, better }) => {
    const worse = better === 'higher' ? single - dual : dual - single;
    const cost = (100 * worse) / Math.abs(single);
    return { name, cost: Number.isFinite(cost) ? cost : null };
  });
}
