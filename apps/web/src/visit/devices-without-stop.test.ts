import type { VisitDevice } from '@eupraxia/api';
import type { Envelope } from '@eupraxia/clinical';
import { describe, expect, it } from 'vitest';
import { devicesWithoutStop } from './devices-without-stop.ts';

const device = (id: string, seesStop: boolean, lastContactAt: number): VisitDevice => ({
  device: id,
  writer: `w-${id}`,
  label: 'Tablet, Safari',
  user: { userId: 'u', name: 'E. Chen' },
  lastContactAt,
  seesStop,
});
const stop = { kind: 'stop.pressed', writer: 'mine', seq: 3, at: 1_000 } as Envelope;
const devices = [
  device('mine', true, 4_000),
  device('late', false, 3_000),
  device('lost', false, 1_000),
  device('well', true, 2_000),
];

describe('devicesWithoutStop()', () => {
  it('names the other devices that have not confirmed, the longest out of contact first, and how long they were quiet', () => {
    const found = devicesWithoutStop({ devices, envelopes: [stop], acknowledged: { mine: 3 } }, 'mine', 5_000);
    expect(found).toEqual([
      { device: 'lost', label: 'Tablet, Safari', user: 'E. Chen', lastContactAt: 1_000, quietFor: 4_000 },
      { device: 'late', label: 'Tablet, Safari', user: 'E. Chen', lastContactAt: 3_000, quietFor: 2_000 },
    ]);
  });

  it('names every other device while the server has not got the STOP, whatever it said of an earlier one', () => {
    const found = devicesWithoutStop({ devices, envelopes: [stop], acknowledged: { mine: 2 } }, 'mine', 5_000);
    expect(found.map((one) => one.device)).toEqual(['lost', 'well', 'late']);
  });

  it('names nobody where there is no STOP', () => {
    expect(devicesWithoutStop({ devices, envelopes: [], acknowledged: {} }, 'mine', 5_000)).toEqual([]);
  });
});
