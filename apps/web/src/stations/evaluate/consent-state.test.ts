import type { Consent } from '@eupraxia/clinical/chart';
import { describe, expect, it } from 'vitest';
import { consentStanding } from './consent-state.ts';

const today = '2026-11-30';
const consent = (given: boolean, part: Partial<Consent> = {}): Consent => ({
  id: `${given} ${part.on ?? ''}`,
  what: 'treatment',
  given,
  by: 'patient',
  on: '2026-11-01',
  ...part,
});
const state = (...consents: readonly Consent[]) => consentStanding('treatment', today, { consents, guardians: [] }).state;

describe('consentStanding(what, today, chart)', () => {
  it('tells what was never asked from what was refused', () => {
    expect(state()).toBe('unasked');
    expect(state(consent(false))).toBe('refused');
  });

  it('tells what was withdrawn from what was refused', () => {
    expect(state(consent(true), consent(false, { on: '2026-11-10' }))).toBe('withdrawn');
    expect(state(consent(true), consent(false, { on: '2026-11-10' }), consent(true, { on: '2026-11-20' }))).toBe('given');
  });

  it('lapses with its last day', () => {
    expect(state(consent(true, { until: '2026-11-29' }))).toBe('lapsed');
    expect(state(consent(true, { until: today }))).toBe('given');
  });
});
