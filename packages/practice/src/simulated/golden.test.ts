import { readFileSync } from 'node:fs';
import { setDirections } from '@eupraxia/clinical/target';
import { describe, expect, it } from 'vitest';
import { behaviors } from './behaviors.ts';
import { courseOf, goldenPlan, type ShortCourse, shortCourse } from './golden.ts';
import { brokenLaws } from './laws.ts';

/** All courses in few words, as JSON that a person can read. */
function allCourses(): string {
  const courses = setDirections.map((direction) => [
    direction,
    Object.fromEntries(behaviors.map((behavior) => [behavior, shortCourse(courseOf(behavior, direction))])),
  ]);
  return `${JSON.stringify(Object.fromEntries(courses), null, 2)}\n`;
}

const stored = (): Record<string, Record<string, ShortCourse>> =>
  JSON.parse(readFileSync(new URL('./golden-courses.json', import.meta.url), 'utf8'));
/** The changes of the zone, one by one. */
const zones = (course: ShortCourse | undefined): string[] => (course?.zone ?? '').split('; ').filter((one) => one !== '');
const rates = (course: ShortCourse | undefined): number[] =>
  (course?.sets ?? '').split(' ').map((set) => Number(set.split('/')[0]) / Number(set.split('/')[1]));

describe('the courses of simulated patients', () => {
  it('are those that are stored (golden-courses.json; vitest -u renews it)', async () => {
    await expect(allCourses()).toMatchFileSnapshot('./golden-courses.json');
  });

  it('break no law of practice', () => {
    for (const direction of setDirections)
      for (const behavior of behaviors) {
        const course = courseOf(behavior, direction);
        expect([behavior, direction, brokenLaws(course, goldenPlan(behavior, direction), course.offAt)]).toEqual([
          behavior,
          direction,
          [],
        ]);
      }
  });

  it('help whoever fails, and leave whoever succeeds a zone that can be reached', () => {
    const { up, down, within } = stored();
    // Whoever failed all of the first set fails less in the second.
    expect(rates(up?.['weak'])[0]).toBe(0);
    expect(rates(up?.['weak'])[1]).toBeGreaterThanOrEqual(0.4);
    expect(zones(up?.['weak'])[0]).toMatch(/30–70 success-under-half$/);
    // A fast learner is not raised until practice fails.
    expect(Math.min(...rates(up?.['fast-learner']).slice(1))).toBeGreaterThanOrEqual(0.6);
    // Who overshoots gets a wider zone at the top, and the floor stays.
    for (const zone of [...zones(up?.['overshooting']), ...zones(within?.['overshooting'])])
      expect(zone).toMatch(/ (40|20)–\d+ /);
    // Who relaxes is asked for less and less activity, never for more, and then for the next task.
    expect(zones(down?.['relaxing']).every((zone) => / none–1\d /.test(zone))).toBe(true);
    expect(down?.['relaxing']?.proposals['next-task']).toBe(1);
    // Who cannot relax gets a higher ceiling and is asked about.
    expect(zones(down?.['spastic'])[0]).toMatch(/none–30 success-under-half$/);
    expect(down?.['spastic']?.proposals['change-position']).toBe(1);
    // An electrode that is off is no rest.
    for (const course of [up, down, within].map((courses) => courses?.['lead-off'])) {
      expect(course?.halted).toMatch(/electrode$/);
      expect(course?.cues['check-electrode']).toBe(1);
    }
    // The other muscle is cued, and the zone stays.
    for (const course of [up, down, within].map((courses) => courses?.['co-activating'])) {
      expect(course?.zone).toBe('');
      expect(course?.cues['other-side-quiet']).toBeGreaterThan(0);
    }
  });
});
