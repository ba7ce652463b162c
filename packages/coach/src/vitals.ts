import type { VitalSign } from './output.ts';
import type { CoachPlan } from './plan.ts';

/** Vital signs as they were taken; what was not taken is absent. */
export type Vitals = { readonly [K in VitalSign]?: number | undefined };

export interface Outside {
  readonly sign: VitalSign;
  readonly value: number;
  readonly least: number | null;
  readonly most: number | null;
}

export const vitalSigns: readonly VitalSign[] = ['systolic', 'diastolic', 'heartRate', 'spo2'];

/** The signs that lie outside the clinician's limits; the limits themselves still lie inside. */
export function vitalsOutside({ vitalLimits }: Pick<CoachPlan, 'vitalLimits'>, vitals: Vitals): readonly Outside[] {
  return vitalSigns.flatMap((sign) => {
    const value = vitals[sign];
    const range: { readonly least?: number | undefined; readonly most?: number | undefined } | undefined = vitalLimits?.[sign];
    if (value === undefined || range === undefined) return [];
    const { least = null, most = null } = range;
    const outside = (least !== null && value < least) || (most !== null && value > most);
    return outside ? [{ sign, value, least, most }] : [];
  });
}

/**
 * Whether a systolic pressure means autonomic dysreflexia, where the plan knows the usual one: it rose by 20 mmHg (15 in a
 * child) or more. From 150 on it is an emergency. Null where it does not, or nothing is known.
 */
export function dysreflexiaOf(
  { usualSystolic, child, parameters }: Pick<CoachPlan, 'usualSystolic' | 'child' | 'parameters'>,
  systolic: number | null,
): 'signs' | 'emergency' | null {
  if (usualSystolic === null || systolic === null) return null;
  const { dysreflexiaRise, dysreflexiaRiseChild, dysreflexiaEmergency } = parameters;
  if (systolic < usualSystolic + (child ? dysreflexiaRiseChild : dysreflexiaRise)) return null;
  return systolic >= dysreflexiaEmergency ? 'emergency' : 'signs';
}
