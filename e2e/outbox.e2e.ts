import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { demoSignIn, expectAccessible, signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { cue, cuesOnScreen, openLive, saved } from './harness/treatment.ts';
import { look } from './harness/views.ts';

const data = freshDataDir();
const profile = freshProfile();
let port: number;
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;

let runs = false;
const start = async (): Promise<void> => {
  if (!runs) program = await startProgram({ dataDir: data.dir, port });
  runs = true;
};
const killServer = async (): Promise<void> => {
  runs = false;
  await program.kill();
};
/** What a test that failed has left away is back for the next one. */
beforeEach(start);

beforeAll(async () => {
  port = await freePort();
  await start();
  browser = await openBrowser({ profile: profile.dir });
  page = await browser.context.newPage();
  await signIn(page, program.url, data.dir);
  await page.evaluate(() => navigator.serviceWorker.ready);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  profile.remove();
});

/** The tab dies without a word, and so does the browser; the same profile is started again. */
async function crash(): Promise<void> {
  const devtools = await browser.context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await browser.close();
  browser = await openBrowser({ profile: profile.dir });
  page = await browser.context.newPage();
}

/** Today's first patient of a name; the id that the addresses have. */
async function patientId(name: string): Promise<string> {
  const found = await page.evaluate(async () => {
    const answer = await fetch('/rpc/today/list', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: {} }),
    });
    return (await answer.json()).json.visits as { patient: { id: string; name: string } }[];
  });
  const id = found.find(({ patient }) => patient.name === name)?.patient.id;
  if (id === undefined) throw new Error(`${name} is not in the day`);
  return id;
}

/** What the server has of a chart. */
const chartOf = (id: string): Promise<readonly { kind: string; body: { text?: string } }[]> =>
  page.evaluate(async (patient) => {
    const answer = await fetch('/rpc/chart/get', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: { patientId: patient } }),
    });
    return (await answer.json()).json.entries;
  }, id);

async function addPrecaution(text: string): Promise<void> {
  await page.getByLabel('Precaution', { exact: true }).fill(text);
  await page.getByRole('radio', { name: 'patient', exact: true }).click({ force: true });
  await page.getByRole('button', { name: 'Add the precaution', exact: true }).click();
}

const evaluate = (id: string, part: string) => page.goto(`${program.url}/patient/${id}/evaluate?part=${part}`);

