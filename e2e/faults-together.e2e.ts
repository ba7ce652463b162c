import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { account, listen, ofKind, storedLog, type Wire } from './harness/ledger.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { signNote } from './harness/sign.ts';
import { signHere } from './harness/signing.ts';
import { pressStart } from './harness/starting.ts';
import { cue, cuesOnScreen, journalOnScreen, openLive, saved, tapping } from './harness/treatment.ts';

const patient = 'Amara Okafor';
const data = freshDataDir();
const profiles = [freshProfile(), freshProfile()] as const;
let program: RunningProgram;
let rivera: OwnBrowser;
let chen: OwnBrowser;
/** Two tabs of one therapist, and one of another. */
let first: Page;
let second: Page;
let other: Page;
let visitId: string;
let wires: readonly Wire[];

beforeAll(async () => {
  program = await startProgram({ dataDir: data.dir, port: await freePort() });
  [rivera, chen] = await Promise.all([openBrowser({ profile: profiles[0].dir }), openBrowser({ profile: profiles[1].dir })]);
  first = await rivera.context.newPage();
  other = await chen.context.newPage();
  await signIn(first, program.url, data.dir);
  await signIn(other, program.url, data.dir, 'therapist', 1);
  visitId = await openLive(first, patient);
  // In a window of its own: Chromium slows a tab down that nobody sees.
  const opened = rivera.context.waitForEvent('page');
  await first.evaluate(() => void window.open(location.href, '', 'popup,width=1366,height=1024'));
  second = await opened;
  await cue(second, 'Verbal').waitFor();
  await other.reload();
  await openLive(other, patient);
  wires = [listen(rivera.context, visitId), listen(chen.context, visitId)];
});

afterAll(async () => {
  await rivera?.close();
  await chen?.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  for (const profile of profiles) profile.remove();
});

const activities = (page: Page) => page.getByRole('navigation', { name: 'Activities of this visit' }).innerText();
const counts = async (taps: number) => {
  const stored = await storedLog(data.dir, visitId);
  return { taps, ...account(wires, stored), cues: ofKind(stored, 'cue.given').length };
};

describe('three pages on one visit', () => {
  it('show each other’s taps, the same to all, and store each once', async () => {
    await pressStart(first);
    const hands = [first, second, other].map((page) => tapping(page));
    // As long as it takes on this machine for more than thirty to be seen.
    await expect.poll(() => cuesOnScreen(first), { timeout: 60_000 }).toBeGreaterThan(30);
    const each = await Promise.all(hands.map((hand) => hand.lift()));
    const taps = each.reduce((sum, n) => sum + n, 0);
    for (const page of [first, second, other]) await expect.poll(() => cuesOnScreen(page), { timeout: 10_000 }).toBe(taps);
    await Promise.all([first, second, other].map((page) => saved(page)));
    const journal = await journalOnScreen(first);
    expect(journal.length).toBeGreaterThan(30);
    expect(await journalOnScreen(second)).toEqual(journal);
    expect(await journalOnScreen(other)).toEqual(journal);

    const found = await counts(taps);
    console.log(JSON.stringify({ each, ...found }));
    expect(found).toMatchObject({ lost: 0, doubled: 0, gaps: 0, cues: taps, acknowledged: taps + 2 });

    // Paused in one tab, the clocks stand on all pages, at the same second.
    await second.getByRole('button', { name: 'Pause', exact: true }).click();
    for (const page of [first, second, other]) await expect.poll(() => activities(page), { timeout: 10_000 }).toContain('paused');
    expect(await activities(second)).toBe(await activities(first));
    expect(await activities(other)).toBe(await activities(first));
  });
});

describe('a note that is signed while events are on their way', () => {
  it('stays as it was signed; what comes later is proposed as an addendum, which can be signed', async () => {
    const before = await cuesOnScreen(other);
    await chen.context.setOffline(true);
    const hand = tapping(other);
    await first.getByRole('button', { name: 'Finish visit' }).click();
    await first.getByRole('heading', { name: /^Treatment note/ }).waitFor();
    // The therapist's second tab goes on rating pain, on the line, while the note is being signed.
    let pains = 0;
    let signing = true;
    const rating = (async () => {
      while (signing) {
        await second.getByRole('group', { name: /^Pain/ }).getByRole('button', { name: '2', exact: true }).click();
        pains++;
      }
    })();
    await signNote(first);
    await first.getByText('matches the log').waitFor();
    signing = false;
    await rating;
    const taps = await hand.lift();
    expect(taps).toBeGreaterThan(0);
    await chen.context.setOffline(false);
    await saved(other);
    expect(await cuesOnScreen(other)).toBe(before + taps);
    await saved(second);

    await first.getByText(/entries came after the signature/).waitFor();
    await first.getByRole('link', { name: 'Today', exact: true }).click();
    await first
      .getByRole('link', { name: `Review addendum: ${patient}` })
      .first()
      .click();
    await signHere(first, 'Sign addendum');
    await first.getByRole('heading', { name: /^Addendum/ }).waitFor();
    await expect.poll(() => first.getByText('matches the log').count(), { timeout: 10_000 }).toBe(2);
    const found = await counts(before + taps);
    console.log(JSON.stringify({ late: taps, pains, ...found }));
    expect(found).toMatchObject({ lost: 0, doubled: 0, gaps: 0, cues: before + taps });
    await first.getByRole('link', { name: 'Today', exact: true }).click();
    await first.getByRole('link', { name: `Open note: ${patient}` }).waitFor();
  });
});
