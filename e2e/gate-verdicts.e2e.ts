import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RandomVisit, randomVisit, verdictsOfVisit } from '../apps/cli/src/gate-verdicts.fixture.ts';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';

/*
 * The gate as the browser runs it. The application ships no entry for tests, so the gate alone is built here with the
 * application's own settings (apps/web/vite.config.ts: the same conditions, the same zod without code generation, the same
 * target, minified) and asked in Chromium.
 */
const web = fileURLToPath(new URL('../apps/web', import.meta.url));
/** A file that exists in this build alone. */
const entry = `${web}/src/gate-for-chromium.ts`;
const source = `
import { readLog } from '@eupraxia/clinical';
import { visitGate } from '@eupraxia/clinical/gate';
import { foldVisit } from '@eupraxia/clinical/visit';
export const verdicts = (text) => JSON.parse(text).map((events) => visitGate(foldVisit(readLog(events)))
  .map(({ start, findings }) => start + ' ' + findings.map(({ rule }) => rule).join(' ')).join('\\n'));
`;

async function gateBundle(): Promise<string> {
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, `${web}/vite.config.ts`);
  const { resolve, build: { target } = {} } = loaded?.config ?? {};
  const built = await build({
    configFile: false,
    root: web,
    logLevel: 'error',
    ...(resolve === undefined ? {} : { resolve }),
    plugins: [
      {
        name: 'gate-entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    build: { ...(target === undefined ? {} : { target }), write: false, lib: { entry, formats: ['iife'], name: 'eupraxiaGate' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first !== undefined && 'output' in first ? first.output.find(({ type }) => type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The gate was not built.');
  return chunk.code;
}

const visits = 2_000;
const perCall = 250;

describe('the gate in Chromium', () => {
  const profile = freshProfile();
  let browser: OwnBrowser;
  let bundle: string;

  beforeAll(async () => {
    [browser, bundle] = await Promise.all([openBrowser({ profile: profile.dir }), gateBundle()]);
  });
  afterAll(async () => {
    await browser?.close();
    profile.remove();
  });

  it('reaches the verdict of the package on 2,000 random visits', async () => {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.addScriptTag({ content: bundle });
    const differ: string[] = [];
    const some = (from: number): readonly RandomVisit[] => Array.from({ length: perCall }, (_, i) => randomVisit(from + i + 1));
    let asked = some(0);
    for (let from = 0; from < visits; from += perCall) {
      const answer = page.evaluate(
        (text) => (globalThis as unknown as { eupraxiaGate: { verdicts(text: string): string[] } }).eupraxiaGate.verdicts(text),
        JSON.stringify(asked.map(({ events }) => events)),
      );
      // The next ones are made here while the page judges these.
      const expected = asked.map(verdictsOfVisit);
      if (from + perCall < visits) asked = some(from + perCall);
      const found = await answer;
      differ.push(
        ...expected.flatMap((one, i) => (one === found[i] ? [] : [`visit ${from + i + 1}: ${found[i]}, expected ${one}`])),
      );
    }
    expect(differ).toEqual([]);
  });
});
