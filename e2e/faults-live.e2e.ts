import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser, phone, tablet } from './harness/browser.ts';
import { chance } from './harness/chance.ts';
import { browserOf, killNow, postmasterOf } from './harness/killing.ts';
import { account, listen, ofKind, storedLog, type Wire } from './harness/ledger.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { pressStart } from './harness/starting.ts';
import { contract, cue, cuesOnScreen, openLive, playThePatient, saved, tapping } from './harness/treatment.ts';
import { across, look } from './harness/views.ts';

/** How many kills; `EUPRAXIA_KILLS=100` for the long run. */
const kills = Number(process.env['EUPRAXIA_KILLS'] ?? 4);
/** How long the network is away; `EUPRAXIA_AWAY_SECONDS=120` for the long run. */
const awaySeconds = Number(process.env['EUPRAXIA_AWAY_SECONDS'] ?? 4);
const victims = ['tab', 'server', 'tab and server', 'database'] as const;
type Victim = (typeof victims)[number];

const data = freshDataDir();
const profile = freshProfile();
const wires: Wire[] = [];
let port: number;
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;
let visitId: string;
/** Lives of the page in which a signal was recorded. */
let lives = 0;

beforeAll(async () => {
  port = await freePort();
  program = await startProgram({ dataDir: data.dir, port });
  await openAgain();
  await signIn(page, program.url, data.dir);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // Chromium writes its cookies down some seconds late: the sign-in was this morning, not in the second before the crash.
  await browser.close();
  await openAgain();
  await page.goto(program.url);
  visitId = await openLive(page, 'Amara Okafor');
  wires.push(listen(browser.context, visitId));
  await pressStart(page);
  await playThePatient(page);
  lives++;
  await page.getByRole('textbox', { name: 'Value' }).fill('150');
  await page.getByRole('button', { name: 'Set as 100 %', exact: true }).click();
  await page.getByText('of reference, now').waitFor();
  await page.waitForTimeout(1_000);
  await contract(page, 2.5);
  await saved(page);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  profile.remove();
});

async function openAgain(): Promise<void> {
  browser = await openBrowser({ profile: profile.dir });
  page = await browser.context.newPage();
}

async function killTab(): Promise<void> {
  const gone = new Promise((resolve) => browser.context.once('close', resolve));
  expect(killNow(browserOf(profile.dir))).toBe(true);
  await gone;
}

async function reopenTab(): Promise<void> {
  await openAgain();
  wires.push(listen(browser.context, visitId));
  await page.goto(`${program.url}/visit/${visitId}/live`);
  await cue(page, 'Verbal').waitFor();
  await playThePatient(page);
  lives++;
  await page.getByText('of reference, now').waitFor();
  await page.waitForTimeout(500);
  await contract(page, 2.5);
}

/** What the hand had shown on the screen, and what the screen shows once everything runs again. */
async function strike(victim: Victim): Promise<{ shown: number; kept: number }> {
  const hand = tapping(page);
  await page.waitForTimeout(300 + 900 * chance());
  const shown = await cuesOnScreen(page);
  const server = victim === 'server' || victim === 'tab and server';
  if (victim === 'database') killNow(postmasterOf(data.dir));
  if (server) await program.kill();
  if (victim === 'tab' || victim === 'tab and server') {
    await killTab();
    await expect(hand.lift()).rejects.toThrow();
    if (chance() < 0.5) await reopenTab();
    if (server) program = await startProgram({ dataDir: data.dir, port });
    if (page.isClosed()) await reopenTab();
  } else {
    if (server) program = await startProgram({ dataDir: data.dir, port });
    await page.waitForTimeout(300);
    await hand.lift();
  }
  return { shown, kept: await cuesOnScreen(page) };
}

it(
  `loses and doubles nothing of a live visit whose tab, server and database are killed at random (${kills} kills)`,
  async () => {
    const met: Record<string, number> = {};
    for (let kill = 0; kill < kills; kill++) {
      // Each kind at least once, then at random.
      const victim = victims[kill < victims.length ? kill : Math.floor(chance() * victims.length)] as Victim;
      met[victim] = (met[victim] ?? 0) + 1;
      const { shown, kept } = await strike(victim);
      expect([victim, kept >= shown]).toEqual([victim, true]);
    }
    await saved(page, 60_000);
    // What each life recorded is put together and named in the log, but for the one that goes on.
    const attached = async () => ofKind(await storedLog(data.dir, visitId), 'recording.attached').length;
    await expect.poll(attached, { timeout: 60_000, interval: 1000 }).toBe(lives - 1);
    const stored = await storedLog(data.dir, visitId);
    const repetitions = ofKind(stored, 'repetition.done').length;
    const counts = { kills, met, lives, repetitions, ...account(wires, stored), cues: ofKind(stored, 'cue.given').length };
    console.log(JSON.stringify(counts));
    expect(counts).toMatchObject({ lost: 0, doubled: 0, gaps: 0, cues: await cuesOnScreen(page) });
    expect(counts.cues).toBeGreaterThan(kills);
    expect(repetitions).toBeGreaterThanOrEqual(lives);
  },
  120_000 + kills * 20_000,
);

it('moves nothing that is pressed when the network goes away, and says so on the initials', async () => {
  const places = () =>
    page.getByRole('button', { name: /today$|^(Undo|Pause|Finish|STOP|Patient screen|Menu of)/ }).evaluateAll((all) =>
      all.map((one) => {
        const { left, top } = one.getBoundingClientRect();
        return { left: Math.round(left), top: Math.round(top) };
      }),
    );
  const away = page.getByText('server not reached');
  for (const size of [across, tablet, phone]) {
    await page.setViewportSize(size);
    await away.waitFor({ state: 'detached' });
    // On a phone it stands folded.
    await page.locator('[data-saved=true]').waitFor({ state: 'attached' });
    const before = await places();
    expect(before.length).toBeGreaterThan(4);
    await browser.context.setOffline(true);
    await away.waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.saved-state').textContent()).toBe('Offline: all is saved');
    expect(await places(), `${size.width} × ${size.height}`).toEqual(before);
    if (size === across) await look(page, 'live-away');
    await browser.context.setOffline(false);
  }
  await page.setViewportSize(tablet);
});

it(
  `keeps what is tapped while the network is away and sends it once (${awaySeconds} s)`,
  async () => {
    const before = await cuesOnScreen(page);
    await browser.context.setOffline(true);
    const hand = tapping(page);
    await page.waitForTimeout(awaySeconds * 1000);
    const taps = await hand.lift();
    await page.getByText(/^Offline: \d+ kept here$/).waitFor();
    await browser.context.setOffline(false);
    const began = Date.now();
    await saved(page, 60_000);
    const caughtUpMs = Date.now() - began;
    const stored = await storedLog(data.dir, visitId);
    const counts = { awaySeconds, taps, caughtUpMs, ...account(wires, stored), cues: ofKind(stored, 'cue.given').length };
    console.log(JSON.stringify(counts));
    expect(counts).toMatchObject({ lost: 0, doubled: 0, gaps: 0, cues: before + taps });
  },
  60_000 + awaySeconds * 2_000,
);
