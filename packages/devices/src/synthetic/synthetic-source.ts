import { hertz } from '@eupraxia/kernel';
import type { Channel, SampleBlock, SampleSource } from '@eupraxia/signal';
import { BlockBuffer } from '../block-buffer.ts';
import type { Pace } from '../pace.ts';
import { Paced } from '../paced.ts';
import { SyntheticBody } from './body.ts';
import type { SyntheticOptions } from './options.ts';

/** Seconds of a block: short, because a block is only sent once its last sample has happened. */
const blockSeconds = 0.02;

/** A synthetic body as a live source; `body` is told what it intends and what disturbs it. */
export interface SyntheticSource extends SampleSource {
  readonly body: SyntheticBody;
  /** Milliseconds by which the block that was handed out last came later than it was due. */
  late(): number;
}

/** Names of the channels: the muscles that the body is asked for, then its neighbours. */
export function syntheticChannels(count: number): readonly Channel[] {
  const named = ['Agonist (synthetic)', 'Antagonist (synthetic)'];
  return Array.from({ length: count }, (_, c) => ({ name: named[c] ?? `Neighbour ${c - 1} (synthetic)`, unit: 'µV' }));
}

/**
 * A synthetic body at the pace of a device. It has no end; each iteration goes on where the body stands. A stalled body
 * sends nothing, and then what was lost as NaN. A block is valid until the next is asked for.
 */
export function syntheticSource(pace: Pace, options: Partial<SyntheticOptions> = {}): SyntheticSource {
  const body = new SyntheticBody(options);
  const rate = hertz(body.options.rate);
  const channels = syntheticChannels(body.options.channels);
  const length = Math.max(1, Math.round(blockSeconds * rate));
  const buffer = new BlockBuffer(channels, rate, length);
  const paced = new Paced(pace, rate);
  let late = 0;
  return {
    info: { kind: 'synthetic', label: 'synthetic body', channels, rate },
    body,
    async *blocks(): AsyncIterable<SampleBlock> {
      paced.anchor(body.sample);
      while (true) {
        if (body.stalled > 0) await paced.until(body.sample + body.stalled);
        const first = body.sample;
        const count = paced.length(first, length);
        await paced.until(first + count);
        late = Math.max(0, paced.behind(first + count));
        body.fill(buffer.data, 0, count);
        yield buffer.block(first / rate, count);
      }
    },
    late: () => late,
  };
}
