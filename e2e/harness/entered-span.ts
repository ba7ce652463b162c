/** A start and an end as a clinician types them, `HH:MM` of the clinic's clock: here the zone of this run, which a new clinic gets: it is late afternoon there. */
export interface EnteredSpan {
  readonly from: string;
  readonly to: string;
}

let before: number | null = null;

/**
 * So many minutes of today that no span before them took, each ending where the one before began: a visit that is told in
 * seconds needs times of its own on the wall clock, and one clinician has each minute once. Needs as much of the day behind it.
 */
export function spanOf(minutes: number): EnteredSpan {
  const whole = 60_000;
  const end = before ?? Math.floor(Date.now() / whole) * whole - 2 * whole;
  before = end - minutes * whole;
  return { from: clock(before), to: clock(end) };
}

function clock(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
