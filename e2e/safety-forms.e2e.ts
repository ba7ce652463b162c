import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { openVisit } from './harness/starting.ts';
import { thumb } from './harness/thumb.ts';
import { saved } from './harness/treatment.ts';
import { across, look } from './harness/views.ts';

const data = freshDataDir();
const profiles = [freshProfile(), freshProfile()] as const;
let program: RunningProgram;
let therapist: OwnBrowser;
let assistant: OwnBrowser;
let page: Page;
let helper: Page;
let chart = '';
let visitId = '';

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

const button = (name: string | RegExp, on: Page | Locator = page) =>
  on.getByRole('button', { name, exact: typeof name === 'string' });
const card = (title: RegExp, on = page) => on.getByRole('region', { name: title });

/** Opens Amara Okafor's visit of today in Live. */
async function open(on: Page): Promise<void> {
  await on.goto(program.url);
  visitId = await openVisit(on, 'Amara Okafor', thumb);
  await button('STOP', on).waitFor();
}

const stored = (on = page) => on.locator('[role=status]', { hasText: 'Saving' }).waitFor({ state: 'detached' });

describe('the chart before the visit', () => {
  it('keeps what changed in the screen, and the precautions say each thing once', async () => {
    await page
      .getByRole('link', { name: /^Chart.*Amara Okafor|Amara Okafor/ })
      .first()
      .waitFor();
    const link = page.locator('a[href^="/patient/"]', { hasText: 'Amara Okafor' }).first();
    chart = ((await link.getAttribute('href')) ?? '').match(/\/patient\/[^/?]+/)?.[0] ?? '';
    await page.goto(`${program.url}${chart}/evaluate?part=safety`);
    await thumb(button('Something changed'));
    await thumb(button('Show all questions'));
    await page.locator('summary', { hasText: /^Skin/ }).tap();
    for (const question of [/^Is the skin broken/, /^Has the skin reacted/])
      await page.getByRole('group', { name: question }).getByText('yes', { exact: true }).tap();
    await thumb(button('Save the answers'));
    await page.getByText('Broken or infected skin', { exact: true }).first().waitFor();
    await stored();
    const precautions = page.getByRole('list', { name: 'Precautions' });
    await precautions.getByText('Fall risk').waitFor();
    expect(await precautions.getByText('Falls', { exact: true }).count()).toBe(0);
  });

  it('puts the focus on the first field when the kinds of order fold, and back on the kinds', async () => {
    await thumb(button('Add an order'));
    const form = page.getByRole('dialog', { name: 'Order' });
    await thumb(button('Weight bearing', form));
    await expect.poll(() => form.getByLabel('Body part').evaluate((field) => field === document.activeElement)).toBe(true);
    await look(page, 'forms-order');
    await thumb(button('Another kind', form));
    await expect.poll(() => button('Weight bearing', form).evaluate((one) => one === document.activeElement)).toBe(true);
    await button('Diet', form).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => form.evaluate((one) => one.querySelector('form input') === document.activeElement)).toBe(true);
    await thumb(button('Cancel', form));
  });

  it('asks in the program what its words speak of, and offers the reasons of a rule', async () => {
    await page.goto(`${program.url}${chart}/program`);
    const item = page.getByRole('region', { name: /Sit-to-stand$/ });
    await item.getByLabel('Your intent').fill('Rising from a chair, with electrical stimulation of the quadriceps');
    await thumb(button('Save the program'));
    await stored();
    const safety = card(/^Safety of this program/);
    await safety.getByText('The words of this activity speak of electrical stimulation').waitFor();
    await thumb(button('Give a reason', safety).first());
    await safety.getByText('Hypoallergenic electrodes; skin checked after 10 minutes').waitFor();
  });
});

describe('an assistant in Live', () => {
  it('tightens an answer and is told who loosens it', async () => {
    await open(helper);
    const asks = card(/^This is needed/, helper);
    const question = asks.getByRole('group', { name: /^Is the skin broken/ });
    await question.getByText('no', { exact: true }).tap();
    await asks.getByText('A therapist changes this answer. It stays as it was.').first().waitFor();
    expect(await question.getByRole('radio', { name: 'yes' }).isChecked()).toBe(true);
    await look(helper, 'forms-loosens');
    await saved(helper);
    expect(ofKind(await storedLog(data.dir, visitId), 'screen.answered')).toEqual([]);
  });
});

describe('a therapist in Live', () => {
  it('loosens it, and gives a reason of the rule by a tap', async () => {
    await open(page);
    const precautions = page.getByRole('list', { name: 'Precautions' });
    await precautions.getByText('Fall risk').waitFor();
    expect(await precautions.getByText('Falls', { exact: true }).count()).toBe(0);
    expect(await precautions.getByRole('listitem').count()).toBeLessThanOrEqual(6);
    await card(/^This is needed/)
      .getByRole('group', { name: /^Is the skin broken/ })
      .getByText('no', { exact: true })
      .tap();
    const reason = card(/^A reason is needed/);
    await look(page, 'forms-live-reason');
    await reason.getByText('Hypoallergenic electrodes; skin checked after 10 minutes').tap();
    expect(await reason.getByLabel('Your reason').inputValue()).toBe('Hypoallergenic electrodes; skin checked after 10 minutes');
    await thumb(button('Save the reason', reason));
    await expect.poll(() => button('Start').isEnabled()).toBe(true);
  });

  it('describes an exercise once: it is kept with the chart’s program', async () => {
    await thumb(button(/^Sit-to-stand/));
    const asks = card(/^This is needed/);
    await thumb(button('Describe the exercise', asks));
    const sheet = page.getByRole('dialog', { name: 'What does this exercise do?' });
    await sheet.getByText('none, or guarding').tap();
    await thumb(button('no agent', sheet));
    await thumb(button('Save the description', sheet));
    await expect.poll(() => button('Start').isEnabled()).toBe(true);
    await saved(page);
    expect(ofKind(await storedLog(data.dir, visitId), 'traits.recorded')).toHaveLength(1);
    await page.waitForTimeout(500);
    await page.goto(`${program.url}${chart}/program`);
    const safety = card(/^Safety of this program/);
    await safety.getByRole('list', { name: 'Activities' }).waitFor();
    expect(await safety.getByText('The words of this activity speak of electrical stimulation').count()).toBe(0);
  });
});
