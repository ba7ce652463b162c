import type { Limits } from '@eupraxia/clinical/chart';

/** Limits while they are being written: numbers are still text, and what is empty is no limit. */
export interface LimitsDraft {
  readonly systolicLeast: string;
  readonly systolicMost: string;
  readonly heartRateLeast: string;
  readonly heartRateMost: string;
  readonly spo2Least: string;
  readonly pain: string;
  readonly effort: string;
  readonly usualSystolic: string;
  readonly vitalsFirst: boolean;
}

type Field = Exclude<keyof LimitsDraft, 'vitalsFirst'>;

const bounds: Readonly<Record<Field, { readonly least: number; readonly most: number; readonly step: number }>> = {
  systolicLeast: { least: 40, most: 300, step: 1 },
  systolicMost: { least: 40, most: 300, step: 1 },
  heartRateLeast: { least: 20, most: 250, step: 1 },
  heartRateMost: { least: 20, most: 250, step: 1 },
  spo2Least: { least: 50, most: 100, step: 1 },
  pain: { least: 0, most: 10, step: 0.5 },
  effort: { least: 0, most: 10, step: 0.5 },
  usualSystolic: { least: 50, most: 250, step: 1 },
};

export function limitsDraft(limits: Limits | null): LimitsDraft {
  const text = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    systolicLeast: text(limits?.systolic?.least),
    systolicMost: text(limits?.systolic?.most),
    heartRateLeast: text(limits?.heartRate?.least),
    heartRateMost: text(limits?.heartRate?.most),
    spo2Least: text(limits?.spo2?.least),
    pain: text(limits?.pain),
    effort: text(limits?.effort),
    usualSystolic: text(limits?.usualSystolic),
    vitalsFirst: limits?.vitalsFirst ?? false,
  };
}

/** The limits of a draft, or undefined with the fields that are wrong: out of range, or a least that is not below its most. */
export function limitsOf(draft: LimitsDraft): { readonly limits?: Omit<Limits, 'id'>; readonly wrong: readonly Field[] } {
  const wrong: Field[] = [];
  const value = (key: Field): number | undefined => {
    const text = draft[key].trim().replace(',', '.');
    if (text === '') return undefined;
    const number = Number(text);
    const { least, most, step } = bounds[key];
    if (!(number >= least && number <= most) || !Number.isInteger(number / step)) wrong.push(key);
    return number;
  };
  const pair = (low: Field, high: Field) => {
    const [least, most] = [value(low), value(high)];
    if (least !== undefined && most !== undefined && least >= most) wrong.push(high);
    return least === undefined && most === undefined
      ? undefined
      : { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
  };
  const systolic = pair('systolicLeast', 'systolicMost');
  const heartRate = pair('heartRateLeast', 'heartRateMost');
  const [least, pain, effort, usualSystolic] = [value('spo2Least'), value('pain'), value('effort'), value('usualSystolic')];
  if (wrong.length > 0) return { wrong };
  return {
    wrong,
    limits: {
      ...(systolic === undefined ? {} : { systolic }),
      ...(heartRate === undefined ? {} : { heartRate }),
      ...(least === undefined ? {} : { spo2: { least } }),
      ...(pain === undefined ? {} : { pain }),
      ...(effort === undefined ? {} : { effort }),
      ...(usualSystolic === undefined ? {} : { usualSystolic }),
      vitalsFirst: draft.vitalsFirst,
    },
  };
}
