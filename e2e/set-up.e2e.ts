import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appCode, withFingerprint } from './harness/authenticator.ts';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { look } from './harness/views.ts';

const data = freshDataDir();
const profiles = [freshProfile(), freshProfile()] as const;
let program: RunningProgram;
let browsers: readonly OwnBrowser[] = [];
/** The first administrator, and the tablet that two therapists share. */
let admin: Page;
let shared: Page;

const password = 'seven quiet herons';
const pin = '804613';
const therapists = [
  { name: 'Nora Lind', email: 'nora@hill.test', password: 'an amber tin of nails' },
  { name: 'Ben Osei', email: 'ben@hill.test', password: 'violet kettle marches' },
] as const;

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort(), first: true, args: ['--empty'] });
  browsers = await Promise.all(profiles.map(({ dir }) => openBrowser({ profile: dir })));
  [admin, shared] = (await Promise.all(browsers.map(({ context }) => context.newPage()))) as [Page, Page];
  await withFingerprint(admin);
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  for (const profile of profiles) profile.remove();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, exact: typeof name === 'string' });
const today = (page: Page) => heading(page, 'Schedule').waitFor();

async function lock(page: Page): Promise<void> {
  await button(page, /^Menu of /).click();
  await button(page, 'Lock').click();
  await heading(page, 'Locked').waitFor();
}

async function invite(name: string, email: string): Promise<string> {
  await button(admin, 'Invite a person').click();
  await admin.getByLabel('Name', { exact: true }).fill(name);
  await admin.getByLabel('E-mail').fill(email);
  await admin.getByLabel('Role').selectOption('therapist');
  await admin.getByLabel('Discipline').selectOption('PT');
  await admin.getByLabel('Level').selectOption('therapist');
  await admin.getByLabel('Credentials').fill('PT, DPT');
  await button(admin, 'Make the invitation').click();
  const link = await admin.getByLabel(/^Link for/).inputValue();
  await button(admin, 'Done').click();
  return link;
}

