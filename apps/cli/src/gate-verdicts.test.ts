import { beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, eupraxia } from './command.fixture.ts';
import { judgedStarts, type RandomVisit, randomVisit, verdictsOf, verdictsOfVisit } from './gate-verdicts.fixture.ts';
import { parseSessionLog } from './log.ts';
import { gateOfLog } from './verbs/gate.ts';

const visits: readonly RandomVisit[] = Array.from({ length: 2_000 }, (_, i) => randomVisit(i + 1));
const verdicts: readonly string[] = visits.map(verdictsOfVisit);
const linesOf = ({ events }: RandomVisit): string => events.map((event) => JSON.stringify(event)).join('\n');

describe('one verdict on 2,000 random visits', () => {
  it('is reached in every kind, and often enough to compare', () => {
    const counts: Record<string, number> = {};
    for (const line of verdicts.flatMap((one) => one.split('\n'))) {
      const [start = ''] = line.split(' ');
      counts[start] = (counts[start] ?? 0) + 1;
    }
    expect(Object.keys(counts).toSorted()).toEqual(['asks', 'blocked', 'may', 'reason']);
    expect(Math.min(...Object.values(counts)), JSON.stringify(counts)).toBeGreaterThan(100);
  });

  it('is the server’s: blocked is refused, asks and reason are questioned, may is neither', () => {
    const judgments = { blocked: 'start.refused', asks: 'start.questioned', reason: 'start.questioned', may: 'none' };
    const differ = visits.flatMap((visit, i) => {
      const expected = verdicts[i]?.split('\n').map((line) => judgments[line.split(' ')[0] as keyof typeof judgments]);
      const judged = judgedStarts(visit);
      return String(judged) === String(expected) ? [] : [`visit ${i + 1}: ${judged}, expected ${expected}`];
    });
    expect(differ).toEqual([]);
  });

  it('is the command’s, which reads the log as text', () => {
    const differ = visits.flatMap((visit, i) => {
      const events = parseSessionLog(linesOf(visit));
      const read = events.ok ? gateOfLog(events.value) : events;
      const said = read.ok ? verdictsOf(read.value.activities) : read.error.message;
      return said === verdicts[i] ? [] : [`visit ${i + 1}: ${said}`];
    });
    expect(differ).toEqual([]);
  });
});

describe('eupraxia gate', () => {
  beforeAll(buildCommand, 180_000);

  it('says the same of twenty of them in a process of its own', async () => {
    for (const [i, visit] of visits.slice(0, 20).entries()) {
      const ran = await eupraxia(['gate', '-', '--json'], linesOf(visit));
      expect(verdictsOf(JSON.parse(ran.stdout).activities)).toBe(verdicts[i]);
    }
  });
});
