import { dayAfter } from './days.ts';
import type { Certification, PlanOfCare } from './plan-of-care.ts';

/** Days that a certification covers at the most, and days in which the first one is due (100-02 ch. 15 §220.1.3). */
export const certificationDays = { longest: 90, firstWithin: 30 } as const;

/** How the plan of care stands on a day. */
export interface PlanStanding {
  readonly plan: PlanOfCare;
  /** 1 for the first plan of the chart. */
  readonly version: number;
  /** Last day of the plan's own duration. */
  readonly endsOn: string;
  /** `due`: sent or not, but not certified, within its time; `overdue` after it; `expired`: the certified time is over. */
  readonly state: 'due' | 'overdue' | 'certified' | 'expired' | 'refused';
  /** The day by which the next thing must have happened: the certification, or the next one. */
  readonly next: string;
  readonly sentOn: string | null;
  readonly certifiedBy: string | null;
}

/**
 * The newest plan and its certification on a day; null without a plan.
 * The first certification is due 30 days after the plan starts, the next at the earlier of the plan's end and 90 days.
 */
export function planStanding(
  plans: readonly PlanOfCare[],
  certifications: readonly Certification[],
  today: string,
): PlanStanding | null {
  const plan = plans.at(-1);
  if (plan === undefined) return null;
  const endsOn = dayAfter(plan.startsOn, plan.duration * 7 - 1);
  const own = certifications.filter((one) => one.plan === plan.id && one.on <= today);
  const decided = own.findLast((one) => one.state !== 'sent');
  const base = {
    plan,
    version: plans.length,
    endsOn,
    sentOn: own.findLast((one) => one.state === 'sent')?.on ?? null,
    certifiedBy: decided?.state === 'certified' ? (decided.by?.name ?? null) : null,
  };
  if (decided?.state === 'certified') {
    // The first certification counts from the start of the plan, each later one of the same plan from its own day.
    const first = own.filter((one) => one.state === 'certified').length < 2;
    const longest = dayAfter(first ? plan.startsOn : decided.on, certificationDays.longest - 1);
    const next = [endsOn, longest, decided.through ?? endsOn].toSorted()[0] as string;
    return { ...base, state: today > next ? 'expired' : 'certified', next };
  }
  const next = dayAfter(plan.startsOn, certificationDays.firstWithin);
  if (decided?.state === 'refused') return { ...base, state: 'refused', next };
  return { ...base, state: today > next ? 'overdue' : 'due', next };
}
