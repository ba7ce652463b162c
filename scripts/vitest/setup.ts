import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeVariable } from './prepared.ts';

let place: string | undefined;

/** Once for a run of the tests: a place for the folders that are made once and copied. */
export function setup(): void {
  place = mkdtempSync(join(tmpdir(), 'eup-made-'));
  // The account of the database may pass through.
  chmodSync(place, 0o711);
  process.env[placeVariable] = place;
}

/** At its end. */
export function teardown(): void {
  if (place !== undefined) rmSync(place, { recursive: true, force: true, maxRetries: 5 });
}
