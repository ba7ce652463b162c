import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityId, seen, taps, visitOf } from '../visit.fixture.ts';
import { isPlateau, learningCurve } from './curve.ts';
import { ladderFor, ladders, progressVariables } from './ladder.ts';
import { answerProposal, type ProgressContext, type ProposalAnswer, proposalFor } from './proposal.ts';
import { proposalText } from './proposal-text.ts';
import { type PracticeSession, sessionOf, sessionsOf } from './session.ts';

const session = (dayNumber: number, happened: Parameters<typeof visitOf>[1]): PracticeSession => {
  const found = sessionOf(visitOf(dayNumber, happened), activityId);
  if (found === null) throw new Error('nothing was practised');
  return found;
};
const context: ProgressContext = { ladder: ladders.tap, answers: [] };
const good = (dayNumber: number) => session(dayNumber, taps('xxxxxxxxxx'));
const middling = (dayNumber: number) => session(dayNumber, taps('xxxxxxxx--'));
const poor = (dayNumber: number) => session(dayNumber, taps('xxx-------'));

describe('sessionOf(visit, activityId)', () => {
  it('keeps probes out of practice, finds first and best five, and the pain over what was before', () => {
    const found = session(0, [
      ['pain.rated', { score: 2, when: 'before' }],
      ...seen('x-xxx', { phase: 'probe', feedback: 'none' }),
      ...seen('--x--xxxxx-x', { phase: 'practice', feedback: 'live' }),
      ['pain.rated', { score: 3, when: 'during' }],
      ['pain.rated', { score: 2, when: 'after' }],
      ['effort.rated', { score: 5, scale: 'CR10' }],
    ]);
    expect(found).toMatchObject({
      trials: 12,
      held: 7,
      first: { held: 1, of: 5 },
      best: { held: 5, of: 5 },
      painRise: 1,
      effort: 5,
    });
    expect(found.live).toBeCloseTo(12 / 17, 9);
    expect(found.handsOn).toBeNull();
    expect(found.evidence).toHaveLength(12 + 3 + 1);
  });

  it('takes a whole probe that the log calls learning, and no other', () => {
    const probe = { run: activityId, at: 10, cold: true, held: 4, of: 5 };
    const ended = (label: 'learning' | 'performance', complete: boolean) =>
      session(0, [...taps('x'), ['probe.ended', { ...probe, label, complete }]]).learning;
    expect(ended('learning', true)).toEqual({ held: 4, of: 5 });
    expect([ended('learning', false), ended('performance', true)]).toEqual([null, null]);
  });

  it('sessionsOf(visits, exercise) are those of one exercise and side, oldest first', () => {
    const visits = [visitOf(3, taps('xx')), visitOf(1, taps('x')), visitOf(2, [])];
    const { exerciseId, side } = good(0);
    expect(sessionsOf(visits, { exerciseId, side }).map(({ trials }) => trials)).toEqual([1, 2]);
    expect(sessionsOf(visits, { exerciseId, side: side === 'left' ? 'right' : 'left' })).toEqual([]);
  });

  it('is null where nothing was practised, and counts no STOP that was a mistake', () => {
    expect(sessionOf(visitOf(0, []), activityId)).toBeNull();
    expect(sessionOf(visitOf(0, taps('x')), 'another')).toBeNull();
    expect(session(0, [...taps('x'), ['stop.pressed', { from: 'patient' }, 0]]).stops).toBe(1);
  });
});

