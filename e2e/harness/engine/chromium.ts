import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/chromium.mjs';
import { quiet } from '../browser.ts';
import { type EngineDriver, type InstalledEngine, screen } from './driver.ts';
import { watchPage } from './watch.ts';

/** Chromium by Playwright, as in the other end-to-end tests; null where none is installed. */
export async function chromiumHere(): Promise<InstalledEngine | null> {
  const executablePath = await findChromium();
  return executablePath === undefined ? null : { open: () => openChromium(executablePath) };
}

async function openChromium(executablePath: string): Promise<EngineDriver> {
  const browser = await chromium.launch({ executablePath, args: quiet });
  const page = await browser.newPage({ viewport: screen });
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`error ${error.message}`));
  await page.addInitScript(watchPage, null);
  return {
    name: 'chromium',
    version: browser.version(),
    open: async (url) => {
      await page.goto(url);
    },
    evaluate: (run, argument) => page.evaluate(run as (argument: unknown) => never, argument),
    press: async (x, y, ms = 0) => page.mouse.click(x, y, { delay: ms }),
    type: (text) => page.keyboard.type(text),
    screenshot: async (path) => {
      await page.screenshot({ path });
    },
    heard: () => heard,
    close: () => browser.close(),
  };
}
