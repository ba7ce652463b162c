import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appCode, withFingerprint } from './harness/authenticator.ts';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { demoSignIn, signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { signedHere } from './harness/signing.ts';
import { pressStart } from './harness/starting.ts';
import { cue, openLive, saved } from './harness/treatment.ts';
import { look } from './harness/views.ts';

const data = freshDataDir();
const profiles = [freshProfile(), freshProfile(), freshProfile()] as const;
let program: RunningProgram;
let browsers: readonly OwnBrowser[] = [];
/** The demo clinic's administrator, a therapist who is new, and the therapist's second device. */
let admin: Page;
let nora: Page;
let phone: Page;

const email = 'nora.lind@clinic.test';
const first = 'seven quiet herons';
const second = 'an amber tin of nails';
let recoveryCodes: readonly string[] = [];
let appKey = '';

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  browsers = await Promise.all(profiles.map(({ dir }) => openBrowser({ profile: dir })));
  [admin, nora, phone] = (await Promise.all(browsers.map(({ context }) => context.newPage()))) as [Page, Page, Page];
  await withFingerprint(nora);
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

async function menu(page: Page): Promise<void> {
  await button(page, /^Menu of /).click();
}

async function signOut(page: Page): Promise<void> {
  await menu(page);
  await button(page, 'Sign out').click();
  await button(page, 'Sign in').waitFor();
}

/** E-mail and password, as far as they lead. */
async function password(page: Page, address: string, secret: string): Promise<void> {
  await page.getByLabel('E-mail').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await button(page, 'Sign in').click();
}

/** Answers the question that comes before a change to how somebody signs in. */
async function confirmAs(page: Page, secret: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(secret);
  await button(page, 'Confirm').click();
}

/** Reads the recovery codes of the dialog and puts them away. */
async function keepCodes(page: Page): Promise<readonly string[]> {
  const codes = await page.locator('.recovery-codes li').allTextContents();
  expect(await button(page, 'Done').isDisabled()).toBe(true);
  await page.getByLabel('I have saved them').check();
  await button(page, 'Done').click();
  return codes;
}

/** The link that a dialog of the administrator shows. */
const shownLink = (page: Page) => page.getByLabel(/^Link for/).inputValue();

async function invite(page: Page, name: string, address: string): Promise<string> {
  await button(page, 'Invite a person').click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('E-mail').fill(address);
  await page.getByLabel('Role').selectOption('therapist');
  await page.getByLabel('Discipline').selectOption('PT');
  await page.getByLabel('Level').selectOption('therapist');
  await page.getByLabel('Credentials').fill('PT, DPT');
  await look(page, 'invite');
  await button(page, 'Make the invitation').click();
  const link = await shownLink(page);
  await look(page, 'invite-link');
  await button(page, 'Done').click();
  return link;
}

describe('an invitation', () => {
  let link = '';

  it('is made by an administrator without a password, and waits in a list', async () => {
    await signIn(admin, program.url, data.dir, 'admin');
    await admin.getByRole('link', { name: 'People' }).click();
    link = await invite(admin, 'Nora Lind', email);
    expect(link).toMatch(new RegExp(`^${program.url}/link#\\S{30,}$`));
    const waiting = admin.getByRole('region', { name: 'Pending invitations' });
    await waiting.getByRole('row', { name: /Nora Lind/ }).waitFor();
    expect(await admin.locator('input[type=password]').count()).toBe(0);
    await look(admin, 'people');
  });

  it('opens in a fresh browser, takes its secret out of the address, and says who invites whom as what', async () => {
    await nora.goto(link);
    await heading(nora, /^Your invitation to /).waitFor();
    expect(nora.url()).toBe(`${program.url}/link`);
    expect(await nora.evaluate(() => JSON.stringify(history.state ?? {}) + document.referrer)).not.toContain(link.split('#')[1]);
    await nora.getByText('Therapist', { exact: true }).waitFor();
    await nora.getByText('I am new here').click();
    await look(nora, 'link-invitation');
  });

  it('takes no password that is short or common, and says why', async () => {
    const field = nora.getByLabel('New password');
    await field.fill('short');
    await button(nora, /^Join /).click();
    await nora.getByText('Use at least 12 characters.').waitFor();
    for (const weak of ['password1234', 'noralind noralind']) {
      await field.fill(weak);
      await button(nora, /^Join /).click();
      await nora.getByText('EUP_SERVER_PASSWORD_WEAK').waitFor();
      expect(await nora.getByRole('alert').innerText()).not.toContain(weak);
    }
    await look(nora, 'link-weak');
  });

  it('lets its person in with a password of their own, once', async () => {
    await nora.getByLabel('New password').fill(first);
    await button(nora, /^Join /).click();
    await today(nora);
    await phone.goto(link);
    await phone.getByText('EUP_SERVER_LINK').waitFor();
    await look(phone, 'link-used');
    await phone.reload();
    await heading(phone, 'This page needs its link').waitFor();
    await admin.reload();
    await admin
      .getByRole('region', { name: 'People' })
      .getByRole('row', { name: /Nora Lind/ })
      .waitFor();
    await admin.getByText('Nobody is invited at the moment.').waitFor();
  });
});

describe('a passkey', () => {
  it('is added under Account after the password was asked again, with recovery codes that are shown once', async () => {
    await menu(nora);
    await nora.getByRole('link', { name: 'Your account' }).click();
    await heading(nora, 'Where you are signed in').waitFor();
    await button(nora, 'Add a passkey').click();
    await nora.getByLabel('Name of this passkey').fill('Clinic laptop');
    await nora.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
    await heading(nora, 'Confirm that it is you').waitFor();
    await look(nora, 'account-confirm');
    await confirmAs(nora, first);
    await heading(nora, 'Save your recovery codes').waitFor();
    await look(nora, 'account-codes');
    recoveryCodes = await keepCodes(nora);
    expect(new Set(recoveryCodes).size).toBe(10);
    await nora.getByRole('region', { name: 'Passkeys' }).getByText('Clinic laptop').waitFor();
    await look(nora, 'account');
  });

  it('signs in alone on localhost, without a password', async () => {
    await signOut(nora);
    await look(nora, 'sign-in');
    await button(nora, 'Sign in with a passkey').click();
    await today(nora);
    await menu(nora);
    await nora.getByRole('link', { name: 'Your account' }).click();
    await nora
      .getByText(/last used/)
      .first()
      .waitFor();
  });

  it('signs a note in place of the password', async () => {
    await nora.goto(program.url);
    await openLive(nora, 'Amara Okafor');
    await pressStart(nora);
    await cue(nora, 'Verbal').click();
    await button(nora, 'End activity').click();
    await button(nora, 'Finish visit').click();
    await heading(nora, /^Treatment note/).waitFor();
    await saved(nora);
    const without = button(nora, /^Sign without it/);
    for (let left = await without.count(); left > 0; left = await without.count()) {
      await without.first().click();
      await expect.poll(() => without.count()).toBeLessThan(left);
    }
    await button(nora, 'Sign note').click();
    await button(nora, 'Sign with a passkey').click();
    await nora.getByText(signedHere).waitFor();
    expect(await nora.getByRole('dialog').count()).toBe(0);
    await nora.goto(`${program.url}/account`);
  });

  it('is asked after the password; a recovery code stands in for it once', async () => {
    await phone.goto(program.url);
    await password(phone, email, first);
    await heading(phone, 'Second step').waitFor();
    await button(phone, 'Use a recovery code').click();
    await look(phone, 'sign-in-second');
    await phone.getByLabel('Recovery code').fill(recoveryCodes[0] ?? '');
    await button(phone, 'Continue').click();
    await today(phone);
    await signOut(phone);
    await password(phone, email, first);
    await button(phone, 'Use a recovery code').click();
    await phone.getByLabel('Recovery code').fill(recoveryCodes[0] ?? '');
    await button(phone, 'Continue').click();
    await phone.getByText('EUP_SERVER_CODE').waitFor();
    await phone.getByLabel('Recovery code').fill((recoveryCodes[1] ?? '').toLowerCase());
    await button(phone, 'Continue').click();
    await today(phone);
  });
});

describe('the list of sign-ins', () => {
  it('ends every other one: the other device is out at its next call', async () => {
    await nora.reload();
    const signIns = nora.getByRole('region', { name: 'Where you are signed in' });
    await signIns.getByText('this device').waitFor();
    expect(await signIns.getByRole('listitem').count()).toBe(2);
    await button(nora, 'End all others').click();
    await signIns.getByText('You are not signed in anywhere else.').waitFor();
    await phone.getByRole('link', { name: 'Today' }).first().click();
    await phone.reload();
    await button(phone, 'Sign in').waitFor();
    expect(await heading(phone, 'Schedule').count()).toBe(0);
  });
});

describe('a forgotten password', () => {
  it('is replaced by its person alone, by a link; the second step is still asked, and Account tells of the link', async () => {
    await button(admin, 'The account of Nora Lind').click();
    await look(admin, 'person-account');
    await button(admin, 'Make a password link').click();
    const link = await shownLink(admin);
    await button(admin, 'Done').click();
    await phone.goto(link);
    await heading(phone, 'Choose a new password').waitFor();
    await look(phone, 'link-password');
    await phone.getByLabel('New password').fill(second);
    await button(phone, 'Save the new password').click();
    await button(phone, 'Use a recovery code').click();
    await phone.getByLabel('Recovery code').fill(recoveryCodes[2] ?? '');
    await button(phone, 'Continue').click();
    await today(phone);
    await phone.goto(`${program.url}/account`);
    await phone
      .getByRole('status')
      .getByText(/Your password was replaced on .* by a link that/)
      .waitFor();
    await look(phone, 'account-link-notice');
  });

  it('is changed again by its person, who gives the old one', async () => {
    await button(phone, 'Change password').click();
    await phone.getByLabel('Current password').fill('not the one');
    await phone.getByLabel('New password').fill(first);
    await phone.getByRole('dialog').getByRole('button', { name: 'Change password' }).click();
    await phone.getByText('EUP_SERVER_SIGNING_PASSWORD').waitFor();
    await phone.getByLabel('Current password').fill(second);
    await phone.getByRole('dialog').getByRole('button', { name: 'Change password' }).click();
    await phone.getByText('Password changed. Other sign-ins have ended.').waitFor();
    expect(await phone.getByRole('dialog').count()).toBe(0);
  });
});

describe('a second clinic', () => {
  it('is founded by the demo’s administrator for a person with an address of their own, who gets a link', async () => {
    await button(admin, 'Set up another clinic').click();
    await admin.getByLabel('Name of the clinic').fill('Harbor Street Clinic');
    await look(admin, 'found-clinic');
    const found = admin.getByRole('dialog').getByRole('button', { name: 'Set up another clinic' });
    await admin.getByLabel('E-mail of the administrator').fill('admin@harbor.invalid');
    await found.click();
    await admin.getByText('those that end with .invalid reach nobody').waitFor();
    await admin.getByLabel('Name of the administrator').fill('Nora Lind');
    await admin.getByLabel('E-mail of the administrator').fill(email);
    await found.click();
    await heading(admin, 'Harbor Street Clinic is set up').waitFor();
    const link = await shownLink(admin);
    await button(admin, 'Done').click();
    await phone.goto(link);
    await button(phone, 'Accept the invitation').click();
    await heading(phone, 'Where will people open Eupraxia?').waitFor();
  });

  it('asks its administrator for the name, and for a second step, before anything else there opens', async () => {
    expect(await phone.getByRole('navigation').count()).toBe(0);
    await phone.goto(`${program.url}/admin/people`);
    await phone.getByText('On this computer only').click();
    await button(phone, 'Continue').click();
    await heading(phone, 'Set up a second step').waitFor();
    await look(phone, 'second-step-due');
  });

  it('takes an authenticator app by its key and a code of it', async () => {
    await button(phone, /^Authenticator app/).click();
    await confirmAs(phone, first);
    const key = phone.locator('.authenticator-secret');
    appKey = await key.innerText();
    await look(phone, 'authenticator');
    await phone.getByLabel('Code that the app shows').fill('000000');
    await button(phone, 'Confirm the code').click();
    await phone.getByText('EUP_SERVER_AUTHENTICATOR_CODE').waitFor();
    await phone.getByLabel('Code that the app shows').fill(appCode(appKey));
    await button(phone, 'Confirm the code').click();
    await heading(phone, 'Save your recovery codes').waitFor();
    await keepCodes(phone);
    await heading(phone, 'People').first().waitFor();
    await phone.getByText('Harbor Street Clinic').first().waitFor();
  });

  it('is chosen at the sign-in of who has places in several, and switched in the menu', async () => {
    await signOut(phone);
    await password(phone, email, first);
    await heading(phone, 'Second step').waitFor();
    await look(phone, 'sign-in-code');
    // The next step of the app: a code is good once.
    await phone.getByLabel('Code').fill(appCode(appKey, 1));
    await button(phone, 'Continue').click();
    await heading(phone, 'Choose a clinic').waitFor();
    await look(phone, 'choose-clinic');
    await button(phone, /^Harbor Street Clinic/).click();
    await phone.getByRole('link', { name: 'People' }).click();
    await phone.getByRole('region', { name: 'People' }).getByRole('row').nth(1).waitFor();
    expect(await phone.getByRole('row', { name: /Rivera/ }).count()).toBe(0);
    await menu(phone);
    await button(phone, 'Switch clinic').click();
    await look(phone, 'switch-clinic');
    await phone.getByRole('dialog').getByRole('listitem').getByRole('button').click();
    await today(phone);
    await phone.reload();
    await today(phone);
  });
});

describe('a page that was opened by its number', () => {
  const byNumber = () => program.url.replace('localhost', '127.0.0.1');

  it('moves to the name of the computer, because passkeys need one', async () => {
    await signOut(phone);
    await phone.goto(byNumber());
    await phone.waitForURL(`${program.url}/`);
    await button(phone, 'Sign in with a passkey').waitFor();
    expect(new URL(phone.url()).hostname).toBe('localhost');
  });

  it('stays while this browser holds there what the server lacks, and moves once it is sent', async () => {
    // A tab of its own: who has just moved and is back stays, in case the name is not answered.
    const tab = await phone.context().newPage();
    const { email: address, password: secret } = demoSignIn(data.dir, 'therapist');
    await tab.goto(`${byNumber()}/mark.svg`);
    const status = await tab.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch('/api/auth/sign-in/email', { method: 'POST', headers, body })).status;
      },
      JSON.stringify({ email: address, password: secret }),
    );
    expect(status).toBe(200);
    await tab.goto(byNumber());
    await today(tab);
    const visitId = await openLive(tab, 'Priya Nair');
    await saved(tab);
    await tab.context().route('**/rpc/**', (route) => route.abort());
    for (let tap = 0; tap < 3; tap++) await cue(tab, 'Verbal').click();
    await tab
      .getByText(/3 today/)
      .first()
      .waitFor();
    await tab.context().clearCookies();
    await tab.goto('about:blank');
    await tab.context().unroute('**/rpc/**');
    await tab.goto(byNumber());
    await tab.getByText(/entries that have not reached the server/).waitFor();
    expect(new URL(tab.url()).hostname).toBe('127.0.0.1');
    await look(tab, 'sign-in-unsent');
    await password(tab, address, secret);
    await today(tab);
    await expect.poll(async () => ofKind(await storedLog(data.dir, visitId), 'cue.given').length).toBe(3);
    await menu(tab);
    await button(tab, 'Sign out').click();
    await tab.waitForURL(`${program.url}/`);
    await tab.close();
  });
});
