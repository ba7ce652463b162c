import { coachPlan } from '@eupraxia/coach';
import { SyntheticBody } from '@eupraxia/devices';
import { describe, expect, it } from 'vitest';
import { DeadLead, leadMarks, loudHum } from './dead-lead.ts';
import { CoachRun } from './run.ts';

const rate = 1000;
const reference = 110;
const down = coachPlan({
  activityId: '018f4e2a-0000-7000-8000-000000000001',
  zone: { direction: 'down', floor: null, ceiling: 20, holdSeconds: 2 },
  source: { recording: '', channel: 'flexor', unit: 'µV', reference, startsAt: 0 },
  reference: 'slow-stretch',
  noise: 1,
});

/** What a coach makes of samples, in blocks of a length. */
function coached(samples: Float32Array, block: number, plan = down) {
  const run = new CoachRun('run', plan);
  const agonist = { channel: 'flexor', unit: 'µV', reference };
  run.begin({ recording: '', from: 0, rate, mains: 'none', agonist, antagonist: null }, [new Float32Array(0), null]);
  const cues: string[] = [];
  const events: string[] = [];
  for (let i = 0; i < samples.length; i += block) {
    const outcome = run.take(samples.slice(i, i + block), null);
    cues.push(...outcome.cues.map(({ key, at }) => `${key} ${at.toFixed(3)}`));
    events.push(...outcome.events.map(({ kind, at }) => `${kind} ${at.toFixed(3)}`));
  }
  return { cues, events, off: run.state.contact.off };
}

/** Ten seconds of a muscle at rest, then ten with another disturbance or none. */
function samplesOf(disturbance: 'electrode-off' | 'mains' | null, hum: number): Float32Array {
  const body = new SyntheticBody({ seed: 3, rate, hum, mains: 60, channels: 1 });
  const all = new Float32Array(20 * rate);
  const data = [new Float32Array(10)];
  for (let i = 0; i < all.length; i += 10) {
    if (i === 10 * rate && disturbance !== null) body.disturb(disturbance);
    body.fill(data, 0, 10);
    all.set(data[0] as Float32Array, i);
  }
  return all;
}

describe('DeadLead.take(sample, level, lost, hums)', () => {
  it('calls a lead off after half a second of loud hum, never for quiet hum or for samples that did not come', () => {
    const lead = new DeadLead(rate);
    const marks = Array.from({ length: 501 }, () => lead.take(5, loudHum + 1, 0, 1));
    expect([marks[0], marks[499], marks[500]]).toEqual([leadMarks.lost, leadMarks.lost, leadMarks.off]);
    expect(lead.take(5, loudHum, 0, 1)).toBe(leadMarks.good);
    expect(Array.from({ length: 2000 }, () => lead.take(Number.NaN, 50, 1, 0))).not.toContain(leadMarks.off);
  });
});

describe('CoachRun.take(samples of a lead that is off)', () => {
  it('asks for the electrode where it hums loudly or lies at the rail, and holds nothing from then on', () => {
    for (const [what, hum] of [
      ['mains', 4],
      ['electrode-off', 0],
    ] as const) {
      const { cues, events, off } = coached(samplesOf(what, hum), 50);
      expect([what, off, cues.some((cue) => cue.startsWith('check-electrode'))]).toEqual([what, true, true]);
      const held = events.filter((event) => event.startsWith('repetition.done'));
      expect([what, held.some((event) => Number(event.split(' ')[1]) > 13)]).toEqual([what, false]);
    }
    expect(coached(samplesOf(null, 0), 50).off).toBe(false);
  });

  it('is the same however the samples are cut into blocks', () => {
    const samples = samplesOf('mains', 4);
    const whole = coached(samples, samples.length);
    for (const block of [1, 37, 250]) expect(coached(samples, block)).toEqual(whole);
  });

  it('passes loud hum over where the plan judges no contact, and asks for no electrode', () => {
    const up = coachPlan({ ...down, zone: { floor: 40, ceiling: 70, holdSeconds: 2 }, noise: null });
    const { cues, off } = coached(samplesOf('mains', 4), 50, up);
    expect([off, cues.some((cue) => cue.startsWith('check-electrode'))]).toEqual([false, false]);
  });
});
