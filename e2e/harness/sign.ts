import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { signHere } from './signing.ts';

/** Signs the note that is open: what is asked once is signed without, as the note then says. */
export async function signNote(page: Page): Promise<void> {
  const without = page.getByRole('button', { name: /^Sign without it/ });
  for (let left = await without.count(); left > 0; left = await without.count()) {
    await without.first().click();
    await expect.poll(() => without.count()).toBeLessThan(left);
  }
  await signHere(page);
}
