import { describe, expect, it } from 'vitest';
import type { NewBodies } from '../bodies.ts';
import type { Envelope } from '../event.ts';
import { exampleWriter } from '../example.ts';
import { forRelease1 } from './for-release-1.ts';

const id = (end: string) => `0190a000-0000-7000-8000-0000000000${end}`;
const tab = exampleWriter({
  number: 1,
  clinicId: id('c1'),
  visitId: id('01'),
  userId: 'u',
  zone: 'UTC',
  startedAt: 1_795_000_000_000,
});
const written = <K extends 'stop.explained' | 'stop.voided'>(kind: K, body: NewBodies[K]): Envelope =>
  forRelease1(tab.write(1_795_000_000_000, kind, body) as Envelope);

describe('forRelease1()', () => {
  it('gives a reason of a STOP that the first release had, and “other” for a newer one, which would hold up its stream', () => {
    expect(written('stop.explained', { stop: id('51'), why: 'pain' }).body).toMatchObject({ why: 'pain' });
    expect(written('stop.explained', { stop: id('51'), why: 'choking' }).body).toMatchObject({ why: 'other' });
  });

  it('gives a STOP that was voided as one that was cleared', () => {
    const { kind, body } = written('stop.voided', { stop: id('51'), because: 'mistaken-press' });
    expect([kind, body]).toEqual(['stop.cleared', { stop: id('51') }]);
  });
});
