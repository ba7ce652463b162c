import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { demoSignIn, expectAccessible, signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { pressStart } from './harness/starting.ts';
import { contract, cue, cuesOnScreen, openLive, playThePatient, saved } from './harness/treatment.ts';
import { look } from './harness/views.ts';

const data = freshDataDir();
const profile = freshProfile();
const pin = '804613';
const patient = 'Amara Okafor';
let port: number;
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;
let visitId = '';

beforeAll(async () => {
  port = await freePort();
  program = await startProgram({ dataDir: data.dir, port });
  browser = await openBrowser({ profile: profile.dir });
  page = await browser.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  profile.remove();
});

const button = (name: string | RegExp, on = page) => on.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (name: string, on = page) => on.getByRole('heading', { name, exact: true });
const locked = (on = page) => heading('Locked', on).waitFor();
const schedule = (on = page) => heading('Schedule', on).waitFor();

async function lock(on = page): Promise<void> {
  await button(/^Menu of /, on).click();
  await button('Lock', on).click();
  await locked(on);
}

async function unlock(with_ = pin, on = page): Promise<void> {
  await on.getByLabel('PIN', { exact: true }).fill(with_);
  await button('Unlock', on).click();
}

/** Types a sign-in, wherever the form stands. */
async function passwordOf(role: 'therapist' | 'assistant', nth = 0, on = page): Promise<void> {
  const { email, password } = demoSignIn(data.dir, role, nth);
  await on.getByLabel('E-mail').fill(email);
  await on.getByLabel('Password', { exact: true }).fill(password);
  await button('Sign in', on).click();
}

async function setPin(on = page): Promise<void> {
  await button(/^Menu of /, on).click();
  await button('PIN for this device', on).click();
  await on.getByLabel('New PIN, 6 to 12 digits').fill('123456');
  await on.getByLabel('The same PIN again').fill('123456');
  await button('Save PIN', on).click();
  await on.getByText('Too easy to guess').waitFor();
  await look(on, 'lock-settings');
  await expectAccessible(on, 'lock settings');
  await on.getByLabel('New PIN, 6 to 12 digits').fill(pin);
  await on.getByLabel('The same PIN again').fill(pin);
  await button('Save PIN', on).click();
  await on.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Everything that a person at the glass, a screen reader, a search in the page or the title could say. */
async function expectBlank(on = page): Promise<void> {
  const seen = await on.evaluate(() => document.documentElement.outerHTML + document.title + JSON.stringify(history.state));
  expect(seen).not.toContain('Okafor');
  expect(seen).not.toMatch(/hemiparesis|after stroke/i);
  expect(seen).not.toContain('Schedule');
  const tree = await on.locator('body').ariaSnapshot();
  expect(tree).not.toMatch(/Okafor|Schedule/);
}

const stopOnLock = (on = page) => button(/^STOP/, on);

describe('a lock while a clock runs', () => {
  it('takes everything of the patient off the glass, in every tab, and the clock and the recording go on', async () => {
    await signIn(page, program.url, data.dir);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await setPin();
    visitId = await openLive(page, patient);
    await pressStart(page);
    await button('Pause').waitFor();
    await playThePatient(page);
    // It plays, and so is recorded, once it is known what 100 % is.
    await page.getByRole('textbox', { name: 'Value' }).fill('150');
    await button('Set as 100 %').click();
    await page.getByText('of reference, now').waitFor();
    await contract(page, 1);
    const other = await browser.context.newPage();
    await other.goto(program.url);
    await schedule(other);
    await other.getByText(patient).first().waitFor();
    const before = await recorded();
    await lock();
    await locked(other);
    await expectBlank();
    await expectBlank(other);
    await look(page, 'lock-running');
    await expectAccessible(page, 'lock screen');
    await page.goBack().catch(() => undefined);
    await locked();
    await expectBlank();
    await other.close();
    // Samples go on coming into the browser's storage while nothing is shown.
    await expect.poll(recorded).toBeGreaterThan(before);
    expect(ofKind(await storedLog(data.dir, visitId), 'activity.paused')).toEqual([]);
  });

  it('is told apart from a wrong PIN, and comes back where it was', async () => {
    await unlock('111222');
    await page.getByText('9 tries are left').waitFor();
    await expectBlank();
    await unlock();
    await button('Pause').waitFor();
    expect(page.url()).toContain(visitId);
    await cue(page, 'Verbal').click();
    await expect.poll(() => cuesOnScreen(page)).toBe(1);
    await saved(page);
  });

  it('has STOP, by finger and by F8, without a name, and records it as of who was treating', async () => {
    await lock();
    expect(await stopOnLock().innerText()).toMatch(/^STOP/);
    await stopOnLock().click();
    await page.getByText('Stopped. Feedback and clocks stand still.').waitFor();
    await look(page, 'lock-stopped');
    await expectBlank();
    await expect.poll(async () => ofKind(await storedLog(data.dir, visitId), 'stop.pressed').length).toBe(1);
    const [stop] = ofKind(await storedLog(data.dir, visitId), 'stop.pressed');
    const [opened] = ofKind(await storedLog(data.dir, visitId), 'activity.started');
    expect(stop?.by.userId).toBe(opened?.by.userId);
    await unlock();
    await page.getByRole('region', { name: /^Stopped at/ }).waitFor();
  });
});

/** How many records lie in this browser's vault. */
const recorded = (): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('eupraxia');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const count = opening.result.transaction('sealed').objectStore('sealed').count();
          count.onsuccess = () => {
            opening.result.close();
            resolve(count.result);
          };
        };
      }),
  );

