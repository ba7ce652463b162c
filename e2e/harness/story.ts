import { errors, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { spanOf } from './entered-span.ts';
import { signNote } from './sign.ts';
import { openVisit, pressStart } from './starting.ts';
import { stopCard } from './stop.ts';

/** What is done of one activity in a story, by the therapist's taps. */
export interface Deed {
  /** The activity's name, or how it begins. */
  readonly name: string;
  /** Repetitions as asked, and others; in a stance one stand is timed instead. */
  readonly well: number;
  readonly not?: number;
  readonly cue?: 'Verbal' | 'Tactile' | 'Visual';
  /** The short word on a tap. */
  readonly assistance?: 'Set' | 'Sup' | 'SBA' | 'CGA' | 'Min' | 'Mod';
  readonly resistance?: 'None' | 'Grav' | 'Man' | 'Wt' | 'Band';
  readonly effort: number;
  /** What the clock would have shown after a real practice, in minutes. */
  readonly minutes?: number;
}

export interface Story {
  readonly patient: string;
  /** What the plan of care says: its state, who certified, what it is for. */
  readonly plan: readonly RegExp[];
  /** Systolic over diastolic before the first activity, where the chart asks for it. */
  readonly vitals?: readonly [systolic: string, diastolic: string];
  /** What is tried before the activities are practised. */
  readonly first?: (page: Page) => Promise<void>;
  readonly deeds: readonly Deed[];
  readonly quote?: string;
  /** What the note says, and what it must not. */
  readonly inNote: readonly RegExp[];
  readonly notInNote?: readonly RegExp[];
  readonly units: readonly RegExp[];
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const starting = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Practice within one visit shows performance; no note of one says that anything was learned. */
const learning = /\blearn(?:s|ed|ing|t)?\b/i;

/** Walks one story's visit from the chart to the signature. */
export async function walk(page: Page, story: Story): Promise<void> {
  await seePlan(page, story);
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await openVisit(page, story.patient);
  await button(page, /^Verbal \d+ today$/).waitFor();
  if (story.vitals !== undefined) await takeVitals(page, story.vitals);
  await story.first?.(page);
  for (const deed of story.deeds) await practise(page, deed);
  if (story.quote !== undefined) {
    await button(page, 'Patient said…').click();
    await page.getByLabel('In their own words').fill(story.quote);
    await button(page, 'Record it').click();
  }
  await button(page, 'Finish visit').click();
  await page.getByRole('heading', { name: /^Treatment note/ }).waitFor();
  for (const { name, minutes } of story.deeds) if (minutes !== undefined) await correctTime(page, name, minutes);
  const note = page.getByRole('article');
  for (const words of story.inNote) await expect.poll(() => note.innerText(), { message: story.patient }).toMatch(words);
  const units = page.getByRole('region', { name: 'Units', exact: true });
  for (const words of story.units) await expect.poll(() => units.innerText(), { message: story.patient }).toMatch(words);
  const text = await note.innerText();
  for (const words of [learning, ...(story.notInNote ?? [])]) expect(text).not.toMatch(words);
  await signNote(page);
  await page.getByText('matches the log').waitFor();
}

/** Opens a patient's chart from the day, and a station of it. */
export async function openPatient(page: Page, patient: string, station: 'Evaluate' | 'Program'): Promise<void> {
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await page.getByRole('link', { name: patient, exact: true }).first().click();
  await page.getByRole('link', { name: station, exact: true }).first().click();
}

/** The plan of care as it stands. */
async function seePlan(page: Page, { patient, plan }: Story): Promise<void> {
  await openPatient(page, patient, 'Evaluate');
  await page.getByRole('link', { name: 'Plan of care', exact: true }).click();
  const standing = page.getByRole('region', { name: 'The plan that holds' });
  for (const words of plan) await expect.poll(() => standing.innerText(), { message: patient }).toMatch(words);
}

async function takeVitals(page: Page, [systolic, diastolic]: readonly [string, string]): Promise<void> {
  await button(page, 'Vitals').click();
  const form = page.getByRole('form', { name: 'Vital signs' });
  await form.getByLabel('Systolic').fill(systolic);
  await form.getByLabel('Diastolic').fill(diastolic);
  await form.getByRole('button', { name: 'No symptoms', exact: true }).click();
  await form.getByRole('button', { name: 'Record', exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

const choose = (page: Page, activity: string) =>
  page
    .getByRole('navigation', { name: 'Activities of this visit' })
    .getByRole('button', { name: starting(activity) })
    .click();

/** An activity that a rule blocks: the screen says which and why, and its clock can't be started. */
export const startBlocked =
  (activity: string, words: readonly RegExp[]) =>
  async (page: Page): Promise<void> => {
    await choose(page, activity);
    const why = page.getByRole('region', { name: 'Blocked: this does not start as it is' });
    for (const one of words) await expect.poll(() => why.innerText()).toMatch(one);
    expect(await button(page, 'Start').isDisabled()).toBe(true);
  };

/** A systolic pressure 20 over the usual one stops the visit by itself and shows the steps; taken again, it may go on. */
export const dysreflexia =
  (activity: string, high: readonly [string, string], settled: readonly [string, string]) =>
  async (page: Page): Promise<void> => {
    await choose(page, activity);
    await pressStart(page);
    await button(page, 'Pause').waitFor();
    await takeVitals(page, high);
    const card = stopCard(page);
    await expect.poll(() => card.innerText()).toMatch(/Autonomic dysreflexia[\s\S]*Sit the person up, legs down\./);
    await takeVitals(page, settled);
    await card.getByText('Go on with practice all the same…').click();
    await card.getByText('Cause found and removed, pressure back to usual, watched').click();
    await card
      .getByRole('textbox', { name: 'What you found and decided, in your own words' })
      .fill('Kinked catheter freed, headache gone');
    await card.getByRole('button', { name: 'Clear STOP' }).click();
    await button(page, 'Resume').waitFor();
  };

async function practise(page: Page, deed: Deed): Promise<void> {
  await choose(page, deed.name);
  await pressStart(page);
  await button(page, 'Pause').waitFor();
  if (deed.cue !== undefined) await button(page, new RegExp(`^${deed.cue} \\d+ today$`)).click();
  if (deed.assistance !== undefined) await button(page, starting(`${deed.assistance},`)).click();
  if (deed.resistance !== undefined) await button(page, starting(`${deed.resistance},`)).click();
  if (await button(page, 'Stand: start the time').isVisible()) {
    await button(page, 'Stand: start the time').click();
    await button(page, 'Done: stop the time').click();
  } else {
    for (let i = 0; i < deed.well; i++) await button(page, 'Rep, done well').click();
    for (let i = 0; i < (deed.not ?? 0); i++) await button(page, 'Rep, not yet').click();
    // A set that had its planned repetitions ends by itself, so that the button stays disabled.
    await button(page, 'Set finished')
      .click({ timeout: 2_000 })
      .catch((error: unknown) => {
        if (!(error instanceof errors.TimeoutError)) throw error;
      });
  }
  await page
    .getByRole('group', { name: /^(Effort|How hard was it)/ })
    .getByRole('button', { name: new RegExp(`^${deed.effort}\\b`) })
    .click();
  await button(page, 'End activity').click();
}

async function correctTime(page: Page, name: string, minutes: number): Promise<void> {
  await button(page, 'Correct a time').click();
  const box = page.getByRole('combobox', { name: 'Activity' });
  const label = (await box.getByRole('option').allInnerTexts()).find((option) => option.startsWith(name));
  await box.selectOption({ label: label ?? name });
  const { from, to } = spanOf(minutes);
  await page.getByRole('combobox', { name: 'Enter' }).selectOption('span');
  await page.getByLabel('Start', { exact: true }).fill(from);
  await page.getByLabel('End', { exact: true }).fill(to);
  await page.getByLabel('Why the clock was wrong').fill('the story is told faster than it is practised');
  await button(page, 'Save time').click();
  // More than the visit lasted: a therapist says so a second time.
  await button(page, 'Confirm time').click();
}
