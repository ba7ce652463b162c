import { describe, expect, it } from 'vitest';
import { HeldLoss, HeldSensor, loseHeld } from './held-values.ts';
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

describe('HeldLoss', () => {
  const lostOf = (values: (i: number) => number, spin: (i: number) => number, piece: number) => {
    const loss = new HeldLoss(100);
    const lost: number[] = [];
    let seen = 0;
    const take = (blocks: readonly { readonly acc: Float64Array; readonly gyr: Float64Array; readonly length: number }[]) => {
      for (const { acc, gyr, length } of blocks) {
        for (let i = 0; i < length; i++, seen++) {
          const all = [...acc.subarray(3 * i, 3 * i + 3), ...gyr.subarray(3 * i, 3 * i + 3)];
          if (all.every(Number.isNaN)) lost.push(seen);
          else if (all.some(Number.isNaN)) throw new Error('half of a sample is lost');
        }
      }
    };
    for (let at = 0; at < 600; at += piece) {
      const of = (f: (i: number) => number) =>
        Float64Array.from({ length: 3 * piece }, (_, k) => f(at + Math.floor(k / 3)) + (k % 3) / 1000);
      take(loss.push({ length: piece, acc: of(values), gyr: of(spin), mag: undefined }));
    }
    take(loss.finish());
    expect(seen).toBe(600);
    expect(loss.lost).toBe(lost.length);
    return lost;
  };
  const from = (a: number, b: number) => Array.from({ length: b - a }, (_, i) => a + i);
  const heldIn = (a: number, b: number) => (i: number) => (i >= a && i < b ? a : i);

  it.each([1, 7, 30, 100, 600])(
    'loses what repeats for half a second of a foot that may stand still, in blocks of %i',
    (piece) => {
      const calm = (i: number) => heldIn(100, 160)(i) / 1e6;
      expect(lostOf(heldIn(100, 160), calm, 600 % piece === 0 ? piece : 30)).toEqual(from(101, 160));
      expect(lostOf(heldIn(100, 145), (i) => heldIn(100, 145)(i) / 1e6, 30)).toEqual([]);
      const blocks = 600 % piece === 0 ? piece : 30;
      expect(lostOf(heldIn(550, 600), heldIn(550, 600), blocks)).toEqual(from(551, 600));
    },
  );

  it('loses what repeats for a tenth of a second while the foot turns', () => {
    expect(lostOf(heldIn(200, 212), heldIn(200, 212), 30)).toEqual(from(201, 212));
    expect(lostOf(heldIn(200, 209), heldIn(200, 209), 30)).toEqual([]);
  });
});
