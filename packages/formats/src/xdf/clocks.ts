import type { ByteSource } from '../bytes.ts';
import { fault } from '../errors.ts';
import { refuse } from '../reading.ts';
import { type ClockOffset, lastOffsetStray } from './clock.ts';
import { type XdfStream, xdfLimits, xdfStream } from './stream.ts';
import { walkXdf } from './walk.ts';
import { elementsAt, textAt, xmlOf } from './xml.ts';

/** A stream and what its header, footer and clock say, before its samples are looked at. */
export interface Clocked {
  readonly stream: XdfStream;
  readonly offsets: ClockOffset[];
  /** Samples that its chunks hold; after a sender died, those that its footer states. */
  samples: number;
  /** What the footer says: how many samples, and when the first was taken by the sender's clock. */
  counted?: number | undefined;
  firstStamp?: number | undefined;
}

/** What is kept of a file: an hour has some 720 offsets of each clock. */
const mostOffsets = 100_000;
/** No clock counts more seconds: such a number is damaged. */
export const latest = 1e12;

/** The first walk over a file: its streams, and the offsets of their clocks. Errors, thrown: EUP_FORMATS_HEADER, _TOO_MANY. */
export async function clocksOf(source: ByteSource): Promise<ReadonlyMap<number, Clocked>> {
  const clocked = new Map<number, Clocked>();
  const walk = walkXdf(source, {
    knows: (id) => clocked.has(id),
    stream: (id) => clocked.get(id)?.stream,
    wants: () => false,
    counted(id, samples) {
      const known = clocked.get(id);
      if (known !== undefined) known.samples += samples;
    },
    header(id, xml) {
      const header = xdfStream(id, xml);
      if (!header.ok) refuse(header.error);
      if (clocked.size >= xdfLimits.streams) tooMuch('streams', clocked.size + 1, `at most ${xdfLimits.streams}`);
      clocked.set(id, { stream: header.value, offsets: [], samples: 0 });
    },
    footer(id, xml) {
      const info = elementsAt(xmlOf(xml), 'info')[0];
      const known = clocked.get(id);
      if (known === undefined || info === undefined) return;
      const count = Number(textAt(info, 'sample_count') || Number.NaN);
      const first = Number(textAt(info, 'first_timestamp') || Number.NaN);
      known.counted = count >= 0 && count < Number.MAX_SAFE_INTEGER ? Math.trunc(count) : undefined;
      known.firstStamp = Math.abs(first) < latest ? first : undefined;
    },
    offset(id, time, value) {
      const offsets = clocked.get(id)?.offsets;
      if (offsets === undefined || !(Math.abs(time) < latest) || !(Math.abs(value) < latest)) return;
      if (offsets.length === mostOffsets) tooMuch(`clock offsets of stream ${id}`, mostOffsets + 1, `at most ${mostOffsets}`);
      offsets.push({ time, value });
    },
  });
  for (let step = await walk.next(); !step.done; ) step = await walk.next();
  for (const one of clocked.values()) {
    if (one.counted !== undefined && one.samples > one.counted && lastOffsetStray(one.offsets)) {
      one.offsets.pop();
      one.samples = one.counted;
    } else one.samples = Number.POSITIVE_INFINITY;
  }
  return clocked;
}

export const tooMuch = (field: string, found: string | number, expected: string): never =>
  refuse(fault('EUP_FORMATS_HEADER', { field, found, expected }));
