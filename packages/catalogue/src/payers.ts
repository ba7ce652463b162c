import { alwaysHeld } from './release.ts';
import type { PayerRow } from './row.ts';

const base = { kind: 'payer', synonyms: [], effectiveTo: null } as const;

/** How payers count units, as far as it is known. A clinic's own contract stands above every row. */
export const payers: readonly PayerRow[] = [
  {
    ...base,
    id: 'medicare-part-b',
    name: 'Medicare Part B',
    synonyms: ['cms', 'original medicare'],
    unitMethod: 'CMS_TOTAL',
    assistantModifier: true,
    source: 'CMS Publication 100-04, chapter 5, section 20.2; assistant modifiers: 86 FR 64996',
    status: 'verified',
    effectiveFrom: '2022-01-01',
  },
  {
    ...base,
    id: 'highmark',
    name: 'Highmark Blue Cross Blue Shield',
    synonyms: ['bcbs'],
    unitMethod: 'CMS_TOTAL',
    assistantModifier: false,
    source: 'Announcement reported at triplebbilling.com, 2016-03-02; whether it wants assistant modifiers is not said there',
    status: 'unverified',
    effectiveFrom: '2016-03-02',
  },
  {
    ...base,
    id: 'unitedhealthcare',
    name: 'UnitedHealthcare',
    synonyms: ['uhc', 'optum'],
    unitMethod: 'CMS_TOTAL',
    assistantModifier: true,
    source: 'An author’s claim at dynamicchiropractic.com; assistant modifiers: pt-management.com 2021-12-05',
    status: 'unverified',
    effectiveFrom: '2022-01-01',
  },
  {
    ...base,
    id: 'humana',
    name: 'Humana',
    unitMethod: 'CMS_TOTAL',
    assistantModifier: true,
    source: 'Assistant modifiers: pt-management.com 2021-12-05; the unit method is assumed',
    status: 'unverified',
    effectiveFrom: '2022-01-01',
  },
  {
    ...base,
    id: 'commercial-midpoint',
    name: 'Commercial payer, midpoint per code',
    synonyms: ['rule of eights', 'ama rule', 'substantial portion'],
    unitMethod: 'CPT_MIDPOINT',
    assistantModifier: false,
    source: 'CPT general time rule as cited at med.uth.edu and therapycomply.com; which payers hold to it differs',
    status: 'verified',
    effectiveFrom: alwaysHeld,
  },
  {
    ...base,
    id: 'full-quarters',
    name: 'Payer of whole quarters of an hour only',
    unitMethod: 'FULL_15',
    assistantModifier: false,
    source: 'unsourced',
    status: 'unsourced',
    effectiveFrom: alwaysHeld,
  },
];
