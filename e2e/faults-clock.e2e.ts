import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { demoSignIn, signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { pressStart } from './harness/starting.ts';
import { cue, cuesOnScreen, openLive, saved } from './harness/treatment.ts';

const hour = 3_600_000;
/** How long the activity runs, in s; a longer run shows whole minutes in the note. */
const runs = Number(process.env['EUPRAXIA_CLOCK_SECONDS'] ?? 4);
/** How far an event's time may lie outside of the span in which the hand pressed, in ms. */
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
    /** When something began and when it was seen to be done, by the clock that the server has too. */
    const span = async (act: () => Promise<unknown>): Promise<readonly [from: number, to: number]> => {
      const from = Date.now();
      await act();
      return [from, Date.now()];
    };
    const start = await span(async () => {
      await pressStart(page);
      await page.getByRole('button', { name: 'End activity' }).waitFor();
    });
    const taps: { readonly span: readonly [from: number, to: number]; readonly error: number }[] = [];
    // An hour ahead, an hour behind (set while the activity runs), and ahead again after a reload.
    for (const error of [hour, -hour, hour]) {
      if (taps.length === 2) {
        await page.reload();
        // By the clock of the device nobody has been here for two hours.
        await page.getByRole('heading', { name: 'Locked' }).waitFor();
        const { email, password } = demoSignIn(data.dir, 'therapist');
        await page.getByLabel('E-mail').fill(email);
        await page.getByLabel('Password', { exact: true }).fill(password);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      } else await setError(error);
      await cue(page, 'Verbal').waitFor();
      await page.waitForTimeout((runs * 1000) / 3);
      const done = taps.length + 1;
      // Shown means kept: only then may the page be taken away.
      const tap = async () => {
        await cue(page, 'Verbal').click();
        await expect.poll(() => cuesOnScreen(page)).toBe(done);
      };
      taps.push({ span: await span(tap), error });
    }
    const end = await span(async () => {
      await page.getByRole('button', { name: 'End activity' }).click();
      await page.getByRole('button', { name: 'Finish visit' }).click();
      await page.getByRole('heading', { name: /^Treatment note/ }).waitFor();
    });
    await saved(page);

    const stored = await storedLog(data.dir, visitId);
    const cues = ofKind(stored, 'cue.given');
    expect(cues).toHaveLength(3);
    const within = (at: number, [from, to]: readonly [from: number, to: number]) => at > from - near && at < to + near;
    console.log(JSON.stringify({ taps, cues: cues.map(({ at, recordedAt }) => ({ at, recordedAt })) }));
    for (const [i, { span: tapped, error }] of taps.entries()) {
      expect(within(cues[i]?.at ?? Number.NaN, tapped), `cue ${i + 1}`).toBe(true);
      expect(within((cues[i]?.recordedAt ?? Number.NaN) - error, tapped), `recording of cue ${i + 1}`).toBe(true);
    }
    const [started = Number.NaN, stopped = Number.NaN] = ['activity.started', 'activity.stopped'].map(
      (kind) => ofKind(stored, kind)[0]?.at,
    );
    expect(within(started, start)).toBe(true);
    expect(within(stopped, end)).toBe(true);

    const seconds = Math.floor((stopped - started) / 1000);
    const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
    const told = [minutes > 0 ? `${minutes} min` : '', rest > 0 ? `${rest} s` : ''].filter(Boolean).join(' ') || 'under 1 min';
    const once = rest > 0 ? ' (seconds of the timed code rounded down once)' : '';
    expect(await page.locator('main').innerText()).toContain(
      `Neuromuscular re-education (97112) ${told}. Total timed-code minutes: ${minutes}${once};`,
    );
  },
  60_000 + runs * 1000,
);
