import { type Envelope, readLog, type VisitSnapshot } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import { foldVisit, runningClocks, type Visit } from '@eupraxia/clinical/visit';
import { describe, expect, it } from 'vitest';
import { applyChoice, type Choice } from './apply-choice.ts';
import { choicesOf } from './choices.ts';
import { colleaguesOf } from './colleagues.ts';

const { envelopes } = exampleVisit({ events: 60 });
const opening = envelopes.find(({ kind }) => kind === 'visit.opened') as Envelope;
const started = envelopes.find(({ kind }) => kind === 'activity.started') as Envelope;
const { snapshot } = opening.body as { snapshot: VisitSnapshot };
const [first, second] = snapshot.program.items;
if (first === undefined || second === undefined) throw new Error('The example has two activities.');
const me = opening.by.userId;

const clinicians: NonNullable<VisitSnapshot['clinicians']> = [
  { userId: me, name: 'D. Rivera', credentials: 'PT', discipline: 'PT', level: 'therapist' },
  { userId: 'a', name: 'K. Adeyemi', credentials: 'PTA', discipline: 'PT', level: 'assistant' },
  { userId: 't', name: 'S. Lindqvist', credentials: 'PT, DPT', discipline: 'PT', level: 'therapist' },
  { userId: 'o', name: 'M. Chen', credentials: 'OTR/L', discipline: 'OT', level: 'therapist' },
  { userId: 's', name: 'A. Student', credentials: '', discipline: 'PT', level: 'student' },
];

/** A visit with one activity running, whose second item is the group's where `group` says so. */
function visit(name: string, part: { group?: boolean; program?: VisitSnapshot['payer']['program'] } = {}): Visit {
  const service = part.group === true ? { ...second?.service, code: '97150' } : second?.service;
  const body = {
    snapshot: {
      ...snapshot,
      patient: { ...snapshot.patient, name },
      clinicians,
      payer: { ...snapshot.payer, ...(part.program === undefined ? {} : { program: part.program }) },
      program: { ...snapshot.program, items: [first, { ...second, service }] },
    },
  };
  const { prev: _, ...running } = started;
  return foldVisit(readLog([{ ...opening, body }, running]), started.at + 60_000);
}

/** What was recorded in the other visit. */
async function recordedBy(choice: Choice, other: Visit): Promise<readonly (readonly [string, object])[]> {
  const events: [string, object][] = [];
  const append = async (kind: string, body: object) => {
    events.push([kind, body]);
    return { ok: true, value: opening };
  };
  expect(await applyChoice(choice, { append } as never, runningClocks(other))).toBe(true);
  return events;
}

describe('choicesOf()', () => {
  it('offers under Part B no concurrent therapy, and a group only where both programs have its item', () => {
    const lena = visit('Lena Marsh');
    const jonas = visit('Jonas Clark', { group: true });
    expect(choicesOf(jonas, lena, me)).toMatchObject({ concurrent: false, group: { needsItem: ['Lena Marsh'] } });
    expect(choicesOf(lena, lena, me)).toMatchObject({ group: { needsItem: ['Lena Marsh', 'Lena Marsh'] } });
    expect(choicesOf(jonas, jonas, me)).toMatchObject({
      group: { here: { item: { service: { code: '97150' } } }, other: { item: { id: second.id } } },
    });
  });

  it('offers concurrent therapy where the payer of both is Part A, and not where one is', () => {
    const partA = visit('Lena Marsh', { program: 'medicare-a' });
    expect(choicesOf(partA, partA, me).concurrent).toBe(true);
    for (const program of [undefined, 'medicare-b', 'other'] as const) {
      const other = visit('Jonas Clark', program === undefined ? {} : { program });
      expect(choicesOf(partA, other, me).concurrent).toBe(false);
      expect(choicesOf(other, partA, me).concurrent).toBe(false);
    }
  });

  it('names colleagues of the visit’s discipline who may treat, without the person, and nobody where none is listed', () => {
    expect(choicesOf(visit('A'), visit('B'), me).colleagues).toEqual([
      { userId: 't', name: 'S. Lindqvist, PT, DPT', by: 'therapist' },
      { userId: 'a', name: 'K. Adeyemi, PTA', by: 'assistant' },
    ]);
    const { clinicians: _, ...without } = snapshot;
    expect(colleaguesOf(without, me)).toEqual([]);
  });
});

describe('applyChoice()', () => {
  it('pauses the other patient and says why', async () => {
    expect(await recordedBy({ kind: 'pause' }, visit('Lena Marsh'))).toEqual([
      ['activity.paused', { activityId: first.id, cause: 'other-patient' }],
    ]);
  });

  it('hands the clock over to who is named, as the kind of clinician they are', async () => {
    const to = { userId: 'a', name: 'K. Adeyemi, PTA', by: 'assistant' } as const;
    expect(await recordedBy({ kind: 'hand-over', to }, visit('Lena Marsh'))).toEqual([
      ['attention.changed', { activityId: first.id, by: 'assistant', mode: 'one-on-one', person: 'a' }],
    ]);
  });

  it('goes on in the group item of the other patient, and leaves concurrent therapy as it runs', async () => {
    const other = visit('Lena Marsh', { group: true });
    const { group } = choicesOf(other, other, me);
    if (!('here' in group)) throw new Error('a group is offered');
    expect(await recordedBy({ kind: 'group', group }, other)).toEqual([
      ['activity.paused', { activityId: first.id, cause: 'other-patient' }],
      ['activity.started', { activityId: second.id, by: 'therapist', mode: 'group' }],
    ]);
    expect(await recordedBy({ kind: 'concurrent' }, other)).toEqual([]);
  });
});