describe('a locked browser', () => {
  it('stays locked through a reload and a start without the server, shows nobody, and opens by PIN with the kept visit', async () => {
    await lock();
    await page.reload();
    await locked();
    await expectBlank();
    await program.kill();
    await page.reload();
    await locked();
    const words = await page.locator('body').innerText();
    expect(words).not.toMatch(/Rivera|Okafor/);
    await look(page, 'lock-away');
    await unlock();
    // What was recorded just before has nobody's copy of its key yet.
    await page
      .getByText(/^(Offline|Only on this device): /)
      .first()
      .waitFor();
    expect(page.url()).toContain(visitId);
    await page.getByText(patient).first().waitFor();
  });

  it('ten wrong PINs close it until a sign-in, and nothing is erased', async () => {
    await lock();
    const before = await recorded();
    for (let n = 1; n <= 9; n++) {
      await unlock('111222');
      await page.getByText(new RegExp(`${10 - n} tr(y is|ies are) left`)).waitFor();
    }
    await unlock('111222');
    await page.getByText('Ten wrong PINs').waitFor();
    expect(await page.getByLabel('PIN', { exact: true }).count()).toBe(0);
    await page.reload();
    await page.getByText('Ten wrong PINs').waitFor();
    expect(await recorded()).toBe(before);
    await look(page, 'lock-closed');
    program = await startProgram({ dataDir: data.dir, port });
    await passwordOf('therapist');
    await page.getByText(patient).first().waitFor();
    await lock();
    await unlock();
    await page.getByText(patient).first().waitFor();
  });
});

describe('a session that has ended', () => {
  it('blanks at once, keeps what is recorded behind it, and the same person goes on', async () => {
    await page.goto(`${program.url}/patient/`);
    await page.goto(program.url);
    visitId = await openLive(page, 'Priya Nair');
    await saved(page);
    // The tap comes before the page hears that its session is over.
    await browser.context.setOffline(true);
    await cue(page, 'Verbal').click();
    await expect.poll(() => cuesOnScreen(page)).toBe(1);
    await browser.context.clearCookies();
    await browser.context.setOffline(false);
    await heading('Your session has ended').waitFor();
    await expectBlank();
    expect(await page.locator('body').innerText()).not.toContain('Nair');
    await look(page, 'ended');
    expect(await page.getByLabel('PIN', { exact: true }).count()).toBe(0);
    await page.getByLabel('Password', { exact: true }).fill(demoSignIn(data.dir, 'therapist').password);
    await button('Sign in').click();
    await saved(page);
    expect(ofKind(await storedLog(data.dir, visitId), 'cue.given')).toHaveLength(1);
  });
});

describe('somebody else at the same tablet', () => {
  it('signs in over the lock and sees nothing of the visit, by its address neither, on the line and off it', async () => {
    await lock();
    await button('Sign in instead').click();
    await button('Someone else').click();
    await look(page, 'lock-someone');
    await passwordOf('therapist', 1);
    await schedule();
    expect(new URL(page.url()).pathname).toBe('/');
    await browser.context.setOffline(true);
    await program.kill();
    await page.goto(`${program.url}/visit/${visitId}/live`);
    await page.getByText('EUP_VISIT_NOT_HERE').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Nair');
    await browser.context.setOffline(false);
    program = await startProgram({ dataDir: data.dir, port });
    await page.goto(program.url);
    await schedule();
  });

  it('the first person’s PIN does not open it', async () => {
    await lock();
    expect(await page.getByLabel('PIN', { exact: true }).count()).toBe(0);
    await passwordOf('therapist', 1);
    await schedule();
  });
});

describe('a sign-out without the server', () => {
  it('blanks and locks at once, stays through the end of the browser, and is told before anything else', async () => {
    const cookies = await browser.context.cookies();
    expect(cookies.length).toBeGreaterThan(0);
    await program.kill();
    await button(/^Menu of /).click();
    await button('Sign out').click();
    const all = button('Sign out all the same');
    const out = page.getByText('EUP_WEB_SIGN_OUT_WAITS');
    await all.or(out).first().waitFor();
    if (await all.isVisible()) await all.click();
    await out.waitFor();
    await expectBlank();
    await look(page, 'signed-out-away');
    await browser.close();
    browser = await openBrowser({ profile: profile.dir });
    page = await browser.context.newPage();
    await page.goto(program.url);
    await page.getByText('EUP_WEB_SIGN_OUT_WAITS').waitFor();
    program = await startProgram({ dataDir: data.dir, port });
    const asked: string[] = [];
    browser.context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/^\/(rpc|api)\//.test(pathname)) asked.push(pathname);
    });
    await page.reload();
    await button('Sign in').waitFor();
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    expect(asked[0]).toBe('/api/auth/sign-out');
    // The cookie of before opens nothing any more.
    const [jar] = cookies.map(({ name, value }) => `${name}=${value}`).slice(-1);
    const me = await fetch(`${program.url}/api/auth/get-session`, { headers: { cookie: jar ?? '', origin: program.url } });
    expect(await me.json()).toBeNull();
  });
});

describe('nobody at the tablet', () => {
  it('locks it after the clinic’s five minutes', async () => {
    const idle = await browser.context.newPage();
    await page.close();
    page = idle;
    await page.clock.install();
    await signIn(page, program.url, data.dir);
    await page.clock.fastForward('04:50');
    await schedule();
    await page.clock.fastForward('00:15');
    await locked();
    await expectBlank();
  });
});