describe('the first start of a real clinic', () => {
  it('leads by its link to a page that takes the clinic and its administrator’s own name and address', async () => {
    const [link = ''] = /http:\S+\/link#f\S+/.exec(program.output()) ?? [];
    await admin.goto(program.url);
    await admin.getByText('Nobody has an account here yet.').waitFor();
    expect(await button(admin, 'Sign in').count()).toBe(0);
    await look(admin, 'sign-in-first');
    await admin.goto(link);
    await heading(admin, 'Set up your clinic').waitFor();
    await look(admin, 'set-up');
    await admin.getByLabel('Your e-mail').fill('admin@clinic.invalid');
    await button(admin, 'Set up the clinic').click();
    await admin.getByText('those that end with .invalid reach nobody').waitFor();
    await expect.poll(() => admin.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('organization');
    await look(admin, 'set-up-wrong');
    await admin.getByLabel('Name of the clinic').fill('Hill Street Clinic');
    await admin.getByLabel('Your name').fill('Ada Byron');
    await admin.getByLabel('Your e-mail').fill('ada@hill.test');
    await admin.getByLabel('New password').fill(password);
    await button(admin, 'Set up the clinic').click();
    await heading(admin, 'Where will people open Eupraxia?').waitFor();
  });

  it('asks for the name that passkeys belong to, takes no number, and says what DNS and TLS need', async () => {
    expect(await admin.evaluate(() => document.activeElement?.textContent)).toBe('Where will people open Eupraxia?');
    await look(admin, 'set-up-name');
    await button(admin, 'Continue').click();
    await admin.getByText('Choose where Eupraxia is opened.').waitFor();
    await admin.getByText('On other devices too').click();
    await admin.getByLabel('Name', { exact: true }).fill('192.168.1.20');
    await admin.getByText('This is a number.').waitFor();
    await admin.getByLabel('Name', { exact: true }).fill('eupraxia.hill.test');
    await admin.getByText('DNS: let eupraxia.hill.test point to').waitFor();
    await look(admin, 'set-up-name-dns');
    await button(admin, 'Continue').click();
    await heading(admin, 'Set up a second step').waitFor();
    await admin.getByText(/will not work at eupraxia\.hill\.test/).waitFor();
    await look(admin, 'second-step-waits');
  });

  it('takes a second step with recovery codes, and shows the name in the clinic’s settings, where it can be changed', async () => {
    await button(admin, /^Authenticator app/).click();
    await admin.getByRole('dialog').getByLabel('Password', { exact: true }).fill(password);
    await button(admin, 'Confirm').click();
    const key = await admin.locator('.authenticator-secret').innerText();
    await admin.getByLabel('Code that the app shows').fill(appCode(key));
    await button(admin, 'Confirm the code').click();
    await heading(admin, 'Save your recovery codes').waitFor();
    expect(await admin.locator('.recovery-codes li').count()).toBe(10);
    await admin.getByLabel('I have saved them').check();
    await button(admin, 'Done').click();
    await admin.getByRole('link', { name: 'People' }).click();
    const address = admin.getByRole('region', { name: 'Address of Eupraxia' });
    await address.getByText('eupraxia.hill.test was chosen and waits').waitFor();
    await look(admin, 'people-first');
    await button(admin, 'Change the name').click();
    await look(admin, 'name-change');
    await admin.getByText('On this computer only').click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Change the name' }).click();
    await address.getByText('was chosen and waits').waitFor({ state: 'detached' });
  });

  it('keeps a passkey on localhost once nothing else waits', async () => {
    await button(admin, /^Menu of /).click();
    await admin.getByRole('link', { name: 'Your account' }).click();
    await button(admin, 'Add a passkey').click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
    await admin
      .getByRole('region', { name: 'Passkeys' })
      .getByText(/^Added/)
      .waitFor();
    await button(admin, /^Menu of /).click();
    await button(admin, 'Sign out').click();
    await button(admin, 'Sign in with a passkey').click();
    await button(admin, /^Menu of /).waitFor();
    await look(admin, 'administrator-start');
  });
});

describe('a tablet that two of its therapists share', () => {
  it('takes each of them by an invitation, and a PIN', async () => {
    await admin.getByRole('link', { name: 'People' }).click();
    for (const { name, email, password: own } of therapists) {
      const link = await invite(name, email);
      await shared.goto('about:blank');
      await shared.goto(link);
      await shared.getByText('I am new here').click();
      await shared.getByLabel('New password').fill(own);
      await button(shared, /^Join /).click();
      await today(shared);
      if (name === therapists[0].name) {
        await look(shared, 'today-first');
        await button(shared, /^Menu of /).click();
        await button(shared, 'PIN for this device').click();
        await shared.getByLabel('New PIN, 6 to 12 digits').fill(pin);
        await shared.getByLabel('The same PIN again').fill(pin);
        await button(shared, 'Save PIN').click();
        await shared.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await button(shared, /^Menu of /).click();
      await button(shared, 'Sign out').click();
      await button(shared, 'Sign in').waitFor();
    }
  });

  it('says on its lock that STOP is elsewhere while nothing runs here, also to who presses the key', async () => {
    await shared.getByLabel('E-mail').fill(therapists[0].email);
    await shared.getByLabel('Password', { exact: true }).fill(therapists[0].password);
    await button(shared, 'Sign in').click();
    await today(shared);
    await lock(shared);
    await shared.getByText('STOP is on this screen only while a clock runs in this browser.').waitFor();
    await look(shared, 'lock-no-stop');
    await shared.keyboard.press('F8');
    await shared.getByRole('alert').getByText('Nothing was stopped').waitFor();
    await look(shared, 'lock-stopped-nothing');
    await shared.getByLabel('PIN', { exact: true }).fill(pin);
    await button(shared, 'Unlock').click();
    await today(shared);
  });

  it('lets the colleague in over the lock', async () => {
    await lock(shared);
    await button(shared, 'Someone else').click();
    await shared.getByLabel('E-mail').fill(therapists[1].email);
    await shared.getByLabel('Password', { exact: true }).fill(therapists[1].password);
    await button(shared, 'Sign in').click();
    await today(shared);
    await button(shared, /^Menu of Ben Osei/).waitFor();
    expect(await button(shared, /^Menu of Nora Lind/).count()).toBe(0);
  });
});
