import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The least that a thumb finds, in CSS pixels. */
const leastTarget = 44;

/** Where a target lies, and that a thumb can hit it. */
export async function thumbTarget(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error(`nothing to touch: ${target}`);
  expect(Math.min(box.width, box.height), `${target} is ${box.width} × ${box.height}`).toBeGreaterThanOrEqual(leastTarget);
  return box;
}

/** A tap with a finger on something that is large enough for it. */
export async function thumb(target: Locator): Promise<void> {
  await thumbTarget(target);
  await target.tap();
}

/** A tap on a slider at a share of its length. */
export async function thumbAt(slider: Locator, share: number): Promise<void> {
  const box = await thumbTarget(slider);
  // The knob itself takes a little of the length at either end.
  await slider.tap({ position: { x: Math.min(box.width - 2, Math.max(2, 8 + share * (box.width - 16))), y: box.height / 2 } });
}

/** Drags with one finger, in small steps as a hand does. */
export async function thumbDrag(page: Page, target: Locator, by: { readonly x: number; readonly y: number }): Promise<void> {
  const box = await thumbTarget(target);
  const hand = await page.context().newCDPSession(page);
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const steps = 8;
  await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
  for (let step = 1; step <= steps; step++) {
    const at = { x: from.x + (by.x * step) / steps, y: from.y + (by.y * step) / steps };
    await hand.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
    await page.waitForTimeout(20);
  }
  await hand.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await hand.detach();
}
