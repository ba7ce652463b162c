import { setImmediate } from 'node:timers/promises';
import type { Pace } from '@eupraxia/devices';
import type { Command, Message } from '../protocol.ts';
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

/** An engine on a wound clock, and everything that it posted. Features are copied, and their memory handed back. */
export function woundEngine(): {
  readonly engine: Engine;
  readonly clock: WoundClock;
  readonly messages: Message[];
  receive(command: Command): void;
} {
  const clock = new WoundClock();
  const messages: Message[] = [];
  const engine: Engine = new Engine((message) => {
    if (message.kind !== 'features') {
      messages.push(structuredClone(message));
      return;
    }
    const { buffer } = message.values;
    messages.push({
      ...message,
      values: message.values.slice(),
      other: message.other?.slice() ?? null,
      channels: { ...message.channels },
    });
    engine.receive({ do: 'back', buffer });
  }, clock);
  return { engine, clock, messages, receive: (command) => engine.receive(command) };
}

export const only = <S extends Message['kind']>(messages: readonly Message[], kind: S): Extract<Message, { kind: S }>[] =>
  messages.filter((message): message is Extract<Message, { kind: S }> => message.kind === kind);
