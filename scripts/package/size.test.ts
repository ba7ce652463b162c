import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
// @ts-expect-error: a script of the house, without types
import { root } from '../run.mjs';

const door = `${root}/packages/signal/src/index.ts`;

/** What a bundler makes of a program, minified; and which files of the package it took. */
async function bundled(program: string): Promise<{ gz: number; files: string[] }> {
  const bundle = await rolldown({
    input: 'program',
    resolve: { conditionNames: ['eupraxia-source', 'import'] },
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === 'program' ? id : id === '@eupraxia/signal' ? door : null),
        load: (id) => (id === 'program' ? program : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const [chunk] = output;
  const files = Object.entries(chunk.modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id.replace(`${root}/packages/`, ''));
  return { gz: gzipSync(chunk.code, { level: 9 }).length, files };
}

describe('@eupraxia/signal, bundled', () => {
  // The aim is 40 kB for everything that there is; a page that uses one family takes a tenth of that (below).
  it('is at most 56 kB gz as a whole, the kernel with it', async () => {
    const { gz, files } = await bundled(`export * from '@eupraxia/signal'`);
    expect(files.length).toBeGreaterThan(50);
    expect(gz).toBeLessThanOrEqual(56_000);
  });

  it.each([
    ['butterworth', /^signal\/src\/filter\//, 2],
    ['sparc', /^signal\/src\/(smoothness|spectrum)\//, 3],
    ['sideSymmetry', /^signal\/src\/pose\/symmetry/, 1],
    ['OneEuro', /^signal\/src\/pose\/one-euro/, 1],
    ['positionSense', /^signal\/src\/proprioception\//, 1],
    ['Vqf', /^signal\/src\/orientation\//, 5],
  ])('brings with %s only what it needs', async (name, own, kilobytes) => {
    const { gz, files } = await bundled(`export { ${name} } from '@eupraxia/signal'`);
    expect(files.filter((file) => file !== 'program' && !own.test(file))).toEqual([]);
    expect(gz).toBeLessThan(1000 * kilobytes);
  });

  it('brings a live muscle within 8 kB, poses within 10 kB and faces within 7 kB gz', async () => {
    const size = async (names: string) => (await bundled(`export { ${names} } from '@eupraxia/signal'`)).gz;
    expect(await size('EmgStream, BurstDetector, RepetitionDetector')).toBeLessThan(8000);
    expect(await size('poseFrame, poseSeries, PoseMeter, poseNeutral, CompensationWatch')).toBeLessThan(10_000);
    expect(await size('faceFrame, faceNeutral, FaceMeter, faceTrial')).toBeLessThan(7000);
  });

  it('says that it has no side effects, so that a bundler may drop what is not used', () => {
    expect(JSON.parse(readFileSync(`${root}/packages/signal/package.json`, 'utf8')).sideEffects).toBe(false);
  });
});
