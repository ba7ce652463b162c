import { replaySource } from '@eupraxia/devices';
import { openRecording, type Recording } from '@eupraxia/formats';
import { err, type Fault, FaultError, hertz, ok, percent, type Result, seconds } from '@eupraxia/kernel';
import { EmgStream, emgRecord, type Mains, RepetitionDetector } from '@eupraxia/signal';
import { webFault } from '../app/errors.ts';
import { preview } from './preview.ts';
import type { Aim, Ask, ChannelView, Listening, Tell } from './protocol.ts';
import { strongest } from './strongest.ts';

/** What the worker holds of the recording that is open. */
interface Loaded {
  readonly rate: number;
  readonly channels: readonly { readonly name: string; readonly unit: string }[];
  readonly data: readonly Float32Array[];
}

/** The part of a worker's global scope that is used here. */
interface Scope {
  postMessage(message: Tell, transfer?: Transferable[]): void;
  onmessage: ((message: MessageEvent<Ask>) => void) | null;
}
const scope = globalThis as unknown as Scope;

const pace = { now: () => performance.now(), wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) };
const previewColumns = 480;
/** Values per second that the page draws; the detector sees every sample. */
const drawnRate = 250;

let loaded: Loaded | null = null;
let playing = 0;
let aim: Aim | null = null;
let detector: RepetitionDetector | null = null;

scope.onmessage = ({ data: ask }) => {
  switch (ask.do) {
    case 'open':
      return void open(ask.bytes, ask.rate).catch((error: unknown) =>
        scope.postMessage({
          say: 'refused',
          fault: error instanceof FaultError ? error.fault : webFault('EUP_WEB_UNEXPECTED', { what: String(error) }),
        }),
      );
    case 'play':
      aim = ask.aim;
      return void play(ask.turn, ask.listening, ask.from);
    case 'aim':
      aim = ask.aim;
      detector = detectorOf();
      return;
    case 'freeze':
      playing++;
      return;
    case 'peak':
      return peak(ask.channel, ask.mains, ask.from, ask.to);
    case 'stretch':
      return stretch(ask);
  }
};

async function open(bytes: ArrayBuffer, rate: number | undefined): Promise<void> {
  playing++;
  loaded = null;
  const whole = new Uint8Array(bytes);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < whole.length; at += 1 << 18) yield whole.subarray(at, at + (1 << 18));
  }
  const opened = await openRecording(chunks(), rate === undefined ? {} : { rate: hertz(rate) });
  if (!opened.ok) return scope.postMessage({ say: 'refused', fault: opened.error });
  // A rate that the live chain cannot work with is refused here, before anything is recorded of the file.
  const chain = EmgStream.of(hertz(opened.value.rate), { mains: 'none' });
  if (!chain.ok) return scope.postMessage({ say: 'refused', fault: chain.error });
  const { channels, format } = opened.value;
  const read = await readAll(opened.value);
  if (!read.ok) return scope.postMessage({ say: 'refused', fault: read.error });
  const data = read.value;
  loaded = { rate: opened.value.rate, channels, data };
  const views: ChannelView[] = channels.map((channel, c) => {
    const samples = data[c] as Float32Array;
    const record = emgRecord(samples, hertz(opened.value.rate));
    return {
      name: channel.name,
      unit: channel.unit,
      preview: preview(samples, previewColumns),
      quality: record.ok ? record.value.quality.score : 0,
      reasons: record.ok ? record.value.quality.reasons : ['short'],
    };
  });
  scope.postMessage({
    say: 'opened',
    notice: null,
    recording: {
      format,
      rate: opened.value.rate,
      seconds: (data[0]?.length ?? 0) / opened.value.rate,
      channels: views,
      sha256: [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join(''),
      bytes: whole.length,
    },
  });
}

function detectorOf(): RepetitionDetector | null {
  if (aim === null || loaded === null) return null;
  return new RepetitionDetector(
    {
      reference: aim.reference,
      zone: { floor: percent(aim.floor), ceiling: percent(aim.ceiling) },
      hold: seconds(aim.holdSeconds),
    },
    hertz(loaded.rate),
    ({ on, off, holdSeconds, peak, held }) => scope.postMessage({ say: 'repetition', on, off, holdSeconds, peak, held }),
  );
}

