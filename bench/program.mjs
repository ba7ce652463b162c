import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';

const command = fileURLToPath(new URL('../apps/cli/bin/eupraxia.js', import.meta.url));
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

async function start(dataDir) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [command, 'serve'], {
    env: { ...process.env, PORT: String(port), EUPRAXIA_DATA: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`the program ended early: ${complaint}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - began) / 1000;
  return {
    url,
    seconds,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

async function answers(url) {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
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
    const [, email, password] = readFileSync(join(dataDir, 'demo-sign-ins.txt'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .find(([role]) => role === 'therapist');
    const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
      data: { email, password },
      headers: { origin: url },
    });
    if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
    const page = await context.newPage();
    const scripts = [];
    const styles = [];
    page.on('response', (response) => {
      const type = response.request().resourceType();
      if (type === 'script') scripts.push(response.body());
      if (type === 'stylesheet') styles.push(response.body());
    });
    await page.goto(url);
    await page.getByRole('heading', { name: 'Your day' }).waitFor();
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

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
