import type { VisitDevice } from '@eupraxia/api';
import type { HeldBy } from './running-visit.ts';

/** A device that shows the visit calls at least this often, in ms; one that was quiet for longer is gone. */
export const quietDevice = 120_000;

/**
 * Which tab answers for a clock, so that only one of all that show the visit asks and writes: the one that began it, as
 * long as it lives.
 * @param at the stream that began the clock; the stream of this tab; whether the first was written in this browser, and
 *   whether its tab still lives; the devices in contact; whether the server is reached; UTC ms
 */
export function heldBy(at: {
  readonly writer: string;
  readonly own: string;
  readonly ofThisBrowser: boolean;
  readonly alive: boolean;
  readonly devices: readonly Pick<VisitDevice, 'writer' | 'lastContactAt'>[];
  readonly online: boolean;
  readonly now: number;
}): HeldBy {
  if (at.writer === at.own) return 'here';
  if (at.alive) return 'elsewhere';
  if (at.ofThisBrowser) return 'nobody';
  // Of another device only the server knows whether it is still there.
  if (!at.online) return 'elsewhere';
  const shown = at.devices.some(({ writer, lastContactAt }) => writer === at.writer && at.now - lastContactAt < quietDevice);
  return shown ? 'elsewhere' : 'nobody';
}
