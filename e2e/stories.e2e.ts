import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { occupational, physical } from './harness/stories.ts';
import { openPatient, walk } from './harness/story.ts';

const data = freshDataDir();
const profiles = [freshProfile(), freshProfile()] as const;
let program: RunningProgram;
let browsers: readonly OwnBrowser[] = [];
/** A physical therapist and an occupational therapist. */
let rivera: Page;
let chen: Page;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  browsers = await Promise.all(profiles.map(({ dir }) => openBrowser({ profile: dir })));
  [rivera, chen] = (await Promise.all(browsers.map(({ context }) => context.newPage()))) as [Page, Page];
  await signIn(rivera, program.url, data.dir);
  await signIn(chen, program.url, data.dir, 'therapist', 1);
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  for (const profile of profiles) profile.remove();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const item = (page: Page, place: number, name: string) => region(page, `Number ${place}: ${name}`);
const reset = (page: Page) => button(page, 'Copy from last').click();

async function save(page: Page): Promise<void> {
  await button(page, 'Save the program').click();
  await page.getByText('not saved yet').waitFor({ state: 'hidden' });
  await page.getByText('saving…', { exact: true }).waitFor({ state: 'hidden' });
}

/** The status and the code of an answer to a call that no screen would make. */
const append = (page: Page, entry: unknown) =>
  page.evaluate(async (body) => {
    const patientId = /patient\/([^/?]+)/.exec(location.href)?.[1];
    const answer = await fetch('/rpc/chart/append', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: { patientId, entries: [body] } }),
    });
    const { json } = await answer.json();
    return [answer.status, json.code, JSON.stringify(json)] as const;
  }, entry);

const freshId = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

