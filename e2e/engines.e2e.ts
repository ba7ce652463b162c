import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayAfter, daysBetween } from '@eupraxia/clinical/chart';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capabilitiesHere, ownDays } from './harness/engine/capabilities.ts';
import { chromiumHere } from './harness/engine/chromium.ts';
import { type EngineName, engineNames, type InstalledEngine } from './harness/engine/driver.ts';
import { firefoxHere } from './harness/engine/firefox.ts';
import { EnginePage } from './harness/engine/page.ts';
import { breakPolicy } from './harness/engine/watch.ts';
import { webkitHere } from './harness/engine/webkit.ts';
import { spanOf } from './harness/entered-span.ts';
import { demoSignIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, root, startProgram } from './harness/program.ts';

const installed: Readonly<Record<EngineName, InstalledEngine | null>> = {
  chromium: await chromiumHere(),
  firefox: firefoxHere(),
  webkit: webkitHere(),
};
/** One patient is treated once in each engine, one visit after the other. */
const times: Readonly<Record<EngineName, string>> = { chromium: '04:05', firefox: '05:05', webkit: '06:05' };
const shots = join(root, 'test-results/engines');
const data = freshDataDir();
let program: RunningProgram;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
});

afterAll(async () => {
  await program?.stop();
  data.remove();
});

