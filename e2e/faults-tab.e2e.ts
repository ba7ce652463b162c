import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { chance } from './harness/chance.ts';
import { browserOf, killNow, postmasterOf } from './harness/killing.ts';
import { account, listen, ofKind, storedLog, type Wire } from './harness/ledger.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { pressStart } from './harness/starting.ts';
import { cue, cuesOnScreen, openLive, saved, tapping } from './harness/treatment.ts';

const patient = 'Amara Okafor';
const said = 'The kettle is lighter than on Tuesday';
/** Lies in the profile unencrypted, so that the search is known to find what is there. */
const beacon = 'a sentence that anybody may read';

const data = freshDataDir();
const profile = freshProfile();
const wires: Wire[] = [];
let port: number;
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;
let visitId: string;

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

async function quote(text: string): Promise<void> {
  await page.getByRole('button', { name: 'Patient said…' }).click();
  await page.getByLabel('In their own words').fill(text);
  // Chromium writes what stands in a page into its session files some seconds later.
  await page.waitForTimeout(4_000);
  await page.getByRole('button', { name: 'Record it' }).click();
  await cue(page, 'Verbal').waitFor();
}

it('opens the visit again without a server after the browser was killed, and everything arrives once', async () => {
  visitId = await openLive(page, patient);
  wires.push(listen(browser.context, visitId));
  await pressStart(page);
  for (let i = 0; i < 4; i++) await cue(page, 'Verbal').click();
  await saved(page);

  await program.kill();
  await quote(said);
  const hand = tapping(page);
  await page.waitForTimeout(700 + 600 * chance());
  const shown = await cuesOnScreen(page);
  expect(shown).toBeGreaterThan(5);
  const gone = new Promise((resolve) => browser.context.once('close', resolve));
  expect(killNow(browserOf(profile.dir))).toBe(true);
  await gone;
  await expect(hand.lift()).rejects.toThrow();

  await openAgain();
  wires.push(listen(browser.context, visitId));
  await page.goto(`${program.url}/visit/${visitId}/live`);
  await cue(page, 'Verbal').waitFor();
  const kept = await cuesOnScreen(page);
  // All that the screen had shown; of the tap that the kill met, both answers are honest.
  expect(kept).toBeGreaterThanOrEqual(shown);
  expect(kept).toBeLessThanOrEqual(4 + hand.taps() + 1);
  for (let i = 0; i < 5; i++) await cue(page, 'Tactile').click();
  // This life of the page made its key without the server, which has no copy of it yet: what it records is here alone.
  await page.getByText(/^Only on this device: \d+$/).waitFor();
  expect(await page.getByRole('region', { name: 'What happened' }).innerText()).toContain(said);

  program = await startProgram({ dataDir: data.dir, port });
  await saved(page);
  const stored = await storedLog(data.dir, visitId);
  const counts = { shown, kept, ...account(wires, stored), cues: ofKind(stored, 'cue.given').length };
  console.log(JSON.stringify(counts));
  expect(counts).toMatchObject({ lost: 0, doubled: 0, gaps: 0, cues: kept + 5 });
  expect(ofKind(stored, 'quote.said')).toHaveLength(1);
  expect(await cuesOnScreen(page)).toBe(kept + 5);
});

it('leaves nothing of the patient readable in the browser’s files', async () => {
  await page.evaluate((text) => {
    localStorage.setItem('beacon', text);
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('beacon', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('beacon');
      opening.onerror = reject;
      opening.onsuccess = () => {
        const writing = opening.result.transaction('beacon', 'readwrite');
        writing.objectStore('beacon').put({ text }, 1);
        writing.oncomplete = resolve;
      };
    });
  }, beacon);
  await page.goto(`${program.url}/visit/${visitId}/note`);
  await page.getByRole('heading', { name: /^Treatment note/ }).waitFor();
  await browser.close();
  const files = readdirSync(profile.dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const holding = (text: string) =>
    files.filter((file) => {
      const bytes = readFileSync(file);
      return (['utf8', 'utf16le'] as const).some((coding) => bytes.includes(Buffer.from(text, coding)));
    });
  const within = (text: string, folder: string) => holding(text).filter((file) => file.includes(folder));
  for (const folder of ['IndexedDB', 'Local Storage'])
    expect([folder, within(beacon, folder).length > 0]).toEqual([folder, true]);
  expect(within('EUPV', 'IndexedDB').length).toBeGreaterThan(0);
  for (const secret of [patient, 'Okafor', said, 'kettle']) expect([secret, holding(secret)]).toEqual([secret, []]);
  // These words stand in the program's own files too, which the service worker keeps; the history knows the visit's address.
  for (const secret of ['cue.given', '"verbal"', 'reaching for and grasping a cup', visitId]) {
    for (const folder of ['IndexedDB', 'Local Storage', 'Session Storage'])
      expect([secret, within(secret, folder)]).toEqual([secret, []]);
  }
});
