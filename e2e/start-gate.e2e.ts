import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { expectAccessible, signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { openVisit, pressStart } from './harness/starting.ts';
import { thumb } from './harness/thumb.ts';
import { saved } from './harness/treatment.ts';
import { across, look, screens } from './harness/views.ts';

const data = freshDataDir();
const profiles = [freshProfile(), freshProfile(), freshProfile()] as const;
let program: RunningProgram;
let therapist: OwnBrowser;
let assistant: OwnBrowser;
let page: Page;
let helper: Page;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  [therapist, assistant] = await Promise.all([
    openBrowser({ profile: profiles[0].dir, size: across, touch: true }),
    openBrowser({ profile: profiles[1].dir, size: across, touch: true }),
  ]);
  page = await therapist.context.newPage();
  helper = await assistant.context.newPage();
  await signIn(page, program.url, data.dir);
  await signIn(helper, program.url, data.dir, 'assistant');
});

afterAll(async () => {
  await therapist?.close();
  await assistant?.close();
  await program?.stop();
  data.remove();
  for (const profile of profiles) profile.remove();
});

const button = (name: string | RegExp, on = page) => on.getByRole('button', { name, exact: typeof name === 'string' });
const card = (title: RegExp, on = page) => on.getByRole('region', { name: title });

/** Opens a patient's visit of today in Live; its id. */
async function open(patient: string, on = page): Promise<string> {
  await on.goto(program.url);
  const visitId = await openVisit(on, patient, thumb);
  await button('STOP', on).waitFor();
  return visitId;
}

/** Enters a reading in the open form of vital signs. */
async function reading(systolic: number, diastolic: number, on = page): Promise<void> {
  const form = on.getByRole('form', { name: 'Vital signs' });
  await form.getByLabel('Systolic').fill(String(systolic));
  await form.getByLabel('Diastolic').fill(String(diastolic));
  await thumb(form.getByRole('button', { name: 'No symptoms' }));
  await thumb(form.getByRole('button', { name: 'Record', exact: true }));
}

describe('a patient whose vital signs come first', () => {
  it('asks for them, and a reading outside the limits blocks until one inside opens; no tap stands in for a reading', async () => {
    await open('Samuel Reyes');
    const asks = card(/^This is needed/);
    await asks.getByText('Vital signs come before the first activity').waitFor();
    expect(await button('Start').isDisabled()).toBe(true);
    await look(page, 'start-asks');
    await thumb(asks.getByRole('button', { name: 'Take vital signs' }));
    await look(page, 'start-vitals');
    await reading(178, 92);
    const blocked = card(/^Blocked/);
    await blocked.getByText(/Systolic pressure 178 is outside/).waitFor();
    expect(await blocked.getByRole('button', { name: /safe to go on/ }).count()).toBe(0);
    await look(page, 'start-blocked');
    await thumb(blocked.getByRole('button', { name: 'Take vital signs' }));
    await reading(148, 86);
    await expect.poll(() => button('Start').isEnabled()).toBe(true);
  });

  it('blocks after pain over the limit, until pain is rated again', async () => {
    await thumb(page.getByRole('group', { name: 'Pain now, 0–10' }).getByRole('button', { name: '7', exact: true }));
    const blocked = card(/^Blocked/);
    await blocked.getByText(/^Pain 7 is outside/).waitFor();
    await look(page, 'start-pain');
    await thumb(blocked.getByRole('group', { name: 'Pain now, 0–10' }).getByRole('button', { name: '3', exact: true }));
    await expect.poll(() => button('Start').isEnabled()).toBe(true);
  });
});

