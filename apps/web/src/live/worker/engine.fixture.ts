import { setImmediate } from 'node:timers/promises';
import type { Pace } from '@eupraxia/devices';
import type { Ask, Tell } from '../protocol.ts';
import { Engine } from './engine.ts';

/** A clock that a test winds: whoever waits is woken in the order of time. */
export class WoundClock implements Pace {
  #now = 0;
  #waiting: { readonly at: number; readonly wake: () => void }[] = [];

  now = (): number => this.#now;

  wait = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.#waiting.push({ at: this.#now + ms, wake });
      this.#waiting.sort((a, b) => a.at - b.at);
    });

  /** Lets `ms` pass; everything that is due happens in it. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await setImmediate();
    for (let next = this.#waiting[0]; next !== undefined && next.at <= end; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await setImmediate();
    }
    this.#now = end;
  }

  /** Time goes on, and nobody is woken: a page that sleeps. */
  sleep(ms: number): void {
    this.#now += ms;
  }
}

/** An engine on a wound clock, and everything that it told. Features are copied, and their memory handed back. */
export function woundEngine(): {
  readonly engine: Engine;
  readonly clock: WoundClock;
  readonly told: Tell[];
  hear(ask: Ask): void;
} {
  const clock = new WoundClock();
  const told: Tell[] = [];
  const engine: Engine = new Engine((tell) => {
    if (tell.say !== 'features') {
      told.push(structuredClone(tell));
      return;
    }
    const { buffer } = tell.values;
    told.push({ ...tell, values: tell.values.slice(), other: tell.other?.slice() ?? null, channels: { ...tell.channels } });
    engine.hear({ do: 'back', buffer });
  }, clock);
  return { engine, clock, told, hear: (ask) => engine.hear(ask) };
}

export const only = <S extends Tell['say']>(told: readonly Tell[], say: S): Extract<Tell, { say: S }>[] =>
  told.filter((tell): tell is Extract<Tell, { say: S }> => tell.say === say);
