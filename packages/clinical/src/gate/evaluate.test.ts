import { describe, expect, it } from 'vitest';
import type { Order } from '../evaluation/order.ts';
import { gateOf } from './evaluate.ts';
import type { GateItem, GatePatient, VitalReading } from './patient.ts';

const on = '2026-11-30';
const person = (more: Partial<GatePatient> = {}): GatePatient => ({
  age: 50,
  conditions: [],
  answers: {},
  otherAnswers: 'no',
  vitals: [],
  limits: {},
  treatment: 'given',
  agreedBy: 'patient',
  orders: [],
  reasons: [],
  ...more,
});
const activity = (exerciseId: string, more: Partial<GateItem> = {}): GateItem => ({
  exerciseId,
  texts: [],
  code: '97110',
  side: 'bilateral',
  bodyPart: '',
  ...more,
});
const start = (patient: Partial<GatePatient>, exerciseId: string, more: Partial<GateItem> = {}) =>
  gateOf(person(patient), activity(exerciseId, more), on).start;
const order = (more: object): Order =>
  ({ id: '0198a5a0-0000-7000-8000-000000000009', from: '2026-11-20', until: null, by: 'Surgeon', ...more }) as Order;
const before = (...readings: readonly Partial<VitalReading>[]): Pick<GatePatient, 'vitals'> => ({
  vitals: readings.map((reading) => ({ when: 'before', posture: 'sitting', ...reading })),
});
const yes = (more: object = {}) => ({ answer: 'yes' as const, ...more });

describe('symptoms', () => {
  it('of an emergency stand until somebody says that they are gone', () => {
    const pain = { systolic: 130, diastolic: 80, symptoms: ['chest-pain'] as const };
    expect(start(before(pain), 'pegs')).toBe('blocked');
    expect(start(before(pain, { pain: 3 }), 'pegs')).toBe('blocked');
    expect(start(before(pain, { systolic: 128, diastolic: 80 }), 'pegs')).toBe('blocked');
    expect(start(before(pain, { systolic: 128, diastolic: 80, symptoms: [] }), 'pegs')).toBe('may');
    expect(start(before(pain), 'motor-imagery')).toBe('blocked');
    expect(start(before(pain), 'fma-ue', { measure: true })).not.toBe('reason');
  });
});

describe('vital signs', () => {
  it('are judged by the strictest row that is met', () => {
    expect(start(before({ heartRate: 38, symptoms: ['dizziness'] }), 'walk-level')).toBe('blocked');
    expect(start(before({ spo2: 80, symptoms: ['breathlessness'] }), 'pegs')).toBe('blocked');
    expect(start(before({ systolic: 185, diastolic: 90 }, { systolic: 205, diastolic: 90 }), 'weight-sens-hop')).toBe('blocked');
  });

  it('taken during work speak of work, and a later resting reading speaks for the start', () => {
    const work = { when: 'during' as const, posture: 'standing' as const };
    expect(start({ vitals: [{ ...work, systolic: 206, diastolic: 90 }] }, 'walk-level')).toBe('may');
    expect(start({ vitals: [{ ...work, systolic: 255, diastolic: 90 }] }, 'walk-level')).toBe('blocked');
    const rested: VitalReading = { when: 'before', posture: 'sitting', systolic: 130, diastolic: 80 };
    expect(start({ vitals: [{ ...work, systolic: 255, diastolic: 90 }, rested] }, 'walk-level')).toBe('may');
  });

  it('keep the house number of the end that nobody set', () => {
    const high = before({ systolic: 240, diastolic: 90 }, { systolic: 240, diastolic: 90 });
    const floor = order({ kind: 'parameter', what: 'systolic', least: 90 });
    expect(start({ ...high, orders: [floor] }, 'walk-level')).toBe('reason');
    expect(start({ ...high, limits: { systolic: { least: 90 } } }, 'walk-level')).toBe('reason');
    const cord = { answers: { 'cord-lesion-t6-or-above': yes() } };
    expect(start({ ...cord, ...before({ systolic: 200, diastolic: 90 }), orders: [floor] }, 'pegs')).toBe('blocked');
    const ceiling = order({ kind: 'parameter', what: 'systolic', most: 150 });
    expect(start({ ...high, orders: [ceiling, floor] }, 'walk-level')).toBe('blocked');
    const slow = before({ heartRate: 30 }, { heartRate: 30 });
    expect(start({ ...slow, limits: { heartRate: { most: 140 } } }, 'walk-level')).toBe('blocked');
    const contrary = [
      order({ kind: 'parameter', what: 'spo2', least: 94 }),
      order({ kind: 'parameter', what: 'spo2', most: 92 }),
    ];
    expect(start({ orders: contrary }, 'pegs')).toBe('asks');
  });

  it('of a child have floors and ceilings of their own', () => {
    const child = { age: 8, agreedBy: 'guardian' as const };
    expect(start({ ...child, ...before({ spo2: 75 }, { spo2: 75 }) }, 'pegs')).toBe('blocked');
    expect(start({ ...child, ...before({ heartRate: 230 }, { heartRate: 230 }) }, 'walk-level')).toBe('blocked');
    expect(start({ ...child, ...before({ heartRate: 122 }, { heartRate: 122 }) }, 'walk-level')).toBe('may');
  });
});