describe('a pressure that is high twice', () => {
  let visitId = '';

  it('asks for the second reading after the first', async () => {
    visitId = await open('Lena Marsh', helper);
    await thumb(button(/^Balance beam/, helper));
    await thumb(button('Vitals', helper));
    await reading(186, 100, helper);
    await helper.getByText('Rest 5 minutes, second reading.').waitFor();
    await look(helper, 'start-second-reading');
    await reading(184, 98, helper);
    await card(/^A reason is needed/, helper).waitFor();
  });

  it('takes the reason of a therapist whom the assistant reached, and no rule read back', async () => {
    const reason = card(/^A reason is needed/, helper);
    await reason.getByLabel('Therapist reached').first().fill('Dana Rivera');
    await reason.getByText('by phone', { exact: true }).first().tap();
    const words = reason.getByLabel(/^What the therapist decided/).first();
    await words.fill('ok');
    await thumb(reason.getByRole('button', { name: 'Record the therapist’s reason' }).first());
    await reason.getByText('Say it in your own words', { exact: false }).first().waitFor();
    await look(helper, 'start-reason');
    for (let left = 3; left > 0 && (await reason.count()) > 0; left--) {
      await reason.getByLabel('Therapist reached').first().fill('Dana Rivera');
      await reason.getByText('by phone', { exact: true }).first().tap();
      await reason
        .getByLabel(/^What the therapist decided/)
        .first()
        .fill('Usual for her, no symptoms, walk slowly with rests');
      await thumb(reason.getByRole('button', { name: 'Record the therapist’s reason' }).first());
      await helper.waitForTimeout(400);
    }
    await expect.poll(() => button('Start', helper).isEnabled()).toBe(true);
    await saved(helper);
    const reasoned = ofKind(await storedLog(data.dir, visitId), 'rule.reasoned');
    expect(reasoned[0]?.body).toMatchObject({ reached: { name: 'Dana Rivera', how: 'phone' } });
  });

  it('is confirmed by the therapist by one tap', async () => {
    await open('Lena Marsh');
    const confirms = page.getByRole('region', { name: 'Reason to confirm' });
    await confirms.getByRole('button').first().waitFor();
    await look(page, 'start-confirm');
    while ((await confirms.count()) > 0) {
      await thumb(confirms.getByRole('button', { name: 'Confirm the reason' }).first());
      await page.waitForTimeout(300);
    }
    await saved(page);
    expect(ofKind(await storedLog(data.dir, visitId), 'reason.confirmed').length).toBeGreaterThan(0);
  });
});

describe('a start that the server refuses', () => {
  it('stands still at once when the line is back, and says why; offline the card says whose rules decided', async () => {
    const visitId = await open('Elif Vural');
    await saved(page);
    const patientLink = await page.getByRole('link', { name: /Chart/ }).first().getAttribute('href');
    await therapist.context.setOffline(true);
    await page.getByText(/^Offline: the rules on this device decide, program .+, catalog .+ of \w+ \d{4}\./).waitFor();
    await look(page, 'start-offline');
    // Meanwhile the patient withdraws consent, and another therapist writes it into the chart.
    const desk = await openBrowser({ profile: profiles[2].dir });
    try {
      const other = await desk.context.newPage();
      await signIn(other, program.url, data.dir, 'therapist', 1);
      await other.goto(`${program.url}${patientLink}/evaluate?part=agreements`);
      await other.getByRole('button', { name: /^Treatment: withdraw/ }).click();
      await other
        .getByText(/^withdrawn/)
        .first()
        .waitFor();
      // The entry is shown at once, and kept here until the server has it: this browser is closed below.
      await other.getByText('Saved', { exact: true }).waitFor();
    } finally {
      await desk.close();
    }
    await pressStart(page, thumb);
    await button('Pause').waitFor();
    await thumb(button('Rep, done well'));
    await therapist.context.setOffline(false);
    await page.getByText(/^The server refused the start at/).waitFor();
    await page
      .getByText(/withdrew consent/)
      .first()
      .waitFor();
    expect(await button('Pause').count()).toBe(0);
    await look(page, 'start-refused');
    await saved(page);
    const log = await storedLog(data.dir, visitId);
    const start = ofKind(log, 'activity.started')[0];
    expect(ofKind(log, 'start.refused').map(({ body }) => (body as { of: string }).of)).toEqual([start?.id]);
  });
});

describe('a measure', () => {
  it('passes the same gate before it is taken step by step', async () => {
    await open('Samuel Reyes');
    const chart = await page.getByRole('link', { name: /Chart/ }).first().getAttribute('href');
    await page.goto(`${program.url}${chart}/evaluate`);
    const measures = page.getByRole('region', { name: 'Baseline measure' });
    await measures.getByRole('combobox').selectOption('berg');
    const gate = measures.getByRole('region', { name: /before the measure is taken$/ });
    await gate.getByText('Vital signs come before the first activity').waitFor();
    // Its fourteen tasks are not offered before that; a value that was taken before may be entered.
    expect(await measures.getByText(/^0 of 14/).count()).toBe(0);
    await measures.getByRole('textbox', { name: 'Value' }).waitFor();
    await gate.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(screens, 'start-measure.png') });
    await expectAccessible(page, 'measure');
    await measures.getByRole('combobox').selectOption('nprs');
    await expect.poll(() => gate.count()).toBe(0);
  });
});
