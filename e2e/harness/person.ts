import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export type DemoRole = 'therapist' | 'assistant' | 'front-desk' | 'biller' | 'admin';

/** The printed sign-in of one demo person; `nth` is the second therapist, and so on. */
export function demoSignIn(dataDir: string, role: DemoRole, nth = 0): { email: string; password: string } {
  const rows = readFileSync(join(dataDir, 'demo-sign-ins.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([found]) => found === role);
  const [, email = '', password = ''] = rows[nth] ?? [];
  return { email, password };
}

const passwords = new WeakMap<object, string>();

/** The password of who is signed in on a page, as a person would know it. */
export function passwordOf(page: Page): string {
  const known = passwords.get(page.context());
  if (known === undefined) throw new Error('nobody has signed in on this page');
  return known;
}

/** Signs in as a person would and waits for Today. */
export async function signIn(page: Page, url: string, dataDir: string, role: DemoRole = 'therapist', nth = 0): Promise<void> {
  const { email, password } = demoSignIn(dataDir, role, nth);
  passwords.set(page.context(), password);
  await page.goto(url);
  await page.getByLabel(/mail/i).fill(email);
  await page.getByLabel(/password/i).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Schedule' }).waitFor();
}

/**
 * Fails with each finding of axe on the screen that is open (WCAG 2.2 A and AA). The screens hold no frame of another origin,
 * for which alone axe would open a second page to sum up in, at three times the work.
 */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map((one) => `${screen}: ${one.id} at ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}
