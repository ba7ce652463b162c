import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshProfile, type OwnBrowser, openBrowser } from './harness/browser.ts';
import { killNow, postmasterOf } from './harness/killing.ts';
import { ofKind, storedLog } from './harness/ledger.ts';
import { signIn } from './harness/person.ts';
import { freePort, freshDataDir, type RunningProgram, startProgram } from './harness/program.ts';
import { cue, cuesOnScreen, openLive, saved } from './harness/treatment.ts';

const data = freshDataDir();
const profile = freshProfile();
let port: number;
let program: RunningProgram;
let browser: OwnBrowser;

beforeAll(async () => {
  port = await freePort();
  program = await startProgram({ dataDir: data.dir, port });
  browser = await openBrowser({ profile: profile.dir });
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
  killNow(postmasterOf(data.dir));
  data.remove();
  profile.remove();
});

it('sends what was left in the browser once Today is opened, without anybody opening the visit', async () => {
  const page = await browser.context.newPage();
  await signIn(page, program.url, data.dir);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const visitId = await openLive(page, 'Amara Okafor');
  await saved(page);
  // Nobody is there to send to; a page that closes would find a way past a line that is only said to be down.
  await program.kill();
  for (let i = 0; i < 4; i++) await cue(page, 'Verbal').click();
  await expect.poll(() => cuesOnScreen(page)).toBe(4);
  await page.close();

  program = await startProgram({ dataDir: data.dir, port });
  expect(ofKind(await storedLog(data.dir, visitId), 'cue.given')).toHaveLength(0);
  const morning = await browser.context.newPage();
  await morning.goto(program.url);
  await morning.getByRole('heading', { name: 'Schedule' }).waitFor();
  await expect
    .poll(async () => ofKind(await storedLog(data.dir, visitId), 'cue.given').length, { timeout: 20_000, interval: 500 })
    .toBe(4);
  expect(morning.url()).toBe(`${program.url}/`);
});
