import type { Locator, Page } from 'playwright-core';

/** The card that stands in Live after STOP. */
export const stopCard = (page: Page): Locator => page.getByRole('region', { name: /^Stopped at/ });

/** STOP itself, on whichever screen. */
export const stopButton = (page: Page): Locator => page.getByRole('button', { name: /^STOP/ });

/** Voids a STOP of one’s own that was pressed by mistake. */
export async function voidStop(page: Page): Promise<void> {
  const press = stopCard(page).getByRole('button', { name: 'Pressed by mistake' });
  await press.click();
  await stopCard(page).getByText('Void this STOP as a mistake?').waitFor();
  await press.click();
  await stopCard(page).waitFor({ state: 'detached' });
}

/** Clears a STOP as a therapist: it was asked for, and these are the words. */
export async function clearStop(page: Page, words = 'Asked for a rest, nothing else was found'): Promise<void> {
  await stopCard(page).getByRole('button', { name: 'Asked to stop', exact: true }).click();
  await stopCard(page).getByRole('textbox', { name: 'What you found and decided, in your own words' }).fill(words);
  await stopCard(page).getByRole('button', { name: 'Clear STOP' }).click();
  await stopCard(page).waitFor({ state: 'detached' });
}
