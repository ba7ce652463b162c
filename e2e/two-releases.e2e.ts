import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { type LastRelease, serveLastRelease } from './harness/last-release.ts';
import { demoSignIn, signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { pressStart } from './harness/starting.ts';
import { clearStop, stopCard } from './harness/stop.ts';
import { openLive, saved } from './harness/treatment.ts';

const patient = 'Amara Okafor';
const data = freshDataDir();
const profiles = [freshProfile(), freshProfile()] as const;
let program: RunningProgram;
let last: LastRelease;
let browsers: OwnBrowser[] = [];
/** A tab that was opened before the update, and one of today. */
let old: Page;
let now: Page;
let visitId: string;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  last = await serveLastRelease(program.url);
  browsers = await Promise.all(profiles.map(({ dir }) => openBrowser({ profile: dir })));
  [old, now] = (await Promise.all(browsers.map(({ context }) => context.newPage()))) as [Page, Page];
  await signIn(now, program.url, data.dir);
  visitId = await openLive(now, patient);
  await signInThen(old);
  await oldButton('Verbal 0 today').waitFor();
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await last?.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  for (const profile of profiles) profile.remove();
});

/** The second therapist signs in at the last release's own screen and opens the visit. Its wording is of then. */
async function signInThen(page: Page): Promise<void> {
  const { email, password } = demoSignIn(data.dir, 'therapist', 1);
  await page.goto(last.url);
  await page.getByLabel(/mail/i).fill(email);
  await page.getByLabel(/password/i).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Your day' }).waitFor();
  await page.goto(`${last.url}/visit/${visitId}/live`);
}

const oldButton = (name: string) => old.getByRole('button', { name, exact: true });
const nowButton = (name: string) => now.getByRole('button', { name, exact: true });
const oldActivities = () => old.getByRole('navigation', { name: 'Activities of this visit' });
const nowActivities = () => now.getByRole('navigation', { name: 'Activities of this visit' });
const within = { timeout: 45_000 };

describe('the last release’s tab and today’s in one visit', () => {
  it('show one running clock, whoever started it', async () => {
    await pressStart(now);
    await saved(now);
    await expect.poll(() => oldActivities().innerText(), within).toContain('running');
  });

  it('tell yesterday’s tab to reload', async () => {
    await expect.poll(() => old.getByText(/that this program cannot read/).count(), within).toBeGreaterThan(0);
    expect(await old.getByText(/Reload while online to get the newer version/).count()).toBeGreaterThan(0);
    expect(await now.getByText(/that this program cannot read/).count()).toBe(0);
  });

  it('STOP in the last release’s stops the clock in today’s', async () => {
    await oldButton('STOP').click();
    await stopCard(now).waitFor();
    await expect.poll(() => nowActivities().innerText(), within).toContain('paused');
  });

  it('STOP in today’s stops the clock in the last release’s, after both went on', async () => {
    // The last release knows no words that a clearance needs: today's clears it, and both hear of it.
    await clearStop(now);
    await oldButton('Resume').click();
    await expect.poll(() => nowActivities().innerText(), within).toContain('running');
    await nowButton('STOP').click();
    await old.getByRole('heading', { name: /^Stopped at/ }).waitFor();
    await expect.poll(() => oldActivities().innerText(), within).toContain('paused');
    expect(await nowActivities().innerText()).toContain('paused');
  });
});
