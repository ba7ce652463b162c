import { wholeMinutes } from '@eupraxia/clinical/visit';
import type { CodingInput } from './input.ts';
import { creditedUs, type Service } from './service.ts';

/** Minutes of several services together. */
export interface RuledMinutes {
  /** By the rule of the count. */
  readonly minutes: number;
  /** What the services come to where each is floored by itself. */
  readonly apart: number;
}

/**
 * The whole minutes of several services: under `day-once`, and where no rule is named, their seconds are added and floored
 * once; under `per-code` each service is floored by itself before they are added.
 */
export function ruledMinutes(services: readonly Service[], rule: CodingInput['rule']): RuledMinutes {
  let us = 0;
  let apart = 0;
  for (const service of services) {
    us += creditedUs(service);
    apart += service.minutes;
  }
  return { minutes: rule === 'per-code' ? apart : wholeMinutes(us), apart };
}
