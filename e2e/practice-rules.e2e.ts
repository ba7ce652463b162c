import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { expectAccessible, signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { openVisit, pressStart } from './harness/starting.ts';
import { thumb } from './harness/thumb.ts';
import { saved } from './harness/treatment.ts';
import { across, look } from './harness/views.ts';

const data = freshDataDir();
const profile = freshProfile();
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;
let chart = '';
let visitId = '';

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  browser = await openBrowser({ profile: profile.dir, size: across, touch: true });
  page = await browser.context.newPage();
  await signIn(page, program.url, data.dir);
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  data.remove();
  profile.remove();
});

const button = (name: string | RegExp, on: Page | Locator = page) =>
  on.getByRole('button', { name, exact: typeof name === 'string' });
const item = () => page.getByRole('region', { name: /Sit-to-stand$/ });
const section = () => item().locator('details.practice-order');
const stored = () => page.locator('[role=status]', { hasText: 'Saving' }).waitFor({ state: 'detached' });

describe('the order of practice in Program', () => {
  it('stands closed at its defaults, so that whoever wants them taps nothing', async () => {
    const link = page.locator('a[href^="/patient/"]', { hasText: 'Amara Okafor' }).first();
    chart = ((await link.getAttribute('href')) ?? '').match(/\/patient\/[^/?]+/)?.[0] ?? '';
    await page.goto(`${program.url}${chart}/program`);
    await item().waitFor();
    expect(await section().locator('summary').first().innerText()).toMatch(/^Practice\s+defaults$/);
    expect(await section().getAttribute('open')).toBeNull();
    expect(await button('Save the program').isDisabled()).toBe(true);
  });

  it('orders each rule by a control, with its reason, source and numbers one tap away', async () => {
    await section().locator('summary').first().tap();
    await section().getByLabel('Feedback schedule').selectOption('terminal');
    await section().getByRole('checkbox', { name: 'Success reports' }).check();
    await section().getByRole('checkbox', { name: 'Patient choice after sets' }).check();
    await section().getByRole('checkbox', { name: 'Transfer probes' }).check();
    await section().getByLabel('Variants').fill('low chair, no arms');
    await section().getByLabel('Rest between sets').selectOption('work');
    await thumb(button('Why: Success reports', section()));
    await section()
      .getByText(/^Bacelar 2022/)
      .waitFor();
    await section().getByLabel('Good of').fill('2');
    expect(await section().locator('summary').first().innerText()).toMatch(/7 changes from the defaults/);
    await section().scrollIntoViewIfNeeded();
    await look(page, 'practice-order');
    await section().locator('summary', { hasText: 'More rules' }).click();
    await section().getByRole('heading', { name: 'Reference only' }).waitFor();
    await thumb(button('Why: Dual-task automaticity', section()));
    await section()
      .getByText(/^Where it shows: No effect/)
      .waitFor();
    await expectAccessible(page, 'every rule');
  });

  it('is saved with the program and comes back the same', async () => {
    await thumb(button('Save the program'));
    await page.getByText('not saved yet').waitFor({ state: 'hidden' });
    await stored();
    await page.reload();
    await item().waitFor();
    expect(await section().locator('summary').first().innerText()).toMatch(/7 changes from the defaults/);
    await section().locator('summary').first().tap();
    expect(await section().getByLabel('Feedback schedule').inputValue()).toBe('terminal');
    expect(await section().getByLabel('Variants').inputValue()).toBe('low chair, no arms');
    expect(await section().getByRole('checkbox', { name: 'Success reports' }).isChecked()).toBe(true);
  });
});

describe('the same activity in Live', () => {
  it('is coached by the order', async () => {
    await page.goto(program.url);
    visitId = await openVisit(page, 'Amara Okafor', thumb);
    await thumb(button(/^Sit-to-stand/));
    // A fall is possible: the probe is due, and not offered before practice.
    await page.getByText(/^Retention probe due .* not before practice/).waitFor();
    await pressStart(page, thumb);
    await button('Pause').waitFor();
    await button(/^Feedback: after each/).waitFor();
    await saved(page);
    const started = ofKind(await storedLog(data.dir, visitId), 'coach.started').at(-1);
    expect((started?.body as { readonly plan?: unknown } | undefined)?.plan).toMatchObject({
      feedback: 'terminal',
      rules: { 'good-trials': true, 'small-choices': true, 'transfer-probe': true, 'work-and-rest': true },
      parameters: { goodOf: 2 },
    });
  });

  it('says why in one tap: the last change, its rule, the numbers in force, and every rule that is on', async () => {
    for (let i = 0; i < 3; i++) await thumb(button('Rep, done well'));
    await thumb(button('Why does the coach do this?'));
    const why = page.getByRole('region', { name: 'Why does the coach do this?' });
    await why.getByText('Last change').waitFor();
    const rules = await why.locator('.why-rules > li').allInnerTexts();
    expect(rules.filter((text) => /ordered/.test(text)).length).toBeGreaterThanOrEqual(4);
    expect(rules.join('\n')).toMatch(/Success reports\s+ordered/);
    expect(rules.join('\n')).not.toMatch(/Bandwidth feedback|Faded feedback/);
    await why.locator('summary', { hasText: 'Success reports' }).tap();
    await why.getByText('good of: 2 trials (ordered)').waitFor();
    expect(await button('STOP').isEnabled()).toBe(true);
    await look(page, 'practice-why');
    await thumb(button('Back', why));
    await page.getByText(/^Tell the patient: 3 of 3 succeeded/).waitFor();
  });

  it('after a set lets the patient choose, and asks for enjoyment and confidence on the patient screen', async () => {
    await thumb(button('Set finished'));
    await page.getByText('Let the patient choose what comes next.').waitFor();
    await look(page, 'practice-live');
    const [own] = await Promise.all([browser.context.waitForEvent('page'), thumb(button('Patient screen'))]);
    await own.setViewportSize({ width: 1280, height: 800 });
    await page.bringToFront();
    await page.getByText('Enjoyment and confidence: not asked yet.').waitFor();
    await thumb(button('Ask now'));
    await thumb(button('Ask on the patient screen'));
    await own.getByText('How much fun was it?').waitFor();
    await expectAccessible(own, 'two questions');
    await own.screenshot({ path: 'test-results/screens/practice-questions.png' });
    await thumb(own.getByRole('group', { name: 'How much fun was it?' }).getByRole('button', { name: '4' }));
    await thumb(own.getByRole('group', { name: /^How sure are you/ }).getByRole('button', { name: /^5/ }));
    await own.getByText('Thank you.').waitFor();
    await page.bringToFront();
    await look(page, 'practice-motivation');
    await thumb(button('Save', page.getByRole('region', { name: 'Enjoyment and confidence' })));
    await page.getByText('patient rated').waitFor();
    expect(await page.getByText('Enjoyment and confidence: not asked yet.').count()).toBe(0);
    await saved(page);
    expect(ofKind(await storedLog(data.dir, visitId), 'motivation.rated').map(({ body }) => body)).toEqual([
      { enjoyment: 4, confidence: 5 },
    ]);
  });

  it('shows the dose by the rules that are on', async () => {
    await thumb(button('Dose'));
    await page.getByRole('region', { name: 'Dose' }).getByText('Beside what is known').waitFor();
    await look(page, 'practice-dose');
  });
});