describe('bad input', () => {
  it('takes no day that is not one: neither the screen nor the server', async () => {
    await openPatient(rivera, 'Jonas Clark', 'Evaluate');
    const condition = region(rivera, 'Condition');
    await condition.getByRole('listitem').filter({ hasText: 'ACL reconstruction' }).waitFor();
    const before = await condition.getByRole('listitem').count();
    await condition.getByLabel('Find a condition').fill('sprain');
    await condition
      .getByRole('radio', { name: /sprain/i })
      .first()
      .check({ force: true });
    await condition.getByRole('radio', { name: 'left', exact: true }).check({ force: true });
    const onset = condition.getByLabel('Onset');
    await onset.click();
    await rivera.keyboard.type('02302026');
    await button(rivera, 'Add the condition').click();
    await condition.getByText('Give the day of onset.').waitFor();
    for (const [day, words] of [
      ['2199-01-01', 'Give a day of onset that is not in the future.'],
      ['1990-01-01', 'That is before the patient was born.'],
    ] as const) {
      await onset.fill(day);
      await condition.getByText(words).waitFor();
    }
    await button(rivera, 'Add the condition').click();
    expect(await condition.getByRole('listitem').count()).toBe(before);
    const body = { id: freshId(1), text: 'Walk', measureId: 'berg', baseline: 40, target: 45, by: '2026-02-30' };
    const [status, code] = await append(rivera, { id: freshId(2), kind: 'goal', body });
    expect([status, code]).toEqual([400, 'EUP_SERVER_INPUT']);
  });

  it('takes no goal that begins nowhere', async () => {
    await rivera.getByRole('link', { name: 'Plan of care', exact: true }).click();
    const goals = region(rivera, 'Goals');
    await goals.getByRole('listitem').filter({ hasText: 'Stand on the left leg' }).waitFor();
    const before = await goals.getByRole('listitem').count();
    await goals.getByLabel('Goal', { exact: true }).fill('Run five kilometres');
    await goals.getByLabel('Target').fill('30');
    await goals.getByLabel('By', { exact: true }).fill('2199-01-01');
    await goals.getByRole('radio', { name: /^restorative/ }).check({ force: true });
    await button(rivera, 'Add the goal').click();
    await goals.getByText('Choose the value that it starts from').waitFor();
    expect(await goals.getByRole('listitem').count()).toBe(before);
    const body = { id: freshId(3), text: 'Run', measureId: 'berg', target: 45, by: '2199-01-01' };
    const [status, code] = await append(rivera, { id: freshId(4), kind: 'goal', body });
    expect([status, code]).toEqual([400, 'EUP_SERVER_INPUT']);
  });

  it('takes no dose of nothing, and none of a million', async () => {
    await openPatient(rivera, 'Jonas Clark', 'Program');
    const board = item(rivera, 1, 'BAPS board, left');
    for (const dose of ['0', '1000000', '-3', '2.5']) {
      await board.getByLabel('Repetitions').fill(dose);
      await button(rivera, 'Save the program').click();
      await board.getByText('A whole number from 1 to 1000.').waitFor();
      await rivera.getByText('not saved yet').waitFor();
    }
    await reset(rivera);
    expect(await board.getByLabel('Repetitions').inputValue()).toBe('10');
  });

  it('blocks what a fresh graft must not do, and says why', async () => {
    const name = 'Long arc quads';
    await rivera.getByLabel('Find an exercise').fill('seated knee extension');
    await region(rivera, 'Exercises')
      .getByRole('button', { name: `Add ${name}`, exact: true })
      .click();
    const straightening = item(rivera, 4, name);
    await straightening.getByRole('radio', { name: 'left', exact: true }).check({ force: true });
    await straightening.getByLabel('So that the patient can…').fill('rowing');
    await straightening.getByRole('radio', { name: /^97110/ }).check({ force: true });
    await straightening.getByLabel('Your intent').fill('strength of the left thigh');
    await save(rivera);
    const safety = region(rivera, 'Safety of this program');
    const blocked = safety.getByRole('listitem').filter({ has: rivera.getByText('Blocked', { exact: true }) });
    const why = await blocked.innerText();
    expect(why).toMatch(new RegExp(`^Blocked\\s+${name}\\s+Blocks\\s+Knee reconstruction: resisted open-chain extension`));
    expect(why).toMatch(/graft’s protocol allows it/);
    // Nobody can reason it away, and what does not load the graft stays free.
    expect(await blocked.getByRole('button', { name: /reason/i }).count()).toBe(0);
    expect(await safety.getByText('May start', { exact: true }).count()).toBe(3);
  });

  it('joins what two therapists wrote at once, and asks where they differ; nothing is overwritten unseen', async () => {
    const names = ['BAPS board, left', 'Single-leg stance'] as const;
    await openPatient(chen, 'Jonas Clark', 'Program');
    await item(rivera, 1, names[0]).getByLabel('Minutes', { exact: true }).fill('16');
    await item(chen, 3, names[1]).getByLabel('Sets', { exact: true }).fill('2');
    await save(chen);
    const overtaken = region(rivera, 'Somebody else saved this program meanwhile');
    await button(rivera, 'Save the program').click();
    await overtaken.getByText('Your changes and theirs go together.').waitFor();
    await button(rivera, 'Join them').click();
    await save(rivera);
    expect(await item(rivera, 3, names[1]).getByLabel('Sets', { exact: true }).inputValue()).toBe('2');

    await chen.reload();
    await expect.poll(() => item(chen, 1, names[0]).getByLabel('Minutes', { exact: true }).inputValue()).toBe('16');
    await item(rivera, 1, names[0]).getByLabel('Repetitions').fill('12');
    await item(chen, 1, names[0]).getByLabel('Repetitions').fill('8');
    await save(chen);
    await button(rivera, 'Save the program').click();
    await overtaken.getByText('One exercise was changed by both of you.').waitFor();
    expect(await button(rivera, 'Join them').isDisabled()).toBe(true);
    await overtaken.getByRole('radio', { name: /^Theirs/ }).check({ force: true });
    await button(rivera, 'Join them').click();
    expect(await item(rivera, 1, names[0]).getByLabel('Repetitions').inputValue()).toBe('8');
    await save(rivera);
    await chen.reload();
    await expect.poll(() => item(chen, 1, names[0]).getByLabel('Repetitions').inputValue()).toBe('8');
  });
});

describe('the worked examples, from the chart to the signature', () => {
  it('a mother decides for her child within a scope and until a day, and the child agrees', async () => {
    await openPatient(rivera, 'Theo Brandt', 'Evaluate');
    await rivera.getByRole('link', { name: 'Consents', exact: true }).click();
    const treatment = region(rivera, 'Consents').getByRole('listitem').filter({ hasText: 'To be examined and treated here' });
    await expect.poll(() => treatment.innerText()).toMatch(/Karin Brandt · the patient agrees/);
    expect(await treatment.innerText()).toContain('given');
    const decides = await region(rivera, 'Who decides for the patient').getByRole('listitem').first().innerText();
    expect(decides).toMatch(/mother/);
    expect(decides).toMatch(/Treatment, Recording, Information · until May 1, 2034/);
    await rivera.getByRole('link', { name: 'History', exact: true }).click();
    await expect.poll(() => rivera.locator('main').innerText()).toMatch(/Gross motor level \(GMFCS\)/);
  });

  it.each(physical.map((story) => [story.patient, story] as const))('%s, in physical therapy', async (_, story) => {
    await walk(rivera, story);
    expect(await rivera.getByText(/Signed by D\. Rivera, PT, NCS on .*:\d\d$/).count()).toBe(1);
  });

  it.each(occupational.map((story) => [story.patient, story] as const))('%s, in occupational therapy', async (_, story) => {
    await walk(chen, story);
    expect(await chen.getByText(/Signed by M\. Chen, OTR\/L on .*:\d\d$/).count()).toBe(1);
  });
});
