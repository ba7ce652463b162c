import type { Envelope } from '@eupraxia/clinical';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { cue, cuesOnScreen, openLive, saved } from './harness/treatment.ts';

const hour = 3_600_000;
/** How long the activity runs, in s; a longer run shows whole minutes in the note. */
const runs = Number(process.env['EUPRAXIA_CLOCK_SECONDS'] ?? 4);
/** How far an event's time may lie from when the hand pressed, in ms. */
const near = 5_000;

const data = freshDataDir();
const profile = freshProfile();
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  browser = await openBrowser({ profile: profile.dir });
  await browser.context.addInitScript(shiftClock, hour);
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

/** Runs in the page before anything else: its wall clock is wrong by `globalThis.clockError` ms; the monotonic one is not touched. */
function shiftClock(error: number): void {
  const world = globalThis as typeof globalThis & { clockError: number };
  world.clockError = error;
  const now = () => Real.now() + world.clockError;
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made) as Date,
    apply: () => new Real(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  });
}

const setError = (error: number) =>
  page.evaluate((wrong) => {
    (globalThis as typeof globalThis & { clockError: number }).clockError = wrong;
  }, error);

it(
  'times a visit by the server where the browser’s clock is an hour off, and is set in mid-visit',
  async () => {
    const visitId = await openLive(page, 'Amara Okafor');
    expect((await page.evaluate(() => Date.now())) - Date.now()).toBeGreaterThan(hour - near);
    const began = Date.now();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    const taps: { readonly at: number; readonly error: number }[] = [];
    // An hour ahead, an hour behind (set while the activity runs), and ahead again after a reload.
    for (const error of [hour, -hour, hour]) {
      if (taps.length === 2) await page.reload();
      else await setError(error);
      await cue(page, 'Verbal').waitFor();
      await page.waitForTimeout((runs * 1000) / 3);
      taps.push({ at: Date.now(), error });
      await cue(page, 'Verbal').click();
      // Shown means kept: only then may the page be taken away.
      await expect.poll(() => cuesOnScreen(page)).toBe(taps.length);
    }
    await page.getByRole('button', { name: 'End activity' }).click();
    const seconds = (Date.now() - began) / 1000;
    await page.getByRole('button', { name: 'Finish visit' }).click();
    await page.getByRole('heading', { name: /^Treatment note/ }).waitFor();
    await saved(page);

    const stored = await storedLog(data.dir, visitId);
    const cues = ofKind(stored, 'cue.given');
    expect(cues).toHaveLength(3);
    const off = (of: (event: Envelope) => number) => cues.map((event, i) => of(event) - (taps[i]?.at ?? 0));
    const found = { at: off((event) => event.at), recordedAt: off((event) => event.recordedAt) };
    console.log(JSON.stringify({ ...found, seconds }));
    for (const [i, { error }] of taps.entries()) {
      expect(Math.abs(found.at[i] ?? Number.NaN)).toBeLessThan(near);
      expect(Math.abs((found.recordedAt[i] ?? Number.NaN) - error)).toBeLessThan(near);
    }
    const [started, stopped] = ['activity.started', 'activity.stopped'].map((kind) => ofKind(stored, kind)[0]?.at ?? Number.NaN);
    expect(Math.abs(((stopped ?? Number.NaN) - (started ?? Number.NaN)) / 1000 - seconds)).toBeLessThan(1);

    const minutes = Math.floor(seconds / 60);
    const told = minutes === 0 ? 'under 1 min' : `${minutes} min`;
    expect(await page.locator('main').innerText()).toContain(
      `Neuromuscular re-education (97112) ${told}. Timed minutes ${minutes} `,
    );
  },
  60_000 + runs * 1000,
);