describe('an order of another part or side', () => {
  it('opens no rule of this one', () => {
    const fracture = { answers: { 'unhealed-fracture': yes({ side: 'left', regions: ['hip'] }) } };
    const bears = (side: string) => order({ kind: 'weight-bearing', value: 'WBAT', side, region: 'leg' });
    expect(start({ ...fracture, orders: [bears('right')] }, 'walk-level')).toBe('asks');
    expect(start({ ...fracture, orders: [bears('left')] }, 'walk-level')).toBe('may');
    const cuff = { answers: { 'fresh-repair': yes({ side: 'right', regions: ['shoulder'], since: '2026-11-20' }) } };
    const protocol = (region: string, side: string) =>
      order({ kind: 'protocol', allows: ['passive', 'active-assisted', 'active', 'resisted'], region, side });
    expect(start({ ...cuff, orders: [protocol('elbow', 'right')] }, 'sh-abd', { side: 'right' })).toBe('blocked');
    expect(start({ ...cuff, orders: [protocol('shoulder', 'left')] }, 'sh-abd', { side: 'right' })).toBe('blocked');
    expect(start({ ...cuff, orders: [protocol('shoulder', 'right')] }, 'sh-abd', { side: 'right' })).toBe('may');
    const hip = { answers: { 'posterior-hip-replacement': yes({ side: 'left', since: '2026-11-10' }) } };
    const forbids = (...blocks: string[]) => order({ kind: 'movement', blocks });
    expect(start({ ...hip, orders: [forbids('spinal-rotation')] }, 'squat')).toBe('reason');
    expect(start({ ...hip, orders: [forbids('hip-internal-rotation')] }, 'squat')).toBe('may');
    expect(start({ ...hip, orders: [forbids('hip-flexion-past-90')] }, 'squat')).toBe('blocked');
  });

  it('that is old asks only where it concerns the activity, and standing on both feet concerns both legs', () => {
    const sling = order({ kind: 'weight-bearing', value: 'NWB', side: 'left', region: 'arm', from: '2026-07-01' });
    expect(start({ orders: [sling] }, 'knee-extension', { side: 'right' })).toBe('may');
    const none = order({ kind: 'weight-bearing', value: 'NWB', side: 'left', region: 'leg' });
    expect(start({ orders: [none] }, 'squat', { side: 'right' })).toBe('blocked');
    expect(start({ orders: [none] }, 'sls', { side: 'right' })).toBe('may');
    const rest = (value: string) => order({ kind: 'activity', value });
    for (const value of ['bed rest', 'Bedrest', 'strict bed rest'])
      expect(start({ orders: [rest(value)] }, 'walk-level')).toBe('blocked');
  });
});

describe('a wider answer', () => {
  it('never opens what the narrower one held', () => {
    const repaired = (...regions: string[]) => ({
      answers: { 'fresh-repair': yes({ side: 'right', since: '2026-11-10', regions }) },
    });
    const held = ['reason', 'blocked'];
    expect(held).toContain(start(repaired('elbow'), 'emg-biceps-triceps', { side: 'right' }));
    expect(held).toContain(start(repaired('elbow', 'shoulder'), 'emg-biceps-triceps', { side: 'right' }));
    expect(held).toContain(start(repaired('arm'), 'emg-biceps-triceps', { side: 'right' }));
  });
});