// The titles are read by scripts/engines.mjs, which says in the summary which engines were walked.
describe.each(engineNames)('a visit walked in %s', (name) => {
  const engine = installed[name];
  describe.skipIf(engine === null)(
    `where it is installed${engine === null ? ` (skipped: no ${name} that can be driven here)` : ''}`,
    () => {
      let page: EnginePage;

      beforeAll(async () => {
        if (engine !== null) page = new EnginePage(await engine.open(), shots);
      });
      afterAll(async () => {
        await page?.driver.close();
      });

      it('signs in, shows the day and plans a visit', async () => {
        await page.driver.open(program.url);
        const { email, password } = demoSignIn(data.dir, 'therapist');
        await page.fill(/mail/i, email);
        await page.fill(/password/i, password);
        await page.click('button', 'Sign in');
        await page.says(/Schedule/);
        await page.shot('today');
        await page.click('button', 'Visit');
        await page.fill('Patient', 'Amara');
        // The list goes on from everybody to the one who is meant.
        await page.text('group', 'Patient', /^\s*Amara Okafor[^\n]*\s*$/);
        await page.click('radio', /^Amara Okafor/);
        await page.set(/^Time/, times[name]);
        await page.click('button', 'Plan the visit');
        expect(await page.says(new RegExp(`^${times[name]}$`, 'm'))).toContain('Amara Okafor');
      });

      it('plays the synthetic patient: repetitions are seen in the signal', async () => {
        const row = { role: 'listitem', name: new RegExp(`^${times[name]}`) } as const;
        await page.click('link', 'Open: Amara Okafor', { within: row });
        await page.click('button', 'Start visit');
        await page.says(/Choose the signal/);
        await page.click('button', 'Start');
        await page.click('button', /^Yes, this patient/);
        await page.text('button', 'Pause');
        await page.click('button', /^Play the patient/);
        await page.click('button', 'Use this channel');
        await page.fill('Value', '250');
        await page.click('button', 'Set as 100 %');
        // The picture moves: what is done from here on is seen.
        await page.says(/\d %\s+of reference, now/);
        await page.click('button', /hold to contract/i, { ms: 4_000 });
        expect(await page.says(/\b1 repetitions?, 1 held/)).toMatch(/of reference, now/);
        await page.shot('live');
      });

      it('takes taps, freezes at STOP and goes on', async () => {
        await page.click('button', /^Verbal/);
        await page.click('button', '1', { within: { role: 'group', name: /^Pain/ } });
        await page.click('button', '4', { within: { role: 'group', name: /^Effort/ } });
        expect(await page.text('button', /^Verbal/, /1 today/)).toMatch(/1 today/);
        await page.click('button', /^STOP/);
        await page.shot('stop');
        const activities = 'Activities of this visit';
        await page.text('navigation', activities, /paused/);
        await page.click('button', 'Pressed by mistake');
        await page.says(/Void this STOP as a mistake/);
        await page.click('button', 'Pressed by mistake');
        await page.click('button', 'Resume');
        expect(await page.text('navigation', activities, /running/)).toMatch(/running/);
        await page.click('button', /^Sit-to-stand/, { within: { role: 'navigation', name: activities } });
        await page.click('button', 'Start');
        await page.click('button', /^Yes, this side/);
        await page.text('button', 'Pause');
        for (let i = 0; i < 3; i++) await page.click('button', 'Rep, done well');
        await page.click('button', 'Set finished');
        await page.click('button', '3', { within: { role: 'group', name: /^Effort/ } });
        await page.click('button', 'Finish visit');
      });

      it('finds the note written, signs it, and bills its units', async () => {
        await page.text('heading', /^Treatment note/);
        for (const [activity, minutes] of [
          [/^Wrist extension/, '24'],
          [/^Sit-to-stand/, '14'],
        ] as const)
          await correctTime(page, activity, minutes);
        const note = await page.text('article', /\S/, /24 min/);
        expect(note).toMatch(/right wrist/i);
        // One effort that the signal showed, three that the hand tapped: each counts.
        expect(note).toMatch(/1 of 1 repetition/);
        expect(note).toMatch(/Completed 3 repetitions/);
        await page.text('region', 'Units', /1\s*× 97530/);
        await page.shot('note');
        await page.click('button', /^Sign without it/);
        await page.click('button', 'Sign note');
        await page.fill('Password', demoSignIn(data.dir, 'therapist').password);
        await page.click('button', 'Sign');
        await page.says(/matches the log/);
        await page.click('link', 'Bill', { within: { role: 'navigation', name: 'Stations' } });
        await page.text('row', /97112/, /GP\s+24 min\s+2/);
        await page.shot('bill');
      });

      it('tells what it can do, for docs/browsers.md', async () => {
        const can = await page.driver.evaluate(capabilitiesHere, null);
        writeFileSync(join(shots, `${name}.json`), `${JSON.stringify({ version: page.driver.version, ...can }, null, 2)}\n`);
        // Without these two nothing is kept on the device.
        const kept = ['IndexedDB, strict durability', 'Key that is kept and cannot be read out (AES-GCM in IndexedDB)'];
        expect(kept.map((what) => can[what])).toEqual(['yes', 'yes']);
      });

      it('adds days to days as the polyfill of Temporal does, where it has a Temporal of its own', async () => {
        const cases = [-400_000, -366, -1, 0, 1, 59, 366, 36_525].flatMap((days) =>
          ['2000-02-29', '2026-03-08', '2026-12-31', '1968-04-02'].map((day) => [day, days] as const),
        );
        const expected = cases.map(([day, days]) => `${dayAfter(day, days)} ${daysBetween(day, dayAfter(day, days))}`);
        expect((await page.driver.evaluate(ownDays, cases)) ?? expected).toEqual(expected);
      });

      it('has nothing on its console: no error, and nothing that the policy refused', async () => {
        expect(await page.problems()).toEqual([]);
        // And the record would show it.
        await page.driver.evaluate(breakPolicy, null);
        await expect.poll(() => page.problems().then((all) => all.join('\n'))).toMatch(/policy script-src/);
      });
    },
  );
});

async function correctTime(page: EnginePage, activity: RegExp, minutes: string): Promise<void> {
  await page.click('button', 'Correct a time');
  await page.choose('Activity', activity);
  const { from, to } = spanOf(Number(minutes));
  await page.choose('Enter', /^Start and end/);
  await page.set('Start', from);
  await page.set('End', to);
  await page.fill('Why the clock was wrong', 'the clock was started late');
  await page.click('button', 'Save time');
  // More than the visit lasted: a therapist says so a second time.
  await page.click('button', 'Confirm time');
  await page.gone('button', 'Confirm time');
}
