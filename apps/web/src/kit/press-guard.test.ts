import { describe, expect, it } from 'vitest';
import { guardMs, installPressGuard } from './press-guard.ts';

/** A control as a browser has it, as far as the guard asks. */
class Control {
  readonly attributes = new Map<string, string>();
  textContent: string;
  disabled = false;
  at: number;

  constructor(text: string, at: number) {
    this.textContent = text;
    this.at = at;
  }
  closest = () => this;
  getAttribute = (name: string) => this.attributes.get(name) ?? null;
  hasAttribute = (name: string) => this.attributes.has(name);
  /** Controls stand in a column, each 50 px high. */
  getBoundingClientRect = () => ({ left: 0, right: 100, top: this.at, bottom: this.at + 50 });
}

/** A window with a column of controls, and a finger that presses them. */
function page(...controls: Control[]) {
  const shown = controls;
  const own = new EventTarget();
  Object.assign(own, { document: { querySelectorAll: () => shown } });
  installPressGuard(own as unknown as Window);
  const send = (kind: string, at: number, fields: object): boolean => {
    const event = new Event(kind, { cancelable: true });
    for (const [name, value] of Object.entries({ timeStamp: at, ...fields }))
      Object.defineProperty(event, name, { value, configurable: true });
    return own.dispatchEvent(event);
  };
  return {
    shown,
    /** Presses what is at a height; whether the press and its click went through. */
    press(target: Control, at: number, { kind = 'touch', held = 40 } = {}): boolean {
      const fields = { target, pointerId: 1, pointerType: kind, clientX: 50, clientY: target.at + 25, detail: 1 };
      const down = send('pointerdown', at, fields);
      send('pointerup', at + held, fields);
      return send('click', at + held, fields) && down;
    },
    scroll(target: Control, at: number): void {
      const fields = { target, pointerId: 1, clientX: 50, clientY: target.at + 25 };
      send('pointerdown', at, fields);
      send('pointercancel', at + 30, fields);
    },
    key: (target: Control, at: number) => send('click', at, { target, detail: 0 }),
  };
}

describe('installPressGuard(window)', () => {
  it('takes no second tap for a button that has just come under the finger', () => {
    const begin = new Control('Stand: start the time', 0);
    const hand = page(begin);
    expect(hand.press(begin, 1000)).toBe(true);
    const lost = new Control('Lost balance', 0);
    hand.shown.splice(0, 1, lost);
    expect(hand.press(lost, 1200)).toBe(false);
    expect(hand.press(lost, 1200 + guardMs + 1)).toBe(true);
  });

  it('takes it once the button has stood there for the whole time, counted from when the finger left', () => {
    const begin = new Control('Start', 0);
    const hand = page(begin);
    hand.press(begin, 1000, { held: 100 });
    const pause = new Control('Pause', 0);
    hand.shown.push(pause);
    expect(hand.press(pause, 1100 + guardMs - 1)).toBe(false);
    const other = page(begin);
    other.press(begin, 1000, { held: 100 });
    other.shown.push(pause);
    expect(other.press(pause, 1100 + guardMs)).toBe(true);
  });

  it('holds back a button that moved under the finger, or that says something else now', () => {
    const rep = new Control('Rep, done well', 0);
    const other = new Control('Rep, not yet', 50);
    const hand = page(rep, other);
    hand.press(rep, 1000);
    rep.at = 50;
    other.at = 0;
    expect(hand.press(other, 1200)).toBe(false);
    const toggled = new Control('Start', 0);
    const second = page(toggled);
    second.press(toggled, 1000);
    toggled.textContent = 'Pause';
    expect(second.press(toggled, 1200)).toBe(false);
  });

  it('holds back a button that was switched off at the press', () => {
    const reason = new Control('Chest pain', 0);
    const clear = new Control('Clear STOP', 50);
    clear.disabled = true;
    const hand = page(reason, clear);
    hand.press(reason, 1000);
    clear.disabled = false;
    expect(hand.press(clear, 1300)).toBe(false);
  });

  it('lets a hand tap fast what stays where it is, also while its count goes up', () => {
    const verbal = new Control('Verbal 3 today', 0);
    const tactile = new Control('Tactile 1 today', 50);
    const hand = page(verbal, tactile);
    expect(hand.press(verbal, 1000)).toBe(true);
    verbal.textContent = 'Verbal 4 today';
    expect(hand.press(verbal, 1100)).toBe(true);
    expect(hand.press(tactile, 1200)).toBe(true);
  });

  it('lets a hand through that goes on tapping, once the time is over', () => {
    const begin = new Control('Start', 0);
    const hand = page(begin);
    hand.press(begin, 1000);
    const end = new Control('End activity', 0);
    hand.shown.splice(0, 1, end);
    expect([1150, 1300, 1450, 1600].map((at) => hand.press(end, at))).toEqual([false, false, false, true]);
  });

  it('never holds back STOP, and nothing under the finger takes the tap after it', () => {
    const start = new Control('Start', 0);
    const hand = page(start);
    hand.press(start, 1000);
    const stop = new Control('STOP', 0);
    stop.attributes.set('data-unguarded', '');
    hand.shown.push(stop);
    expect(hand.press(stop, 1100)).toBe(true);
    const reason = new Control('Seizure', 0);
    hand.shown.push(reason);
    expect(hand.press(reason, 1300)).toBe(false);
  });

  it('leaves the keyboard alone, and counts no scroll as a press', () => {
    const begin = new Control('Start', 0);
    const hand = page(begin);
    hand.press(begin, 1000);
    const end = new Control('End', 0);
    hand.shown.push(end);
    expect(hand.key(end, 1100)).toBe(true);
    hand.scroll(begin, 3000);
    end.at = 50;
    expect(hand.press(end, 3200)).toBe(true);
  });
});
