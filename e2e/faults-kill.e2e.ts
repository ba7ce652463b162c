import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { chance } from './harness/chance.ts';
import { backendsOf, killNow, postmasterOf } from './harness/killing.ts';
import { account, acknowledgedOf, listen, ofKind, storedLog } from './harness/ledger.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { pressStart } from './harness/starting.ts';
import { cuesOnScreen, openLive, saved, tapping } from './harness/treatment.ts';

/** How many kills; `EUPRAXIA_KILLS=50` for the long run. */
const kills = Number(process.env['EUPRAXIA_KILLS'] ?? 6);
/** The confirmation of the patient, the start of the activity, a tap that the hand has not counted yet, and one for good measure. */
const underWay = 4;
const victims = ['server', 'database', 'one connection of the database', 'server and database'] as const;

const data = freshDataDir();
const profile = freshProfile();
let port: number;
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;

beforeAll(async () => {
  port = await freePort();
  program = await startProgram({ dataDir: data.dir, port });
  browser = await openBrowser({ profile: profile.dir });
  page = await browser.context.newPage();
  await signIn(page, program.url, data.dir);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  profile.remove();
});

/** Kills, and where the server itself was killed starts the program again on the same folder and port after a while. */
async function strike(victim: (typeof victims)[number]): Promise<void> {
  if (victim === 'database') return void expect(killNow(postmasterOf(data.dir))).toBe(true);
  if (victim === 'one connection of the database') {
    const all = backendsOf(data.dir);
    return void expect(killNow(all[Math.floor(chance() * all.length)])).toBe(true);
  }
  if (victim === 'server and database') killNow(postmasterOf(data.dir));
  await program.kill();
  await page.waitForTimeout(800 * chance());
  program = await startProgram({ dataDir: data.dir, port });
}

it(
  `loses no acknowledged event and doubles none, whatever is killed while cues are tapped (${kills} kills)`,
  async () => {
    const visitId = await openLive(page, 'Amara Okafor');
    const wire = listen(browser.context, visitId);
    let loads = 0;
    page.on('load', () => loads++);
    await pressStart(page);
    const hand = tapping(page);
    const caughtUp: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      await page.waitForTimeout(100 + 800 * chance());
      const began = Date.now();
      await strike(victims[kill % victims.length] as (typeof victims)[number]);
      const before = hand.taps();
      // By itself: nobody reloads or presses anything but cues. What was under way at the kill does not count as caught up.
      await expect.poll(() => acknowledgedOf(wire).length, { timeout: 60_000, interval: 50 }).toBeGreaterThan(before + underWay);
      caughtUp.push(Date.now() - began);
    }
    const taps = await hand.lift();
    await saved(page);
    expect(loads).toBe(0);
    // The page draws the last tap when it has time for it.
    await expect.poll(() => cuesOnScreen(page)).toBe(taps);

    const stored = await storedLog(data.dir, visitId);
    const counts = { kills, taps, ...account([wire], stored), cues: ofKind(stored, 'cue.given').length };
    console.log(`${JSON.stringify(counts)}; caught up after ms: ${caughtUp.join(', ')}`);
    expect(counts).toMatchObject({ lost: 0, doubled: 0, gaps: 0, cues: taps });
    // Each tap, the confirmation of the patient and the start were acknowledged and are stored, beside what the server wrote.
    expect(counts.acknowledged).toBe(taps + 2);
    expect(stored.filter(({ source }) => source !== 'server')).toHaveLength(taps + 2);
  },
  60_000 + kills * 15_000,
);