async function play(turn: number, { agonist: channel, mains }: Listening, from: number): Promise<void> {
  const mine = ++playing;
  const samples = loaded?.data[channel];
  const chosen = loaded?.channels[channel];
  if (loaded === null || samples === undefined || chosen === undefined) return;
  const stream = streamOf(loaded.rate, mains);
  if (stream === null) return;
  detector = detectorOf();
  const every = Math.max(1, Math.round(loaded.rate / drawnRate));
  // Half a second of lead-in settles the filters, so that a replay that goes on does not start with a step.
  warm(stream, samples, from, loaded.rate);
  const source = replaySource({ label: 'replay', channels: [chosen], rate: loaded.rate, data: [samples], pace, from });
  const lost = new Uint8Array(1 << 16);
  let end = from;
  for await (const block of source.blocks()) {
    if (mine !== playing) return;
    const input = block.data[0] as Float32Array;
    const output = new Float32Array(input.length);
    const quality = stream.process(input, output, lost);
    detector?.process(output, block.t0);
    const values = new Float32Array(Math.ceil(output.length / every));
    for (let i = 0; i < values.length; i++) values[i] = output[Math.min(output.length - 1, i * every)] as number;
    end = block.t0 + input.length / loaded.rate;
    scope.postMessage(
      {
        say: 'features',
        turn,
        t0: block.t0,
        rate: loaded.rate / every,
        values,
        other: null,
        quality: quality.score,
        reasons: quality.reasons,
        channels: { [channel]: { quality: quality.score, reasons: quality.reasons } },
        active: detector?.active ?? false,
        holding: detector?.holding ?? 0,
        arrived: performance.timeOrigin + performance.now(),
        late: false,
      },
      [values.buffer],
    );
  }
  if (mine !== playing) return;
  detector?.finish();
  scope.postMessage({ say: 'ended', turn, at: end });
}

function streamOf(rate: number, mains: Mains): EmgStream | null {
  const made = EmgStream.of(hertz(rate), { mains });
  if (made.ok) return made.value;
  scope.postMessage({ say: 'refused', fault: made.error });
  return null;
}

function warm(stream: EmgStream, samples: Float32Array, from: number, rate: number): void {
  const at = Math.round(from * rate);
  const lead = samples.subarray(Math.max(0, at - Math.round(rate / 2)), at);
  if (lead.length > 0) stream.process(lead, new Float32Array(lead.length));
}

/** The whole amplitude of a stretch, as the live chain would have shown it. */
function amplitude(samples: Float32Array, rate: number, mains: Mains, from: number, to: number): Float32Array | null {
  const stream = streamOf(rate, mains);
  if (stream === null) return null;
  warm(stream, samples, from, rate);
  const input = samples.subarray(Math.max(0, Math.round(from * rate)), Math.round(to * rate));
  const output = new Float32Array(input.length);
  stream.process(input, output);
  return output;
}

function peak(channel: number, mains: Mains, from: number, to: number): void {
  const samples = loaded?.data[channel];
  if (loaded === null || samples === undefined) return;
  const values = amplitude(samples, loaded.rate, mains, from, to);
  if (values === null) return;
  const best = strongest(values, Math.max(1, Math.round(loaded.rate / 2)));
  scope.postMessage({ say: 'peak', value: best.mean, from: from + best.from / loaded.rate, to: from + best.to / loaded.rate });
}

function stretch(ask: Extract<Ask, { do: 'stretch' }>): void {
  const index = loaded?.channels.findIndex((c) => c.name === ask.channel) ?? -1;
  const samples = loaded?.data[index];
  if (loaded === null || samples === undefined) {
    scope.postMessage({ say: 'stretch', values: new Float32Array(0) });
    return;
  }
  const whole = amplitude(samples, loaded.rate, ask.mains, ask.from, ask.to) ?? new Float32Array(0);
  const values = new Float32Array(Math.min(ask.columns, whole.length));
  // The highest of each column: a short contraction must not fall between two columns.
  for (let i = 0; i < whole.length; i++) {
    const column = Math.floor((i * values.length) / whole.length);
    values[column] = Math.max(values[column] as number, whole[i] as number);
  }
  scope.postMessage({ say: 'stretch', values }, [values.buffer]);
}

/** Every channel whole; a stretch that the recording lost is NaN, so that each sample stays at its time. */
async function readAll(recording: Recording): Promise<Result<Float32Array[], Fault>> {
  const blocks: { readonly first: number; readonly data: readonly Float32Array[] }[] = [];
  let length = 0;
  try {
    for await (const block of recording.blocks()) {
      const first = Math.round(block.t0 * recording.rate);
      blocks.push({ first, data: block.data.map((d) => d.slice()) });
      length = Math.max(length, first + (block.data[0]?.length ?? 0));
    }
  } catch (error) {
    if (error instanceof FaultError) return err(error.fault);
    throw error;
  }
  return ok(
    recording.channels.map((_channel, c) => {
      const whole = new Float32Array(length).fill(Number.NaN);
      for (const block of blocks) whole.set(block.data[c] ?? [], block.first);
      return whole;
    }),
  );
}
