import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Builder, type WebDriver } from 'selenium-webdriver';
import { freePort } from '../program.ts';
import { type EngineDriver, type InstalledEngine, screen } from './driver.ts';
import { firstRunnable, onPath } from './installed.ts';
import { watchPage } from './watch.ts';

/** Height of the window's own bar over the page, in pixels; more than there is, so that the page is never smaller than asked. */
const bar = 38;

/**
 * WebKit by WebDriver: Debian's `webkit2gtk-driver` with its MiniBrowser, on a screen of its own (Xvfb), since this browser knows
 * no headless way. Null where one of the three is missing.
 */
export function webkitHere(env: NodeJS.ProcessEnv = process.env): InstalledEngine | null {
  const driver = firstRunnable(onPath(['WebKitWebDriver'], env));
  const xvfb = firstRunnable(onPath(['Xvfb'], env));
  const browser = firstRunnable(miniBrowsers());
  if (driver === undefined || xvfb === undefined || browser === undefined) return null;
  return { open: () => openWebkit({ driver, xvfb, browser }) };
}

function miniBrowsers(): readonly string[] {
  const folders = ['/usr/lib', '/usr/libexec'].filter(existsSync);
  const inside = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return [...folders, ...inside]
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((version) => join(folder, version, 'MiniBrowser')),
    )
    .filter(existsSync);
}

interface Programs {
  readonly driver: string;
  readonly xvfb: string;
  readonly browser: string;
}

async function openWebkit(programs: Programs): Promise<EngineDriver> {
  const { display, child: xvfb } = await startScreen(programs.xvfb);
  const port = await freePort();
  const child = spawn(programs.driver, [`--port=${port}`], {
    stdio: 'ignore',
    // The sandbox of the web process needs user namespaces, which a container seldom grants.
    env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const end = () => {
    child.kill();
    xvfb.kill();
  };
  try {
    return await session(await connected(port, programs.browser), end);
  } catch (error) {
    end();
    throw error;
  }
}

/** A screen that nobody looks at; it names its own number. */
function startScreen(xvfb: string): Promise<{ display: string; child: ChildProcess }> {
  const size = `${screen.width}x${screen.height + bar}x24`;
  const child = spawn(xvfb, ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    child.stdio[3]?.once('data', (number) => resolve({ display: `:${String(number).trim()}`, child }));
  });
}

async function connected(port: number, browser: string): Promise<WebDriver> {
  const url = `http://127.0.0.1:${port}`;
  const until = Date.now() + 15_000;
  while (!(await fetch(`${url}/status`).catch(() => null))) {
    if (Date.now() > until) throw new Error('WebKitWebDriver does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return new Builder()
    .usingServer(url)
    .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } })
    .build();
}

async function session(driver: WebDriver, end: () => void): Promise<EngineDriver> {
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, width: screen.width, height: screen.height + bar });
  const version = (await driver.getCapabilities()).get('browserVersion');
  const pointer = () => driver.actions({ async: true });
  return {
    name: 'webkit',
    version: String(version),
    open: async (url) => {
      await driver.get(url);
      await driver.executeScript(watchPage, null);
    },
    evaluate: (run, argument) => driver.executeScript(run, argument),
    press: (x, y, ms = 0) => pointer().move({ x, y, duration: 0 }).press().pause(ms).release().perform(),
    type: (text) => pointer().sendKeys(text).perform(),
    screenshot: async (file) => writeFileSync(file, Buffer.from(await driver.takeScreenshot(), 'base64')),
    // This driver tells nothing of the console: what the page keeps itself is all there is.
    heard: () => [],
    close: async () => {
      await driver.quit().catch(() => undefined);
      end();
    },
  };
}
