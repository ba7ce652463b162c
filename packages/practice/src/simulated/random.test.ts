import { describe, expect, it } from 'vitest';
import { simulatedCourse } from './course.ts';
import { brokenLaws } from './laws.ts';
import { randomPractice } from './random.ts';

/** How many patients a usual run has; `npm run patients` has five thousand. */
const many = Number(process.env['EUPRAXIA_PATIENTS'] ?? 500);
const first = Number(process.env['EUPRAXIA_SEED'] ?? 20261130) || 20261130;

describe('random patients under the coach', () => {
  it(`no law is broken in ${many} practices: help within ten failures, no ceiling raised after success, no praise without contact`, () => {
    const broken: string[] = [];
    for (let i = 0; i < many; i++) {
      const seed = first + i;
      const { plan, patient } = randomPractice(seed);
      const course = simulatedCourse(plan, patient, seed);
      for (const law of brokenLaws(course, plan, course.offAt)) broken.push(`seed ${seed}, ${plan.target.direction}: ${law}`);
    }
    expect(broken.slice(0, 20)).toEqual([]);
  }, 300_000);
});
