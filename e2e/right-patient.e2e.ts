import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser, phone } from './harness/browser.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { expectAccessible, signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { visitLink } from './harness/starting.ts';
import { saved } from './harness/treatment.ts';
import { across, look } from './harness/views.ts';

const data = freshDataDir();
const profile = freshProfile();
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  browser = await openBrowser({ profile: profile.dir });
  page = await browser.context.newPage();
  await page.setViewportSize(across);
  await signIn(page, program.url, data.dir);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  data.remove();
  profile.remove();
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const rail = () => page.getByRole('navigation', { name: 'Stations' });
const station = (name: string) => rail().getByRole('link', { name, exact: true });
const toToday = () => station('Today').click();
const row = (name: string) => page.locator('.day-row').filter({ hasText: name });
const dialog = () => page.getByRole('dialog');
const visitIn = (url: string): string => /visit\/([0-9a-f-]{36})/.exec(url)?.[1] ?? '';

/** Each part begins at Today, whatever became of the one before. */
async function fromToday(): Promise<void> {
  await browser.context.setOffline(false);
  await page.setViewportSize(across);
  await page.goto(program.url);
}

/** The body of the only event of a kind. */
function bodyOf<T>(log: Awaited<ReturnType<typeof storedLog>>, kind: string): T {
  const [only, ...others] = ofKind(log, kind);
  if (only === undefined || others.length > 0) throw new Error(`expected one ${kind}, found ${others.length + Number(!!only)}`);
  return only.body as T;
}

/** Opens the menu of a row. */
async function more(name: string): Promise<void> {
  await row(name)
    .first()
    .getByRole('button', { name: /^More: / })
    .click();
  await dialog().waitFor();
}

