import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appCode, withFingerprint } from './harness/authenticator.ts';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { demoSignIn, expectAccessible, signIn } from './harness/person.ts';
import { command, freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { pressStart } from './harness/starting.ts';
import { cue, openLive, saved } from './harness/treatment.ts';
import { look } from './harness/views.ts';

const data = freshDataDir();
const profiles = [freshProfile(), freshProfile()] as const;
const nora = { email: 'nora.lind@harbor.test', password: 'seven quiet herons' };
let port: number;
let program: RunningProgram;
let browsers: readonly OwnBrowser[] = [];
/** The tablet that people of both clinics use, and a device of the other clinic's office. */
let tablet: Page;
let office: Page;
let visitId = '';

beforeAll(async () => {
  port = await freePort();
  program = await startProgram({ dataDir: data.dir, port });
  browsers = await Promise.all(profiles.map(({ dir }) => openBrowser({ profile: dir })));
  [tablet, office] = (await Promise.all(browsers.map(({ context }) => context.newPage()))) as [Page, Page];
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
const locked = () => heading(tablet, 'Locked').waitFor();

async function lock(): Promise<void> {
  await button(tablet, /^Menu of /).click();
  await button(tablet, 'Lock').click();
  await locked();
}

async function typeSignIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Sign in').click();
}

async function confirmAs(page: Page, secret: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(secret);
  await button(page, 'Confirm').click();
}

async function keepCodes(page: Page): Promise<void> {
  await heading(page, 'Save your recovery codes').waitFor();
  await page.getByLabel('I have saved them').check();
  await button(page, 'Done').click();
}

async function join(page: Page, link: string, name: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByText('I am new here').click();
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('New password').fill(password);
  await button(page, /^Join /).click();
}

/** Founds the other clinic as its operator would, and lets its administrator invite a therapist; the invitation's link. */
async function otherClinic(): Promise<string> {
  const person = ['--admin', 'ada@harbor.test', '--admin-name', 'Ada Holm'];
  const words = ['clinic', 'found', '--name', 'Harbor Street Clinic', '--zone', 'America/Chicago', ...person];
  const answer = execFileSync(process.execPath, [command, ...words, '--data', data.dir, '--json'], { encoding: 'utf8' });
  const { link } = JSON.parse(answer) as { link: string };
  const secret = 'an amber tin of nails';
  await join(office, program.url + link, 'Ada Holm', secret);
  await office.getByText('On this computer only').click();
  await button(office, 'Continue').click();
  await button(office, /^Authenticator app/).click();
  await confirmAs(office, secret);
  const key = await office.locator('.authenticator-secret').innerText();
  await office.getByLabel('Code that the app shows').fill(appCode(key));
  await button(office, 'Confirm the code').click();
  await keepCodes(office);
  await office.getByRole('link', { name: 'People' }).click();
  await button(office, 'Invite a person').click();
  await office.getByLabel('Name', { exact: true }).fill('Nora Lind');
  await office.getByLabel('E-mail').fill(nora.email);
  await office.getByLabel('Role').selectOption('therapist');
  await office.getByLabel('Discipline').selectOption('PT');
  await office.getByLabel('Level').selectOption('therapist');
  await office.getByLabel('Credentials').fill('PT, DPT');
  await button(office, 'Make the invitation').click();
  return office.getByLabel(/^Link for/).inputValue();
}

/** Everything that the browser keeps for this origin, bytes read as letters: databases, local storage, caches. */
const kept = (): Promise<string> =>
  tablet.evaluate(async () => {
    const parts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    const letters = (value: unknown): string =>
      JSON.stringify(value, (_, one) => (ArrayBuffer.isView(one) ? new TextDecoder('latin1').decode(one) : one)) ?? '';
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of db.objectStoreNames)
        parts.push(
          await new Promise<string>((resolve, reject) => {
            const all = db.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => resolve(`${store}: ${letters(all.result)}`);
            all.onerror = () => reject(all.error);
          }),
        );
      db.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) parts.push(url);
      for (const { url } of await cache.keys())
        if (!/\.(?:js|css|woff2|png|svg|webp|wasm)$/.test(new URL(url).pathname))
          parts.push(await ((await cache.match(url))?.text() ?? ''));
    }
    return parts.join('\n');
  });

/** What a person at the glass, a screen reader or a search could find. */
async function shown(): Promise<string> {
  const seen = await tablet.evaluate(() => document.documentElement.outerHTML + document.title + JSON.stringify(history.state));
  return seen + (await tablet.locator('body').ariaSnapshot());
}

const ofTheFirst = /Okafor|Rivera|hemiparesis|Riverside/i;

async function expectNothingOfTheFirst(): Promise<void> {
  expect(await shown()).not.toMatch(ofTheFirst);
  expect(await kept()).not.toMatch(ofTheFirst);
}

