import { describe, expect, it } from 'vitest';
import { factsToday, foldedOf, logsOf, releases } from './releases.fixture.ts';

describe.each(releases)('the log of release %s', (release) => {
  const logs = logsOf(release);
  const visits = foldedOf(release).filter(({ inLog }) => inLog);

  it('holds the visits that folded.json tells of, and no other', () => {
    expect([...logs.keys()].sort()).toEqual(visits.map(({ visit }) => visit).sort());
  });

  it.each(visits)('$title reads today as it did then', ({ visit, facts }) => {
    expect(factsToday(logs.get(visit) ?? [])).toEqual(facts);
  });

  it.each(visits)('$title reads the same in whatever order it arrives', ({ visit, facts }) => {
    const events = logs.get(visit) ?? [];
    expect(factsToday(events.toReversed())).toEqual(facts);
    const odd = events.filter((_, place) => place % 2 === 1);
    expect(factsToday([...odd, ...events.filter((_, place) => place % 2 === 0)])).toEqual(facts);
  });
});
