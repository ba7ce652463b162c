import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { demoSignIn, expectAccessible, signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { look } from './harness/views.ts';

const data = freshDataDir();
const profiles = [freshProfile(), freshProfile()] as const;
let program: RunningProgram;
let browsers: readonly OwnBrowser[] = [];
let therapist: Page;
let admin: Page;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  browsers = await Promise.all(profiles.map(({ dir }) => openBrowser({ profile: dir })));
  [therapist, admin] = (await Promise.all(browsers.map(({ context }) => context.newPage()))) as [Page, Page];
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  for (const profile of profiles) profile.remove();
});

const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' });
const text = (page: Page, words: string | RegExp) => page.getByText(words).first();

describe('who has seen a chart', () => {
  it('is said to the therapist in plain words, day by day, from the chart', async () => {
    await signIn(therapist, program.url, data.dir);
    const { id } = await therapist.evaluate(async () => {
      const answer = await fetch('/rpc/patients/search', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json: { query: 'Okafor' } }),
      });
      return (await answer.json()).json[0] as { id: string };
    });
    await therapist.goto(`${program.url}/patient/${id}`);
    await link(therapist, 'Who has seen this chart').click();
    await text(therapist, 'Opened the chart').waitFor();
    await look(therapist, 'access-report');
    expect(await therapist.locator('main').innerText()).not.toMatch(/chart\.read|patient:/);
  });

  it('prints without the buttons and the rail, with the clinic, the time and who printed it', async () => {
    await therapist.emulateMedia({ media: 'print' });
    expect(await therapist.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    expect(await text(therapist, /Printed .+ by /).isVisible()).toBe(true);
    await therapist.emulateMedia({ media: 'screen' });
    await expectAccessible(therapist, 'access report');
  });
});

describe('the audit trail', () => {
  it('is read by an administrator in plain words, by person and by kind, and names no patient', async () => {
    await signIn(admin, program.url, data.dir, 'admin');
    await admin.goto(`${program.url}/admin/audit`);
    await text(admin, 'Read the audit trail').or(text(admin, 'Signed in with the password')).first().waitFor();
    await look(admin, 'audit-trail');
    await admin.getByLabel('Kind').selectOption('sign-ins');
    await text(admin, 'Signed in with the password').waitFor();
    await text(admin, 'Opened the chart').waitFor({ state: 'detached' });
    await admin.getByLabel('Kind').selectOption('charts');
    await text(admin, 'Opened the chart').waitFor();
    expect(await admin.locator('main').innerText()).not.toMatch(/Okafor|chart\.read|patient:/);
  });

  it('shows a refused sign-in beside the person whose account was tried', async () => {
    const { email } = demoSignIn(data.dir, 'biller');
    const answer = await admin.evaluate(async (address) => {
      const tried = await fetch('/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: address, password: 'not the password' }),
      });
      return tried.status;
    }, email);
    expect(answer).toBe(401);
    await admin.getByLabel('Kind').selectOption('');
    await admin.reload();
    await admin.getByLabel('Kind').selectOption('sign-ins');
    await text(admin, 'Sign-in failed: wrong password').waitFor();
  });

  it('leads to the report of a chart, headed by its number', async () => {
    await admin.getByLabel('Kind').selectOption('charts');
    await link(admin, /^Chart /)
      .first()
      .click();
    await admin.getByRole('heading', { name: /^Who has seen chart / }).waitFor();
    await text(admin, 'Opened the chart').waitFor();
    expect(await admin.locator('body').innerText()).not.toContain('Okafor');
    await look(admin, 'access-report-admin');
  });
});
