import { type Envelope, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import { answerProposal } from '@eupraxia/coach/progress';
import { describe, expect, it } from 'vitest';
import { judgedVisits, readVisit } from '../../app/practice-history.ts';
import { draftOfItem } from './draft.ts';
import { withRule } from './practice-draft.ts';
import { proposalOf, taken } from './proposals.ts';

const day = 86_400_000;
const start = 1.7e12;
const example = exampleSnapshot();
const [item] = example.program.items;
if (item === undefined) throw new Error('the example has no program');
const draft = draftOfItem(item);
const alone = { schedule: undefined, tasks: 1 };

/** The log of one visit in which the first activity was tapped: `x` held, anything else not. */
function tapped(number: number, marks: string): readonly Envelope[] {
  const at = start + number * day;
  const visitId = `018f4e2a-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const tab = exampleWriter({ clinicId: example.clinic.id, visitId, userId: 'pt', zone: 'UTC', number, startedAt: at });
  const activityId = item?.id ?? '';
  return [
    tab.write(at, 'visit.opened', { snapshot: example }),
    tab.write(at + 1000, 'pain.rated', { score: 0, when: 'before' }),
    tab.write(at + 2000, 'activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }),
    ...[...marks].map((mark, i) => tab.write(at + 3000 + 1000 * i, 'repetition.done', { activityId, held: mark === 'x' })),
    tab.write(at + 1e6, 'activity.stopped', { activityId }),
  ];
}
const visits = (...marks: string[]): Visit[] => marks.map((one, i) => foldVisit(readLog(tapped(i + 1, one))));
const chart = (answers: Parameters<typeof proposalOf>[1]['proposalAnswers'] = []) => ({
  conditions: example.conditions,
  proposalAnswers: answers,
});

describe('proposalOf', () => {
  it('proposalOf(draft, chart, visits) proposes a step easier after three sessions below the band, and none after two', () => {
    expect(proposalOf(draft, chart(), visits('xoooo', 'xoooo'), alone)).toBeNull();
    const proposal = proposalOf(draft, chart(), visits('xoooo', 'xoooo', 'xoooo'), alone);
    expect(proposal).toMatchObject({ direction: 'easier', because: { what: 'below', sessions: 3 } });
    expect(proposal?.row.source).not.toBe('');
    expect(proposal?.evidence.length).toBeGreaterThanOrEqual(15);
  });

  it('proposalOf() asks nothing twice: after an answer in the chart only another session brings a proposal', () => {
    const before = visits('xxxxxxxxxx');
    const first = proposalOf(draft, chart(), before, alone);
    if (first === null) throw new Error('ten of ten are above the band');
    const answer = { id: example.program.id, ...answerProposal(first, false, start + 1.5 * day, 'not yet') };
    expect(proposalOf(draft, chart([answer]), before, alone)).toBeNull();
    const next = proposalOf(draft, chart([answer]), visits('xxxxxxxxxx', 'xxxxxxxxxx'), alone);
    expect(next).not.toBeNull();
    expect(next?.variable).not.toBe(first.variable);
  });

  it('proposalOf() follows the rules that the item orders: the stage of learning speaks only where it was switched on', () => {
    const mixed = { schedule: { kind: 'random', seed: 1 }, tasks: 2 } as const;
    const once = visits('xxxxxxxo', 'xxoxxxxo');
    expect(proposalOf(draft, chart(), once, mixed)).toBeNull();
    const ordered = { ...draft, practice: withRule(draft.practice, 'schedule-by-stage', true) };
    const blocked = visits('xoooooxo', 'xooxooxo');
    expect(proposalOf(draft, chart(), blocked, mixed)).toBeNull();
    expect(proposalOf(ordered, chart(), blocked, mixed)).toMatchObject({
      rule: 'schedule-by-stage',
      because: { what: 'stage', schedule: 'blocked' },
    });
  });

  it('proposalOf() says nothing of an exercise whose side nobody chose', () => {
    expect(proposalOf({ ...draft, side: undefined }, chart(), visits('xxxxxxxxxx'), alone)).toBeNull();
  });
});

describe('taken', () => {
  const proposal = proposalOf(draft, chart(), visits('xxxxxxxxxx'), alone);
  if (proposal === null || draft.target === undefined) throw new Error('the example aims at a zone');
  const { target } = draft;

  it('taken(proposal, draft) moves one field by one step and nothing else', () => {
    const change = taken({ ...proposal, variable: 'threshold', direction: 'harder' }, draft, undefined);
    const floor = Number(target.floor) + 5;
    expect(change).toEqual({ draft: { ...draft, target: { ...target, floor: String(floor) } }, schedule: undefined });
    expect(
      taken(
        { ...proposal, variable: 'repetitions', direction: 'harder' },
        { ...draft, dose: { ...draft.dose, repetitions: '20' } },
        undefined,
      ),
    ).toEqual({
      draft: { ...draft, dose: { ...draft.dose, repetitions: '22' } },
      schedule: undefined,
    });
    const random = { ...proposal, variable: 'schedule', because: { what: 'stage', schedule: 'random' } } as const;
    expect(taken(random, draft, { kind: 'serial', seed: 7 })).toEqual({ draft, schedule: { kind: 'random', seed: 7 } });
  });

  it('taken() moves the ceiling where practice goes down, and nothing where nobody said which way', () => {
    const harder = { ...proposal, variable: 'threshold', direction: 'harder' } as const;
    const rest = { ...draft, target: { ...target, direction: 'down', floor: '', ceiling: '20' } } as const;
    expect(taken(harder, rest, undefined)?.draft.target).toMatchObject({ floor: '', ceiling: '15' });
    expect(taken({ ...harder, direction: 'easier' }, rest, undefined)?.draft.target?.ceiling).toBe('25');
    expect(taken(harder, { ...rest, target: { ...rest.target, ceiling: '8' } }, undefined)).toBeNull();
    expect(taken(harder, { ...draft, target: { ...target, direction: undefined } }, undefined)).toBeNull();
  });

  it('taken() changes nothing where the program has no field, or no room', () => {
    expect(taken({ ...proposal, variable: 'assistance' }, draft, undefined)).toBeNull();
    const full = { ...draft, target: { ...target, floor: '66', ceiling: '70' } };
    expect(taken({ ...proposal, variable: 'threshold', direction: 'harder' }, full, undefined)).toBeNull();
    const brief = { ...draft, target: { ...target, holdSeconds: '0' } };
    expect(taken({ ...proposal, variable: 'hold', direction: 'easier' }, brief, undefined)).toBeNull();
  });
});

describe('readVisit', () => {
  it('readVisit(id) reads on while there is more, and folds what is signed; judgedVisits() keeps the newest five', async () => {
    const log = tapped(1, 'xox');
    const rounds: unknown[] = [];
    const read = async ({ have }: { have: Readonly<Record<string, number>> }) => {
      rounds.push(have);
      const known = Object.values(have)[0] ?? 0;
      return { events: log.slice(known, known + 3), more: known + 3 < log.length };
    };
    const visit = await readVisit('one', read as never);
    expect(visit?.activities[0]?.repetitions).toMatchObject({ done: 3, held: 2 });
    expect(rounds).toHaveLength(Math.ceil(log.length / 3));
    const rows = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ id: String(n), startsAt: n, status: n === 7 ? 'open' : 'signed' }) as never);
    expect(judgedVisits(rows).map(({ id }) => id)).toEqual(['6', '5', '4', '3', '2']);
  });
});
