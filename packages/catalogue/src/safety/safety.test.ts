import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exercises,
  findRow,
  type PlannedActivity,
  plannedExercise,
  planRules,
  type SafetyAnswers,
  type SafetyWhen,
  type ScreenReply,
  safetyOf,
  screenQuestions,
  stopRules,
  stopsOf,
  type Trait,
  techniques,
} from '../index.ts';

const questions = screenQuestions.map((row) => row.id);
const calm: Readonly<Record<string, ScreenReply>> = Object.fromEntries(
  questions.map((id) => [id, { answer: id === 'medication-known' ? 'yes' : 'no' }]),
);
const answers = (given: Readonly<Record<string, ScreenReply>>, ageYears: number | null = 55): SafetyAnswers => ({
  replies: { ...calm, ...given },
  ageYears,
});
const planned = (techniqueId: string, given: Partial<PlannedActivity> = {}): PlannedActivity => {
  const row = findRow('technique', techniqueId) ?? expect.fail(`no technique ${techniqueId}`);
  return { id: techniqueId, side: null, regions: [], techniques: [row.id], traits: row.traits, ...given };
};
const rulesFound = (verdict: ReturnType<typeof safetyOf>) => verdict.findings.map((one) => one.rule);
const yes: ScreenReply = { answer: 'yes' };

function questionsOf(when: SafetyWhen): string[] {
  if (when.kind === 'answer') return [when.question];
  return when.kind === 'all' || when.kind === 'any' ? when.of.flatMap(questionsOf) : [];
}

function traitsOf(when: SafetyWhen): readonly Trait[] {
  if (when.kind === 'trait') return when.any;
  return when.kind === 'all' || when.kind === 'any' ? when.of.flatMap(traitsOf) : [];
}

describe('the rules', () => {
  it('ask only questions that the screen holds, and the screen asks none in vain', () => {
    const asked = new Set(planRules.flatMap((rule) => (rule.when.phase === 'plan' ? questionsOf(rule.when.is) : [])));
    for (const id of asked) expect(questions, id).toContain(id);
    expect(questions.filter((id) => !asked.has(id))).toEqual([]);
  });

  it('speak only of traits that some technique has, or that an exercise may have', () => {
    const borne = new Set(techniques.flatMap((row) => row.traits));
    const ofExercises: readonly Trait[] = ['impact', 'prone', 'floor-work', 'maximal-effort'];
    const spoken = new Set(planRules.flatMap((rule) => (rule.when.phase === 'plan' ? traitsOf(rule.when.is) : [])));
    expect([...spoken].filter((trait) => !borne.has(trait) && !ofExercises.includes(trait))).toEqual([]);
  });
});

