import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { proofs } from '@eupraxia/signal';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What brings numbers of a family that was tested on made signals only into another package. */
const families = [
  [/signal\/timed'/, 'timed-tests'],
  [/signal\/reflex'/, 'stretch-reflex'],
  [/signal\/proprioception'/, 'position-sense'],
  [/signal\/dual-task'/, 'dual-task'],
  [/signal\/face'/, 'face'],
  [/\b(tremor|TremorMeter)\b[^;]*signal\/emg'/s, 'tremor'],
  [/\b(contactCheck|crosstalk)\b[^;]*signal\/emg'/s, 'emg-contact'],
  [/\bposeGait\b[^;]*signal\/gait'/s, 'pose-gait'],
  [/\b(jointAngles|JointAngle|HingeAngle)\b[^;]*signal\/orientation'/s, 'joint-angle'],
] as const satisfies readonly (readonly [RegExp, keyof typeof proofs])[];

/** Every source file outside of the package itself that is no test. */
function sources(): string[] {
  return ['apps', 'packages'].flatMap((folder) =>
    readdirSync(`${root}/${folder}`).flatMap((name) => {
      const src = `${folder}/${name}/src`;
      if (name === 'signal') return [];
      try {
        return readdirSync(`${root}/${src}`, { recursive: true, encoding: 'utf8' })
          .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file))
          .map((file) => `${src}/${file}`);
      } catch {
        return [];
      }
    }),
  );
}

describe('what was tested on made signals only', () => {
  it.each(families)('%s: numbers of the family say so where they are used', (imports, family) => {
    expect(proofs[family].by).toBe('made');
    const silent = sources().filter((file) => {
      const text = readFileSync(`${root}/${file}`, 'utf8');
      return imports.test(text) && !text.includes(`proofSentence('${family}')`);
    });
    expect(silent, 'show proofSentence(family) beside the numbers').toEqual([]);
  });

  it('every family of the table says in a sentence what it was checked against', () => {
    for (const { what } of Object.values(proofs)) expect(what).toMatch(/^[A-Z].+\.$/);
  });
});
