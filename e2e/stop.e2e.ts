import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser, phone, tablet } from './harness/browser.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { openVisit, pressStart } from './harness/starting.ts';
import { stopButton, stopCard, voidStop } from './harness/stop.ts';
import { thumb } from './harness/thumb.ts';
import { saved } from './harness/treatment.ts';
import { across, look } from './harness/views.ts';

const data = freshDataDir();
const profiles = [freshProfile(), freshProfile(), freshProfile()] as const;
let program: RunningProgram;
let therapist: OwnBrowser;
let assistant: OwnBrowser;
let page: Page;
let helper: Page;
let visitId = '';

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  [therapist, assistant] = await Promise.all([
    openBrowser({ profile: join(profiles[0].dir, 'browser'), size: across, touch: true }),
    openBrowser({ profile: join(profiles[1].dir, 'browser'), size: across, touch: true }),
  ]);
  page = await therapist.context.newPage();
  helper = await assistant.context.newPage();
  await signIn(page, program.url, data.dir);
  await signIn(helper, program.url, data.dir, 'assistant');
});

afterAll(async () => {
  await therapist?.close();
  await assistant?.close();
  await program?.stop();
  data.remove();
  for (const profile of profiles) profile.remove();
});

const button = (name: string | RegExp, on = page) => on.getByRole('button', { name, exact: typeof name === 'string' });
const card = (on = page) => stopCard(on);
const need = (what: RegExp, on = page) => card(on).getByRole('listitem', { name: what });
const clear = (on = page) => card(on).getByRole('button', { name: 'Clear STOP' });

/** Opens a patient's visit of today in Live; its id. */
async function open(patient: string, on = page): Promise<string> {
  await on.goto(program.url);
  const visitId = await openVisit(on, patient, thumb);
  await stopButton(on).waitFor();
  return visitId;
}

/** Starts or resumes what is in view. */
async function go(on = page): Promise<void> {
  await pressStart(on, thumb);
  await button('Pause', on).waitFor();
}

async function press(on = page): Promise<void> {
  await stopButton(on).tap();
  await card(on).waitFor();
}

/** Gives the reason on the card. */
const because = (reason: string, on = page) => thumb(card(on).getByRole('button', { name: reason, exact: true }));

/** Takes vital signs on the card. */
async function reading(numbers: Readonly<Record<string, number>>, symptom: string, on = page): Promise<void> {
  await thumb(card(on).getByRole('button', { name: 'Take vital signs' }));
  const form = card(on).getByRole('form', { name: 'Vital signs' });
  for (const [label, value] of Object.entries(numbers)) await form.getByLabel(label).fill(String(value));
  await thumb(form.getByRole('button', { name: symptom, exact: true }));
  await thumb(form.getByRole('button', { name: 'Record', exact: true }));
  await form.waitFor({ state: 'detached' });
}

describe('STOP in Live', () => {
  it('is pressed by its key while somebody types; Escape closes what is open and stops nothing', async () => {
    visitId = await open('Amara Okafor');
    await go();
    await thumb(button('Patient said…'));
    await page.getByRole('textbox', { name: 'In their own words' }).fill('It pulls');
    await page.keyboard.press('Escape');
    await button('Patient said…').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    expect(await card().count()).toBe(0);
    await button('Pause').waitFor();
    await thumb(button('Patient said…'));
    await page.getByRole('textbox', { name: 'In their own words' }).pressSequentially('It hurts');
    await page.keyboard.press('F8');
    await card().waitFor();
    await look(page, 'stop-pressed');
  });

  it('is voided where it was pressed by mistake: nothing runs until Resume, and the log says what it was', async () => {
    await thumb(button('Back'));
    await thumb(card().getByRole('button', { name: 'Pressed by mistake' }));
    await thumb(card().getByRole('button', { name: 'Pressed by mistake' }));
    await page.getByText('STOP was voided as a mistake.', { exact: false }).waitFor();
    await look(page, 'stop-voided');
    await button('Resume').waitFor();
    await saved(page);
    const log = await storedLog(data.dir, visitId);
    expect(ofKind(log, 'stop.voided').map(({ body }) => body)).toMatchObject([{ because: 'mistaken-press' }]);
  });

  it('after chest pain shows the steps first, and ending the visit is the one next step', async () => {
    await go();
    await press();
    await because('Chest pain');
    await card().getByRole('heading', { name: 'Chest pain' }).waitFor();
    await look(page, 'stop-chest-pain');
    expect(await clear().isVisible()).toBe(false);
    const [steps, end] = await Promise.all([
      card().getByText('Call the emergency number; fetch the defibrillator.').boundingBox(),
      card().getByRole('button', { name: 'End visit' }).boundingBox(),
    ]);
    expect(steps?.y ?? 0).toBeLessThan(end?.y ?? 0);
    expect(await card().locator('.button-ask').count()).toBe(0);
  });
});

