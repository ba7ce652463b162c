import { readFileSync } from 'node:fs';
import { type Envelope, readLog } from '@eupraxia/clinical';
import { foldVisit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { loggedPractices } from './logged.ts';
import { replayPractice } from './replay.ts';
import { madeSession, rate, recording } from './session.fixture.ts';

/** Logs of practice as release 92d70ee wrote them: two that went up, two of an exercise that has since been read as rest. */
const logs = readFileSync(new URL('./logs-92d70ee.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly kind: 'up' | 'calm'; readonly seed: number; readonly envelopes: Envelope[] });

describe('replayPractice() of the logs of release 92d70ee', () => {
  it.each(logs)('opens, and tells that other rules coached it: $kind, seed $seed', ({ kind, seed, envelopes }) => {
    const log = readLog(envelopes);
    expect(log.unknown).toEqual([]);
    const { data, channels } = madeSession(seed, { stretches: 3 });
    const [practice] = loggedPractices(log);
    if (practice === undefined) throw new Error('nothing was practiced');
    const replayed = replayPractice(practice, new Map([[recording, { rate, channels, data }]]));
    // The rules of today would do otherwise: a difference is named as one of the version, and nothing else is wrong.
    expect(replayed.difference?.what ?? 'version').toBe('version');
    expect(replayed.events).toBeGreaterThan(0);
    // How it was coached then is in its plan; how it would be coached now is in the order.
    expect(foldVisit(log).activities[0]?.zone?.direction).toBe(kind === 'calm' ? 'down' : 'up');
  });
});
