import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BodyFigure, FaceFigure, HandFigure } from '../index.ts';
import { between, exerciseDemands, exercises, findRow, regions, skeletonOf, techniques } from '../index.ts';
import { gradeOf } from '../words/reading-level.fixture.ts';

const gathered = new URL('../../../../vectors/catalog/exercise-ids.json', import.meta.url);
const ids = new Set(exercises.map((row) => row.id));
const named = (id: string) => exerciseDemands[id] ?? expect.fail(id);

/** What only a referrer, a device or the therapist does, and where a program is done: nothing that a person practices. */
const notPracticed = new Set(['tms', 'tens', 'home-program', 'thrust-manipulation', 'dry-needling', 'canalith-repositioning']);

describe('exercises', () => {
  it('are a hundred and twenty at least, each with a name and a figure of its own', () => {
    expect(exercises.length).toBeGreaterThanOrEqual(120);
    expect(new Set(exercises.map((row) => row.name)).size).toBe(exercises.length);
    const drawn = new Map<string, string>();
    for (const row of exercises) {
      const picture = JSON.stringify(row.figure);
      expect(drawn.get(picture), row.id).toBeUndefined();
      drawn.set(picture, row.id);
    }
  });

  it('resolve every reference: regions, equipment, muscles by name, and what comes next', () => {
    const known = new Set(regions.map((row) => row.id));
    for (const row of exercises) {
      for (const id of row.regions) expect(known.has(id), `${row.id} → region ${id}`).toBe(true);
      for (const id of row.equipment) expect(findRow('equipment', id), `${row.id} → equipment ${id}`).toBeDefined();
      for (const id of row.harder) expect(ids.has(id) && id !== row.id, `${row.id} → exercise ${id}`).toBe(true);
      if (row.placement !== null) expect(row.muscle, row.id).not.toBeNull();
      // A program's item takes no longer words than these.
      for (const text of [row.name, row.bodyPart, row.position, row.muscle ?? '', row.placement ?? ''])
        expect(text.length, `${row.id}: ${text}`).toBeLessThanOrEqual(200);
      if (row.practice === 'signal') expect(row.target !== null && row.placement !== null, row.id).toBe(true);
      if (row.target !== null) expect(row.practice, row.id).toBe('signal');
    }
  });

  it('begin with a cue of external focus, offer codes only as hints with a reason, and say when not', () => {
    for (const row of exercises) {
      expect(findRow('cue', row.cues[0] ?? '')?.focus, row.id).toBe('external');
      expect(row.codeHints.length, row.id).toBeGreaterThan(1);
      for (const hint of row.codeHints) expect(hint.why, row.id).toMatch(/^where .{10,}/);
      expect(row.contraindications.length, row.id).toBeGreaterThan(2);
      expect(row.objectives.length, row.id).toBeGreaterThan(0);
      expect(row.measuredBy.length, row.id).toBeGreaterThan(0);
      expect(row.regressions.length, row.id).toBeGreaterThan(0);
      expect(row.sensors.length, row.id).toBeGreaterThan(0);
      expect(row.steps.length, row.id).toBeGreaterThan(2);
    }
  });

  it('give a dose that can be done, and none that overloads a face', () => {
    for (const row of exercises) {
      const { dose, minutes, restSeconds } = row;
      const { sets } = dose;
      const [repetitions, holdSeconds] =
        dose.kind === 'repetitions' ? [dose.repetitions, dose.holdSeconds ?? 0] : [1, dose.seconds];
      expect(Number.isInteger(sets) && sets >= 1 && sets <= 10, row.id).toBe(true);
      expect(Number.isInteger(repetitions) && repetitions >= 1 && repetitions <= 30, row.id).toBe(true);
      expect(minutes, row.id).toBeGreaterThanOrEqual(1);
      expect(minutes, row.id).toBeLessThanOrEqual(60);
      expect(restSeconds, row.id).toBeGreaterThanOrEqual(20);
      expect(restSeconds, row.id).toBeLessThanOrEqual(180);
      expect(sets * repetitions, row.id).toBeLessThanOrEqual(100);
      // What is held takes its time: the holds fit into the minutes.
      expect(sets * repetitions * holdSeconds, row.id).toBeLessThanOrEqual(minutes * 60);
      if (row.practice === 'hold') expect(holdSeconds, row.id).toBeGreaterThanOrEqual(5);
      if (row.practice === 'time') expect(repetitions, row.id).toBe(1);
      if (row.techniques?.includes('facial-retraining')) expect(sets * repetitions, row.id).toBeLessThanOrEqual(10);
    }
  });

  it('time what is one bout by its minutes, and bouts whose length the steps say', () => {
    for (const row of exercises) {
      if (row.practice !== 'time') expect(row.dose.kind, row.id).toBe('repetitions');
      else if (row.dose.sets === 1) expect(row.dose, row.id).toMatchObject({ kind: 'timed', seconds: row.minutes * 60 });
    }
    const bouts = exercises.flatMap(({ id, dose }) => (dose.kind === 'timed' && dose.sets > 1 ? [[id, dose.seconds]] : []));
    expect(Object.fromEntries(bouts)).toEqual({ 'treadmill-hiit': 30, 'gaze-x1': 60, 'group-circuit': 120 });
  });

  it('say which way a signal should go: two train a muscle to rest, one keeps it in a band, no floor where it goes down', () => {
    const aimed = exercises.flatMap(({ id, target }) => (target === null ? [] : [[id, target] as const]));
    const going = (direction: string) => aimed.filter(([, target]) => target.direction === direction).map(([id]) => id);
    expect(going('down')).toEqual(['emg-wrist-flexor-calm', 'emg-trapezius-calm']);
    expect(going('within')).toEqual(['emg-frontalis']);
    for (const [id, { direction, floor, ceiling }] of aimed) {
      if (direction === 'down') expect([floor, ceiling], id).toEqual([null, 20]);
      else expect(floor ?? Number.NaN, id).toBeLessThan(ceiling ?? Number.POSITIVE_INFINITY);
    }
  });

  it('speak plainly: short sentences, and no word that invites a synergy', () => {
    for (const row of exercises)
      for (const step of row.steps) {
        for (const sentence of step.split(/[.;:]\s/))
          expect(sentence.split(/\s+/).length, `${row.id}: ${sentence}`).toBeLessThan(24);
        expect(step, row.id).not.toMatch(/\b(?:hike|shrug|clench|as hard as|squeeze)\b/i);
      }
  });

  it('are worded for a sixth-grade reader, by Flesch and Kincaid 1975', () => {
    const grades = exercises.map((row) => [gradeOf(row.steps.join(' ')), row.id] as const).toSorted(([a], [b]) => b - a);
    expect(grades.reduce((sum, [one]) => sum + one, 0) / grades.length).toBeLessThan(4);
    expect(grades.filter(([one]) => one > 6)).toEqual([]);
  });

  it('lead onward and never in a circle', () => {
    const next = new Map(exercises.map((row) => [row.id, row.harder]));
    const circles: string[] = [];
    const walk = (id: string, path: readonly string[]): void => {
      if (path.includes(id)) circles.push([...path.slice(path.indexOf(id)), id].join(' → '));
      else if (path.length < 30) for (const one of next.get(id) ?? []) walk(one, [...path, id]);
    };
    for (const row of exercises) walk(row.id, []);
    expect([...new Set(circles)]).toEqual([]);
  });

  it('hold one at least for every technique that a person practices', () => {
    const used = new Set(exercises.flatMap((row) => row.techniques ?? []));
    const missing = techniques.map((row) => row.id).filter((id) => !used.has(id) && !notPracticed.has(id));
    expect(missing).toEqual([]);
  });

  it('carry what safety asks about: no one stands, lifts overhead or wears electrodes unseen', () => {
    for (const row of exercises) {
      const { features } = named(row.id);
      if (row.figure.kind === 'face' && !/relax/.test(row.id)) expect(features, row.id).toContain('facial-effort');
      if (row.practice === 'signal') expect(features, row.id).toEqual(expect.arrayContaining(['emg', 'adhesive-on-skin']));
      if (row.regions.length > 0 && row.bodyPart === 'face') expect(row.regions, row.id).toContain('face');
    }
    for (const id of ['sit-to-stand', 'sls', 'obstacle', 'stairs', 'tai-chi', 'squat'])
      expect(named(id).legWeight, id).not.toBe('none');
    for (const id of ['sit-balance', 'seated-reach', 'quad-set', 'jps-match']) expect(named(id).legWeight, id).toBe('none');
    for (const id of ['pnf-leg-d1-flexion', 'pnf-leg-d1-extension', 'pnf-leg-d2-flexion', 'pnf-leg-d2-extension'])
      expect(
        named(id).movements.some(({ joint, reach }) => joint === 'hip' && reach === 'past'),
        id,
      ).toBe(true);
    expect(named('vr-reach').features).toContain('head-mounted-display');
    expect(named('vr-walk').features).not.toContain('head-mounted-display');
  });

  it('leave out none of the exercises that were gathered', () => {
    // The ids that programs already named stay; what was one thing in two ways is one row.
    const renamed: Readonly<Record<string, string>> = { 'sit-stand': 'sit-to-stand' };
    const { ids: wanted } = JSON.parse(readFileSync(gathered, 'utf8')) as { ids: string[] };
    expect(wanted.length).toBe(100);
    expect(wanted.filter((id) => !ids.has(renamed[id] ?? id))).toEqual([]);
  });
});

