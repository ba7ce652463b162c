import { startBlockers } from '@eupraxia/clinical/gate';
import type { Visit } from '@eupraxia/clinical/visit';
import { useEffect } from 'react';

/** How long a coach has to stop by itself before the station does, in ms: one rating is one STOP. */
const coachFirst = 1500;

/**
 * Stops what runs when the newest rating or vital sign meets a rule of the session and nobody else has: an activity that
 * no coach hears is held to the rules too.
 */
export function useRuleStop(visit: Visit, active: boolean, stop: (rule: string, of: string) => void): void {
  const { running } = visit;
  const met = !active || running === null || visit.stop !== null ? null : startBlockers(visit, running).rulesMet;
  const of = met?.of ?? null;
  const rule = met?.rules[0]?.id ?? null;
  useEffect(() => {
    if (of === null || rule === null) return;
    const timer = setTimeout(() => stop(rule, of), coachFirst);
    return () => clearTimeout(timer);
  }, [of, rule, stop]);
}
