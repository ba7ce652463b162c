import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser, phone } from './harness/browser.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { openVisit, pressStart } from './harness/starting.ts';
import { stopButton } from './harness/stop.ts';
import { thumb } from './harness/thumb.ts';
import { saved } from './harness/treatment.ts';
import { across, look } from './harness/views.ts';

const data = freshDataDir();
const profiles = [freshProfile(), freshProfile()] as const;
let program: RunningProgram;
let tablet: OwnBrowser;
let second: OwnBrowser;
let page: Page;
let jonas = '';
let lena = '';

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  [tablet, second] = await Promise.all([
    openBrowser({ profile: join(profiles[0].dir, 'browser'), size: across, touch: true }),
    openBrowser({ profile: join(profiles[1].dir, 'browser'), size: across, touch: true }),
  ]);
  page = await tablet.context.newPage();
  await signIn(page, program.url, data.dir);
});

afterAll(async () => {
  await tablet?.close();
  await second?.close();
  await program?.stop();
  data.remove();
  for (const profile of profiles) profile.remove();
});

const button = (name: string | RegExp, on = page) => on.getByRole('button', { name, exact: typeof name === 'string' });
const bar = (on = page) => on.getByRole('list', { name: 'Running clocks' });
const rail = (station: string, on = page) =>
  on.getByRole('navigation', { name: 'Stations' }).getByRole('link', { name: station, exact: true });

/** Opens a patient's visit of today in Live; its id. */
async function open(patient: string, on = page): Promise<string> {
  const visitId = await openVisit(on, patient, thumb);
  await button('STOP', on).waitFor();
  return visitId;
}

const start = (on = page) => pressStart(on, thumb);
const bodies = async (visitId: string, kind: string) => ofKind(await storedLog(data.dir, visitId), kind).map(({ body }) => body);

describe('a clock that runs', () => {
  it('is shown on other screens with the patient’s name, and asks once whether treatment goes on', async () => {
    jonas = await open('Jonas Clark');
    await start();
    await button('Pause').waitFor();
    expect(await bar().count()).toBe(0);
    await rail('Today').tap();
    await bar().getByText('Jonas Clark').waitFor();
    await bar()
      .getByText(/^00:\d\d$/)
      .waitFor();
    await page.getByText('Still treating Jonas Clark? The clock is running.').waitFor();
    await look(page, 'clock-left');
    await thumb(button('Keep running'));
    await stopButton(page).waitFor();
    await look(page, 'clock-bar');
    await thumb(bar().getByRole('link', { name: 'Go to visit: Jonas Clark' }));
    await page.waitForURL(`**/visit/${jonas}/live`);
    await bar().waitFor({ state: 'detached' });
    await rail('Today').tap();
    await bar().waitFor();
    expect(await button('Keep running').count()).toBe(0);
  });

  it('lets the browser ask before the tab is closed, and is there after a reload', async () => {
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    await bar().getByText('Jonas Clark').waitFor();
    expect(asked).toEqual(['beforeunload']);
  });

  it('covers nothing on a phone, with STOP below it', async () => {
    await page.setViewportSize(phone);
    await page.waitForTimeout(100);
    const [clock, stop] = await Promise.all([bar().boundingBox(), stopButton(page).boundingBox()]);
    const content = await page.locator('.page').boundingBox();
    expect((clock?.y ?? 0) + (clock?.height ?? 0)).toBeLessThanOrEqual(stop?.y ?? 0);
    expect((content?.y ?? 0) + (content?.height ?? 0)).toBeLessThanOrEqual(Math.ceil(clock?.y ?? 0));
    await page.setViewportSize(across);
  });
});

