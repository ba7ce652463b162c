import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser, phone, upright } from './harness/browser.ts';
import { expectAccessible, signIn } from './harness/person.ts';
import { command, freePort, freshDataDir, type RunningProgram, root, startProgram } from './harness/program.ts';
import { writeSyntheticRecording } from './harness/recording.ts';
import { openVisit, pressStart } from './harness/starting.ts';
import { clearStop, voidStop } from './harness/stop.ts';
import { thumb, thumbAt, thumbDrag } from './harness/thumb.ts';
import { saved } from './harness/treatment.ts';
import { toTop } from './harness/views.ts';

/** A tablet as it lies on the table of a gym. */
const across = { width: 1180, height: 820 };
const data = freshDataDir();
const profile = freshProfile();
/** EUPRAXIA_SCREENS=docs/screens renews the pictures of the README. */
const screens = join(root, process.env['EUPRAXIA_SCREENS'] ?? 'test-results/screens');
let program: RunningProgram;
let browser: OwnBrowser;
let page: Page;
let visitId = '';

beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  browser = await openBrowser({ profile: join(profile.dir, 'browser'), size: across, touch: true });
  // What the sound is told, as the audio graph hears it.
  await browser.context.addInitScript(() => {
    const heard: number[] = [];
    Object.assign(globalThis, { soundTargets: heard });
    if (typeof AudioParam === 'undefined') return;
    const glide = AudioParam.prototype.setTargetAtTime;
    AudioParam.prototype.setTargetAtTime = function (target, at, constant) {
      heard.push(target);
      return glide.call(this, target, at, constant);
    };
  });
  page = await browser.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  data.remove();
  profile.remove();
});

const shot = (name: string, from = page) => from.screenshot({ path: join(screens, `${name}.png`) });
const button = (name: string | RegExp, from = page) => from.getByRole('button', { name, exact: typeof name === 'string' });
const activity = (name: RegExp) =>
  page.getByRole('navigation', { name: 'Activities of this visit' }).getByRole('button', { name });
const station = (name: string) => page.getByRole('navigation', { name: 'Stations' }).getByRole('link', { name, exact: true });
const muscle = () => page.getByRole('slider', { name: /^Muscle’s effort/ });
const other = () => page.getByRole('slider', { name: /^Other muscle’s effort/ });
const soundTargets = () => page.evaluate(() => (globalThis as unknown as { soundTargets: number[] }).soundTargets);

/** One contraction of the patient who is played: a third of the body's strength, for some seconds, then rest. */
async function contract(seconds: number): Promise<void> {
  await thumbAt(muscle(), 0.35);
  await page.waitForTimeout(1000 * seconds);
  await thumbAt(muscle(), 0);
  await page.waitForTimeout(1400);
}

interface Logged {
  readonly kind: string;
  readonly body: Record<string, unknown>;
  readonly evidence?: readonly string[];
}

/** The visit's log as the command line exports it. */
function exportedLog(): readonly Logged[] {
  const file = join(profile.dir, 'live.jsonl');
  const run = spawnSync(process.execPath, [command, 'export', '--visit', visitId, '--as', 'log', '--out', file], {
    env: { ...process.env, EUPRAXIA_DATA: data.dir },
    encoding: 'utf8',
  });
  expect(run.stderr + run.stdout).not.toMatch(/EUP_/);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Logged);
}