describe('who may clear what', () => {
  it('lets a therapist go on after chest pain by an exception, a new reading without the pain, and words', async () => {
    await thumb(card().getByText('Go on with practice all the same…'));
    expect(await clear().isDisabled()).toBe(true);
    await card().getByText('Known stable angina, relieved by rest or medication as ordered').tap();
    await card()
      .getByRole('textbox', { name: 'What you found and decided, in your own words' })
      .fill('Usual angina, gone after two minutes of rest');
    expect(await clear().isDisabled()).toBe(true);
    await reading({ Systolic: 132, Diastolic: 80, 'Heart rate': 78 }, 'Chest pain');
    await need(/^A new reading/)
      .getByText('open', { exact: true })
      .waitFor();
    expect(await clear().isDisabled()).toBe(true);
    await reading({ Systolic: 128, Diastolic: 78, 'Heart rate': 74 }, 'No symptoms');
    await expect.poll(() => clear().isEnabled()).toBe(true);
    await look(page, 'stop-may-clear');
    const [clears] = await Promise.all([clear().boundingBox(), thumb(clear())]);
    await page.getByText('STOP was cleared. Nothing runs until you press Resume.').waitFor();
    await look(page, 'stop-cleared');
    const resume = await button('Resume').boundingBox();
    expect(Math.abs((resume?.y ?? 0) - (clears?.y ?? 0))).toBeGreaterThan(60);
  });

  it('lets no assistant clear an emergency: ending the visit is what is left', async () => {
    await open('Amara Okafor', helper);
    await go(helper);
    await press(helper);
    await because('Seizure', helper);
    await card(helper).getByText('Five minutes of seizure: call if it still lasts').waitFor();
    await card(helper).getByText('A therapist decides about an exception.').waitFor();
    expect(await clear(helper).count()).toBe(0);
    await look(helper, 'stop-assistant-seizure');
    await thumb(card(helper).getByRole('button', { name: 'End visit' }));
    await helper.waitForURL(/\/note/);
    await helper.getByRole('heading', { name: /^Treatment note/ }).waitFor();
  });

  it('lets an assistant go on after fatigue with the words of a therapist who was reached', async () => {
    await open('Jonas Clark', helper);
    await go(helper);
    await press(helper);
    await because('Fatigue', helper);
    await card(helper)
      .getByRole('textbox', { name: 'What the therapist decided, in their words' })
      .fill('Two minutes of rest, then half the load');
    expect(await clear(helper).isDisabled()).toBe(true);
    await look(helper, 'stop-assistant');
    await card(helper).getByRole('combobox', { name: 'Therapist reached' }).fill('Dana Rivera');
    await card(helper).getByText('by phone', { exact: true }).tap();
    await expect.poll(() => clear(helper).isEnabled()).toBe(true);
    await thumb(clear(helper));
    await button('Resume', helper).waitFor();
  });
});

