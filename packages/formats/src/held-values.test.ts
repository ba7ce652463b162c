import { describe, expect, it } from 'vitest';
import { HeldSensor, loseHeld } from './held-values.ts';
import { RemarkList } from './remarks.ts';

const path = (length: number, from: number, to: number) => {
  const at = (i: number) => Math.sin(i < from || i >= to ? i : from);
  return { ml: Float64Array.from({ length }, (_, i) => at(i)), ap: Float64Array.from({ length }, (_, i) => 2 * at(i)) };
};

describe('loseHeld(sway, rate)', () => {
  it('loses a stretch in which both coordinates stay the same for more than a second, at the end too, and nothing else', () => {
    const sway = path(500, 100, 250);
    expect(loseHeld(sway, 100)).toBe(150);
    expect([sway.ml[99], sway.ml[100], sway.ap[249], sway.ap[250]].map((x) => Number.isNaN(x))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const end = path(500, 380, 500);
    expect(loseHeld(end, 100)).toBe(120);
    const short = path(500, 100, 190);
    expect(loseHeld(short, 100)).toBe(0);
  });

  it('leaves a path of which one coordinate moves', () => {
    const sway = path(500, 100, 400);
    for (let i = 0; i < 500; i++) sway.ap[i] = i;
    expect(loseHeld(sway, 100)).toBe(0);
  });
});

describe('HeldSensor', () => {
  it('tells how long all axes held one value, over the borders of blocks', () => {
    const sensor = new HeldSensor(100);
    for (let block = 0; block < 10; block++) {
      const values = Float64Array.from({ length: 90 }, (_, i) => (block >= 3 && block < 8 ? 1 : block * 90 + i));
      sensor.push({ length: 30, acc: values, gyr: values, mag: undefined });
    }
    const remarks = new RemarkList();
    sensor.remark(remarks);
    expect(remarks.all.map(({ message }) => message)).toEqual([
      'The sensor holds one value in all axes for 1.49 s, which no measurement does. What it holds was used.',
    ]);
  });

  it('says nothing of a sensor that moves', () => {
    const sensor = new HeldSensor(100);
    const values = Float64Array.from({ length: 900 }, (_, i) => Math.sin(i));
    sensor.push({ length: 300, acc: values, gyr: values, mag: undefined });
    const remarks = new RemarkList();
    sensor.remark(remarks);
    expect(remarks.all).toEqual([]);
  });
});