describe('a tablet that is passed to somebody of another clinic', () => {
  it('gives them a fresh page of their own clinic, and nothing of the first anywhere in the browser', async () => {
    const link = await otherClinic();
    await office.context().clearCookies();
    const fresh = await office.context().newPage();
    await join(fresh, link, 'Nora Lind', nora.password);
    await today(fresh);
    await fresh.close();
    await signIn(tablet, program.url, data.dir);
    await tablet.evaluate(() => navigator.serviceWorker.ready);
    visitId = await openLive(tablet, 'Amara Okafor');
    await cue(tablet, 'Verbal').click();
    await saved(tablet);
    const opened = await tablet.evaluate(() => performance.timeOrigin);
    await lock();
    await button(tablet, 'Sign in instead').or(button(tablet, 'Someone else')).first().waitFor();
    await expectAccessible(tablet, 'lock screen, before another clinic');
    await button(tablet, 'Someone else').click();
    await typeSignIn(tablet, nora);
    await today(tablet);
    expect(await tablet.evaluate(() => performance.timeOrigin)).not.toBe(opened);
    await expectNothingOfTheFirst();
  });

  it('shows them nothing by the addresses that it remembers, nor by the back button', async () => {
    await tablet.goto(`${program.url}/visit/${visitId}/live`);
    await tablet
      .getByText(/EUP_(?:VISIT_NOT_HERE|STORE_VISIT_UNKNOWN)/)
      .first()
      .waitFor();
    await expectNothingOfTheFirst();
    for (let back = 0; back < 3; back++) {
      await tablet.goBack().catch(() => null);
      await tablet.waitForTimeout(500);
      // Before the first page there is an empty one.
      if (!tablet.url().startsWith(program.url)) break;
      await expectNothingOfTheFirst();
    }
  });

  it('nor without the server', async () => {
    await tablet.goto(program.url);
    await today(tablet);
    await program.kill();
    await tablet.goto(`${program.url}/visit/${visitId}/live`);
    await tablet.getByText('EUP_VISIT_NOT_HERE').waitFor();
    await expectNothingOfTheFirst();
    await tablet.goto(program.url);
    await tablet.getByRole('heading').first().waitFor();
    await expectNothingOfTheFirst();
    program = await startProgram({ dataDir: data.dir, port });
    await tablet.goto(program.url);
    await today(tablet);
  });

  it('and shows the first, who is back, nothing of them', async () => {
    await lock();
    await button(tablet, 'Someone else').click();
    await typeSignIn(tablet, demoSignIn(data.dir, 'therapist'));
    await today(tablet);
    await tablet.getByText('Amara Okafor').first().waitFor();
    expect((await shown()) + (await kept())).not.toMatch(/Nora|Lind|Harbor/);
  });
});

describe('what was typed a moment before the lock', () => {
  it('is there again for whoever typed it, after somebody else has worked here, and for nobody else', async () => {
    const why = 'wants to carry the shopping home';
    const patientId = await tablet.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/rpc/today/list', { method: 'POST', headers, body: JSON.stringify({ json: {} }) });
      const { visits } = (await answer.json()).json as { visits: { patient: { id: string; name: string } }[] };
      return visits.find(({ patient }) => patient.name === 'Amara Okafor')?.patient.id;
    });
    const sheet = `${program.url}/patient/${patientId}/evaluate?part=history`;
    await tablet.goto(sheet);
    await tablet.getByLabel('Why they came').fill(why);
    await lock();
    await button(tablet, 'Someone else').click();
    await typeSignIn(tablet, demoSignIn(data.dir, 'therapist', 1));
    await today(tablet);
    await tablet.goto(sheet);
    await tablet.getByLabel('Why they came').waitFor();
    await tablet.waitForTimeout(1000);
    expect(await tablet.getByLabel('Why they came').inputValue()).not.toBe(why);
    expect(await kept()).not.toContain(why);
    await lock();
    await button(tablet, 'Someone else').click();
    await typeSignIn(tablet, demoSignIn(data.dir, 'therapist'));
    await today(tablet);
    await tablet.goto(sheet);
    await expect.poll(() => tablet.getByLabel('Why they came').inputValue()).toBe(why);
  });
});

describe('a locked page that is loaded anew while a clock runs', () => {
  it('says so without a name, and has STOP again once its person is back', async () => {
    await tablet.goto(program.url);
    await openLive(tablet, 'Amara Okafor');
    await pressStart(tablet);
    await button(tablet, 'Pause').waitFor();
    await saved(tablet);
    await lock();
    await tablet.reload();
    await locked();
    await tablet.getByText('A clock may still run').waitFor();
    expect(await shown()).not.toMatch(/Okafor|Rivera/);
    await look(tablet, 'lock-left-running');
    await typeSignIn(tablet, demoSignIn(data.dir, 'therapist'));
    await button(tablet, /^STOP/).click();
    await tablet.getByRole('region', { name: /^Stopped at/ }).waitFor();
    await lock();
    expect(await tablet.getByText('A clock may still run').count()).toBe(0);
    await typeSignIn(tablet, demoSignIn(data.dir, 'therapist'));
    await tablet.getByRole('region', { name: /^Stopped at/ }).waitFor();
  });
});

describe('a passkey that can hold a secret', () => {
  it('unlocks the tablet without the server, and nothing else does', async () => {
    await withFingerprint(tablet);
    const { password } = demoSignIn(data.dir, 'therapist');
    await tablet.goto(`${program.url}/account`);
    await button(tablet, 'Add a passkey').click();
    await tablet.getByLabel('Name of this passkey').fill('This tablet');
    await tablet.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
    await confirmAs(tablet, password);
    await keepCodes(tablet);
    await button(tablet, /^Menu of /).click();
    await button(tablet, 'PIN for this device').click();
    await button(tablet, 'Unlock with my passkey').click();
    await tablet.getByText('A passkey is set.').waitFor();
    await expectAccessible(tablet, 'lock settings with a passkey');
    await button(tablet, 'Close').click();
    await tablet.goto(program.url);
    await today(tablet);
    await program.kill();
    await lock();
    expect(await shown()).not.toMatch(/Okafor|hemiparesis/i);
    expect(await tablet.getByLabel('PIN', { exact: true }).count()).toBe(0);
    await button(tablet, 'Unlock with a passkey').click();
    await today(tablet);
    await tablet.getByText('Amara Okafor').first().waitFor();
    program = await startProgram({ dataDir: data.dir, port });
  });
});
