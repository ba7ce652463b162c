import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { expectAccessible, signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { pressStart } from './harness/starting.ts';
import { stopCard } from './harness/stop.ts';
import { cue, openLive, saved } from './harness/treatment.ts';

const [first, second] = ['Amara Okafor', 'Lena Marsh'] as const;
const data = freshDataDir();
const profiles = [freshProfile(), freshProfile()] as const;
let program: RunningProgram;
/** Two devices: the browser of the therapist who treats, with two windows, and that of a colleague. */
let rivera: OwnBrowser;
let chen: OwnBrowser;
let treats: Page;
let beside: Page;
let elsewhere: Page;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  [rivera, chen] = await Promise.all([openBrowser({ profile: profiles[0].dir }), openBrowser({ profile: profiles[1].dir })]);
  treats = await rivera.context.newPage();
  elsewhere = await chen.context.newPage();
  await signIn(treats, program.url, data.dir);
  await signIn(elsewhere, program.url, data.dir, 'therapist', 1);
  // A window of its own: Chromium slows a tab down that nobody sees.
  const opened = rivera.context.waitForEvent('page');
  await treats.evaluate(() => void window.open('/', '', 'popup,width=1366,height=1024'));
  beside = await opened;
  await beside.getByRole('heading', { name: 'Schedule' }).waitFor();
});

afterAll(async () => {
  await rivera?.close();
  await chen?.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  for (const profile of profiles) profile.remove();
});

const stop = (page: Page, name = 'STOP') => page.getByRole('button', { name, exact: true });
const activities = (page: Page) => page.getByRole('navigation', { name: 'Activities of this visit' }).innerText();
const unconfirmed = (page: Page) => page.getByText(/Computer, Chrome \(.+\): not reached since \d\d:\d\d/);
const within = { timeout: 45_000 };

describe('STOP', () => {
  it('is in sight in every tab of the browser while a clock runs, and on another device whose screen is about the patient', async () => {
    await openLive(treats, first);
    expect(await stop(beside).count()).toBe(0);
    await pressStart(treats);
    await saved(treats);
    await stop(beside).waitFor();
    await elsewhere
      .getByRole('link', { name: new RegExp(first) })
      .first()
      .waitFor();
    await openLive(elsewhere, first);
    await expect.poll(() => activities(elsewhere), within).toContain('running');
    for (const station of ['Note', 'Bill', 'Chart', 'Evaluate', 'Program']) {
      await elsewhere
        .getByRole('navigation', { name: 'Stations' })
        .getByRole('link', { name: new RegExp(`^${station}`) })
        .click();
      await elsewhere.waitForURL(new RegExp(`/${station === 'Chart' ? 'patient/[^/]+$' : station.toLowerCase()}`));
      await expect.poll(() => stop(elsewhere).count(), within).toBe(1);
    }
    await expectAccessible(beside, 'Today with STOP');
  });

  it('pressed on Today in one window stops the clock and the picture in the other window, and on the other device', async () => {
    await elsewhere.getByRole('navigation', { name: 'Stations' }).getByRole('link', { name: 'Live' }).click();
    await cue(elsewhere, 'Verbal').waitFor();
    await stop(beside).click();
    for (const page of [treats, elsewhere]) {
      await stopCard(page).waitFor();
      await expect.poll(() => activities(page), within).toContain('paused');
    }
    await beside.getByText('Stopped. Feedback and clocks stand still.').waitFor();
    // Every device confirms: nobody is left to be stopped by hand.
    for (const page of [beside, treats, elsewhere]) await expect.poll(() => unconfirmed(page).count(), within).toBe(0);
    await expectAccessible(beside, 'Today, stopped');
  });
});

describe('a device that is offline', () => {
  it('is named to who presses STOP, with since when it was not reached, and stops at its next contact', async () => {
    await treats.getByRole('button', { name: 'End visit' }).first().click();
    await treats.getByRole('link', { name: 'Today', exact: true }).click();
    await openLive(treats, second);
    await elsewhere.getByRole('link', { name: 'Today', exact: true }).click();
    await openLive(elsewhere, second);
    await pressStart(elsewhere);
    await saved(elsewhere);
    await expect.poll(() => activities(treats), within).toContain('running');
    await chen.context.setOffline(true);
    await stop(treats).click();
    await stopCard(treats).waitFor();
    await unconfirmed(treats).waitFor();
    await expectAccessible(treats, 'STOP with a device that has not confirmed');
    await chen.context.setOffline(false);
    await stopCard(elsewhere).waitFor();
    await expect.poll(() => activities(elsewhere), within).toContain('paused');
    await expect.poll(() => unconfirmed(treats).count(), within).toBe(0);
  });
});
