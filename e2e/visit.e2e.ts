import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser, phone, tablet, upright } from './harness/browser.ts';
import { spanOf } from './harness/entered-span.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { expectAccessible, signIn } from './harness/person.ts';
import { command, freePort, freshDataDir, type RunningProgram, root, startProgram } from './harness/program.ts';
import { realRecording, whyNoRecording, writeSyntheticRecording } from './harness/recording.ts';
import { signNote } from './harness/sign.ts';
import { signHere } from './harness/signing.ts';
import { openVisit, pressStart, startVisit } from './harness/starting.ts';
import { stopCard, voidStop } from './harness/stop.ts';
import { saved } from './harness/treatment.ts';

const data = freshDataDir();
const profile = freshProfile();
const synthetic = join(profile.dir, 'synthetic.csv');
/** EUPRAXIA_SCREENS=docs/screens renews the pictures of the README. */
const screens = join(root, process.env['EUPRAXIA_SCREENS'] ?? 'test-results/screens');
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;

beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  writeSyntheticRecording(synthetic, 3);
  program = await startProgram({ dataDir: data.dir, port: await freePort(), first: true });
  browser = await openBrowser({ profile: join(profile.dir, 'browser') });
  page = await browser.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  data.remove();
  profile.remove();
});

const shot = (name: string) => page.screenshot({ path: join(screens, `${name}.png`) });
const visitIn = (url: string): string => /visit\/([0-9a-f-]{36})/.exec(url)?.[1] ?? '';
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const region = (name: string) => page.getByRole('region', { name, exact: true });
const station = (name: string) => page.getByRole('navigation', { name: 'Stations' }).getByRole('link', { name, exact: true });
/** The visible part of a radio is its label. */
const choose = (within: ReturnType<typeof region>, name: string | RegExp) =>
  within.getByRole('radio', { name, exact: typeof name === 'string' }).check({ force: true });

async function correctTime(activity: RegExp, minutes: number): Promise<void> {
  await button('Correct a time').click();
  const box = page.getByRole('combobox', { name: 'Activity' });
  const label = (await box.getByRole('option').allInnerTexts()).find((option) => activity.test(option));
  await box.selectOption({ label: label ?? '' });
  const { from, to } = spanOf(minutes);
  await page.getByRole('combobox', { name: 'Enter' }).selectOption('span');
  await page.getByLabel('Start', { exact: true }).fill(from);
  await page.getByLabel('End', { exact: true }).fill(to);
  await page.getByLabel('Why the clock was wrong').fill('the clock was started late');
  await button('Save time').click();
  // More than the visit lasted: a therapist says so a second time.
  await button('Confirm time').click();
}

async function selectStarting(box: Locator, text: string): Promise<void> {
  const label = (await box.getByRole('option').allInnerTexts()).find((option) => option.startsWith(text));
  await box.selectOption({ label: label ?? text });
}

async function giveRecording(file: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('Choose a file').last().click()]);
  await chooser.setFiles(file);
}

async function setReference(value: string): Promise<void> {
  await button('Use this channel').click();
  await page.getByRole('textbox', { name: 'Value' }).fill(value);
  await button('Set as 100 %').click();
}

