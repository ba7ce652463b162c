import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';

const data = freshDataDir();
const profile = freshProfile();
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  browser = await openBrowser({ profile: profile.dir });
  page = await browser.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  profile.remove();
});

/** Plans 250 visits, a minute apart, for 25 new patients, from the time `from` on (UTC ms); the refusals. */
const planMany = (from: number): Promise<readonly unknown[]> =>
  page.evaluate(async (first) => {
    const refusals: unknown[] = [];
    const id = (kind: number, n: number): string => `01900000-0000-7000-800${kind}-${String(n).padStart(12, '0')}`;
    const call = async (path: string, json: unknown): Promise<void> => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify({ json }) });
      if (!answer.ok) refusals.push(await answer.json());
    };
    for (let n = 0; n < 25; n++) await call('patients/create', { id: id(1, n), name: `Patient ${n}`, bornOn: '1968-04-02' });
    for (let n = 0; n < 250; n++) {
      const startsAt = first + n * 60_000;
      await call('visit/plan', { id: id(2, n), patientId: id(1, n % 25), startsAt, minutes: 30, despite: true });
    }
    return refusals;
  }, from);

describe('a day of 250 visits', () => {
  it('is counted whole and shown a hundred at a time, each visit once and in order of time', async () => {
    await signIn(page, program.url, data.dir);
    // The clinic’s clock shows an afternoon: in twelve hours it is the morning of the day after.
    expect(await planMany(Date.now() + 12 * 3_600_000)).toEqual([]);
    await page.getByRole('button', { name: 'The day after' }).click();
    const rows = page.locator('.day-row');
    const more = page.getByRole('button', { name: 'Show more visits' });
    await rows.nth(99).waitFor();
    expect(await rows.count()).toBe(100);
    await page.getByText('250', { exact: true }).first().waitFor();
    await more.click();
    await rows.nth(199).waitFor();
    await more.click();
    await rows.nth(249).waitFor();
    await more.waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(250);
    const times = (await page.locator('.day-time').allInnerTexts()).map((text) => text.slice(0, 5));
    expect(times).toEqual(times.toSorted());
    expect(new Set(times).size).toBe(250);
  });
});