/** Makes a change of a row's visit, with one of the reasons that are given often. */
async function change(name: string, what: string, reason: string, press: string): Promise<void> {
  await more(name);
  await dialog().getByRole('button', { name: what, exact: true }).click();
  await dialog().getByRole('button', { name: reason, exact: true }).click();
  await dialog().getByRole('button', { name: press, exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
}

describe('the rail', () => {
  it('has a patient’s stations only while a screen about that patient is shown, under the whole name', async () => {
    expect(await rail().getByRole('link').allInnerTexts()).toEqual(['', 'Today']);
    await page.getByRole('link', { name: 'Amara Okafor', exact: true }).first().click();
    await station('Evaluate').waitFor();
    expect(await rail().innerText()).toContain('Amara Okafor');
    await expect
      .poll(() => page.locator('.bar').innerText())
      .toMatch(/Amara Okafor[\s\S]*born \w{3} \d+, \d{4} \(\d+ y\) · .*(left|right|both)/i);
    await toToday();
    await page.getByRole('heading', { name: 'Schedule' }).waitFor();
    await expect.poll(() => rail().getByRole('link').allInnerTexts()).toEqual(['', 'Today']);
    for (const where of ['Library', 'About']) {
      await page.getByRole('button', { name: /D\. Rivera/ }).click();
      await page.getByRole('link', { name: where }).click();
      await page.waitForURL(new RegExp(where.toLowerCase()));
      // The menu belongs to the page under it: pressed before the next page stands, it would go with the old one.
      await page.getByRole('heading', { name: where, level: 1 }).waitFor();
      await expect.poll(() => rail().getByRole('link').allInnerTexts()).toEqual(['', 'Today']);
    }
    await toToday();
  });
});

describe('a planned visit', () => {
  beforeAll(fromToday);

  it('is not opened by its Live, Note and Bill: they say whose it is, what is planned, and that it has not started', async () => {
    await visitLink(page, 'Jonas Clark').click();
    await button('Start visit').waitFor();
    const visitId = visitIn(page.url());
    const main = page.locator('main');
    expect(await main.innerText()).toMatch(/Planned visit[\s\S]*min[\s\S]*Precautions/);
    expect(await main.getByRole('list', { name: 'Planned activities' }).getByRole('listitem').count()).toBeGreaterThan(0);
    await look(page, 'planned-live');
    for (const where of ['Note', 'Bill']) {
      await station(where).click();
      await page.getByText('This visit has not started.').waitFor();
      expect(await button('Start visit').count()).toBe(0);
      await expectAccessible(page, `${where} of a planned visit`);
    }
    await station('Live').click();
    await page.reload();
    await button('Start visit').waitFor();
    await toToday();
    await visitLink(page, 'Jonas Clark').waitFor();
    expect(await storedLog(data.dir, visitId)).toEqual([]);
  });

  it('says offline that it cannot be started now, and starts by one press once the server is there', async () => {
    await visitLink(page, 'Jonas Clark').click();
    await button('Start visit').waitFor();
    const visitId = visitIn(page.url());
    await browser.context.setOffline(true);
    await button('Start visit').click();
    await page.getByText('The visit was not started: the server cannot be reached.').waitFor();
    await browser.context.setOffline(false);
    await button('Start visit').click();
    await page.getByRole('navigation', { name: 'Activities of this visit' }).waitFor();
    expect(ofKind(await storedLog(data.dir, visitId), 'visit.opened')).toHaveLength(1);
  });

  it('asks at the first start for patient and side, by name and birth date, and not again for the same side', async () => {
    const visitId = visitIn(page.url());
    const asked = page.getByRole('region', { name: 'Patient and side' });
    await button('Start').click();
    expect(await asked.innerText()).toMatch(/Jonas Clark, born \w{3} \d+, \d{4}/);
    await look(page, 'first-contact');
    await asked.getByRole('button', { name: 'No', exact: true }).click();
    await asked.getByText('Nothing was started.').waitFor();
    await look(page, 'first-contact-no');
    await asked.getByRole('button', { name: 'Back', exact: true }).click();
    await saved(page);
    expect(ofKind(await storedLog(data.dir, visitId), 'activity.started')).toEqual([]);
    await button('Start').click();
    await asked.getByRole('button', { name: /^Yes, this patient/ }).click();
    await button('Pause').waitFor();
    await button('End activity').click();
    await saved(page);
    const log = await storedLog(data.dir, visitId);
    const { activityId, side } = bodyOf<{ activityId?: string; side?: string }>(log, 'patient.confirmed');
    const { snapshot } = bodyOf<{ snapshot: { program: { items: readonly { id: string; side?: string }[] } } }>(
      log,
      'visit.opened',
    );
    const { items } = snapshot.program;
    const first = items.find((item) => item.id === activityId);
    expect(first).toBeDefined();
    expect(side).toBe(first?.side);
    // Another activity of the same side starts at once.
    const again = items.findIndex((item) => item.id !== first?.id && item.side === first?.side);
    if (again >= 0) {
      await page.getByRole('navigation', { name: 'Activities of this visit' }).getByRole('button').nth(again).click();
      await button('Start').click();
      await button('Pause').waitFor();
      expect(await asked.count()).toBe(0);
      await button('End activity').click();
      await saved(page);
    }
    await station('Note').click();
    await page
      .getByRole('article')
      .getByText(/Patient identity.* confirmed at \d+:\d\d [AP]M/)
      .waitFor();
    await toToday();
  });
});

describe('the schedule', () => {
  beforeAll(fromToday);

  it('cancels with a reason, shows it quietly with who and why, and restores', async () => {
    const counts = () => page.locator('.today-counts').innerText();
    const before = await counts();
    await more('Lena Marsh');
    await look(page, 'visit-menu');
    await dialog().getByRole('button', { name: 'Cancel…', exact: true }).click();
    // Without a reason nothing is sent.
    await dialog().getByRole('button', { name: 'Cancel visit', exact: true }).click();
    await dialog().getByText('Choose a reason or write one.').waitFor();
    await look(page, 'visit-cancel');
    await dialog().getByRole('button', { name: 'Sick', exact: true }).click();
    await dialog().getByLabel('In your own words').fill('fever since Sunday');
    await dialog().getByRole('button', { name: 'Cancel visit', exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    await row('Lena Marsh').first().getByText('cancelled', { exact: true }).waitFor();
    expect(await visitLink(page, 'Lena Marsh').count()).toBe(0);
    await expect.poll(counts).not.toBe(before);
    await more('Lena Marsh');
    expect(await dialog().innerText()).toMatch(/Cancelled\s+Sick: fever since Sunday\s+D\. Rivera, /);
    await look(page, 'visit-history');
    await dialog().getByRole('button', { name: 'Close' }).click();
    await change('Lena Marsh', 'Restore…', 'Patient called', 'Restore visit');
    await visitLink(page, 'Lena Marsh').waitFor();
    await expect.poll(counts).toBe(before);
  });

  it('marks a no-show, whose stations say so, and moves a visit within the day', async () => {
    await visitLink(page, 'Theo Brandt').click();
    await button('Start visit').waitFor();
    const url = page.url();
    await toToday();
    await change('Theo Brandt', 'No-show…', 'Transport', 'Mark as no-show');
    await row('Theo Brandt').first().getByText('no-show', { exact: true }).waitFor();
    await look(page, 'today-no-show');
    await page.goto(url);
    await page.getByText('No-show: the patient did not come').waitFor();
    await look(page, 'no-show-live');
    await toToday();
    await change('Theo Brandt', 'Restore…', 'Clinic', 'Restore visit');
    await more('Theo Brandt');
    await dialog().getByRole('button', { name: 'Move…', exact: true }).click();
    await dialog().getByLabel('Time').fill('21:40');
    await dialog().getByRole('button', { name: 'Weather', exact: true }).click();
    await look(page, 'visit-move');
    await dialog().getByRole('button', { name: 'Move visit', exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => row('Theo Brandt').first().innerText()).toMatch(/21:40/);
  });
});

const longName = 'Maximiliane-Alexandrina Wolfeschlegelsteinhausenbergerdorffer';

async function plan(name: string, time: string): Promise<void> {
  await button('Visit').click();
  // The button moves when the first patients are listed, and a button that moves under the finger takes no press.
  await dialog().getByRole('group', { name: 'Patient', exact: true }).getByRole('radio').first().waitFor();
  await button('New patient').click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Born on').fill('1959-05-12');
  await page.getByLabel('Time').fill(time);
  await button('Plan the visit').click();
}

describe('a second chart and a second booking', () => {
  beforeAll(fromToday);

  it('ask: the chart that exists is used, or these are two people; the slot is planned all the same', async () => {
    await plan('Walter Brandner', '05:00');
    await row('Walter Brandner').first().waitFor();
    await plan('WALTER  Brandnér', '05:15');
    const same = dialog().getByRole('region', { name: 'This patient may already have a chart' });
    await same.getByText('Walter Brandner').waitFor();
    expect(await same.innerText()).toMatch(/born May 12, 1959 · no chart number/);
    await look(page, 'same-patient');
    await same.getByRole('button', { name: 'Use it' }).click();
    await button('Plan the visit').click();
    await dialog()
      .getByText(/has a visit at that time already/)
      .waitFor();
    await look(page, 'slot-taken');
    await button('Plan it anyway').click();
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => row('Walter Brandner').count()).toBe(2);
    await plan('Walter Brandner', '06:30');
    await same.getByRole('button', { name: 'This is a different person' }).click();
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => row('Walter Brandner').count()).toBe(3);
  });
});

describe('a name of 60 letters', () => {
  beforeAll(fromToday);

  it('is shown whole at phone size on Today and on each screen about the patient, and nothing overflows', async () => {
    await plan(longName, '07:45');
    await row(longName).first().waitFor();
    const fits = async (where: string) => {
      await page.setViewportSize(phone);
      await page.waitForTimeout(200);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, where).toBeLessThanOrEqual(0);
      const cut = await page.evaluate(
        (name) =>
          [...document.querySelectorAll('h1, .day-name, .bar-facts')]
            .filter((one) => one.textContent?.includes(name) || one.className === 'bar-facts')
            .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== 'visible').length,
        longName,
      );
      expect(cut, where).toBe(0);
      expect(await page.locator('body').innerText(), where).toContain(longName);
    };
    await fits('Today');
    await look(page, 'long-name-today');
    await page.setViewportSize(across);
    await row(longName).first().getByRole('link', { name: longName, exact: true }).click();
    await station('Evaluate').waitFor();
    await fits('Chart');
    for (const where of ['Evaluate', 'Program', 'Live', 'Note', 'Bill']) {
      await page.setViewportSize(across);
      await station(where).click();
      await page.waitForURL(new RegExp(where.toLowerCase()));
      await page.locator('h1').filter({ hasText: longName }).waitFor();
      await fits(where);
      await expectAccessible(page, `${where}, long name`);
    }
    await look(page, 'long-name-bill');
  });
});
