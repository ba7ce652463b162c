import { describe, expect, it } from 'vitest';
import { exampleSnapshot, foldVisit, type NewProgramItem } from '../../index.ts';
import { nameOf } from '../names.ts';
import { Story } from '../story.fixture.ts';
import { brief, lower, place, purpose } from './words.ts';

describe('lower(text)', () => {
  it('makes an ordinary first word small and leaves abbreviations, patterns and names of people', () => {
    expect(['Stroke', 'Sit-to-stand', 'Extensor carpi radialis', 'Chair, 45 cm'].map(lower)).toEqual([
      'stroke',
      'sit-to-stand',
      'extensor carpi radialis',
      'chair, 45 cm',
    ]);
    for (const kept of [
      'EMG-biofeedback wrist extension',
      'PNF D2 flexion',
      'D2 flexion',
      'NMES',
      'Parkinson disease',
      'Bell’s palsy',
      'Berg Balance Scale',
      'Action Research Arm Test',
      'I reach',
      '',
    ]) {
      expect(lower(kept)).toBe(kept);
    }
  });
});

describe('purpose(text)', () => {
  it.each([
    ['to retrain activation', 'to retrain activation'],
    ['Retrain activation and timing of the wrist extensors.', 'to retrain activation and timing of the wrist extensors'],
    ['retraining even loading', 'for retraining even loading'],
    ['motor control of the wrist', 'for motor control of the wrist'],
    ['Control of the trunk', 'for control of the trunk'],
    ['Reach for a cup', 'to reach for a cup'],
    ['for safe transfers', 'for safe transfers'],
  ])('%s reads %s', (written, read) => expect(purpose(written)).toBe(read));
});

describe('place(side, part) and brief(text)', () => {
  it('say the side as people do', () => {
    expect([
      place('right', 'wrist'),
      place('right', 'Legs'),
      place('bilateral', 'legs and trunk'),
      place('bilateral', 'jaw'),
      place('midline', 'trunk'),
    ]).toEqual(['right wrist', 'right leg', 'both legs and trunk', 'jaw on both sides', 'trunk']);
  });

  it('keep the first clause of a placement', () => {
    expect(brief('Two electrodes 2 cm apart along the fibres, over the belly; skin cleaned')).toBe(
      'two electrodes 2 cm apart along the fibres',
    );
    expect(brief(`Over ${'a very long description '.repeat(6)}`).length).toBeLessThanOrEqual(60);
    expect(brief(', odd')).toBe(', odd');
  });
});

describe('nameOf(visit, activity)', () => {
  const names = (...items: Partial<NewProgramItem>[]) => {
    const snapshot = exampleSnapshot();
    const [first] = snapshot.program.items;
    const program = {
      ...snapshot.program,
      items: items.map((item, i) => ({ ...(first as NewProgramItem), ...item, id: `01900000-0000-7000-8000-00000000000${i}` })),
    };
    const visit = foldVisit(new Story({ ...snapshot, program }).log);
    return visit.activities.map((activity) => nameOf(visit, activity));
  };

  it('is short, and never the same for two activities', () => {
    expect(names({ name: 'EMG-biofeedback wrist extension' }, { name: 'Sit-to-stand' })).toEqual([
      'wrist extension',
      'sit-to-stand',
    ]);
    expect(names({ name: 'EMG biofeedback wrist extension' }, { name: 'Wrist extension' })).toEqual([
      'EMG biofeedback wrist extension',
      'wrist extension',
    ]);
    expect(names({ name: 'Reach', side: 'left' }, { name: 'Reach', side: 'right' })).toEqual(['reach (left)', 'reach (right)']);
    expect(names({ name: 'Reach' }, { name: 'Reach' })).toEqual(['reach (1)', 'reach (2)']);
  });
});