describe('safetyOf(answers, plan)', () => {
  it.each([
    ['nmes', 'cardiac-implant', 'current-and-cardiac-implant'],
    ['fes', 'brain-or-nerve-stimulator', 'current-and-stimulator'],
    ['tens', 'deep-vein-thrombosis', 'current-and-clot'],
    ['nmes', 'broken-skin', 'current-on-broken-skin'],
    ['tms', 'cochlear-implant', 'coil-and-metal'],
    ['emg-biofeedback', 'broken-skin', 'electrodes-on-broken-skin'],
    ['strength-training', 'unhealed-fracture', 'load-and-fracture'],
    ['strength-training', 'unstable-heart', 'exertion-and-heart'],
    ['sensory-integration', 'seizures', 'spinning-and-seizures'],
    ['virtual-reality-headset', 'photosensitivity', 'headset-and-light'],
    ['virtual-reality-headset', 'shunt', 'headset-and-valve'],
    ['taping', 'malignancy', 'tape-and-clot-or-growth'],
    ['group-session', 'infection', 'group-and-infection'],
    ['manual-therapy', 'deep-vein-thrombosis', 'hands-and-clot'],
    ['body-weight-supported-walking', 'spinal-precautions', 'harness-and-spine'],
  ])('blocks %s with %s', (technique, question, rule) => {
    const verdict = safetyOf(answers({ [question]: yes }), [planned(technique)]);
    expect(verdict.gate).toBe('blocked');
    expect(verdict.findings.find((one) => one.rule === rule)).toMatchObject({
      severity: 'block',
      certain: true,
      activities: [technique],
      because: [question],
    });
  });

  it.each([
    ['pnf-leg-d1-flexion', true],
    ['pnf-leg-d1-extension', true],
    ['pnf-leg-d2-flexion', true],
    ['pnf-leg-d2-extension', false],
    ['pnf-arm-d2-flexion', false],
  ] as const)('after a hip replaced from behind: %s out is %s', (technique, out) => {
    const leg = technique.startsWith('pnf-leg');
    const plan = [planned(technique, { side: 'right', regions: [leg ? 'leg' : 'arm'] })];
    const verdict = safetyOf(answers({ 'posterior-hip-replacement': { answer: 'yes', side: 'right' } }), plan);
    expect(rulesFound(verdict).includes('hip-precautions')).toBe(out);
    const otherSide = safetyOf(answers({ 'posterior-hip-replacement': { answer: 'yes', side: 'left' } }), plan);
    expect(rulesFound(otherSide)).not.toContain('hip-precautions');
  });

  it.each([
    ['anterior-shoulder-instability', ['pnf-arm-d2-flexion', 'pnf-lift']],
    ['reverse-shoulder-replacement', ['pnf-arm-d1-extension', 'pnf-arm-d2-extension', 'pnf-chop']],
  ])('with %s blocks %s and no other arm pattern', (question, out) => {
    const patterns = techniques.filter((row) => /^pnf-(?:arm|chop|lift)/.test(row.id));
    const plan = patterns.map((row) => planned(row.id, { side: 'left', regions: ['arm'] }));
    const verdict = safetyOf(answers({ [question]: { answer: 'yes', side: 'left' } }), plan);
    expect(verdict.findings.filter((one) => one.severity === 'block').flatMap((one) => one.activities)).toEqual(out);
  });

  it('asks every limit of hip and shoulder for a pattern that only the therapist can name', () => {
    const verdict = safetyOf(answers({ 'posterior-hip-replacement': yes }), [planned('pnf-own-pattern')]);
    expect(verdict.gate).toBe('blocked');
  });

  it('takes unknown for neither yes nor no: it blocks, says it is not certain, and asks', () => {
    const verdict = safetyOf(answers({ 'cardiac-implant': { answer: 'unknown' } }), [planned('nmes')]);
    expect(verdict.gate).toBe('blocked');
    expect(verdict.findings[0]).toMatchObject({ certain: false, ask: ['cardiac-implant'], because: [] });
    expect(verdict.ask).toEqual(['cardiac-implant']);
  });

  it('asks nothing that does not matter to the plan', () => {
    const { ask } = safetyOf({ replies: {}, ageYears: 40 }, [planned('motor-imagery')]);
    expect(ask).not.toContain('cardiac-implant');
    expect(ask).not.toContain('posterior-hip-replacement');
    expect(ask).toContain('red-flags-spine');
  });

  it('lets a yes for one place leave other places alone', () => {
    const wrist = answers({ 'unhealed-fracture': { answer: 'yes', side: 'right', regions: ['wrist'] } });
    const train = (regions: readonly string[], side: 'left' | 'right') =>
      rulesFound(safetyOf(wrist, [planned('strength-training', { regions, side })]));
    expect(train(['wrist'], 'right')).toContain('load-and-fracture');
    expect(train(['arm'], 'right')).toContain('load-and-fracture');
    expect(train(['knee'], 'right')).not.toContain('load-and-fracture');
    expect(train(['wrist'], 'left')).not.toContain('load-and-fracture');
  });

  it('blocks a maximal face while it is flaccid, and a maximal reference on a fresh repair; asks a reason for pressure, disease and pain', () => {
    const maximal = { id: 'MVIC', side: 'left', techniques: [], traits: ['maximal-effort'] } as const;
    expect(safetyOf(answers({ 'flaccid-face': yes }), [{ ...maximal, regions: ['cheek'] }]).gate).toBe('blocked');
    expect(safetyOf(answers({ 'flaccid-face': yes }), [{ ...maximal, regions: ['forearm'] }]).gate).toBe('clear');
    expect(safetyOf(answers({ 'fresh-repair': yes }), [{ ...maximal, regions: ['forearm'] }]).gate).toBe('blocked');
    for (const question of ['uncontrolled-blood-pressure', 'muscle-disease', 'pain-on-effort'])
      expect(safetyOf(answers({ [question]: yes }), [{ ...maximal, regions: ['forearm'] }]).gate, question).toBe('reason');
  });

  it('notes a child, and asks for a headset’s age', () => {
    const verdict = safetyOf(answers({}, 10), [planned('virtual-reality-headset')]);
    expect(rulesFound(verdict)).toEqual(expect.arrayContaining(['child', 'headset-and-age']));
    expect(rulesFound(safetyOf(answers({}, 40), [planned('virtual-reality-headset')]))).not.toContain('child');
  });

  it('is clear for a calm person and harmless practice, and carries source and status with every finding', () => {
    expect(safetyOf(answers({}), [planned('motor-imagery')])).toMatchObject({ gate: 'clear', findings: [], ask: [] });
    for (const one of safetyOf({ replies: {}, ageYears: null }, [planned('nmes')]).findings) {
      expect(one.source.length).toBeGreaterThan(5);
      expect(['verified', 'unverified', 'unsourced']).toContain(one.status);
    }
  });

  const reply = fc.record({ answer: fc.constantFrom('yes', 'no', 'unknown') });
  const someAnswers = fc.record({
    replies: fc.dictionary(fc.constantFrom(...questions), reply),
    ageYears: fc.option(fc.integer({ min: 0, max: 110 })),
  });
  const somePlan = fc.array(
    fc.constantFrom(...techniques).map((row) => planned(row.id)),
    { maxLength: 5 },
  );
  const worst = { clear: 0, reason: 1, blocked: 2 };

  it('never gets safer by knowing less: an answer taken away can only raise the gate or leave it', () => {
    fc.assert(
      fc.property(someAnswers, somePlan, fc.constantFrom(...questions), (given, plan, question) => {
        const known = { ...given, replies: { ...given.replies, [question]: { answer: 'no' } as const } };
        const unknown = { ...given, replies: { ...given.replies, [question]: { answer: 'unknown' } as const } };
        // "Has the medication been seen?" is the one question whose no is the worse answer.
        if (question === 'medication-known') return;
        expect(worst[safetyOf(unknown, plan).gate]).toBeGreaterThanOrEqual(worst[safetyOf(known, plan).gate]);
      }),
    );
  });

  it('never gets safer by doing more: a longer plan finds at least what a shorter one does', () => {
    fc.assert(
      fc.property(someAnswers, somePlan, somePlan, (given, plan, more) => {
        const few = new Set(rulesFound(safetyOf(given, plan)));
        const many = new Set(rulesFound(safetyOf(given, [...plan, ...more])));
        expect([...few].filter((rule) => !many.has(rule))).toEqual([]);
      }),
    );
  });
});

