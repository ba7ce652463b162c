import { coachPlan } from '@eupraxia/coach';
import { SyntheticBody } from '@eupraxia/devices';
import { openRecording } from '@eupraxia/formats';
import { describe, expect, it } from 'vitest';
import type { Command, Listening, Practice } from '../protocol.ts';
import { only, woundEngine } from './engine.fixture.ts';

const recording = '018f4e2a-0000-7000-8000-00000000000c';
const run = '018f4e2a-0000-7000-8000-00000000000d';
const activityId = '018f4e2a-0000-7000-8000-00000000000e';
const script = { every: 2.5, holds: 1.6, weakest: 0.4, strongest: 0.6, coactivation: 0.1 };
const names = ['Agonist (synthetic)', 'Antagonist (synthetic)'] as const;

function practiceOf(channel: string = names[0], antagonist = true): Practice {
  const scale = (channel: string) => ({ channel, unit: 'µV', reference: 200 });
  const plan = coachPlan({
    activityId,
    zone: { floor: 20, ceiling: 90, holdSeconds: 0.5 },
    source: { recording, ...scale(channel), startsAt: 0 },
    antagonist: antagonist ? { channel: names[1], limit: 40 } : null,
    feedback: 'concurrent',
    painBaseline: 1,
  });
  return { run, plan, antagonist: antagonist ? scale(names[1]) : null };
}

const play = (more: Partial<Extract<Command, { do: 'play' }>> = {}, listening: Partial<Listening> = {}): Command => ({
  do: 'play',
  turn: 1,
  listening: { agonist: 0, antagonist: 1, mains: 'none', ...listening },
  from: 0,
  speed: 1,
  loop: null,
  ...more,
});

/** A file of two channels, made by the body. */
function csv(seconds: number, rate = 1000, spoil: (row: string, at: number) => string = (row) => row): ArrayBuffer {
  const body = new SyntheticBody({ rate, script, hum: 0 });
  const data = [new Float32Array(seconds * rate), new Float32Array(seconds * rate)];
  body.fill(data, 0, seconds * rate);
  const rows = ['time,ECR (uV),FCR (uV)'];
  for (let i = 0; i < seconds * rate; i++)
    rows.push(spoil(`${(i / rate).toFixed(4)},${data[0]?.[i]?.toFixed(2)},${data[1]?.[i]?.toFixed(2)}`, i));
  return new TextEncoder().encode(rows.join('\n')).buffer as ArrayBuffer;
}

async function opened(bytes: ArrayBuffer) {
  const wound = woundEngine();
  wound.receive({ do: 'open', bytes });
  while (only(wound.messages, 'opened').length + only(wound.messages, 'refused').length === 0)
    await new Promise((resolve) => setTimeout(resolve, 1));
  return wound;
}