describe('proposalFor(history, context)', () => {
  it('proposes a harder step above the band, by the first of the ladder that has a step left, with its evidence', () => {
    const last = good(1);
    const proposal = proposalFor([middling(0), last], context);
    expect(proposal).toMatchObject({
      rule: 'challenge-point',
      variable: 'feedback',
      direction: 'harder',
      because: { what: 'above', success: 1, high: 0.85, sessions: 1 },
      evidence: last.evidence,
      row: { status: 'unverified' },
    });
    const helped = session(2, [['assistance.set', { level: 'minimal' }], ...taps('xxxxxxxxxx')]);
    expect(proposalFor([helped], context)?.variable).toBe('assistance');
    expect(proposalFor([good(0)], { ladder: ladders.signal, answers: [] })?.variable).toBe('threshold');
  });

  it('proposes nothing within the band, on few trials, or before anything was practised', () => {
    expect(proposalFor([middling(0)], context)).toBeNull();
    expect(proposalFor([session(0, taps('xxxx'))], context)).toBeNull();
    expect(proposalFor([], context)).toBeNull();
    expect(proposalFor([good(0)], { ...context, ladder: [] })).toBeNull();
  });

  it('proposes an easier step after the third session below the band, not before, and takes back what was made harder last', () => {
    expect(proposalFor([poor(0), poor(1)], context)).toBeNull();
    expect(proposalFor([poor(0), poor(1), middling(2), poor(3)], context)).toBeNull();
    const history = [poor(1), poor(2), poor(3)];
    expect(proposalFor(history, context)).toMatchObject({ rule: 'one-change', direction: 'easier', variable: 'assistance' });
    const start = good(0);
    const first = proposalFor([start], context);
    if (first === null) throw new Error('a proposal');
    const answers = [answerProposal({ ...first, variable: 'variants' }, true, start.to + 1)];
    expect(proposalFor([start, ...history], { ...context, answers })).toMatchObject({
      variable: 'variants',
      direction: 'easier',
    });
  });

  it('puts pain, a STOP and effort before success', () => {
    const hurt = session(0, [
      ['pain.rated', { score: 1, when: 'before' }],
      ...taps('xxxxxxxxxx'),
      ['pain.rated', { score: 3, when: 'after' }],
    ]);
    expect(proposalFor([hurt], context)).toMatchObject({
      rule: 'stop-rules',
      direction: 'easier',
      because: { what: 'pain', rise: 2 },
    });
    const stopped = session(0, [...taps('xxxxxxxxxx'), ['stop.pressed', { from: 'rule' }, 0]]);
    expect(proposalFor([stopped], context)).toMatchObject({ direction: 'easier', because: { what: 'stopped', stops: 1 } });
    const spent = session(0, [...taps('xxxxxxxxxx'), ['effort.rated', { score: 8, scale: 'CR10' }]]);
    expect(proposalFor([spent], context)).toMatchObject({
      direction: 'easier',
      because: { what: 'effort', effort: 8, limit: 7 },
    });
  });

  it('waits after an answer until another session was practised, then asks for another variable where one was refused', () => {
    const history = [good(0)];
    const first = proposalFor(history, context);
    if (first === null) throw new Error('a proposal');
    const refused: ProposalAnswer = answerProposal(first, false, good(0).to + 1, 'not yet');
    expect(proposalFor(history, { ...context, answers: [refused] })).toBeNull();
    const next = proposalFor([...history, good(1)], { ...context, answers: [refused] });
    expect([first.variable, next?.variable]).toEqual(['feedback', 'repetitions']);
  });

  it('ladderFor leaves out more repetitions and resistance for a face, a dystrophy, pain, and while one is unknown', () => {
    const fine = { face: false, dystrophy: false, pain: false };
    expect(ladderFor('tap', fine)).toEqual(ladders.tap);
    for (const what of ['face', 'dystrophy', 'pain'] as const)
      for (const answered of [true, null]) {
        const steps = ladderFor('tap', { ...fine, [what]: answered });
        expect(steps).not.toContain('repetitions');
        expect(steps).not.toContain('resistance');
        expect(steps).toContain('assistance');
      }
  });

  it('speaks of a plateau and of the stage only where these rules are switched on', () => {
    const flat = [middling(0), middling(1), middling(2)];
    const rules = { 'learning-curve': true };
    // Practice that is kept in its band is no plateau; what was retained may be one.
    expect(proposalFor(flat, { ...context, rules })).toBeNull();
    const retained = (...held: number[]) =>
      held.map((count, n) => ({ ...middling(n), learning: { held: count, of: 5 } }) as PracticeSession);
    expect(proposalFor(retained(1, 3, 5), { ...context, rules })).toBeNull();
    expect(proposalFor(retained(5, 5, 5), { ...context, rules })).toBeNull();
    expect(proposalFor(retained(3, 4, 3), context)).toBeNull();
    expect(proposalFor(retained(3, 4, 3), { ...context, rules })).toMatchObject({
      rule: 'learning-curve',
      direction: 'other',
      because: { what: 'plateau', sessions: 3 },
    });
    const schedule = { kind: 'serial', tasks: 3, lowCognition: false } as const;
    const staged = { ...context, schedule };
    expect(proposalFor(flat, staged)).toBeNull();
    expect(proposalFor(flat, { ...staged, rules: { 'schedule-by-stage': true } })).toMatchObject({
      variable: 'schedule',
      because: { what: 'stage', schedule: 'random' },
    });
  });

  it('over random histories and answers: at most one, of the ladder, harder never after pain, the same each time', () => {
    const sessions = fc
      .array(fc.tuple(fc.stringMatching(/^[x-]{1,14}$/), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 10 })), {
        minLength: 1,
        maxLength: 6,
      })
      .map((all) =>
        all.map(([marks, pain, effort], dayNumber) =>
          session(dayNumber, [
            ['pain.rated', { score: 1, when: 'before' }],
            ...taps(marks),
            ['pain.rated', { score: pain, when: 'after' }],
            ['effort.rated', { score: effort, scale: 'CR10' }],
          ]),
        ),
      );
    const ladder = fc.uniqueArray(fc.constantFrom(...progressVariables), { maxLength: 6 });
    fc.assert(
      fc.property(sessions, ladder, fc.array(fc.boolean(), { maxLength: 6 }), (history, steps, replies) => {
        const answers: ProposalAnswer[] = [];
        const rules = { 'learning-curve': true, 'schedule-by-stage': true } as const;
        for (let n = 1; n <= history.length; n++) {
          const past = history.slice(0, n);
          const last = past.at(-1) as PracticeSession;
          const proposal = proposalFor(past, { ladder: steps, answers, rules });
          expect(proposalFor(past, { ladder: steps, answers: [...answers], rules })).toEqual(proposal);
          if (proposal === null) continue;
          expect(steps).toContain(proposal.variable);
          if ((last.painRise ?? 0) >= 2 || (last.effort ?? 0) >= 7) expect(proposal.direction).toBe('easier');
          expect(proposal.evidence.length).toBeGreaterThan(0);
          expect(proposal.evidence.length).toBeLessThanOrEqual(200);
          expect(Object.values(proposalText(proposal)).join(' ')).toMatch(/^[A-Z].*\? .*\.$/);
          const reply = replies[n - 1];
          if (reply !== undefined) answers.push(answerProposal(proposal, reply, last.to + 1));
          if (reply !== undefined) expect(proposalFor(past, { ladder: steps, answers, rules })).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('learningCurve(values) and isPlateau(values)', () => {
  it('learningCurve finds the curve that the values were made from', () => {
    const values = Array.from({ length: 12 }, (_, n) => 0.9 - 0.6 * Math.exp(-n / 3));
    const curve = learningCurve(values);
    expect(curve?.a).toBeCloseTo(0.9, 1);
    expect(curve?.b).toBeCloseTo(0.6, 1);
    expect(Math.abs((curve?.c ?? 0) - 3)).toBeLessThan(0.3);
    expect(curve?.rmse).toBeLessThan(0.005);
    expect([learningCurve([1, 2, 3]), learningCurve([1, 2, Number.NaN, 4])]).toEqual([null, null]);
  });

  it('isPlateau holds for little change without a slope, and for nothing else', () => {
    expect(isPlateau([0.2, 0.5, 0.8, 0.8, 0.8], 3, 0.05)).toBe(true);
    expect(isPlateau([0.8, 0.81, 0.8], 3, 0.05)).toBe(true);
    expect(isPlateau([0.5, 0.6, 0.7], 3, 0.05)).toBe(false);
    expect(isPlateau([0.8, 0.808, 0.816, 0.824, 0.832], 5, 0.05)).toBe(false);
    expect(isPlateau([0.8, 0.8], 3, 0.05)).toBeNull();
    expect(isPlateau([0, 0, 0], 3, 0.05)).toBe(true);
  });

  it('both are finite or null for any values', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 20 }), (values) => {
        const curve = learningCurve(values);
        const bounded = values.every((v) => Math.abs(v) < 1e100);
        if (curve !== null && bounded) expect(Object.values(curve).every(Number.isFinite)).toBe(true);
        expect([true, false, null]).toContain(isPlateau(values, 3, 0.05));
      }),
    );
  });
});
