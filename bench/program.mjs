import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';
import { signIn, start } from './running.mjs';

const firstPageLimit = 250;

/** How long the program takes to answer, first and second time, and what a browser must fetch before Today is there. */
export async function benchProgram() {
  const folder = mkdtempSync(join(tmpdir(), 'eupraxia-bench-'));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  try {
    const first = await start(dataDir);
    await first.stop();
    const second = await start(dataDir);
    try {
      return [
        { what: 'first start: database made, migrated, demo clinic loaded, answering', value: `${first.seconds.toFixed(2)} s` },
        { what: 'second start, answering', value: `${second.seconds.toFixed(2)} s` },
        ...(await firstPage(second.url, dataDir)),
      ];
    } finally {
      await second.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstPage(url, dataDir) {
  const executablePath = findChromium();
  if (executablePath === undefined) return [{ what: 'script of the first page', value: 'not measured: no Chromium here' }];
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await signIn(context, url, dataDir);
    const page = await context.newPage();
    const scripts = [];
    const styles = [];
    page.on('response', (response) => {
      const type = response.request().resourceType();
      if (type === 'script') scripts.push(response.body());
      if (type === 'stylesheet') styles.push(response.body());
    });
    await page.goto(url);
    await page.getByRole('heading', { name: 'Schedule' }).waitFor();
    await page.waitForLoadState('networkidle');
    const kilobytes = async (bodies) => (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
    const script = await kilobytes(scripts);
    return [
      {
        what: 'script of the first page (Today), gz',
        value: `${script.toFixed(0)} kB`,
        peer: `${firstPageLimit} kB allowed`,
        ratio: (script / firstPageLimit).toFixed(2),
      },
      { what: 'style of the first page, gz', value: `${(await kilobytes(styles)).toFixed(0)} kB` },
    ];
  } finally {
    await browser.close();
  }
}
