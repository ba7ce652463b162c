import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
// @ts-expect-error: a plain script, without types
import { root } from '../run.mjs';

const folder = `${root}/packages/signal`;
const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
  exports: Record<string, { readonly 'eupraxia-source': string }>;
};
/** The source file of each entry point, by the name that an importer writes. */
const entries = new Map(
  Object.entries(exports).map(([entry, files]) => [
    `@eupraxia/signal${entry.slice(1)}`,
    `${folder}/${files['eupraxia-source'].slice(2)}`,
  ]),
);
const everything = [...entries.keys()].map((entry) => `export * from '${entry}';`).join('\n');

/** What a bundler makes of a program, minified; and which files of the package it took. */
async function bundled(program: string): Promise<{ gz: number; files: string[] }> {
  const bundle = await rolldown({
    input: 'program',
    resolve: { conditionNames: ['eupraxia-source', 'import'] },
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === 'program' ? id : (entries.get(id) ?? null)),
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

/** A program of exactly the names of the package that these files keep when a bundler has dropped what they do not use. */
async function usedBy(...inputs: readonly string[]): Promise<string> {
  const bundle = await rolldown({
    input: inputs.map((input) => `${root}/${input}`),
    resolve: { conditionNames: ['eupraxia-source', 'import'] },
    transform: { jsx: 'react-jsx' },
    external: (id) => !/^[./]|^@eupraxia\//.test(id),
    plugins: [{ name: 'no styles', load: (id) => (id.endsWith('.css') ? { code: '', moduleType: 'js' } : null) }],
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const used = output
    .flatMap((one) => (one.type === 'chunk' ? Object.entries(one.modules) : []))
    .filter(([id]) => id.startsWith(`${folder}/src/`));
  return used.map(([id, { renderedExports }]) => `export { ${renderedExports.join(', ')} } from '${id}';`).join('\n');
}

describe('@eupraxia/signal, bundled', () => {
  it('is at most 58 kB gz as a whole, the kernel with it', async () => {
    const { gz, files } = await bundled(everything);
    expect(files.length).toBeGreaterThan(50);
    expect(gz).toBeLessThanOrEqual(58_000);
  });

  it.each([
    ['butterworth', 'filter', /^signal\/src\/filter\//, 2],
    ['sparc', 'smoothness', /^signal\/src\/(smoothness|spectrum)\//, 3],
    ['sideSymmetry', 'pose', /^signal\/src\/pose\/symmetry/, 1],
    ['OneEuro', 'pose', /^signal\/src\/pose\/one-euro/, 1],
    ['positionSense', 'proprioception', /^signal\/src\/proprioception\//, 1],
    ['Vqf', 'orientation', /^signal\/src\/orientation\//, 5],
  ])('brings with %s only what it needs', async (name, entry, own, kilobytes) => {
    const { gz, files } = await bundled(`export { ${name} } from '@eupraxia/signal/${entry}'`);
    // Every family checks rates and samples by the same few lines.
    expect(files.filter((file) => file !== 'program' && file !== 'signal/src/limits.ts' && !own.test(file))).toEqual([]);
    expect(gz).toBeLessThan(1000 * kilobytes);
  });

  it('brings a live muscle within 8 kB, poses within 10 kB and faces within 7 kB gz', async () => {
    const size = async (entry: string, names: string) =>
      (await bundled(`export { ${names} } from '@eupraxia/signal/${entry}'`)).gz;
    expect(await size('emg', 'EmgStream, BurstDetector, RepetitionDetector')).toBeLessThan(8000);
    expect(await size('pose', 'poseFrame, poseSeries, PoseMeter, poseNeutral, CompensationWatch')).toBeLessThan(10_000);
    expect(await size('face', 'faceFrame, faceNeutral, FaceMeter, faceTrial')).toBeLessThan(7000);
  });

  it('brings the live station, page and worker, within 40 kB gz', async () => {
    const program = await usedBy('apps/web/src/stations/live/LiveStation.tsx', 'apps/web/src/live/worker/index.ts');
    expect(program).toContain('EmgStream');
    const { gz, files } = await bundled(program);
    expect(files.filter((file) => file.startsWith('signal/src/emg/')).length).toBeGreaterThan(3);
    expect(gz).toBeLessThanOrEqual(40_000);
  }, 60_000);

  it('says that it has no side effects, so that a bundler may drop what is not used', () => {
    expect(JSON.parse(readFileSync(`${root}/packages/signal/package.json`, 'utf8')).sideEffects).toBe(false);
  });
});
