import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { phone, tablet } from './browser.ts';
import { expectAccessible } from './person.ts';
import { root } from './program.ts';

/** A tablet as it lies on the table of a gym. */
export const across = { width: 1180, height: 820 };

/** Where pictures of screens go: docs/screens where they are asked for. */
export const screens = join(root, process.env['EUPRAXIA_SCREENS'] ?? 'test-results/screens');

/** On the table by day and on a phone by night; in every size by day and by night where pictures are asked for. */
const views = [
  ['across', across, 'light'],
  ['phone', phone, 'dark'],
  ...(process.env['EUPRAXIA_SCREENS'] === undefined
    ? []
    : ([
        ['across', across, 'dark'],
        ['tablet', tablet, 'light'],
        ['tablet', tablet, 'dark'],
        ['phone', phone, 'light'],
      ] as const)),
] as const;

/** Scrolls to the top what scrolls: the page, or its own box where STOP has a place beside it, and the picture in Live. */
export const toTop = (page: Page): Promise<void> =>
  page.evaluate(() => {
    scrollTo(0, 0);
    for (const box of document.querySelectorAll('.page, .content, .live-main')) box.scrollTop = 0;
  });

/** Looks at a screen in each view: nothing wider than the page, a picture, and axe. Leaves the page as on the table by day. */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  for (const [size, box, scheme] of views) {
    await page.setViewportSize(box);
    await page.emulateMedia({ colorScheme: scheme });
    await toTop(page);
    await page.waitForTimeout(150);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name}, ${size}`).toBeLessThanOrEqual(
      0,
    );
    await page.screenshot({ path: join(screens, `${name}-${size}-${scheme}.png`) });
    await expectAccessible(page, `${name}, ${size}, ${scheme}`);
  }
  await page.setViewportSize(across);
  await page.emulateMedia({ colorScheme: 'light' });
}