describe('plannedExercise(row, at)', () => {
  it('brings the traits of its techniques, and electrodes with a muscle signal', () => {
    const at = { id: 'one', side: 'left', regions: ['wrist'] } as const;
    const target = exercises.find(({ id }) => id === 'emg-wrist-extension')?.target ?? null;
    expect(plannedExercise({ target, traits: ['resistance'] }, at).traits).toEqual(['resistance', 'emg', 'adhesive-on-skin']);
    const stimulated = plannedExercise({ target: null, techniques: ['nmes'] }, at);
    expect(stimulated).toMatchObject({ ...at, techniques: ['nmes'] });
    expect(safetyOf(answers({ 'cardiac-implant': yes }), [stimulated]).gate).toBe('blocked');
  });
});

describe('stopsOf(seen, bounds)', () => {
  const bounds = {
    limits: { systolic: { least: 90, most: 160 }, spo2: { least: 92 }, pain: { most: 6 } },
    baseline: { pain: 2, systolic: 105 },
    cordAtT6OrAbove: 'no',
    ageYears: 50,
  } as const;
  const found = (seen: Parameters<typeof stopsOf>[0], given: Partial<Parameters<typeof stopsOf>[1]> = {}) =>
    stopsOf(seen, { ...bounds, ...given }).map((rule) => rule.id);

  it('stops at two points of pain over the start, not below', () => {
    expect(found({ signs: [], pain: 3.5 })).toEqual([]);
    expect(found({ signs: [], pain: 4 })).toEqual(['stop-pain-rise']);
    expect(found({ signs: [], pain: 7 })).toEqual(['stop-pain-rise', 'stop-pain-limit']);
    expect(found({ signs: [], pain: 5 }, { baseline: {} })).toEqual([]);
  });

  it('holds each patient to the limits that the clinician set, inclusive', () => {
    expect(found({ signs: [], systolic: 160 })).toEqual([]);
    expect(found({ signs: [], systolic: 161 })).toEqual(['stop-pressure-limit']);
    expect(found({ signs: [], spo2: 91 })).toEqual(['stop-oxygen-limit']);
    expect(found({ signs: [], spo2: 91 }, { limits: {} })).toEqual([]);
  });

  it('shows the steps of dysreflexia at a rise of 20, or 15 in a child, with a high cord lesion or an unknown one', () => {
    const rise = { signs: [], systolic: 125 } as const;
    expect(found(rise)).toEqual([]);
    expect(found(rise, { cordAtT6OrAbove: 'yes' })).toEqual(['autonomic-dysreflexia']);
    expect(found(rise, { cordAtT6OrAbove: 'unknown' })).toEqual(['autonomic-dysreflexia']);
    expect(found({ signs: [], systolic: 124 }, { cordAtT6OrAbove: 'yes' })).toEqual([]);
    expect(found({ signs: [], systolic: 120 }, { cordAtT6OrAbove: 'yes', ageYears: 9 })).toEqual(['autonomic-dysreflexia']);
    expect(found({ signs: ['pounding-headache'] }, { cordAtT6OrAbove: 'yes' })).toEqual(['autonomic-dysreflexia']);
    expect(findRow('safety', 'autonomic-dysreflexia')?.steps.length).toBeGreaterThan(6);
  });

  it('puts emergencies first, and every sign has a rule', () => {
    expect(found({ signs: ['dizziness', 'chest-pain'] })).toEqual(['stop-chest-pain', 'stop-dizziness']);
    for (const rule of stopRules) if (rule.emergency) expect(rule.steps.length, rule.id).toBeGreaterThan(2);
  });
});
