import { dayIn } from '@eupraxia/clinical';
import type { NewChartEntry, Patient } from '@eupraxia/clinical/chart';
import { err, type Fault, ok, type Result, type UtcMs } from '@eupraxia/kernel';
import { fault } from '../errors.ts';

/** Days of something that has happened, by kind of entry. Everything else that names a day may lie ahead. */
const happened: Readonly<Partial<Record<NewChartEntry['kind'], string>>> = {
  condition: 'onset',
  measurement: 'takenOn',
  finding: 'takenOn',
  consent: 'on',
  screening: 'on',
  'rule-reason': 'on',
  certification: 'on',
};
const ahead: Readonly<Partial<Record<NewChartEntry['kind'], readonly string[]>>> = {
  consent: ['until'],
  guardian: ['from', 'until'],
  order: ['from', 'until'],
  goal: ['by'],
  plan: ['startsOn'],
  certification: ['through'],
};

/** Nobody treated today was born earlier, and no goal or guardian reaches further. */
const mostYears = 130;

/**
 * Refuses a day that cannot be: a finding of tomorrow, an onset in the year 202. What is dated wrongly would hold over
 * everything that is taken after it. A day begins where on earth it begins first. Errors: EUP_SERVER_INPUT.
 */
export function possibleDays(entries: readonly NewChartEntry[], now: number): Result<true, Fault> {
  for (const [i, { kind, body }] of entries.entries()) {
    const on = happened[kind];
    const named = [
      ...(on === undefined ? [] : [[on, false] as const]),
      ...(ahead[kind] ?? []).map((key) => [key, true] as const),
    ];
    for (const [key, later] of named) {
      const fits = possibleDay(`entries.${i}.body.${key}`, (body as Record<string, unknown>)[key], later, now);
      if (!fits.ok) return fits;
    }
  }
  return ok(true);
}

/** Refuses a birthday to come, or one of more than a long life ago. Errors: EUP_SERVER_INPUT. */
export function possibleBirth({ bornOn }: Patient, now: number): Result<true, Fault> {
  return possibleDay('bornOn', bornOn, false, now);
}

function possibleDay(field: string, day: unknown, later: boolean, now: number): Result<true, Fault> {
  if (typeof day !== 'string') return ok(true);
  const today = dayIn('Pacific/Kiritimati', now as UtcMs);
  const first = yearsFrom(today, -mostYears);
  const last = later ? yearsFrom(today, mostYears) : today;
  return first <= day && day <= last
    ? ok(true)
    : err(fault('EUP_SERVER_INPUT', { field, why: `it is ${day}; a day from ${first} to ${last} is expected` }));
}

const yearsFrom = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
