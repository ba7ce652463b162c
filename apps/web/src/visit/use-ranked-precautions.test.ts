import { readLog } from '@eupraxia/clinical';
import { exampleVisit, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { gateKey } from './use-ranked-precautions.ts';

describe('gateKey(visit, charted)', () => {
  const example = exampleVisit({ events: 40, finished: false });
  const safety = { answers: { falls: { answer: 'yes' } }, state: 'clear', findings: [], cordAtT6OrAbove: 'no' } as const;
  const snapshot = { ...example.snapshot, safety: { ...safety, findings: [] } };
  const { envelopes, visitId } = exampleVisit({ events: 40, finished: false, snapshot });
  const last = envelopes.at(-1)?.at ?? 0;
  const with1 = (more?: (writer: ReturnType<typeof exampleWriter>) => unknown): string => {
    const writer = exampleWriter({
      clinicId: snapshot.clinic.id,
      visitId,
      userId: 'u',
      zone: snapshot.clinic.zone,
      number: 9,
      startedAt: last,
    });
    const event = more?.(writer) as (typeof envelopes)[number] | undefined;
    return gateKey(foldVisit(readLog(event === undefined ? envelopes : [...envelopes, event])), [{ id: 'p', text: 'Fall risk' }]);
  };

  it('stays the same over a cue, and changes with an answer', () => {
    const activityId = snapshot.program.items[0]?.id ?? '';
    const cue = (writer: ReturnType<typeof exampleWriter>) =>
      writer.write(last + 1000, 'cue.given', { activityId, channel: 'verbal', level: 'some' });
    expect(with1(cue)).toBe(with1());
    expect(with1((writer) => writer.write(last + 1000, 'screen.answered', { question: 'seizures', answer: 'yes' }))).not.toBe(
      with1(),
    );
  });
});
