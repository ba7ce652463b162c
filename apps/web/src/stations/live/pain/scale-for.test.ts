import { describe, expect, it } from 'vitest';
import { type PainPerson, painScaleFor } from './scale-for.ts';

const adult: PainPerson = { years: 60, cannotReport: false, aphasia: false, cerebralPalsy: false, asksFaces: false };
const scale = (person: Partial<PainPerson>) => painScaleFor({ ...adult, ...person });

describe('painScaleFor(person)', () => {
  it('asks an adult who speaks for a number', () => {
    expect(scale({})).toEqual({ scale: 'numeric', check: false });
    expect(scale({ cerebralPalsy: true })).toEqual({ scale: 'numeric', check: false });
  });

  it('shows an adult with aphasia a vertical line and checks with yes or no, also where they cannot report by words', () => {
    expect(scale({ aphasia: true })).toEqual({ scale: 'vertical-numeric', check: true });
    expect(scale({ aphasia: true, cannotReport: true })).toEqual({ scale: 'vertical-numeric', check: true });
  });

  it('watches an adult who cannot report', () => {
    expect(scale({ cannotReport: true }).scale).toBe('painad');
    expect(scale({ cannotReport: true, cerebralPalsy: true }).scale).toBe('r-flacc');
  });

  it('shows a child of four or more faces, and watches a younger one or one who cannot report', () => {
    expect([3, 4, 10, 17].map((years) => scale({ years }).scale)).toEqual(['flacc', 'faces', 'faces', 'faces']);
    expect(scale({ years: 2, cerebralPalsy: true }).scale).toBe('r-flacc');
    expect(scale({ years: 9, cannotReport: true }).scale).toBe('r-flacc');
  });

  it('does as the chart says', () => {
    expect(scale({ asksFaces: true }).scale).toBe('faces');
    expect(scale({ asksFaces: true, aphasia: true })).toEqual({ scale: 'faces', check: true });
  });
});