describe('what a therapist says of an activity', () => {
  it('adds to a record and to a code, and takes nothing away', () => {
    const none = order({ kind: 'weight-bearing', value: 'NWB', side: 'left', region: 'leg' });
    const traits = { movements: ['knee flexion within active'] };
    expect(start({ orders: [none] }, 'walk-level', { traits })).toBe('blocked');
    const paced = { answers: { 'cardiac-implant': yes() } };
    expect(start(paced, 'quad-set', { code: '97032', traits: { agents: [], contact: 'none', exertion: 1 } })).toBe('blocked');
    expect(start(paced, 'own', { traits: { agents: [] } })).toBe('asks');
    expect(start(paced, 'own', { traits: { agents: [], contact: 'none', exertion: 1 } })).toBe('may');
    const numb = { answers: { 'insensate-skin': yes({ side: 'left', regions: ['calf'] }) } };
    const pack = { code: '97010', side: 'left', bodyPart: 'calf' } as const;
    expect(start(numb, 'own', pack)).toBe('blocked');
    expect(start(numb, 'own', { ...pack, traits: { agents: ['cold'], contact: 'none', exertion: 0 } })).toBe('reason');
  });

  it('of the place counts also outside of the row’s own regions', () => {
    expect(start({}, 'squat', { code: '97032', bodyPart: 'neck-front' })).toBe('blocked');
    expect(start({}, 'own', { code: 'G0283', bodyPart: 'neck' })).toBe('reason');
    const wound = { answers: { 'broken-skin': yes({ regions: ['belly'] }) } };
    expect(start(wound, 'emg-quadriceps', { side: 'left', bodyPart: 'abdomen' })).toBe('blocked');
  });
});

describe('a reason on record', () => {
  const findings = (patient: Partial<GatePatient>, item: GateItem) => gateOf(person(patient), item, on).findings;
  const given = (patient: Partial<GatePatient>, item: GateItem) =>
    findings(patient, item).flatMap(({ rule, severity, facts }) =>
      severity === 'reason' ? [{ rule, facts, text: 'Checked with the physician this morning', on }] : [],
    );

  it('is none for another part of the body, another order or another day', () => {
    const thin = { answers: { anticoagulants: yes() } };
    const needles = (bodyPart: string) => activity('own', { code: '20560', side: 'left', bodyPart });
    const reasons = given(thin, needles('calf'));
    expect(gateOf(person({ ...thin, reasons }), needles('calf'), on).start).toBe('may');
    expect(gateOf(person({ ...thin, reasons }), needles('chest'), on).start).toBe('reason');
    const diet = (value: string) => ({ orders: [order({ kind: 'diet', value })] });
    const eating = activity('eating', { side: 'left' });
    const fed = given(diet('IDDSI 5'), eating);
    expect(gateOf(person({ ...diet('IDDSI 5'), reasons: fed }), eating, on).start).toBe('may');
    expect(gateOf(person({ ...diet('IDDSI 3'), reasons: fed }), eating, on).start).toBe('reason');
    const breathless = before({ systolic: 130, diastolic: 80, symptoms: ['breathlessness'] });
    const today = given(breathless, activity('pegs', { side: 'left' }));
    expect(gateOf(person({ ...breathless, reasons: today }), activity('pegs', { side: 'left' }), on).start).toBe('may');
    expect(gateOf(person({ ...breathless, reasons: today }), activity('pegs', { side: 'left' }), '2026-12-01').start).toBe(
      'reason',
    );
  });

  it('of one activity leaves that of another standing', () => {
    const metal = { answers: { 'metal-under-skin': yes({ state: 'healed', regions: ['hip', 'shoulder'] }) } };
    const sound = (bodyPart: string) => activity('own', { code: '97035', side: 'left', bodyPart });
    const reasons = [...given(metal, sound('hip')), ...given(metal, sound('shoulder'))];
    expect(gateOf(person({ ...metal, reasons }), sound('hip'), on).start).toBe('may');
    expect(gateOf(person({ ...metal, reasons }), sound('shoulder'), on).start).toBe('may');
  });
});