describe('one visit, walked in a browser', () => {
  it('signs in and shows the day', async () => {
    await signIn(page, program.url, data.dir);
    await expectAccessible(page, 'today');
    await shot('today');
  });

  it('finds in the library by a slip of the finger, with source and figure', async () => {
    await page.getByRole('button', { name: /D\. Rivera/ }).click();
    await page.getByRole('link', { name: 'Library' }).click();
    await page.getByRole('searchbox', { name: 'Find' }).fill('wall sqat');
    await button(/^Wall squats with physioball/).click();
    const row = region('Wall squats with physioball');
    await row.getByRole('img').waitFor();
    await row.getByText('Code hints').waitFor();
    await expectAccessible(page, 'library');
    await shot('library');
    await station('Today').click();
  });

  it('plans a visit for a new patient', async () => {
    await button('Visit').click();
    // The button moves when the first patients are listed, and a button that moves under the finger takes no press.
    await page.getByRole('group', { name: 'Patient', exact: true }).getByRole('radio').first().waitFor();
    await button('New patient').click();
    await page.getByLabel('Name').fill('Noor Haddad');
    await page.getByLabel('Born on').fill('1968-04-02');
    await page.getByLabel('Time').fill('09:30');
    await button('Plan the visit').click();
    const row = page.locator('.day-row').filter({ hasText: 'Noor Haddad' });
    await row.first().waitFor();
    // One visit, at the time that was given, and nothing in the chart that nobody recorded.
    expect(await row.count()).toBe(1);
    expect(await row.innerText()).toMatch(/9:30/);
    await page.getByRole('link', { name: 'Evaluate: Noor Haddad' }).first().click();
    await region('Condition').waitFor();
    expect(await page.locator('body').innerText()).toContain('Noor Haddad');
    expect(await region('Condition').getByRole('listitem').count()).toBe(0);
  });

  it('evaluates: condition with side and onset, a deficit, one measure as baseline', async () => {
    const condition = region('Condition');
    await choose(condition, 'Stroke');
    await button('Add the condition').click();
    // Nobody chooses the side for the therapist: without one, nothing is added.
    await expect
      .poll(() =>
        condition
          .getByRole('listitem')
          .filter({ hasText: /stroke/i })
          .count(),
      )
      .toBe(0);
    await choose(condition, 'right');
    await condition.getByLabel('Onset').fill('2026-08-14');
    await button('Add the condition').click();
    await condition.getByRole('listitem').filter({ hasText: 'Right hemiparesis after stroke' }).waitFor();

    const deficits = region('Deficits');
    await choose(deficits, 'Impaired strength');
    await deficits.getByLabel('Body part').fill('wrist');
    await choose(deficits, 'right');
    await button('Add the deficit').click();
    await deficits
      .getByRole('listitem')
      .filter({ hasText: /Impaired strength/ })
      .waitFor();

    const baseline = region('Baseline measure');
    await selectStarting(baseline.getByRole('combobox'), 'Wrist extension AROM');
    await choose(baseline, 'right');
    await baseline.getByRole('textbox').first().fill('24');
    await button('Add the value').click();
    await baseline.getByRole('listitem').filter({ hasText: '24' }).waitFor();
    await expectAccessible(page, 'evaluate');
    await shot('evaluate');
  });

  it('asks the safety screen: what is not known is not no', async () => {
    await page.getByRole('link', { name: 'Safety', exact: true }).click();
    const screen = region('Safety screen');
    await screen.getByText('It has not been asked yet.', { exact: false }).waitFor();
    // Nothing is filled in before somebody answers, and a folded group offers no answer for questions that nobody saw.
    expect(await screen.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await screen.getByRole('button', { name: /^I asked: no to these/ }).count()).toBeLessThanOrEqual(1);
    for (const group of await screen.locator('details.screen-group > summary').all()) await group.click();
    // A group that was read is answered at once; red flags one by one.
    const none = screen.getByRole('button', { name: /^I asked: no to these/ });
    while ((await none.count()) > 0) await none.first().click();
    const no = screen.getByRole('radio', { name: 'no', exact: true });
    const left = await no.evaluateAll((all) => all.flatMap((one, i) => ((one as HTMLInputElement).checked ? [] : [i])));
    for (const i of left) await no.nth(i).check({ force: true });
    await screen
      .getByRole('group', { name: /medication list/i })
      .getByRole('radio', { name: 'yes', exact: true })
      .check({ force: true });
    await button('Save the answers').click();
    await screen.getByText('Every question has an answer.', { exact: false }).waitFor();
    await expectAccessible(page, 'safety');
    await shot('safety');
  });

  it('examines on the body map, by keys too, and plans the care', async () => {
    await page.getByRole('link', { name: 'Examination', exact: true }).click();
    const examination = region('Examination');
    const map = examination.getByRole('group', { name: 'The body: choose a place' });
    await map.getByRole('button', { name: 'Wrist, right' }).click();
    await examination.getByLabel('What was examined').selectOption('tone');
    await examination.getByLabel('Movement or muscle group').fill('flexors');
    await choose(examination, '1+');
    await button('Add the finding').click();
    await examination.getByRole('listitem').filter({ hasText: 'Muscle tone, Wrist, right' }).waitFor();
    await map.getByRole('button', { name: 'Wrist, right, something was found' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await examination.getByRole('combobox', { name: 'Place' }).inputValue()).toBe('hand');
    await expectAccessible(page, 'examination');
    await shot('examination');

    await page.getByRole('link', { name: 'Plan of care', exact: true }).click();
    const goals = region('Goals');
    await goals.getByLabel('Goal', { exact: true }).fill('Lift a full cup with the right hand');
    await goals.getByLabel('Target').fill('45');
    await button('Add the goal').click();
    // A goal that starts from nowhere is refused, and says why.
    await goals.getByText(/without one, nobody can tell/).waitFor();
    await goals.getByLabel('Measured by, starting from').selectOption({ index: 1 });
    await goals.getByLabel('By', { exact: true }).fill('2027-02-01');
    await choose(goals, /^restorative/);
    await button('Add the goal').click();
    await goals.getByRole('listitem').filter({ hasText: '24 → 45' }).waitFor();
    await expectAccessible(page, 'plan of care');
    await shot('plan');
  });

  it('writes the program: each activity with side, objective, and a code that the therapist chose', async () => {
    await station('Program').click();
    await button('Add Wrist extension with EMG biofeedback').first().click();
    const wrist = region('Number 1: Wrist extension with EMG biofeedback');
    await choose(wrist, 'right');
    await wrist.getByRole('button', { name: 'reaching for and grasping a cup' }).click();
    // A code is the therapist's choice: none is set beforehand.
    expect(await wrist.getByRole('radio', { name: /^9\d{4}/ }).count()).toBeGreaterThan(1);
    expect(await wrist.getByRole('radio', { name: /^9\d{4}/, checked: true }).count()).toBe(0);
    await wrist.getByRole('radio', { name: /^97112/ }).check({ force: true });
    await wrist.getByLabel('Your intent').fill('retrain activation and timing of the wrist extensors');
    await button('Add Sit-to-stand').first().click();
    const stand = region('Number 2: Sit-to-stand');
    await choose(stand, 'both sides');
    await stand.getByRole('list', { name: 'Suggestions' }).getByRole('button').first().click();
    await stand.getByRole('radio', { name: /^97530/ }).check({ force: true });
    await stand.getByLabel('Your intent').fill('rise from a chair at home');
    await button('Save the program').click();
    await page.getByText('not saved yet').waitFor({ state: 'hidden' });
    // Nobody agreed to be treated yet: both activities ask for it once, and one tap records it.
    const safety = region('Safety of this program');
    expect(await safety.getByText('Nobody recorded consent to treatment').count()).toBe(1);
    await safety.getByRole('button', { name: 'Record consent' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Explained and agreed, orally' }).click();
    await expect.poll(() => safety.getByText('May start', { exact: true }).count()).toBe(2);
    await expectAccessible(page, 'program');
    await shot('program');
  });

  it('shows the chart with what was found', async () => {
    await page.getByRole('link', { name: 'Chart Noor Haddad' }).click();
    await page.getByRole('heading', { name: /Noor Haddad/ }).waitFor();
    await expect.poll(() => page.locator('main').innerText()).toContain('Wrist extension AROM');
    await expectAccessible(page, 'chart');
    await shot('chart');
  });

  it('treats: repetitions come from the recording, taps are undone, STOP freezes everything', async () => {
    await station('Live').click();
    await startVisit(page);
    await pressStart(page);
    await giveRecording(synthetic);
    await setReference('100');
    await button(/^Verbal/).click();
    await button(/^Tactile/).click();
    await button(/^Min, minimal/).click();
    await page.getByRole('group', { name: /^Pain/ }).getByRole('button', { name: '1', exact: true }).click();
    await page
      .getByRole('group', { name: /^Effort/ })
      .getByRole('button', { name: '4', exact: true })
      .click();
    await page
      .getByRole('group', { name: /^Resistance/ })
      .getByRole('button', { name: /gravity/i })
      .click();
    expect(await button(/^Tactile/).innerText()).toContain('1 today');
    await button(/^undo tactile cue/).click();
    await expect.poll(() => button(/^Tactile/).innerText()).toContain('0 today');
    await expectAccessible(page, 'live');
    // It plays on while the page is looked at: by now the third may be over.
    await expect
      .poll(() => page.getByText(/2 repetitions, 2 held|3 repetitions, 3 held/).count(), { timeout: 30_000 })
      .toBeGreaterThan(0);
    // In the middle of the third effort: the picture that the README shows.
    await page.waitForTimeout(2_400);
    await shot('live');
    // Three efforts of 2.6 s at about 55 %: onset, hold and release seen by the detector, not tapped.
    await expect.poll(() => page.getByText(/3 repetitions, 3 held/).count(), { timeout: 30_000 }).toBeGreaterThan(0);
    // However long the screen took to say what 100 % is, nothing played before somebody coached it.
    await saved(page);
    const coached = ofKind(await storedLog(data.dir, visitIn(page.url())), 'feedback.started');
    expect(coached.map(({ body }) => (body as { from: number }).from)).toEqual([0]);

    await button('STOP').click();
    await stopCard(page).waitFor();
    const clock = () =>
      page.getByRole('navigation', { name: 'Activities of this visit' }).getByRole('button').first().innerText();
    await expect.poll(clock).toContain('paused');
    const frozen = await clock();
    await expectAccessible(page, 'stop');
    await shot('stop');
    await page.waitForTimeout(1_500);
    expect(await clock()).toBe(frozen);
    await voidStop(page);
    await button('Resume').click();
    await expect.poll(clock).toContain('running');
  });

  it('changes to sit-to-stand: the running clock stops, repetitions are tapped', async () => {
    const activities = page.getByRole('navigation', { name: 'Activities of this visit' });
    await activities.getByRole('button', { name: /^Sit-to-stand/ }).click();
    await pressStart(page);
    await expect.poll(() => activities.getByRole('button').first().innerText()).toContain('paused');
    for (let i = 0; i < 5; i++) await button('Rep, done well').click();
    await button('Rep, not yet').click();
    await button('Set finished').click();
    await page
      .getByRole('group', { name: /^Effort/ })
      .getByRole('button', { name: '3', exact: true })
      .click();
    await button('Finish visit').click();
    await page.getByRole('heading', { name: /^Treatment note/ }).waitFor();
  });

  it('finds the note written: eight elements, each sentence opening its events', async () => {
    await correctTime(/Wrist extension/, 24);
    await correctTime(/Sit-to-stand/, 14);
    const note = page.getByRole('article');
    const text = () => note.innerText();
    await expect.poll(text).toMatch(/24 min/);
    for (const element of [
      /right wrist/i,
      /3 of 3 repetitions/,
      /40–70 %/,
      /reaching for and grasping a cup/,
      /gravity/,
      /verbal/i,
      /effort 4\/10/i,
      /24\s?°/,
    ])
      expect(await text()).toMatch(element);
    // The reason for the corrected clock is the therapist's, and the note says that it was corrected.
    expect(await text()).toContain('the clock was started late');
    expect(await text()).not.toMatch(/because/i);

    await note.getByRole('button', { name: /3 of 3 repetitions/ }).click();
    const evidence = region('Evidence for the marked sentence');
    await expect.poll(() => evidence.innerText()).toMatch(/held 2\.\d s in the zone 40–70 % peak \d\d %/);
    await expectAccessible(page, 'note');
    await shot('note');
  });

  it('marks the sentence that the therapist writes', async () => {
    await button('Add your own sentence').click();
    await page.getByLabel('Your sentence').fill('Opens the hand around the cup without a prompt.');
    await button('Add it').click();
    const own = page.getByRole('article').getByRole('button', { name: /Opens the hand around the cup/ });
    await own.waitFor();
    expect(
      await own.evaluate(
        (element) => getComputedStyle(element).textDecorationStyle + getComputedStyle(element).borderBottomStyle,
      ),
    ).toContain('dotted');
  });

  it('counts the units from the same minutes, with the reason in words', async () => {
    const units = await region('Units').innerText();
    expect(units).toMatch(/2\s*× 97112/);
    expect(units).toMatch(/1\s*× 97530/);
    expect(units).toMatch(/38 timed minutes give 3 units/);
  });

  it('signs, and freezes text and seal', async () => {
    await signNote(page);
    await page.getByText(/Signed by D\. Rivera.* on .*:\d\d$/).waitFor();
    await page.getByText('matches the log').waitFor();
    await expectAccessible(page, 'signed note');
    await shot('signed');
  });

  it('bills the signed minutes', async () => {
    await station('Bill').click();
    await region('Lines of the claim').waitFor();
    const row = page.getByRole('row').filter({ hasText: '97112' }).first();
    expect(await row.innerText()).toMatch(/GP\s+24 min\s+2/);
    await row.getByRole('button', { name: /show evidence$/ }).click();
    const evidence = region('Evidence for the marked line');
    await expect.poll(() => evidence.innerText()).toMatch(/24:00 counted[\s\S]*started[\s\S]*time entered by hand/);
    await expectAccessible(page, 'bill');
    await shot('bill');
  });

  it('exports the visit, and the seal holds on the command line', async () => {
    const visitId = visitIn(page.url());
    const bundle = join(profile.dir, 'visit.json');
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [command, ...args], { env: { ...process.env, EUPRAXIA_DATA: data.dir }, encoding: 'utf8' });
    const exported = run('export', '--visit', visitId, '--as', 'bundle', '--out', bundle);
    expect(exported.stderr + exported.stdout, 'export').not.toMatch(/EUP_/);
    expect(run('verify', bundle).status).toBe(0);
    writeFileSync(bundle, readFileSync(bundle, 'utf8').replace('Opens the hand', 'Closes the hand'));
    const forged = run('verify', bundle, '--json');
    expect(forged.status).toBe(1);
    expect(JSON.parse(forged.stdout).error.code).toMatch(/^EUP_/);

    const log = join(profile.dir, 'visit.jsonl');
    run('export', '--visit', visitId, '--as', 'log', '--out', log);
    expect(run('note', log).stdout).toContain('3 of 3 repetitions');
  });

  it('proposes an addendum when something is said after the signature', async () => {
    await station('Live').click();
    await button('Patient said…').click();
    await page.getByLabel('In their own words').fill('It felt lighter than last week.');
    await button('Record it').click();
    await station('Note').click();
    await page.getByText('1 entry came after the signature').waitFor();
    await signHere(page, 'Sign addendum');
    await expect.poll(() => page.getByText(/Signed by D\. Rivera.* on .*:\d\d$/).count()).toBe(2);
    await page.getByRole('article').getByText('It felt lighter than last week.').waitFor();
  });

  it('looks right on a phone, upright, and in the dark', async () => {
    for (const [name, size, dark] of [
      ['phone', phone, false],
      ['upright', upright, false],
      ['dark', tablet, true],
    ] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      for (const where of ['Today', 'Live', 'Note', 'Bill']) {
        await station(where).click();
        await page.locator('main h2').first().waitFor();
        await expectAccessible(page, `${where}, ${name}`);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          `${where}, ${name}`,
        ).toBeLessThanOrEqual(0);
        await shot(`${where.toLowerCase()}-${name}`);
        if (where === 'Today') await page.goBack();
      }
    }
  });
});

describe.skipIf(realRecording === undefined)(`the shared recording of a real forearm${whyNoRecording}`, () => {
  it('is played through a visit: its first effort becomes a repetition with its stretch of the recording', async () => {
    await station('Today').click();
    await openVisit(page, 'Amara Okafor');
    // Nothing of the patient before is left on the screen: the signal is asked for anew.
    await page.getByText('Choose the signal').waitFor();
    await pressStart(page);
    await page.setViewportSize(tablet);
    await giveRecording(realRecording as string);
    await page.getByLabel('Samples per second').fill('1000');
    await button('OK').click();
    await setReference('60');
    await expect.poll(() => region('What happened').innerText(), { timeout: 30_000 }).toMatch(/(?:held|hold not reached,) \d/);
    await shot('live-real');
  });
});