describe('STOP by a rule', () => {
  it('waits for a pressure inside the limits after one outside; an assistant may take it and clear, and words do not stand in', async () => {
    await open('Samuel Reyes', helper);
    const before = helper.getByRole('form', { name: 'Vital signs' });
    const take = async (systolic: number, diastolic: number): Promise<void> => {
      await before.getByLabel('Systolic').fill(String(systolic));
      await before.getByLabel('Diastolic').fill(String(diastolic));
      await thumb(before.getByRole('button', { name: 'No symptoms' }));
      await thumb(before.getByRole('button', { name: 'Record', exact: true }));
    };
    await thumb(helper.getByRole('button', { name: 'Take vital signs' }));
    await take(146, 84);
    await go(helper);
    await thumb(button('Vitals', helper));
    await take(178, 92);
    await card(helper).getByText('Let the patient sit and rest for five minutes', { exact: false }).waitFor();
    await card(helper).getByText('Second reading after five minutes of rest').waitFor();
    expect(await clear(helper).isDisabled()).toBe(true);
    await reading({ Systolic: 172, Diastolic: 90 }, 'No symptoms', helper);
    await card(helper).getByText('The last reading: 172/90 mmHg', { exact: false }).waitFor();
    expect(await clear(helper).isDisabled()).toBe(true);
    await reading({ Systolic: 148, Diastolic: 86 }, 'No symptoms', helper);
    await expect.poll(() => clear(helper).isEnabled()).toBe(true);
    await thumb(clear(helper));
    await button('Resume', helper).waitFor();
    await saved(helper);
  });

  it('stops with the rating that met it, is cleared by an assistant with a score within the limit, and asks pain by faces', async () => {
    visitId = await open('Theo Brandt', helper);
    await go(helper);
    await thumb(button(/^Rate pain: Faces/, helper));
    await look(helper, 'stop-faces');
    await thumb(helper.getByRole('button', { name: '8, hurts a lot' }));
    await card(helper).getByRole('heading', { name: 'Pain over the patient’s limit' }).waitFor();
    expect(await clear(helper).isDisabled()).toBe(true);
    await look(helper, 'stop-pain');
    await thumb(card(helper).getByRole('button', { name: '2, hurts a little' }));
    await expect.poll(() => clear(helper).isEnabled()).toBe(true);
    await thumb(clear(helper));
    await button('Resume', helper).waitFor();
    await saved(helper);
    const log = await storedLog(data.dir, visitId);
    expect(ofKind(log, 'pain.rated').map(({ body }) => body)).toMatchObject([
      { score: 8, scale: 'faces' },
      { score: 2, scale: 'faces' },
    ]);
    expect(ofKind(log, 'stop.pressed').map(({ body }) => body)).toMatchObject([{ from: 'rule' }]);
  });

  it('is voided as a wrong entry once the entry was taken back, and not before', async () => {
    await go(helper);
    await thumb(button(/^Rate pain: Faces/, helper));
    await thumb(helper.getByRole('button', { name: '10, hurts as much as it can' }));
    await card(helper).getByText('Was the entry wrong?', { exact: false }).waitFor();
    expect(await card(helper).getByRole('button', { name: 'That entry was wrong' }).count()).toBe(0);
    await thumb(button(/^undo pain 10/, helper));
    await thumb(card(helper).getByRole('button', { name: 'That entry was wrong' }));
    await look(helper, 'stop-wrong-entry');
    await thumb(card(helper).getByRole('button', { name: 'That entry was wrong' }));
    await button('Resume', helper).waitFor();
    await saved(helper);
    const log = await storedLog(data.dir, visitId);
    expect(ofKind(log, 'stop.voided').map(({ body }) => body)).toMatchObject([{ because: 'wrong-entry' }]);
  });
});

/** What is wrong with the place of STOP: covered, out of the window, or over something that can be pressed; nothing is expected. */
const wrongPlace = (on: Page): Promise<readonly string[]> =>
  on.evaluate(() => {
    const wrong: string[] = [];
    const stop = document.querySelector<HTMLElement>('dialog:modal .stop') ?? document.querySelector<HTMLElement>('.stop');
    if (stop === null) return ['there is no STOP'];
    const scrollers = [...document.querySelectorAll<HTMLElement>('.page, .content, .live-main, .pad-body, .dialog-body')];
    for (const share of [0, 0.5, 1]) {
      for (const box of scrollers) box.scrollTop = share * box.scrollHeight;
      const { left, right, top, bottom, width, height } = stop.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight || left < 0 || right > innerWidth) wrong.push(`out of the window at ${share}`);
      const points = [0.02, 0.25, 0.5, 0.75, 0.98].flatMap((x) =>
        [0.05, 0.5, 0.95].map((y) => [left + x * width, top + y * height] as const),
      );
      for (const [x, y] of points) {
        const seen = document.elementFromPoint(x, y);
        if (seen === null || !stop.contains(seen)) wrong.push(`covered by ${seen?.outerHTML.slice(0, 80)} at ${share}`);
      }
      stop.style.visibility = 'hidden';
      for (const [x, y] of points) {
        const under = document.elementFromPoint(x, y)?.closest('button, a, input, select, textarea, summary, label');
        if (under) wrong.push(`over ${under.outerHTML.slice(0, 80)} at ${share}`);
      }
      stop.style.visibility = '';
    }
    for (const box of scrollers) box.scrollTop = 0;
    return wrong;
  });

