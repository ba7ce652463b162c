import puppeteer from 'puppeteer-core';
import { type EngineDriver, type InstalledEngine, screen } from './driver.ts';
import { firstRunnable, onPath } from './installed.ts';
import { watchPage } from './watch.ts';

/** Firefox by WebDriver BiDi; null where none is installed. `FIREFOX_PATH`, when set, is the only one considered. */
export function firefoxHere(env: NodeJS.ProcessEnv = process.env): InstalledEngine | null {
  const candidates = env['FIREFOX_PATH']
    ? [env['FIREFOX_PATH']]
    : [...onPath(['firefox-esr', 'firefox'], env), '/usr/bin/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'];
  const executablePath = firstRunnable(candidates);
  return executablePath === undefined ? null : { open: () => openFirefox(executablePath) };
}

async function openFirefox(executablePath: string): Promise<EngineDriver> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, defaultViewport: screen });
  const page = await browser.newPage();
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`error ${error instanceof Error ? error.message : String(error)}`));
  await page.evaluateOnNewDocument(watchPage, null);
  return {
    name: 'firefox',
    version: (await browser.version()).replace(/^firefox\//i, ''),
    open: async (url) => {
      await page.goto(url);
    },
    evaluate: (run, argument) => page.evaluate(run as (argument: unknown) => never, argument),
    press: (x, y, ms = 0) => page.mouse.click(x, y, { delay: ms }),
    type: (text) => page.keyboard.type(text),
    screenshot: async (path) => {
      await page.screenshot({ path: path as `${string}.png` });
    },
    heard: () => heard,
    close: () => browser.close(),
  };
}