describe('a visit of four activities, by thumb on a tablet', () => {
  it('opens and starts in a few taps', async () => {
    await signIn(page, program.url, data.dir);
    visitId = await openVisit(page, 'Amara Okafor', thumb);
    await pressStart(page, thumb);
    await button('Pause').waitFor();
    await expectAccessible(page, 'choose the signal');
  });

  it('calibrates in three steps: placement, rest, comfortable effort; and the other muscle', async () => {
    await thumb(button(/^Play the patient/));
    await thumb(button('Use this channel'));
    await thumb(button('Placed like this'));
    await thumb(button('Record 3 s of rest'));
    await page.getByText(/^Contact good\. At rest/).waitFor();
    await thumb(button('Record 3 s of comfortable effort'));
    await thumbAt(muscle(), 0.6);
    await page.getByText(/^Strongest half second/).waitFor();
    await thumbAt(muscle(), 0);
    await thumb(button('Record 3 s of its slow passive stretch'));
    await thumbAt(other(), 0.6);
    await page.getByText(/^Its 100 %/).waitFor();
    await thumbAt(other(), 0);
    await expectAccessible(page, 'calibrate');
    await shot('live-calibrate');
    await thumb(button('Set as 100 %'));
    await page.getByText('of reference, now').waitFor();
  });

  it('follows the muscle: repetitions, marks, the other muscle with its limit, and the way to the screen', async () => {
    await thumbAt(other(), 0.05);
    await contract(3.2);
    await contract(3.2);
    await expect.poll(() => page.getByText(/^\d+ repetitions, \d+ held$/).innerText()).toMatch(/^[2-9]/);
    await page.getByText(/other muscle, limit \d+ %/).waitFor();
    await expect.poll(() => button(/ms to screen/).innerText()).toMatch(/^\d+ ms/);
    await thumbAt(muscle(), 0.35);
    await page.waitForTimeout(1_800);
    await toTop(page);
    await shot('live-tablet');
    await expectAccessible(page, 'live');
    await thumbAt(muscle(), 0);
  });

  it('sounds: the parameter follows the level, within what an ear bears', async () => {
    expect((await soundTargets()).length).toBe(0);
    await thumb(button('Sound is off'));
    await button('Sound is on').waitFor();
    await contract(1.5);
    const heard = (await soundTargets()).filter((target) => target >= 100);
    expect(heard.length).toBeGreaterThan(40);
    expect(Math.max(...heard)).toBeGreaterThan(1.1 * Math.min(...heard));
    expect(Math.max(...heard)).toBeLessThan(1000);
    await thumb(button(/ms to screen/));
    const budget = page.getByRole('region', { name: 'Time on the way' });
    expect(await budget.innerText()).toMatch(/sound’s parameter\s+\d+ ms/);
    await expectAccessible(page, 'time on the way');
    await thumb(button(/ms to screen/));
    await thumb(button('Sound is on'));
    await button('Sound is off').waitFor();
  });

  it('moves the zone’s edge under a finger, and by keys; each is one change', async () => {
    const floor = page.getByRole('slider', { name: 'Floor of the zone' });
    // The coach may have moved it after the last effort: that is over first.
    await page.waitForTimeout(1_000);
    const before = Number(await floor.getAttribute('aria-valuenow'));
    await thumbDrag(page, floor, { x: 0, y: 16 });
    await expect.poll(async () => Number(await floor.getAttribute('aria-valuenow'))).toBeLessThan(before - 3);
    const dragged = Number(await floor.getAttribute('aria-valuenow'));
    await floor.focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowUp');
    await expect.poll(() => floor.getAttribute('aria-valuetext')).toBe(`${dragged + 3} % of reference`);
    await page.waitForTimeout(1_200);
    await saved(page);
    const zones = exportedLog().filter(({ kind, evidence }) => kind === 'zone.set' && (evidence ?? []).length === 0);
    expect(zones.map(({ body }) => body['floor'])).toEqual([dragged, dragged + 3]);
  });

  it('takes the picture away for a probe, also from the ear', async () => {
    await thumb(button('Begin a probe'));
    await page.getByText('Without the picture now').waitFor();
    expect(await page.getByRole('slider', { name: 'Floor of the zone' }).count()).toBe(0);
    await contract(2.6);
    await page.getByText(/Probe: [1-9] of \d without feedback/).waitFor();
    await expectAccessible(page, 'probe');
    await toTop(page);
    await shot('live-probe');
    await thumb(button('End the probe'));
    await page.getByText('Without the picture now').waitFor({ state: 'hidden' });
  });

  it('gives the patient a window with the picture alone, and a STOP that freezes everything at once', async () => {
    const [own] = await Promise.all([browser.context.waitForEvent('page'), thumb(button('Patient screen'))]);
    await own.setViewportSize({ width: 1280, height: 800 });
    await own.getByText(/^Bring the line into the green band/).waitFor();
    await page.bringToFront();
    await thumbAt(muscle(), 0.35);
    await own.bringToFront();
    await own.waitForTimeout(2_200);
    await shot('patient', own);
    const words = await own.locator('body').innerText();
    expect(words).not.toMatch(/Amara|Okafor|stroke|EMG|reference/i);
    expect(await own.title()).not.toMatch(/Amara|Okafor/);
    // The picture is drawn there: coral is on the canvas, and the zone's teal.
    const seen = await own.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
      let coral = 0;
      for (let i = 0; i < pixels.length; i += 4)
        if ((pixels[i] as number) > 200 && (pixels[i + 1] as number) < 120 && (pixels[i + 2] as number) < 90) coral++;
      return coral;
    });
    expect(seen).toBeGreaterThan(100);
    await thumb(button('STOP', own));
    await own.getByText('Stopped.', { exact: true }).waitFor();
    await shot('patient-stopped', own);
    await page.bringToFront();
    await page.getByRole('heading', { name: /^Stopped at/ }).waitFor();
    const soundsBefore = (await soundTargets()).length;
    await page.waitForTimeout(600);
    expect((await soundTargets()).length).toBe(soundsBefore);
    await clearStop(page);
    await thumb(button(/^Patient screen/));
    await expect.poll(() => own.isClosed()).toBe(true);
  });

  it('offers the picture on the same screen where the browser opens no window', async () => {
    await page.evaluate(() => {
      window.open = () => null;
    });
    await thumb(button('Patient screen'));
    await page.getByText('The browser did not open a second window').waitFor();
    await expectAccessible(page, 'no second window');
    await thumb(button('Show it on this screen'));
    await page.getByRole('region', { name: 'Your picture' }).getByRole('button', { name: 'STOP' }).waitFor();
    await expectAccessible(page, 'patient’s picture');
    await thumb(button('Back to the therapist'));
  });

  it('counts a PNF pattern under the therapist’s own name, with resistance and cues, and takes the last one back', async () => {
    await thumb(activity(/^PNF D2 flexion, seated/));
    await pressStart(page, thumb);
    await page.getByText('PNF UE D2 flexion').waitFor();
    for (let i = 0; i < 4; i++) await thumb(button('Rep, done well'));
    await thumb(button(/^Man, manual/));
    await thumb(button('moderate'));
    await thumb(button(/^Verbal/));
    await page.getByText('manual, moderate').waitFor();
    await thumb(button(/^undo verbal cue/));
    await expect.poll(() => button(/^Verbal/).innerText()).toContain('0 today');
    await expectAccessible(page, 'pattern');
    await toTop(page);
    await shot('live-pattern');
  });

  it('counts sit-to-stand; a run of repetitions is one row, its last one can be undone', async () => {
    await thumb(activity(/^Sit-to-stand/));
    await pressStart(page, thumb);
    for (let i = 0; i < 5; i++) await thumb(button('Rep, done well'));
    const run = page.getByRole('region', { name: 'What happened' }).getByRole('listitem').filter({ hasText: '5 repetitions' });
    await thumb(run.getByRole('button', { name: /^undo/ }));
    await page.getByText('4 repetitions, 4 held').waitFor();
    await thumb(button('Set finished'));
    await expectAccessible(page, 'sit-to-stand');
  });

  it('keeps STOP in sight on the note while the clock runs', async () => {
    await thumb(station('Note'));
    await page.getByRole('heading', { name: /^Treatment note/ }).waitFor();
    const stop = button('STOP');
    await expect.poll(() => stop.isVisible()).toBe(true);
    const box = await stop.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(across.height);
    await expectAccessible(page, 'note with STOP');
    await thumb(stop);
    await page.getByText('Stopped. Feedback and clocks stand still.').waitFor();
    await thumb(page.getByRole('link', { name: 'What to do now' }));
    await voidStop(page);
  });

  it('times standing balance, and a loss of it', async () => {
    await thumb(activity(/^Standing balance/));
    await pressStart(page, thumb);
    await page.getByText('tandem', { exact: true }).tap();
    await thumb(button('Stand: start the time'));
    await page.waitForTimeout(1_600);
    await shot('live-balance');
    await thumb(button('Lost balance'));
    await page.getByText(/^Balance was lost\. Make it easier first/).waitFor();
    await thumb(button('Stand: start the time'));
    await page.waitForTimeout(1_200);
    await thumb(button('Done: stop the time'));
    await page.getByText('mean of 2').waitFor();
    await expectAccessible(page, 'balance');
  });

  it('turns with the tablet, fits a phone and the dark, and lies for a left hand', async () => {
    await thumb(activity(/^Wrist extension/));
    await thumb(button('Resume'));
    for (const [name, size, dark] of [
      ['upright', upright, false],
      ['phone', phone, false],
      ['dark', across, true],
    ] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      await toTop(page);
      await page.waitForTimeout(400);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
      const stop = await button('STOP').first().boundingBox();
      expect((stop?.y ?? 1e9) + (stop?.height ?? 0), `STOP, ${name}`).toBeLessThanOrEqual(size.height);
      await expectAccessible(page, `live, ${name}`);
      await shot(`live-emg-${name}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await thumb(button(/^Taps on the right/));
    const stage = await page.getByRole('region', { name: 'Wrist extension with EMG biofeedback' }).boundingBox();
    const pad = await page.getByRole('complementary', { name: 'What happened' }).boundingBox();
    expect(pad?.x ?? 1e9).toBeLessThan(stage?.x ?? 0);
    await thumb(button(/^Taps on the left/));
  });

  it('plays a recording of a file: its place, speed and a stretch of it again', async () => {
    const file = join(profile.dir, 'forearm.csv');
    writeSyntheticRecording(file, 4);
    const count = async () => Number(/^(\d+) repetitions?/.exec(await page.locator('.stage > .unseen').innerText())?.[1] ?? 0);
    await thumb(button('Signal…'));
    await thumb(button('Other recording'));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), thumb(button('Choose a file').last())]);
    await chooser.setFiles(file);
    await thumb(button('Use this channel'));
    await thumb(button('Change 100 %'));
    await thumb(button('peak of this recording'));
    await thumb(button('Set as 100 %'));
    await page.getByText('of reference, now').waitFor();
    const before = await count();
    await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(before);
    await page.getByText('2×', { exact: true }).tap();
    const place = page.getByRole('slider', { name: /^Place in the recording/ });
    await thumbAt(place, 0.5);
    await expect.poll(async () => Number(await place.getAttribute('value'))).toBeGreaterThanOrEqual(8);
    await thumb(button(/^Repeat the last/));
    await button(/^Repeats \d/).waitFor();
    await expectAccessible(page, 'replay');
    await toTop(page);
    await shot('live-replay');
  });

  it('has it all in the log: who stopped, what was measured, how balance went', async () => {
    await thumb(button('Finish visit'));
    await page.getByRole('heading', { name: /^Treatment note/ }).waitFor();
    await saved(page);
    const log = exportedLog();
    const kinds = (kind: string) => log.filter((event) => event.kind === kind);
    expect(kinds('stop.pressed').map(({ body }) => body['from'])).toEqual(['patient', 'therapist']);
    expect(kinds('probe.ended').length).toBe(1);
    expect(kinds('repetition.done').filter(({ body }) => body['measured'] !== undefined).length).toBeGreaterThanOrEqual(3);
    expect(kinds('recording.attached').map(({ body }) => body['source'])).toEqual(
      expect.arrayContaining(['synthetic', 'replay']),
    );
    expect(kinds('repetition.done').map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ lostBalance: true, stance: { base: 'tandem', eyes: 'open', surface: 'firm' } }),
    );
    expect(await page.getByRole('article').innerText()).toMatch(/feet in line, eyes open, firm surface: .*balance lost once/);
    expect(await page.getByRole('article').innerText()).toContain('PNF D2 flexion, seated');
  });

  it('replays what was tapped from the log alone', async () => {
    const log = exportedLog();
    const isTapped = ({ body }: Logged) => (body['plan'] as { measured?: string } | undefined)?.measured === 'tap';
    const coaches = log.filter((event) => event.kind === 'coach.started' && isTapped(event));
    expect(coaches).toHaveLength(3);
    expect(log.some(({ kind, body }) => kind === 'repetition.done' && body['lostBalance'] === true)).toBe(true);
    const file = join(profile.dir, 'tapped.jsonl');
    const kept = log.filter((event) => event.kind !== 'coach.started' || isTapped(event));
    writeFileSync(file, kept.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const run = spawnSync(process.execPath, [command, 'replay', file, '--json'], { encoding: 'utf8' });
    const { verdict, activities } = JSON.parse(run.stdout);
    expect({ verdict, activities: activities.length, status: run.status }).toEqual({
      verdict: 'equal',
      activities: 3,
      status: 0,
    });
  });
});