describe('an evaluation', () => {
  it('that was written without the server and whose tab was killed is in the chart once', async () => {
    const id = await patientId('Amara Okafor');
    await evaluate(id, 'safety');
    await addPrecaution('watches the left foot');
    await page.getByText('Saved', { exact: true }).waitFor();
    await killServer();
    await addPrecaution('tires after ten minutes');
    await page.getByText('Waiting for the server', { exact: true }).waitFor();
    await expectAccessible(page, 'Evaluate, waiting');
    await crash();

    // The browser is back before the server is: it waits, and can be seen where the chart can.
    await page.goto(program.url);
    await page.getByRole('heading', { name: 'Schedule' }).waitFor();
    await start();
    await expect
      .poll(async () => (await chartOf(id)).filter(({ body }) => body.text === 'tires after ten minutes').length, {
        timeout: 30_000,
      })
      .toBe(1);
    await evaluate(id, 'safety');
    await page.locator('.recorded').getByText('tires after ten minutes', { exact: true }).waitFor();
    await page.reload();
    await page.locator('.recorded').getByText('tires after ten minutes', { exact: true }).waitFor();
    expect((await chartOf(id)).filter(({ body }) => body.text === 'tires after ten minutes')).toHaveLength(1);
  });

  it('says that an entry is on this tablet alone where the server has never had its key', async () => {
    const id = await patientId('Jonas Clark');
    await evaluate(id, 'safety');
    await page.getByLabel('Precaution', { exact: true }).waitFor();
    await killServer();
    await addPrecaution('no weight on the right arm');
    await page.getByText('Only on this tablet', { exact: true }).waitFor();
    await start();
    await page.getByText('Saved', { exact: true }).waitFor({ timeout: 30_000 });
    expect((await chartOf(id)).filter(({ body }) => body.text === 'no weight on the right arm')).toHaveLength(1);
  });

  it('finds a sheet and a program again that were being written when the tab was killed', async () => {
    const id = await patientId('Amara Okafor');
    await evaluate(id, 'history');
    await page.getByLabel('Why they came').fill('wants to hold a cup again');
    // Typing pauses; then it is sealed.
    await page.waitForTimeout(1500);
    await page.goto(`${program.url}/patient/${id}/program`);
    await page
      .getByRole('button', { name: /^Add .+/ })
      .first()
      // The list still moves while its pictures come.
      .press('Enter', { timeout: 60_000 });
    await page.getByText('not saved yet', { exact: true }).waitFor();
    const items = await page.locator('.program-items > ol > li').count();
    // Typing pauses; then it is sealed.
    await page.waitForTimeout(1500);
    await crash();
    await page.goto(`${program.url}/patient/${id}/program`);
    await page.getByText('not saved yet', { exact: true }).waitFor();
    expect(await page.locator('.program-items > ol > li').count()).toBe(items);
    await evaluate(id, 'history');
    await expect.poll(() => page.getByLabel('Why they came').inputValue()).toBe('wants to hold a cup again');
    await page.getByRole('button', { name: 'Save the history', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.waitForTimeout(1000);
    await crash();
    await evaluate(id, 'history');
    await page.getByLabel('Why they came').waitFor();
    expect(await page.getByText('not saved yet', { exact: true }).count()).toBe(0);
  });
});

/** Alters one sealed record in the browser's storage: the last event of the stream that has most. */
const damageOne = (): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('eupraxia');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const store = opening.result.transaction('sealed', 'readwrite').objectStore('sealed');
          const all = store.getAll();
          all.onsuccess = () => {
            type Row = { owner: string; subject: string; stream: string; number: number; bytes: Uint8Array };
            const events = (all.result as Row[]).filter(({ stream }) => /^[0-9a-f-]{36}$/.test(stream));
            const length = (of: string): number => events.filter(({ stream }) => stream === of).length;
            const last = events.toSorted((a, b) => length(a.stream) - length(b.stream) || a.number - b.number).at(-1);
            if (last === undefined) return reject(new Error('nothing is kept'));
            last.bytes[40] = (last.bytes[40] ?? 0) ^ 1;
            const put = store.put(last);
            put.onsuccess = () => resolve(`${last.stream} ${last.number}`);
          };
        };
      }),
  );

/** The places of all sealed records in the browser. */
const sealedPlaces = (): Promise<readonly string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('eupraxia');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('sealed').objectStore('sealed').getAllKeys();
          all.onsuccess = () => resolve((all.result as string[][]).map(([, , stream, number]) => `${stream} ${number}`));
        };
      }),
  );

describe('what a colleague left', () => {
  it('is handed over by the next person, under its author; a damaged record stays and is told', async () => {
    await page.goto(program.url);
    const visitId = await openLive(page, 'Amara Okafor');
    await saved(page);
    await killServer();
    for (let i = 0; i < 5; i++) await cue(page, 'Verbal').click();
    await expect.poll(() => cuesOnScreen(page)).toBe(5);
    await page.waitForTimeout(500);
    await page.locator('.person-button').click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('button', { name: 'Sign out all the same', exact: true }).click({ timeout: 30_000 });
    await page.waitForTimeout(1500);
    const damaged = await damageOne();
    await start();

    const { email, password } = demoSignIn(data.dir, 'assistant');
    await page.goto(program.url);
    await page.getByLabel(/mail/i).fill(email);
    await page.getByLabel(/password/i).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Schedule' }).waitFor();
    await page.getByText(/records? of a colleague on this tablet (is|are) damaged/).waitFor({ timeout: 30_000 });
    await page.getByText(/records? that a colleague had left on this tablet (is|are) on the server now/).waitFor();
    await look(page, 'left-by-colleagues');
    expect(await sealedPlaces()).toContain(damaged);
    const cues = ofKind(await storedLog(data.dir, visitId), 'cue.given');
    expect(cues).toHaveLength(4);
    expect(new Set(cues.map(({ by }) => by.role))).toEqual(new Set(['therapist']));
  });
});
