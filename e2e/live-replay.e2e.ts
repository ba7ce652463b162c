import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '@eupraxia/clinical';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { browserOf, killNow, postmasterOf } from './harness/killing.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { signIn } from './harness/person.ts';
import { command, freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { pressStart } from './harness/starting.ts';
import { voidStop } from './harness/stop.ts';
import { contract, openLive, playThePatient, saved } from './harness/treatment.ts';

const patient = 'Amara Okafor';
const data = freshDataDir();
const profile = freshProfile();
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;
let visitId: string;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  await openAgain();
  await signIn(page, program.url, data.dir);
  // Chromium writes its cookies down some seconds late: the sign-in was before the crash.
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

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

/** The recordings of the visit, fetched as the page that treats may: one file each, as the log names them. */
async function fetchRecordings(stored: readonly Envelope[]): Promise<string[]> {
  const clinicId = stored[0]?.clinicId ?? '';
  const files: string[] = [];
  for (const { body } of ofKind(stored, 'recording.attached')) {
    const { sha256 } = body as { sha256: string };
    const bytes = await page.evaluate(
      async ([hash, clinic, visit]) => {
        const headers = { 'x-eupraxia-clinic': clinic ?? '', 'x-eupraxia-visit': visit ?? '' };
        const response = await fetch(`/api/recordings/${hash}`, { headers });
        return response.ok ? [...new Uint8Array(await response.arrayBuffer())] : null;
      },
      [sha256, clinicId, visitId],
    );
    if (bytes === null) continue;
    const file = join(profile.dir, sha256);
    writeFileSync(file, Uint8Array.from(bytes));
    files.push(file);
  }
  return files;
}

it('puts together what a killed browser was recording, and the visit replays to the same log', async () => {
  visitId = await openLive(page, patient);
  await pressStart(page);
  await playThePatient(page);
  await page.getByRole('textbox', { name: 'Value' }).fill('150');
  await button('Set as 100 %').click();
  await contract(page, 2.5);
  await contract(page, 2.5);
  await saved(page);
  const gone = new Promise((resolve) => browser.context.once('close', resolve));
  expect(killNow(browserOf(profile.dir))).toBe(true);
  await gone;

  await openAgain();
  await page.goto(`${program.url}/visit/${visitId}/live`);
  await playThePatient(page);
  await contract(page, 2.5);
  await page.getByRole('group', { name: /^Pain/ }).getByRole('button', { name: '1', exact: true }).click();
  await contract(page, 2.5);
  await button('STOP').click();
  await voidStop(page);
  await button('Finish visit').click();
  await page.getByRole('heading', { name: /^Treatment note/ }).waitFor();
  await saved(page);
  const attached = async () => ofKind(await storedLog(data.dir, visitId), 'recording.attached').length;
  await expect.poll(attached, { timeout: 30_000, interval: 1000 }).toBe(2);
  const stored = await storedLog(data.dir, visitId);
  await expect.poll(async () => (await fetchRecordings(stored)).length, { timeout: 30_000, interval: 1000 }).toBe(2);
  expect(ofKind(stored, 'repetition.done').length).toBeGreaterThanOrEqual(3);
  const log = join(profile.dir, 'visit.jsonl');
  writeFileSync(log, stored.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const ran = spawnSync(process.execPath, [command, 'replay', log, ...(await fetchRecordings(stored)), '--json'], {
    encoding: 'utf8',
  });
  console.log(ran.stdout);
  expect(JSON.parse(ran.stdout)).toMatchObject({ verdict: 'equal' });
  expect(ran.status).toBe(0);
});
