import { describe, expect, it } from 'vitest';
import { conditionNamed, conditions, enUsLabels, hasUntakenSide, takesSide } from '../index.ts';

/** What each condition is called with left, both and no side; null where it takes none. Decided row by row. */
const written: Readonly<Record<string, readonly [left: string | null, both: string | null, none: string]>> = {
  stroke: ['Left hemiparesis after stroke', 'Bilateral hemiparesis after stroke', 'Stroke'],
  'spinal-cord-injury': [null, null, 'Spinal cord injury'],
  'traumatic-brain-injury': [null, null, 'Traumatic brain injury'],
  'acquired-brain-injury': [
    'Left hemiparesis after nontraumatic brain injury',
    'Bilateral hemiparesis after nontraumatic brain injury',
    'Nontraumatic brain injury',
  ],
  'multiple-sclerosis': [null, null, 'Multiple sclerosis'],
  'parkinson-disease': [null, null, 'Parkinson disease'],
  'cerebral-palsy': ['Left hemiplegic cerebral palsy', 'Bilateral cerebral palsy', 'Cerebral palsy'],
  'developmental-coordination-disorder': [null, null, 'Developmental coordination disorder'],
  ataxia: [null, null, 'Ataxia'],
  'spasticity-and-dystonia': [null, null, 'Spasticity, dystonia or tremor'],
  'facial-palsy': ['Left facial palsy', 'Bilateral facial palsy', 'Facial palsy'],
  'vestibular-disorder': [
    'Left peripheral vestibular disorder',
    'Bilateral peripheral vestibular disorder',
    'Vestibular disorder or dizziness',
  ],
  'peripheral-neuropathy': [null, null, 'Peripheral neuropathy'],
  'nerve-injury': ['Left mononeuropathy', 'Bilateral mononeuropathy', 'Mononeuropathy (nerve injury or entrapment)'],
  'guillain-barre': [null, null, 'Guillain-Barré syndrome or CIDP'],
  'motor-neuron-disease': [null, null, 'Motor neuron disease'],
  'muscular-dystrophy': [null, null, 'Muscular dystrophy'],
  myasthenia: [null, null, 'Myasthenia gravis'],
  'muscle-weakness': ['Left-sided muscle weakness', 'Bilateral muscle weakness', 'Muscle weakness'],
  'gait-disorder': [null, null, 'Gait abnormality or falls'],
  'acl-reconstruction': ['Left ACL reconstruction', 'Bilateral ACL reconstruction', 'ACL reconstruction'],
  'post-operative': [
    'Left-sided postoperative rehabilitation',
    'Bilateral postoperative rehabilitation',
    'Postoperative rehabilitation',
  ],
  fracture: ['Left-sided fracture', 'Bilateral fractures', 'Fracture'],
  sprain: [
    'Left-sided sprain, strain or sports injury',
    'Bilateral sprains, strains or sports injuries',
    'Sprain, strain or sports injury',
  ],
  'knee-osteoarthritis': ['Left knee osteoarthritis', 'Bilateral knee osteoarthritis', 'Knee osteoarthritis'],
  arthritis: ['Left-sided arthritis', 'Bilateral arthritis', 'Arthritis'],
  'joint-instability': ['Left-sided joint instability', 'Bilateral joint instability', 'Joint instability'],
  fibromyalgia: [null, null, 'Fibromyalgia'],
  'low-back-pain': ['Left-sided low back pain', 'Bilateral low back pain', 'Low back pain'],
  'neck-pain': [null, null, 'Neck pain'],
  'joint-or-limb-pain': ['Left-sided joint or limb pain', 'Bilateral joint or limb pain', 'Joint or limb pain'],
  contracture: ['Left-sided joint contracture', 'Bilateral joint contractures', 'Joint contracture'],
};

const sides = ['left', 'right', 'bilateral', 'midline', 'unlisted'] as const;

describe('conditionNamed(condition)', () => {
  it('reads every row with every side as the written-out table', () => {
    expect(conditions.map(({ id }) => id).sort()).toEqual(Object.keys(written).sort());
    for (const { id, name } of conditions) {
      const [left, both, none] = written[id] ?? expect.fail(id);
      const named = sides.map((side) => conditionNamed({ conditionId: id, name, side }).alone);
      const right = left?.replace('Left', 'Right').replace('left', 'right');
      expect(named, id).toEqual([left ?? none, right ?? none, both ?? none, none, none]);
    }
  });

  it('never puts a side behind a comma, and never says midline', () => {
    for (const { id, name } of conditions) {
      for (const side of sides) {
        const { alone, inside } = conditionNamed({ conditionId: id, name, side });
        for (const text of [alone, inside]) expect(text, text).not.toMatch(/, (?:left|right|bilateral|both)|midline|\{side\}/);
      }
    }
  });

  it('begins small inside a sentence unless the name is proper, as the labels of the phrase book do', () => {
    expect(conditionNamed({ conditionId: 'stroke', name: 'Stroke', side: 'left' }).inside).toBe('left hemiparesis after stroke');
    expect(conditionNamed({ conditionId: 'parkinson-disease', name: 'Parkinson disease', side: 'right' }).inside).toBe(
      'Parkinson disease',
    );
    for (const { id, name } of conditions) {
      for (const side of ['left', 'right', 'bilateral', 'midline'] as const) {
        const { alone, inside } = conditionNamed({ conditionId: id, name, side });
        const label = enUsLabels.sided.get(id)?.[side] ?? expect.fail(id);
        expect([String(label.alone), String(label.inside)]).toEqual([alone, inside]);
      }
    }
  });

  it('reads a name that the row had in an earlier release as its own', () => {
    expect(
      conditionNamed({ conditionId: 'acquired-brain-injury', name: 'Brain injury without trauma', side: 'left' }).inside,
    ).toBe('left hemiparesis after nontraumatic brain injury');
    expect(conditionNamed({ conditionId: 'post-operative', name: 'After surgery', side: 'right' }).alone).toBe(
      'Right-sided postoperative rehabilitation',
    );
  });

  it('keeps a name that a person wrote, with the side behind it where the condition takes one', () => {
    const typed = (conditionId: string, name: string, side: (typeof sides)[number]) =>
      conditionNamed({ conditionId, name, side }).alone;
    expect([
      typed('stroke', 'Infarct of the pons', 'left'),
      typed('stroke', 'Infarct of the pons', 'midline'),
      typed('elsewhere', 'Rare disease', 'bilateral'),
      typed('parkinson-disease', 'Parkinsonism', 'right'),
    ]).toEqual([
      'Infarct of the pons (left side of the body)',
      'Infarct of the pons',
      'Rare disease (both sides of the body)',
      'Parkinsonism',
    ]);
  });

  it('has a side wherever a diagnosis code names one, and only there or where paralysis of one side is coded without it', () => {
    for (const row of conditions) {
      const sided = row.icd10.some((one) => one.side !== null);
      expect(takesSide(row), row.id).toBe(sided || row.id === 'cerebral-palsy');
    }
  });

  it('asks to check a left or right of a condition without sides, and nothing else', () => {
    const asked = conditions.flatMap(({ id }) =>
      sides.filter((side) => hasUntakenSide({ conditionId: id, side })).map((side) => `${id} ${side}`),
    );
    const without = conditions.filter((row) => !takesSide(row)).flatMap(({ id }) => [`${id} left`, `${id} right`]);
    expect(asked).toEqual(without);
  });
});