describe('the figure of an exercise', () => {
  const bodies = exercises.flatMap((row) => (row.figure.kind === 'body' ? [[row.id, row.figure] as const] : []));

  it('is finite and stands on the floor or above it, all the way', () => {
    for (const [id, figure] of bodies)
      for (let share = 0; share <= 1; share += 0.125) {
        for (const [x, y] of points(figure, share)) {
          expect(Number.isFinite(x) && Number.isFinite(y), id).toBe(true);
          expect(y, `${id} at ${share}`).toBeGreaterThanOrEqual(-4);
          expect(y, `${id} at ${share}`).toBeLessThan(135);
        }
      }
  });

  it('bends no joint the wrong way or beyond what one has', () => {
    const ranges = {
      shoulder: [-60, 200],
      elbow: [-5, 150],
      wrist: [-90, 85],
      hip: [-35, 130],
      knee: [-5, 150],
      ankle: [-80, 40],
    } as const;
    for (const [id, figure] of bodies) {
      if (figure.view !== 'side') continue;
      for (const posture of [figure.from, figure.to])
        for (const limb of [posture.near, posture.far])
          for (const [joint, value] of Object.entries(limb ?? {})) {
            const [least, most] = ranges[joint as keyof typeof ranges];
            expect(value >= least && value <= most, `${id}: ${joint} ${value}`).toBe(true);
          }
    }
  });

  it('moves: the end differs from the start, in a time that can be followed', () => {
    for (const row of exercises) {
      const { figure } = row;
      expect(figure.seconds >= 0.5 && figure.seconds <= 5, row.id).toBe(true);
      if (figure.kind === 'body') {
        const [a, b] = [points(figure, 0), points(figure, 1)];
        const most = Math.max(...a.map(([x, y], i) => Math.hypot(x - (b[i]?.[0] ?? 0), y - (b[i]?.[1] ?? 0))));
        expect(most, row.id).toBeGreaterThan(0.9);
      } else
        expect(
          shares(figure).every((one) => one >= -1 && one <= 1),
          row.id,
        ).toBe(true);
    }
  });

  function points(figure: BodyFigure, share: number) {
    const body = skeletonOf(figure, between(figure.from, figure.to, share));
    return [body.head, body.neck, body.pelvis, ...Object.values(body.near), ...Object.values(body.far)];
  }

  const shares = (figure: FaceFigure | HandFigure): readonly number[] =>
    figure.kind === 'face'
      ? Object.values(figure.to)
      : [figure.from, figure.to].flatMap((one) => [...one.fingers, one.thumb, one.spread]);
});
