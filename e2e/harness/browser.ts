import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
// The finder is shared with the set-up scripts, which know no types.
import { findChromium } from '../../scripts/chromium.mjs';

/** Switches that keep Chromium from asking its maker for anything. */
export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const tablet = { width: 1366, height: 1024 };
export const upright = { width: 820, height: 1180 };
export const phone = { width: 390, height: 844 };

/** A browser with a profile of its own on disk, so that it can be killed and started again. */
export interface OwnBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Opens Chromium on a profile folder; the same folder again is the same browser after a crash. */
export async function openBrowser(options: {
  profile: string;
  size?: { width: number; height: number };
  dark?: boolean;
  /** A device that is touched, not pointed at. */
  touch?: boolean;
  timezoneId?: string;
  /** Presses at the pace of the machine, as a bouncing finger; else each counts as a person’s, a second after the one before. */
  bounces?: boolean;
}): Promise<OwnBrowser> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('no Chromium: run node scripts/chromium.mjs');
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath,
    headless: true,
    args: quiet,
    viewport: options.size ?? tablet,
    hasTouch: options.touch ?? false,
    colorScheme: options.dark ? 'dark' : 'light',
    ...(options.timezoneId === undefined ? {} : { timezoneId: options.timezoneId }),
  });
  context.setDefaultTimeout(45_000);
  if (options.bounces !== true) await context.addInitScript(pressAsAPerson);
  return { context, close: () => context.close() };
}

/**
 * Runs in the page before anything else: dates each press a second after the one before. A machine’s hand is faster than a
 * person’s, and the page would take its next press for the second half of a double tap.
 */
function pressAsAPerson(): void {
  const own = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp');
  const shifts = new WeakMap<Event, number>();
  let shift = 0;
  Object.defineProperty(Event.prototype, 'timeStamp', {
    configurable: true,
    get(this: Event): number {
      if (!shifts.has(this)) {
        if (this.type === 'pointerdown') shift += 1000;
        shifts.set(this, shift);
      }
      return (own?.get?.call(this) as number) + (shifts.get(this) ?? 0);
    },
  });
}

export function freshProfile(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'eupraxia-browser-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
