import { describe, expect, it } from 'vitest';
import { Delays } from './percentiles.ts';

describe('Delays', () => {
  it('percentiles() is null until twenty delays are known', () => {
    const delays = new Delays();
    for (let i = 0; i < 19; i++) delays.add(10);
    expect(delays.percentiles()).toBeNull();
    delays.add(10);
    expect(delays.percentiles()).toEqual({ p50: 10, p95: 10, p99: 10 });
  });

  it('percentiles() ranks by nearest rank: 1 to 100 ms give 50, 95 and 99', () => {
    const delays = new Delays();
    for (let ms = 100; ms >= 1; ms--) delays.add(ms);
    expect(delays.percentiles()).toEqual({ p50: 50, p95: 95, p99: 99 });
  });

  it('add() forgets all but the newest 500, and passes over what is no number', () => {
    const delays = new Delays();
    for (let i = 0; i < 600; i++) delays.add(1000);
    for (let i = 0; i < 500; i++) delays.add(5);
    delays.add(Number.NaN);
    expect(delays.percentiles()).toEqual({ p50: 5, p95: 5, p99: 5 });
  });
});