describe('a start on a second patient', () => {
  it('asks first and starts nothing; Escape cancels, STOP stays in reach', async () => {
    lena = await open('Lena Marsh');
    await start();
    const dialog = page.getByRole('dialog', { name: 'You are one-on-one with Jonas Clark' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Pause Jonas Clark and start here' }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Treat both as a group (97150)' }).isDisabled()).toBe(true);
    await dialog.getByText('A group needs an item with code 97150', { exact: false }).waitFor();
    expect(await dialog.getByText('concurrent', { exact: false }).count()).toBe(0);
    for (const stop of ['STOP', 'STOP Jonas Clark'])
      expect(await dialog.getByRole('button', { name: stop, exact: true }).isVisible(), stop).toBe(true);
    await look(page, 'clock-second-patient');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button('Pause').count()).toBe(0);
    expect(await bodies(lena, 'activity.started')).toEqual([]);
  });

  it('pauses the first patient and starts the second', async () => {
    await start();
    await thumb(button('Pause Jonas Clark and start here'));
    await button('Pause').waitFor();
    await bar().waitFor({ state: 'detached' });
    await saved(page);
    expect(await bodies(lena, 'activity.started')).toHaveLength(1);
    await expect.poll(() => bodies(jonas, 'activity.paused')).toMatchObject([{ cause: 'other-patient' }]);
  });

  it('asks on another device too, and hands the first patient over to a named colleague', async () => {
    const other = await second.context.newPage();
    await signIn(other, program.url, data.dir);
    await bar(other).getByText('Lena Marsh').waitFor();
    // The clock was started on the first device, and this one never opened the visit: STOP is in sight all the same.
    await stopButton(other).waitFor();
    await look(other, 'clock-other-device');
    await open('Jonas Clark', other);
    await start(other);
    const dialog = other.getByRole('dialog', { name: 'You are one-on-one with Lena Marsh' });
    const colleague = dialog.getByRole('combobox', { name: 'Hand Lena Marsh over to…' });
    await colleague.waitFor();
    const first = await colleague.locator('option').nth(1).getAttribute('value');
    await colleague.selectOption(first);
    await thumb(dialog.getByRole('button', { name: 'Hand over and start here' }));
    await button('Pause', other).waitFor();
    await expect.poll(() => bodies(lena, 'attention.changed')).toMatchObject([{ person: first, mode: 'one-on-one' }]);
    await page.getByText('one-on-one, with', { exact: false }).waitFor();
    await thumb(button('Pause', other));
    await saved(other);
    await other.close();
  });
});

describe('a hand-over in Live', () => {
  it('names the colleague, and the clock is back with who takes it over', async () => {
    await thumb(button(/^change/));
    const select = page.getByRole('combobox', { name: 'Hand over to…' });
    await select.waitFor();
    await look(page, 'clock-hand-over');
    const labels = await select.locator('option').allInnerTexts();
    const mine = labels.findIndex((label) => label.startsWith('D. Rivera'));
    expect(mine).toBeGreaterThan(0);
    await select.selectOption({ index: mine });
    await thumb(button('Hand over'));
    await expect.poll(() => bodies(lena, 'attention.changed')).toHaveLength(2);
    await rail('Today').tap();
    await bar().getByText('Lena Marsh').waitFor();
    await thumb(button('Keep running'));
  });
});

describe('signing out', () => {
  it('asks with a clock that runs: stay keeps it, pause signs out and says why', async () => {
    const menu = button(/^Menu of/);
    await menu.tap();
    await thumb(button('Sign out'));
    const dialog = page.getByRole('dialog', { name: 'A clock is running' });
    await dialog.getByText(/^The clock for Lena Marsh is running \(\d\d:\d\d\)/).waitFor();
    await look(page, 'clock-sign-out');
    await thumb(dialog.getByRole('button', { name: 'Stay' }));
    await bar().getByText('Lena Marsh').waitFor();
    await menu.tap();
    await thumb(button('Sign out'));
    await thumb(button('Pause it and sign out'));
    await page.getByLabel(/password/i).waitFor();
    expect(await bodies(lena, 'activity.paused')).toMatchObject([{ cause: 'sign-out' }]);
  });
});
