import { minutesOf } from '@eupraxia/clinical/visit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedVisits } from './generated-visit.fixture.ts';
import { codingOf, timedUnits } from './index.ts';

describe('minutesOf(visit) and timedUnits(codingOf(visit))', () => {
  it('state the same minutes, whatever the clock went through: the note cannot differ from the bill', () => {
    fc.assert(
      fc.property(generatedVisits, ({ visit }) => {
        const minutes = minutesOf(visit);
        const coding = timedUnits(codingOf(visit));
        if (!coding.ok) throw new Error(coding.error.message);
        expect([minutes.timed, minutes.total]).toEqual([coding.value.timedMinutes, coding.value.totalMinutes]);
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  });
});
