import { type Envelope, type NewSnapshot, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { hoursSincePractice, needsOtherReference, planFor, tappedPlanFor } from './plan.ts';

const agonist = { channel: 'ECR', unit: 'µV', reference: 160 };
const antagonist = { channel: 'FCR', unit: 'µV', reference: 150 };
const source = { recording: '018f4e2a-0000-7000-8000-00000000000c', agonist, antagonist: null };

/** 2026-11-22 15:30 in the example's Chicago. */
const opened = Date.UTC(2026, 10, 22, 21, 30);

function visitOf(change: (snapshot: NewSnapshot) => NewSnapshot, pain: number | null = null) {
  const snapshot = change(exampleSnapshot());
  const tab = exampleWriter({
    clinicId: snapshot.clinic.id,
    visitId: snapshot.program.id,
    userId: 'pt',
    zone: 'UTC',
    number: 1,
    startedAt: opened,
  });
  const events: Envelope[] = [tab.write(opened, 'visit.opened', { snapshot })];
  if (pain !== null) events.push(tab.write(opened + 1, 'pain.rated', { score: pain, when: 'before' }));
  const visit = foldVisit(readLog(events));
  const activity = visit.activities[0];
  if (activity === undefined) throw new Error('the example has no program');
  return { visit, activity };
}

const withTarget =
  (more: object) =>
  (snapshot: NewSnapshot): NewSnapshot => ({
    ...snapshot,
    program: {
      ...snapshot.program,
      items: snapshot.program.items.map((item) =>
        item.target === undefined ? item : { ...item, target: { ...item.target, ...more } },
      ),
    },
  });

describe('planFor', () => {
  it('planFor(visit, activity) takes the program’s zone and ways, and the coach’s defaults where it says nothing', () => {
    const { visit, activity } = visitOf((s) => s, 2);
    const plan = planFor(visit, activity, source);
    const { floor, ceiling, holdSeconds } = activity.zone ?? { floor: 0, ceiling: 0, holdSeconds: 0 };
    expect(plan).toMatchObject({
      zone: { floor, ceiling, holdSeconds },
      feedback: 'faded',
      adapt: 'success',
      antagonist: null,
      painKnown: true,
      fallRisk: 'unknown',
    });
    const ordered = visitOf(
      withTarget({
        feedback: 'terminal',
        adapt: 'ease-only',
        inputs: [{ role: 'antagonist', quantity: 'emg', limit: 20 }],
      }),
    );
    expect(planFor(ordered.visit, ordered.activity, { ...source, antagonist })).toMatchObject({
      feedback: 'terminal',
      adapt: 'ease-only',
      antagonist: { channel: 'FCR', limit: 20 },
      painKnown: false,
    });
    // A policy that this program does not know is no order.
    const strange = visitOf(withTarget({ feedback: 'telepathic' }));
    expect(planFor(strange.visit, strange.activity, source)?.feedback).toBe('faded');
  });

  it('planFor() and tappedPlanFor() take the order of practice of the item; the clinician’s limit goes over its numbers', () => {
    const practice = {
      feedback: 'terminal',
      errors: 'errorless',
      rules: { 'good-trials': true, 'faded-feedback': false },
      numbers: { goodOf: 4, effortLimit: 9 },
    } as const;
    const ordered = visitOf((snapshot) => ({
      ...snapshot,
      limits: { id: snapshot.program.id, effort: 5, vitalsFirst: false },
      program: { ...snapshot.program, items: snapshot.program.items.map((item) => ({ ...item, practice })) },
    }));
    const expected = {
      feedback: 'terminal',
      errors: 'errorless',
      rules: practice.rules,
      parameters: { goodOf: 4, effortLimit: 5 },
    };
    expect(planFor(ordered.visit, ordered.activity, source)).toMatchObject(expected);
    expect(tappedPlanFor(ordered.visit, ordered.activity)).toMatchObject(expected);
    // What the target says of feedback is the order of the release that coaches targets alone.
    const both = visitOf((snapshot) => {
      const aimed = withTarget({ feedback: 'bandwidth' })(snapshot);
      return { ...aimed, program: { ...aimed.program, items: aimed.program.items.map((item) => ({ ...item, practice })) } };
    });
    expect(planFor(both.visit, both.activity, source)?.feedback).toBe('bandwidth');
  });

  it('planFor() says in which schedule the activity is practiced: its own, else the program’s, and a block where it is alone', () => {
    const schedule = (kind: 'serial' | 'random' | undefined, own: 'blocked' | 'variable' | undefined, all = true) => {
      const { visit, activity } = visitOf((snapshot) => ({
        ...snapshot,
        program: {
          ...snapshot.program,
          items: (all ? snapshot.program.items : snapshot.program.items.slice(0, 1)).map((item) =>
            own === undefined ? item : { ...item, practice: { schedule: own } },
          ),
          ...(kind === undefined ? {} : { schedule: { kind, seed: 1 } }),
        },
      }));
      return planFor(visit, activity, source)?.schedule;
    };
    expect([schedule(undefined, undefined), schedule('random', undefined)]).toEqual(['blocked', 'random']);
    expect([schedule('random', undefined, false), schedule('random', 'blocked'), schedule('serial', 'variable')]).toEqual([
      'blocked',
      'blocked',
      'variable',
    ]);
  });

  it('planFor() goes the way of the target, and plans nothing where nobody said which way, or on a metric without a coach', () => {
    const rest = visitOf(withTarget({ direction: 'down', floor: null, ceiling: 20, holdSeconds: 10 }));
    expect(planFor(rest.visit, rest.activity, source)?.zone).toEqual({
      direction: 'down',
      floor: null,
      ceiling: 20,
      holdSeconds: 10,
    });
    const open = visitOf(withTarget({ direction: 'unset' }));
    expect(open.activity.zone?.direction).toBe('unset');
    expect(planFor(open.visit, open.activity, source)).toBeNull();
    const force = (target: object) =>
      visitOf((snapshot) => ({
        ...snapshot,
        program: { ...snapshot.program, items: snapshot.program.items.map((item) => ({ ...item, target }) as typeof item) },
      }));
    const aim = { direction: 'up', floor: 40, ceiling: null, holdSeconds: 2, inputs: [] };
    const known = force({ metric: 'force', unit: 'N', ...aim });
    expect([known.activity.zone?.metric, planFor(known.visit, known.activity, source)]).toEqual(['force', null]);
    const later = force({ metric: 'grip-work', unit: 'J', ...aim, phases: [1, 2] });
    expect(later.activity.item.target).toMatchObject({ metric: 'grip-work', phases: [1, 2] });
    expect([later.activity.zone, planFor(later.visit, later.activity, source)]).toEqual([null, null]);
  });

  it('planFor() takes the patient’s own limits and what the screen says of falls; what the therapist chooses now comes first', () => {
    const limits = { id: source.recording, pain: 5, effort: 6, vitalsFirst: true };
    const { visit, activity } = visitOf((s) => ({ ...s, limits, falls: 'yes' }));
    expect(planFor(visit, activity, source)).toMatchObject({
      fallRisk: 'yes',
      parameters: { effortLimit: 6 },
    });
    expect(planFor(visit, activity, source, { fallRisk: 'no', parameters: { fewest: 4 } })).toMatchObject({
      fallRisk: 'no',
      parameters: { effortLimit: 6, fewest: 4 },
    });
  });

  it('planFor() takes sets and repetitions of the item, watches an antagonist only by a limit, and refuses rest from a maximal effort', () => {
    const { visit, activity } = visitOf((s) => s);
    const plan = planFor(visit, activity, { ...source, antagonist });
    const { dose } = activity.item;
    expect(plan?.dose).toEqual(
      dose.kind === 'repetitions' ? { sets: dose.sets, repetitions: dose.repetitions, restSeconds: null } : null,
    );
    expect([plan?.antagonist, plan?.antagonistShown]).toEqual([null, 'FCR']);
    const down = withTarget({ direction: 'down', floor: null, ceiling: 20 });
    const calm = visitOf(down);
    expect(planFor(calm.visit, calm.activity, source)?.zone.direction).toBe('down');
    const maximal = { ...calm.activity, reference: { kind: 'MVIC' } as never };
    expect([planFor(calm.visit, maximal, source), needsOtherReference(maximal)]).toEqual([null, true]);
  });

  it('planFor() says whether the patient is a child', () => {
    const patient = { ...exampleSnapshot().patient, bornOn: '2015-01-01' };
    const { visit, activity } = visitOf((s) => ({ ...s, patient }));
    expect(planFor(visit, activity, source)?.child).toBe(true);
  });
});

describe('hoursSincePractice', () => {
  it('hoursSincePractice(visit, activity) is the least that can be, and null where nobody knows', () => {
    const practised = (date: string, repetitions = 10) =>
      visitOf((snapshot) => {
        const [item] = snapshot.program.items;
        const activities = [
          { exerciseId: item?.exerciseId ?? '', side: item?.side ?? 'right', repetitions, held: 5, cues: 0 } as const,
        ];
        return { ...snapshot, previous: { visitId: snapshot.program.id, date, activities } };
      });
    const hours = (date: string, repetitions?: number) => {
      const { visit, activity } = practised(date, repetitions);
      return hoursSincePractice(visit, activity);
    };
    expect(hours('2026-11-22')).toBeNull();
    expect(hours('2026-11-21')).toBeCloseTo(15.5, 9);
    expect(hours('2026-11-20')).toBeCloseTo(39.5, 9);
    expect(hours('2025-11-22')).toBeCloseTo(364 * 24 + 15.5, 9);
    expect(hours('2026-11-20', 0)).toBeNull();
    const never = visitOf((snapshot) => ({ ...snapshot, previous: null }));
    expect(hoursSincePractice(never.visit, never.activity)).toBeNull();
  });
});