describe('Engine', () => {
  it('receive({do: "synthetic"}) plays and records a body: features, and sealed pieces that are the whole file', async () => {
    const { receive, clock, messages } = woundEngine();
    receive({ do: 'synthetic', recording, options: { rate: 1000, script } });
    expect(only(messages, 'opened')[0]?.recording.channels.map(({ name }) => name)).toEqual(names);
    receive(play());
    await clock.pass(3030);
    receive({ do: 'freeze' });
    await clock.pass(100);
    receive(play({ turn: 2 }));
    await clock.pass(1000);
    receive({ do: 'finish' });
    await clock.pass(100);
    const features = only(messages, 'features');
    expect(features[0]).toMatchObject({ t0: 0, rate: 250, turn: 1, late: false });
    expect(features[0]?.values).toHaveLength(5);
    expect(features[0]?.other).toHaveLength(5);
    for (const [i, f] of features.entries()) {
      const before = features[i - 1];
      if (before !== undefined && before.turn === f.turn) expect(f.t0).toBeCloseTo(before.t0 + 0.02, 9);
    }
    const chunks = only(messages, 'chunk');
    expect(chunks.map(({ number }) => number)).toEqual(chunks.map((_, i) => i));
    const { seconds } = only(messages, 'finished')[0] ?? { seconds: 0 };
    expect(seconds).toBeGreaterThan(4);
    async function* pieces() {
      for (const { bytes } of chunks) yield bytes;
    }
    const file = await openRecording(pieces());
    if (!file.ok) throw new Error(file.error.message);
    const samples: number[] = [];
    for await (const block of file.value.blocks()) samples.push(...(block.data[0] ?? []));
    expect(file.value.annotations).toEqual([]);
    // What was recorded is what the body gave, the block on its way at the freeze too.
    const body = new SyntheticBody({ rate: 1000, script });
    const again = [new Float32Array(samples.length), new Float32Array(samples.length)];
    body.fill(again, 0, samples.length);
    expect(samples).toEqual([...(again[0] ?? [])]);
  });

  it('receive({do: "practise"}) coaches what plays: stretches, repetitions with their evidence, views, and a freeze in between', async () => {
    const { receive, clock, messages } = woundEngine();
    receive({ do: 'synthetic', recording, options: { rate: 1000, script } });
    receive({ do: 'practise', practice: practiceOf() });
    receive(play());
    await clock.pass(10_000);
    receive({ do: 'freeze' });
    await clock.pass(5000);
    receive(play({ turn: 2 }));
    await clock.pass(10_000);
    receive({ do: 'freeze' });
    const events = only(messages, 'event');
    expect(events.length).toBeGreaterThan(5);
    expect(events[0]?.event).toMatchObject({
      kind: 'repetition.done',
      body: { activityId, held: true, measured: { recording, channel: names[0], params: { antagonist: names[1] } } },
    });
    const [first, second] = only(messages, 'began').map(({ interval: stretch }) => stretch);
    const [end] = only(messages, 'stopped');
    expect(first).toMatchObject({ from: 0, at: 0, rate: 1000, agonist: { channel: names[0], reference: 200 } });
    expect(second?.at).toBe(end?.at);
    expect(second?.from).toBeGreaterThanOrEqual(end?.to ?? 0);
    const views = only(messages, 'coach').map(({ view }) => view);
    expect(views[0]).toMatchObject({ given: 'live', trials: 0, stopped: null, success: null });
    expect(views.at(-1)?.trials).toBe(events.length);
    expect(views.length).toBeLessThan(8 * events.length);
  });

  it('receive({do: "input"}) reaches the coach between two samples; a STOP by rule stands it still and writes no STOP', async () => {
    const { receive, clock, messages } = woundEngine();
    receive({ do: 'synthetic', recording, options: { rate: 1000, script } });
    receive({ do: 'practise', practice: practiceOf() });
    receive(play());
    await clock.pass(4000);
    const id = '018f4e2a-0000-7000-8000-0000000000ff';
    receive({ do: 'input', run, input: { kind: 'stop', rule: 'stop-pain-rise', id }, of: id });
    const place = messages.findIndex(({ kind }) => kind === 'input');
    expect(messages.slice(place).map(({ kind }) => kind)).toEqual(['input', 'event', 'event', 'cue', 'coach']);
    expect(only(messages, 'input')[0]).toMatchObject({ at: 4, of: id });
    expect(messages[place + 1]).toMatchObject({ event: { kind: 'zone.set', from: { events: [id] } } });
    expect(only(messages, 'coach').at(-1)?.view).toMatchObject({ stopped: 'rule', given: 'none', because: 'stopped' });
    receive({ do: 'input', run, input: { kind: 'zone', zone: { floor: 90, ceiling: 20, holdSeconds: 1 } }, of: null });
    expect(only(messages, 'notice')).toHaveLength(1);
    expect(only(messages, 'input')).toHaveLength(1);
  });

  it('receive({do: "play"}) of a file keeps its time through seek, loop and speed, each jump a stretch of its own', async () => {
    const { receive, clock, messages } = await opened(csv(20));
    const channel = only(messages, 'opened')[0]?.recording.channels[0]?.name ?? '';
    receive({ do: 'practise', practice: practiceOf(channel, false) });
    receive(play({ speed: 2 }, { antagonist: null }));
    await clock.pass(2000);
    expect(only(messages, 'features').at(-1)?.t0).toBeCloseTo(3.98, 6);
    receive({ do: 'seek', to: 10 });
    receive({ do: 'loop', loop: { from: 10, to: 12 } });
    await clock.pass(3000);
    receive({ do: 'loop', loop: null });
    receive({ do: 'speed', speed: 4 });
    await clock.pass(4000);
    const stretches = only(messages, 'began').map(({ interval: stretch }) => stretch.from);
    expect(stretches.slice(0, 3).map((from) => Number(from.toFixed(2)))).toEqual([0, 10, 10]);
    expect(only(messages, 'ended')).toHaveLength(1);
    const stops = only(messages, 'stopped');
    expect(stops).toHaveLength(stretches.length);
    for (const [i, { interval: stretch }] of only(messages, 'began').entries()) {
      const stop = stops[i];
      expect((stop?.to ?? 0) - stretch.from).toBeCloseTo((stop?.at ?? 0) - stretch.at, 6);
    }
  });

  it('receive() of a page that slept catches up without a loss, in few messages, and calls them late', async () => {
    const { receive, clock, messages } = woundEngine();
    receive({ do: 'synthetic', recording, options: { rate: 1000, script } });
    receive({ do: 'practise', practice: practiceOf() });
    receive(play());
    await clock.pass(1000);
    const before = only(messages, 'features').length;
    clock.sleep(20_000);
    await clock.pass(100);
    const features = only(messages, 'features');
    expect(features.at(-1)?.t0).toBeGreaterThan(20.9);
    expect(features.length - before).toBeLessThan(120);
    expect(
      features
        .slice(before)
        .filter(({ t0 }) => t0 < 20.5)
        .every(({ late }) => late),
    ).toBe(true);
    expect(features.at(-1)?.late).toBe(false);
    expect(only(messages, 'event').length).toBeGreaterThan(6);
  });

  it('receive({do: "open"}) plays a file that ends in the middle as far as it goes, and refuses what is not a recording', async () => {
    const broken = await opened(csv(30, 1000, (row, at) => (at === 25_000 ? '25.000,what,is this' : row)));
    const [file] = only(broken.messages, 'opened');
    expect(file?.notice?.code).toBe('EUP_WEB_RECORDING_CUT');
    expect(file?.recording.seconds).toBeGreaterThan(1);
    expect(file?.recording.seconds).toBeLessThan(25.1);
    const refused = await opened(new TextEncoder().encode('{"no": "recording"}').buffer as ArrayBuffer);
    expect(only(refused.messages, 'refused')[0]?.fault.code).toBe('EUP_FORMATS_UNKNOWN');
  });

  it('receive({do: "disturb"}) shows as quality, and a dead electrode counts nothing', async () => {
    const { receive, clock, messages } = woundEngine();
    receive({ do: 'synthetic', recording, options: { rate: 1000, script } });
    receive({ do: 'practise', practice: practiceOf() });
    receive(play());
    await clock.pass(500);
    receive({ do: 'disturb', what: 'electrode-off' });
    await clock.pass(15_000);
    const reasons = new Set(only(messages, 'features').flatMap((f) => [...f.reasons]));
    expect(reasons).toContain('contact');
    expect(reasons).toContain('saturated');
    expect(only(messages, 'event').filter(({ event }) => event.kind === 'repetition.done' && event.body.held)).toEqual([]);
    expect(only(messages, 'cue').some(({ cue }) => cue.key === 'signal-lost')).toBe(true);
    receive({ do: 'disturb', what: 'stall' });
    await clock.pass(4000);
    expect(only(messages, 'features').some((f) => f.reasons.includes('gap'))).toBe(true);
  });

  it('receive() without a coach shows the signal, and finds peaks and stretches of what was heard', async () => {
    const { receive, clock, messages } = await opened(csv(10));
    const channel = only(messages, 'opened')[0]?.recording.channels[0]?.name ?? '';
    receive(play({}, { antagonist: null }));
    await clock.pass(11_000);
    expect(only(messages, 'features').length).toBe(500);
    expect([...only(messages, 'event'), ...only(messages, 'began'), ...only(messages, 'coach')]).toEqual([]);
    receive({ do: 'peak', channel: 0, mains: 'none', from: 0, to: 10 });
    const [peak] = only(messages, 'peak');
    expect(peak?.value).toBeGreaterThan(80);
    expect((peak?.to ?? 0) - (peak?.from ?? 0)).toBeCloseTo(0.5, 2);
    receive({ do: 'stretch', channel, mains: 'none', from: 2, to: 6, columns: 50 });
    expect(only(messages, 'stretch')[0]?.values).toHaveLength(50);
  });

  it('receive({do: "back"}) lets a minute of features live in a few buffers', async () => {
    const { receive, clock, messages, engine } = woundEngine();
    receive({ do: 'synthetic', recording, options: { rate: 2000, channels: 8, script } });
    receive(play());
    await clock.pass(60_000);
    expect(only(messages, 'features').length).toBe(3000);
    expect(engine.buffers).toBe(1);
  });
});
