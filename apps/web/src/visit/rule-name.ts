import { findRow, vitalRows } from '@eupraxia/catalogue';

const readings = new Map(vitalRows.map(({ id, text }) => [id, text]));

/** What the gate finds beside the rows of the catalog. */
const further: Readonly<Record<string, string>> = {
  'consent-refused': 'The patient refused treatment',
  'consent-withdrawn': 'The patient withdrew consent to treatment',
  'consent-unasked': 'No consent to treatment is on record',
  'consent-lapsed': 'The consent to treatment has ended',
  'vitals-first': 'Vital signs are due first',
  'map-first': 'The mean pressure is due first',
  'pressure-after-lysis': 'The blood pressure is due first',
  'baseline-vitals-first': 'The blood pressure is due first',
  'target-direction': 'The target does not say which way it goes',
};

/** A rule of safety by the name that people read: of the catalog, of a reading, else its id in words. */
export function ruleName(rule: string): string {
  const known = findRow('safety', rule)?.name ?? readings.get(rule) ?? further[rule];
  if (known !== undefined) return known;
  const words = rule.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
