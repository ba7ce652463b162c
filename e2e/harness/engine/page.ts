import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineDriver } from './driver.ts';
import { type Act, describeSought, type Found, findInPage, pathOf, type Sought, wasHit } from './find.ts';
import { keptProblems } from './watch.ts';

const patience = 20_000;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A page as a person uses it, the same in every engine: everything is found by its role and name, and waited for. */
export class EnginePage {
  readonly driver: EngineDriver;
  readonly #shots: string;

  constructor(driver: EngineDriver, shots: string) {
    this.driver = driver;
    this.#shots = shots;
    if (!existsSync(shots)) mkdirSync(shots, { recursive: true });
  }

  /** Presses what is there, enabled and not covered; held for some ms where asked. */
  async click(role: Sought['role'], name: Sought['name'], options: { within?: Sought; ms?: number } = {}): Promise<void> {
    const { within, ms = 0 } = options;
    const sought = { role, name, ...(within === undefined ? {} : { within }) };
    const until = Date.now() + patience;
    for (;;) {
      const { x, y } = await this.#until(sought, (found) => found.enabled && found.reached, { aim: true });
      await this.driver.press(x, y, ms);
      // A layout that still moved put something else under the pointer, which the page did not get to see.
      if (await this.driver.evaluate(wasHit, { held: ms > 0 })) return;
      if (Date.now() > until) throw new Error(`${this.driver.name}: ${describeSought(sought)} does not stay where it is`);
    }
  }

  /** Types into a field, key by key, in place of what is there. */
  async fill(label: Sought['name'], text: string): Promise<void> {
    const sought = { role: 'field', name: label, act: { focus: true, value: '' } } as const;
    await this.#until(sought, ({ enabled }) => enabled, sought.act);
    await this.driver.type(text);
    await this.#until(sought, ({ value }) => value === text);
  }

  /** Gives a field its value at once: dates, times and lists have pickers that no two engines share. */
  async set(label: Sought['name'], value: string): Promise<void> {
    await this.#until({ role: 'field', name: label }, (found) => found.value === value, { value });
  }

  /** Chooses the option of a list whose text fits. */
  async choose(label: Sought['name'], option: RegExp): Promise<void> {
    const { options } = await this.#until({ role: 'field', name: label }, (found) =>
      found.options.some(({ text }) => option.test(text)),
    );
    await this.set(label, options.find(({ text }) => option.test(text))?.value ?? '');
  }

  /** What a part of the screen says, once it says what is waited for. */
  async text(role: Sought['role'], name: Sought['name'], fits: RegExp = /\S/): Promise<string> {
    return (await this.#until({ role, name }, ({ text }) => fits.test(text), undefined, ` to say ${fits}`)).text;
  }

  /** Waits until the screen says something, anywhere. */
  async says(fits: RegExp, ms = patience): Promise<string> {
    const until = Date.now() + ms;
    for (;;) {
      const text = await this.driver.evaluate(() => document.body.innerText, null);
      if (fits.test(text)) return text;
      if (Date.now() > until) throw new Error(`${this.driver.name}: the screen does not say ${fits}, but:\n${text}`);
      await wait(100);
    }
  }

  /** Waits until it is no longer there. */
  async gone(role: Sought['role'], name: Sought['name']): Promise<void> {
    const until = Date.now() + patience;
    while ((await this.driver.evaluate(findInPage, { path: pathOf({ role, name }) })) !== null) {
      if (Date.now() > until) throw new Error(`${this.driver.name}: ${describeSought({ role, name })} is still there`);
      await wait(80);
    }
  }

  async shot(name: string): Promise<void> {
    await this.driver.screenshot(join(this.#shots, `${this.driver.name}-${name}.png`));
  }

  /** Everything that went wrong in the page or on its console so far. */
  async problems(): Promise<readonly string[]> {
    return [...(await this.driver.evaluate(keptProblems, null)), ...this.driver.heard()];
  }

  async #until(sought: Sought, fits: (found: Found) => boolean, act?: Act, what = '') {
    const path = pathOf(sought);
    const until = Date.now() + patience;
    let acting = act;
    for (;;) {
      const found = await this.driver.evaluate(findInPage, acting === undefined ? { path } : { path, act: acting });
      if (found !== null) acting = undefined;
      if (found !== null && fits(found)) return found;
      if (Date.now() > until) {
        const state = found === null ? 'not there' : JSON.stringify(found);
        const text = await this.driver.evaluate(() => document.body.innerText, null);
        throw new Error(
          `${this.driver.name}: waited for ${describeSought(sought)}${what}; it is ${state}. The screen says:\n${text}`,
        );
      }
      await wait(80);
    }
  }
}
