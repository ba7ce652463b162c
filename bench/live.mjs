import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SyntheticBody, scriptDefaults } from '@eupraxia/devices';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';
import { signIn, start } from './running.mjs';

const channels = 8;
const rate = 2000;
const seconds = 40;
/** Feedback later than this, at the 95th percentile, is not feedback (budget A). */
const allowedMs = 50;

/** From a block's arrival to paint and to the sound's parameter, as the page itself measures it, with eight channels at 2 kHz. */
export async function benchLive() {
  const executablePath = findChromium();
  if (executablePath === undefined) return [{ what: 'live feedback', value: 'not measured: no Chromium here' }];
  const folder = mkdtempSync(join(tmpdir(), 'eupraxia-bench-live-'));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  const program = await start(dataDir);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required'],
  });
  try {
    const file = join(folder, 'eight-channels.csv');
    writeFileSync(file, recording());
    const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, hasTouch: true });
    await signIn(context, program.url, dataDir);
    const page = await context.newPage();
    await page.addInitScript(() => {
      globalThis.longTasks = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.longTasks.push(entry.duration);
      }).observe({ type: 'longtask' });
    });
    const button = (name) => page.getByRole('button', { name, exact: typeof name === 'string' });
    await page.goto(program.url);
    await page
      .getByRole('link', { name: /^(Start|Continue visit): Amara Okafor$/ })
      .first()
      .click();
    await button('Start').click();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('Choose a file').last().click()]);
    await chooser.setFiles(file);
    await button('Use this channel').click();
    await page.getByRole('textbox', { name: 'Value' }).fill('150');
    await button('Set as 100 %').click();
    await page.getByText('of reference, now').waitFor();
    await button('Sound is off').click();
    await page.waitForTimeout(3_000);
    await page.evaluate(() => globalThis.longTasks.splice(0));
    await page.waitForTimeout(20_000);
    const longTasks = await page.evaluate(() => globalThis.longTasks);
    await button(/ms to screen/).click();
    const rows = await page.getByRole('region', { name: 'Time on the way' }).getByRole('row').allInnerTexts();
    const times = (what) => {
      const found = rows.find((row) => what.test(row));
      return (found?.match(/\d+(?= ms)/g) ?? []).map(Number);
    };
    const row = (what, [p50, p95, p99]) => ({
      what: `${what}: p50, p95, p99 (${channels} channels at ${rate / 1000} kHz)`,
      value: p95 === undefined ? 'not measured' : `${p50}, ${p95}, ${p99} ms`,
      peer: `p95 ${allowedMs} ms allowed`,
      ratio: p95 === undefined ? '' : (p95 / allowedMs).toFixed(2),
    });
    return [
      row('a block’s arrival to paint', times(/painted frame/)),
      row('a block’s arrival to the sound’s parameter', times(/parameter/)),
      {
        what: 'tasks over 50 ms of the page, in 20 s of feedback',
        value: longTasks.length === 0 ? 'none' : `${longTasks.length}, longest ${Math.round(Math.max(...longTasks))} ms`,
      },
    ];
  } finally {
    await browser.close();
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A synthetic body's contractions under eight electrodes, as CSV. */
function recording() {
  const body = new SyntheticBody({ seed: 3, rate, channels, script: scriptDefaults });
  const count = seconds * rate;
  const data = Array.from({ length: channels }, () => new Float32Array(count));
  body.fill(data, 0, count);
  const lines = [`time,${data.map((_, c) => `EMG${c + 1}_uV`).join(',')}`];
  for (let i = 0; i < count; i++) lines.push(`${(i / rate).toFixed(4)},${data.map((one) => one[i].toFixed(2)).join(',')}`);
  return `${lines.join('\n')}\n`;
}
