import type { Page } from 'playwright-core';
import { chance } from './chance.ts';
import { openVisit } from './starting.ts';

/** Opens a patient's visit of today in Live, from Today; the id of the visit. */
export async function openLive(page: Page, patient: string): Promise<string> {
  const visitId = await openVisit(page, patient);
  await cue(page, 'Verbal').waitFor();
  return visitId;
}

export type CueName = 'Verbal' | 'Tactile' | 'Visual';
export const cueNames: readonly CueName[] = ['Verbal', 'Tactile', 'Visual'];

/** The tap of one kind of cue. */
export const cue = (page: Page, name: CueName) => page.getByRole('button', { name: new RegExp(`^${name} \\d+ today$`) });

/** How many cues the screen says there were today, over all kinds. */
export async function cuesOnScreen(page: Page): Promise<number> {
  const texts = await Promise.all(cueNames.map((name) => cue(page, name).innerText()));
  return texts.reduce((sum, text) => sum + Number(/(\d+) today/.exec(text)?.[1] ?? Number.NaN), 0);
}

/** What happened, as the screen tells it: time and words of each row, newest first (the screen shows 40). */
export function journalOnScreen(page: Page): Promise<readonly string[]> {
  const rows = page.getByRole('region', { name: 'What happened' }).getByRole('listitem');
  return rows.evaluateAll((all) =>
    all.map((row) => `${row.querySelector('time')?.textContent} ${row.querySelector('.journal-words')?.textContent}`),
  );
}

/** Resolves when the screen says that all of the visit is on the server. */
export const saved = (page: Page, timeout = 30_000) => page.locator('[data-saved=true]').waitFor({ timeout });

/** A hand that goes on tapping cues, whatever becomes of the server. */
export interface CueTapper {
  /** Taps so far: presses that the page has taken. */
  taps(): number;
  /** Stops tapping; how many taps there were. */
  lift(): Promise<number>;
}

/** Taps the three cues in turn, about eight a second and never in step. */
export function tapping(page: Page): CueTapper {
  let taps = 0;
  let on = true;
  const ended = (async () => {
    while (on) {
      await cue(page, cueNames[taps % 3] as CueName).click();
      taps++;
      await page.waitForTimeout(40 + 120 * chance());
    }
  })();
  // Heard when the hand is lifted; until then a failure is no unhandled one.
  ended.catch(() => undefined);
  return {
    taps: () => taps,
    lift: async () => {
      on = false;
      await ended;
      return taps;
    },
  };
}

/** Chooses the synthetic patient as the signal. */
export async function playThePatient(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play the patient (synthetic signal)', exact: true }).click();
  await page.getByRole('button', { name: 'Use this channel', exact: true }).click();
}

/** Contracts for some seconds, as a thumb on the pad does, and rests. */
export async function contract(page: Page, seconds: number): Promise<void> {
  await page.getByRole('button', { name: /hold to contract/i }).focus();
  await page.keyboard.down('Enter');
  await page.waitForTimeout(1000 * seconds);
  await page.keyboard.up('Enter');
  await page.waitForTimeout(1500);
}