describe('the place of STOP', () => {
  it('is its own in every size: in Live, with a sheet, in a dialog, under the card, and on the note', async () => {
    visitId = await open('Priya Nair');
    const sizes = [across, tablet, phone, { width: 820, height: 1180 }, { width: 590, height: 410 }, { width: 844, height: 390 }];
    const everywhere = async (what: string): Promise<void> => {
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.waitForTimeout(60);
        expect(await wrongPlace(page), `${what} at ${size.width} × ${size.height}`).toEqual([]);
      }
      await page.setViewportSize(across);
    };
    await everywhere('before the start');
    await go();
    await everywhere('while it runs');
    await thumb(button('Vitals'));
    await everywhere('with vital signs open');
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      window.open = () => null;
    });
    await thumb(button('Patient screen'));
    await page.getByText('The browser did not open a second window').waitFor();
    await everywhere('in a dialog');
    await page.keyboard.press('Escape');
    expect(await card().count()).toBe(0);
    await page.getByRole('navigation', { name: 'Stations' }).getByRole('link', { name: 'Note', exact: true }).tap();
    await page.getByRole('heading', { name: /^Treatment note/ }).waitFor();
    await everywhere('on the note');
    await stopButton(page).tap();
    await page.getByText('Stopped. Feedback and clocks stand still.').waitFor();
    await page.getByRole('link', { name: 'What to do now' }).tap();
    await card().waitFor();
    await everywhere('under the card');
    await voidStop(page);
    await saved(page);
    // The finger that lands and the click that follows are one STOP.
    expect(ofKind(await storedLog(data.dir, visitId), 'stop.pressed')).toHaveLength(1);
  });
});

describe('a sign-in that has ended', () => {
  it('leaves STOP in reach: on the screen that asks for the sign-in, by finger and by key', async () => {
    await open('Priya Nair');
    await go();
    await therapist.context.clearCookies();
    await thumb(button(/^Verbal/));
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
    for (const size of [across, phone]) {
      await page.setViewportSize(size);
      expect(await wrongPlace(page), `${size.width} × ${size.height}`).toEqual([]);
    }
    await page.setViewportSize(across);
    await page.keyboard.press('F8');
    await page.getByText('Stopped. Feedback and clocks stand still.').waitFor();
  });
});

describe('a finger that bounces', () => {
  it('starts the stopwatch of a stand and records nothing more', async () => {
    const browser = await openBrowser({ profile: join(profiles[2].dir, 'browser'), size: across, touch: true, bounces: true });
    try {
      const hand = await browser.context.newPage();
      const calmly = async (target: ReturnType<typeof button>): Promise<void> => {
        await hand.waitForTimeout(700);
        await target.tap();
      };
      const twice = async (target: ReturnType<typeof button>): Promise<void> => {
        await hand.waitForTimeout(700);
        const box = await target.boundingBox();
        if (box === null) throw new Error('nothing to tap');
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await hand.touchscreen.tap(x, y);
        await hand.waitForTimeout(120);
        await hand.touchscreen.tap(x, y);
      };
      await signIn(hand, program.url, data.dir, 'therapist', 1);
      await hand.waitForTimeout(700);
      visitId = await open('Jonas Clark', hand);
      await calmly(
        hand
          .getByRole('navigation', { name: 'Activities of this visit' })
          .getByRole('button', { name: /^Single-leg stance/ })
          .first(),
      );
      await calmly(button(/^(Start|Resume)$/, hand));
      await button('Stand: start the time', hand).waitFor();
      await twice(button('Stand: start the time', hand));
      await hand.waitForTimeout(400);
      const done = button('Done: stop the time', hand);
      await done.waitFor();
      const [first, second] = await Promise.all([done.boundingBox(), button('Lost balance', hand).boundingBox()]);
      expect(first?.x ?? 0).toBeLessThan(second?.x ?? 0);
      await saved(hand);
      expect(ofKind(await storedLog(data.dir, visitId), 'repetition.done')).toEqual([]);
      await calmly(done);
      await saved(hand);
      expect(ofKind(await storedLog(data.dir, visitId), 'repetition.done').map(({ body }) => body)).toMatchObject([
        { stance: {} },
      ]);
    } finally {
      await browser.close();
    }
  });
});
