import { errors, type Locator, type Page } from 'playwright-core';

type Tap = (target: Locator) => Promise<void>;
const click: Tap = (target) => target.click();

/** The link by which Today opens a patient's visit, planned or running. */
export const visitLink = (page: Page, patient: string): Locator =>
  page.getByRole('link', { name: new RegExp(`^(Open|Continue visit): ${patient}$`) }).first();

/** Opens a patient's visit of today in Live, and starts it where it is only planned; the id of the visit. */
export async function openVisit(page: Page, patient: string, tap: Tap = click): Promise<string> {
  await tap(visitLink(page, patient));
  await page.waitForURL(/\/visit\/[^/]+\/live/);
  await startVisit(page, tap);
  return /\/visit\/([^/]+)\//.exec(page.url())?.[1] ?? '';
}

/** Starts the visit of a Live screen where it is only planned, and waits for its activities. */
export async function startVisit(page: Page, tap: Tap = click): Promise<void> {
  const start = page.getByRole('button', { name: 'Start visit', exact: true });
  const activities = page.getByRole('navigation', { name: 'Activities of this visit' });
  await start.or(activities).first().waitFor();
  if (await start.isVisible()) await tap(start);
  await activities.waitFor();
}

/** Starts or resumes the activity in view; at first contact this is the patient, and the side. */
export async function pressStart(page: Page, tap: Tap = click): Promise<void> {
  await tap(page.getByRole('button', { name: /^(Start|Resume)$/ }));
  await confirmPatient(page, tap);
}

/** Answers the question of first contact where it is asked; where the start is refused or goes on, nothing is asked. */
export async function confirmPatient(page: Page, tap: Tap = click): Promise<void> {
  const yes = page.getByRole('button', { name: /^Yes, this (patient|side)/ });
  try {
    await yes
      .or(page.getByRole('button', { name: 'Pause', exact: true }))
      .first()
      .waitFor({ timeout: 3_000 });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
  }
  if (await yes.isVisible()) await tap(yes);
}
