import type { Page } from 'playwright-core';
import { passwordOf } from './person.ts';

/** How a signature is told where the person is: beside the button, and with the focus. */
export const signedHere = /^Signed by .* at /;

/** Signs as a person does: the button, and the password where this sign-in has not given it in ten minutes. */
export async function signHere(page: Page, what: 'Sign note' | 'Sign addendum' = 'Sign note'): Promise<void> {
  await page.getByRole('button', { name: what, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your password, to sign' });
  const signed = page.getByText(signedHere);
  await dialog.or(signed).first().waitFor();
  if (!(await dialog.isVisible())) return;
  await dialog.getByLabel('Password', { exact: true }).fill(passwordOf(page));
  await page.keyboard.press('Enter');
  await signed.waitFor();
}
