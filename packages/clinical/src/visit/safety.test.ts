import { describe, expect, it } from 'vitest';
import type { NewOrder } from '../evaluation/order.ts';
import { exampleSnapshot } from '../example.ts';
import { patientOfVisit } from '../gate/index.ts';
import type { Envelope, NewBodies, NewSnapshot } from '../index.ts';
import { composeNote } from '../note/index.ts';
import { Story, storyStart } from '../note/story.fixture.ts';
import { stopParts, stopRulesMet } from '../stop/index.ts';
import { consentStateOf, foldVisit } from './index.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const screen = { answers: {}, state: 'clear' as const, findings: [], cordAtT6OrAbove: 'no' as const };
const started = (story: Story): string => {
  story.record(1, 'activity.started', { activityId: story.wrist, by: 'therapist', mode: 'one-on-one' });
  return story.last;
};
/** An event in the server's own stream. */
const server = <
  K extends
    | 'start.questioned'
    | 'time.questioned'
    | 'consent.changed'
    | 'limits.changed'
    | 'conditions.changed'
    | 'screening.changed',
>(
  story: Story,
  minute: number,
  kind: K,
  body: NewBodies[K],
): string => {
  const own = story.events.filter(({ writer }) => writer === story.events[0]?.writer);
  const at = storyStart + minute * 60_000;
  const event = { ...(own[0] as Envelope), v: 1, id: id(100 + own.length), seq: own.length + 1, at, kind, body };
  story.events.push({ ...event, source: 'server' });
  return event.id;
};
const fold = (story: Story) => foldVisit(story.log);
const blocking = (story: Story) =>
  composeNote(story.log, { locale: 'en-US' })
    .findings.filter(({ severity }) => severity === 'blocks')
    .map(({ key, event, mend }) => [key, event, mend?.kind]);
const of = (story: Story, key: string) => blocking(story).filter(([one]) => one === key);

describe('reasons for going on', () => {
  const reached = { name: 'Noor Haddad, PT', how: 'phone', at: storyStart, words: 'Go on with the belt.' };

  it('count from a therapist, and from an assistant who reached one', () => {
    const story = new Story();
    story.record(1, 'rule.reasoned', { rule: 'falls', text: 'Belt and guard', facts: 'falls:yes' });
    story.by(2).record(2, 'rule.reasoned', { rule: 'seizures', text: 'I think so' });
    story.by(2).record(3, 'rule.reasoned', { rule: 'fragile-bone', text: 'No loading of the spine', reached });
    expect(fold(story).ruleReasons).toMatchObject([
      { rule: 'falls', text: 'Belt and guard', facts: 'falls:yes', confirmed: true, at: storyStart + 60_000 },
      { rule: 'fragile-bone', reached, confirmed: false },
    ]);
  });

  it('of an assistant hold up the signature until a therapist confirms them', () => {
    const story = new Story();
    story.by(2).record(3, 'rule.reasoned', { rule: 'fragile-bone', text: 'No loading', reached });
    const reason = story.last;
    expect(of(story, 'reason-unconfirmed')).toEqual([['reason-unconfirmed', reason, 'reason.confirmed']]);
    story.record(4, 'reason.confirmed', { of: reason });
    expect(fold(story).ruleReasons[0]?.confirmed).toBe(false);
    story.by(1).record(5, 'reason.confirmed', { of: reason });
    const confirmation = story.last;
    expect(fold(story).ruleReasons[0]?.confirmed).toBe(true);
    expect(of(story, 'reason-unconfirmed')).toEqual([]);
    story.record(6, 'event.retracted', {}, { corrects: confirmation });
    expect(fold(story).ruleReasons[0]?.confirmed).toBe(false);
    story.record(7, 'event.retracted', {}, { corrects: reason });
    expect(of(story, 'reason-unconfirmed')).toEqual([]);
  });
});

describe('orders of a visit', () => {
  const order = (n: number, more: object = {}): NewOrder =>
    ({ kind: 'weight-bearing', id: id(n), value: 'NWB', from: '2026-11-10', until: null, by: 'Dr. Ortega', ...more }) as NewOrder;
  const { value: _, ...base } = order(3) as Extract<NewOrder, { kind: 'weight-bearing' }>;
  const clearance: NewOrder = { ...base, kind: 'clearance', of: 'cardiac-implant' };

  it('are those of the chart and those recorded since; one with the same id replaces, one taken back is gone', () => {
    const story = new Story({ ...exampleSnapshot(), orders: [order(1), order(2)] });
    story.record(1, 'order.recorded', { order: order(1, { value: 'WBAT' }) });
    story.by(2).record(2, 'order.recorded', { order: order(4) });
    const wrong = story.last;
    expect(fold(story).orders).toEqual([order(2), order(1, { value: 'WBAT' }), order(4)]);
    story.record(3, 'event.retracted', {}, { corrects: wrong });
    expect(fold(story).orders).toEqual([order(2), order(1, { value: 'WBAT' })]);
    expect(fold(new Story()).orders).toEqual([]);
  });

  it('that only forbid count from an assistant; one that opens or replaces is a therapist’s', () => {
    const story = new Story({ ...exampleSnapshot(), orders: [order(1)] });
    story.by(2).record(1, 'order.recorded', { order: order(1, { value: 'WBAT' }) });
    story.by(2).record(2, 'order.recorded', { order: order(2, { value: 'WBAT' }) });
    story.by(2).record(3, 'order.recorded', { order: order(3, { value: 'TTWB' }) });
    expect(fold(story).orders).toEqual([order(1), order(3, { value: 'TTWB' })]);
  });

  it('that say how something may be done are a therapist’s, since they answer rules that ask for an order', () => {
    const said = (kind: string, more: object): NewOrder => ({ ...base, kind, id: id(60), ...more }) as NewOrder;
    const ofTherapist = [
      said('weight-bearing', { value: 'PWB', percent: 50 }),
      said('weight-bearing', { value: 'WBAT' }),
      said('activity', { value: 'Up ad lib' }),
      said('activity', { value: 'Bed rest until Monday, then up ad lib' }),
      ...['IDDSI 0', 'IDDSI 7'].map((value) => said('diet', { value })),
      ...['helmet', 'brace', 'sling', 'oxygen'].map((kind) => said(kind, { value: 'as needed' })),
      said('movement', { blocks: ['spinning'] }),
      said('protocol', { allows: ['active'] }),
      said('parameter', { what: 'systolic', most: 220 }),
    ];
    const ofAnyone = [
      said('weight-bearing', { value: 'NWB' }),
      said('activity', { value: 'Bed rest' }),
      said('diet', { value: 'NPO' }),
      said('sternal', { value: 'no lifting' }),
      said('isolation', { value: 'contact' }),
    ];
    for (const [orders, counted] of [[ofTherapist, false] as const, [ofAnyone, true] as const])
      for (const one of orders) {
        const story = new Story();
        story.by(2).record(1, 'order.recorded', { order: one });
        expect(fold(story).orders).toEqual(counted ? [one] : []);
      }
  });

  it('take a clearance from a therapist alone', () => {
    const story = new Story();
    story.by(2).record(1, 'order.recorded', { order: clearance });
    expect(fold(story).orders).toEqual([]);
    story.by(1).record(2, 'order.recorded', { order: clearance });
    expect(fold(story).orders).toEqual([clearance]);
  });
});

describe('answers of the safety screen', () => {
  const yes: NewBodies['screen.answered'] = { question: 'broken-skin', answer: 'yes', regions: ['forearm', 'hand'] };
  const standing = (story: Story) => fold(story).screened.at(-1);

  it('are tightened by anyone and loosened by a therapist alone', () => {
    const story = new Story();
    story.by(2).record(1, 'screen.answered', yes);
    expect(standing(story)).toMatchObject(yes);
    const looserOnes: readonly NewBodies['screen.answered'][] = [
      { ...yes, answer: 'no' },
      { ...yes, answer: 'unknown' },
      { ...yes, state: 'healed' },
      { ...yes, side: 'left' },
      { ...yes, regions: ['hand'] },
    ];
    for (const looser of looserOnes) {
      story.by(2).record(2, 'screen.answered', looser);
      expect(standing(story)).toMatchObject(yes);
    }
    story.by(2).record(3, 'screen.answered', { ...yes, regions: ['forearm', 'hand', 'wrist'], state: 'acute' });
    expect(standing(story)).toMatchObject({ state: 'acute' });
    story.by(1).record(4, 'screen.answered', { question: 'broken-skin', answer: 'no' });
    expect(standing(story)).toMatchObject({ answer: 'no' });
  });

  it('of the chart are not taken back by an assistant either', () => {
    const safety = {
      answers: { falls: { answer: 'yes' as const } },
      state: 'clear' as const,
      findings: [],
      cordAtT6OrAbove: 'no' as const,
    };
    const story = new Story({ ...exampleSnapshot(), safety });
    story.by(2).record(1, 'screen.answered', { question: 'falls', answer: 'no' });
    expect(fold(story).screened).toEqual([]);
    story.by(2).record(2, 'screen.answered', { question: 'latex-allergy', answer: 'no' });
    expect(standing(story)).toMatchObject({ question: 'latex-allergy', answer: 'no' });
  });
});

describe('an answer that the chart made tighter', () => {
  it('takes nothing back of what the visit holds', () => {
    const story = new Story();
    const repair = { answer: 'yes' as const, regions: ['shoulder'], since: '2026-11-01' };
    story.record(1, 'screen.answered', { question: 'fresh-repair', ...repair });
    const wider = { ...repair, regions: ['shoulder', 'elbow'], since: '2025-11-01' };
    server(story, 2, 'screening.changed', { answers: { 'fresh-repair': wider }, entry: id(5) });
    expect(fold(story).screened.at(-1)).toMatchObject({ regions: ['shoulder', 'elbow'], since: '2026-11-01' });
    server(story, 3, 'screening.changed', { answers: { 'fresh-repair': { answer: 'unknown' } }, entry: id(5) });
    expect(fold(story).screened).toHaveLength(2);
  });
});

describe('limits and conditions of the chart', () => {
  const limits = { id: id(20), systolic: { most: 150 }, vitalsFirst: false };
  const [stroke] = exampleSnapshot().conditions;

  it('are those of the opening until the chart changes them, whole, and are what the gate reads', () => {
    const story = new Story({ ...exampleSnapshot(), limits, safety: screen });
    expect(fold(story)).toMatchObject({ limits, conditions: [{ id: stroke?.id }] });
    const tighter = { ...limits, systolic: { most: 130 }, vitalsFirst: true };
    server(story, 1, 'limits.changed', { limits: tighter, entry: id(5) });
    expect(fold(story).limits).toEqual(tighter);
    expect(patientOfVisit(fold(story))?.limits).toEqual({ systolic: { most: 130 }, vitalsFirst: true });
    server(story, 2, 'limits.changed', { limits: null, entry: id(5) });
    expect(fold(story).limits).toBeNull();
    expect(patientOfVisit(fold(story))?.limits).toEqual({});
    const more = { id: id(21), conditionId: 'multiple-sclerosis', name: 'MS', side: 'bilateral' as const, onset: '2020-01-01' };
    server(story, 3, 'conditions.changed', { conditions: [more], entry: id(5) });
    expect(patientOfVisit(fold(story))?.conditions).toEqual(['multiple-sclerosis']);
    expect(fold(story).snapshot.conditions).toEqual(exampleSnapshot().conditions);
  });

  it('bound the running session from then on', () => {
    const story = new Story({ ...exampleSnapshot(), limits, safety: screen });
    story.record(1, 'vitals.taken', { when: 'during', systolic: 140, diastolic: 80 });
    const met = () => stopRulesMet(stopParts(fold(story), fold(story).activities[0]?.item.id)).map(({ id }) => id);
    expect(met()).toEqual([]);
    server(story, 2, 'limits.changed', { limits: { ...limits, systolic: { most: 130 } }, entry: id(5) });
    expect(met()).toEqual(['limit-systolic']);
  });
});

describe('a visit that is older than consents', () => {
  it('says nothing of the treatment, whatever changes in another consent', () => {
    const story = new Story({ ...exampleSnapshot(), safety: screen });
    server(story, 1, 'consent.changed', { what: 'media', state: 'refused', entry: id(5) });
    expect(patientOfVisit(fold(story))?.treatment).toBeNull();
    server(story, 2, 'consent.changed', { what: 'treatment', state: 'refused', entry: id(5) });
    expect(patientOfVisit(fold(story))?.treatment).toBe('refused');
  });
});

describe('what activities ask of the body', () => {
  it('is what the program says until a therapist says it anew, whole', () => {
    const own = { exertion: 1, positions: ['sitting'], by: 'Noor Haddad', on: '2026-11-20' } as const;
    const example = exampleSnapshot();
    const [wrist, ...others] = example.program.items;
    const items = [{ ...wrist, traits: own }, ...others];
    const story = new Story({ ...example, program: { ...example.program, items } } as unknown as NewSnapshot);
    expect(fold(story).traits).toEqual({ [story.wrist]: own });
    story.record(1, 'traits.recorded', { activityId: story.wrist, traits: { agents: ['heat'] } });
    story.record(2, 'traits.recorded', { activityId: story.chair, traits: { exertion: 2 } });
    story.by(2).record(3, 'traits.recorded', { activityId: story.chair, traits: { exertion: 0 } });
    expect(fold(story).traits).toEqual({ [story.wrist]: { agents: ['heat'] }, [story.chair]: { exertion: 2 } });
  });

  it('reads an exertion of a later release as the hardest', () => {
    const story = new Story();
    story.record(1, 'traits.recorded', { activityId: story.wrist, traits: { exertion: 1 } });
    const last = story.events.pop() as Envelope;
    story.events.push({ ...last, body: { activityId: story.wrist, traits: { exertion: 4, mood: 'grim' } } });
    expect(fold(story).traits).toEqual({ [story.wrist]: { exertion: 3 } });
  });
});

describe('consentStateOf(visit, what)', () => {
  const consent = (given: boolean, more: object = {}) => ({
    ...{ id: id(9), what: 'treatment' as const, given, by: 'patient' as const, on: '2026-10-01' },
    ...more,
  });
  const state = (story: Story) => consentStateOf(fold(story), 'treatment');
  const agreed = { what: 'treatment', by: 'patient', mode: 'oral' } as const;

  it('is as the chart had it on the day of the visit, and unasked where the visit is older than consents', () => {
    expect(state(new Story())).toBe('unasked');
    const story = (...consents: NonNullable<NewSnapshot['consents']>) => new Story({ ...exampleSnapshot(), consents });
    expect(state(story(consent(true)))).toBe('given');
    expect(state(story(consent(true), consent(false)))).toBe('refused');
    expect(state(story(consent(true, { until: '2026-11-01' })))).toBe('lapsed');
    expect(state(story(consent(true, { until: '2030-11-01' })))).toBe('given');
  });

  it('is what the visit last said of it, and only a therapist can record that the patient agreed', () => {
    const story = new Story({ ...exampleSnapshot(), consents: [consent(true)] });
    const changed = server(story, 1, 'consent.changed', { what: 'treatment', state: 'withdrawn', entry: id(5) });
    expect(state(story)).toBe('withdrawn');
    story.by(2).record(2, 'consent.agreed', agreed);
    expect(state(story)).toBe('withdrawn');
    story.by(1).record(3, 'consent.agreed', agreed);
    expect(state(story)).toBe('given');
    expect(consentStateOf(fold(story), 'media')).toBe('unasked');
    expect(fold(story).consents).toEqual([
      { what: 'treatment', state: 'withdrawn', at: storyStart + 60_000, id: changed },
      { what: 'treatment', state: 'given', by: 'patient', at: storyStart + 180_000, id: story.last },
    ]);
    server(story, 4, 'consent.changed', { what: 'treatment', state: 'unasked', entry: id(5) });
    expect(state(story)).toBe('unasked');
  });

  it('reads a state that a later release added as refused', () => {
    const story = new Story({ ...exampleSnapshot(), consents: [consent(true)] });
    server(story, 1, 'consent.changed', { what: 'treatment', state: 'paused' as never, entry: id(5) });
    expect(state(story)).toBe('refused');
  });
});

describe('a start that the server questioned', () => {
  const findings = [{ rule: 'falls', severity: 'reason' as const }];

  it('holds up the signature until a clinician answers it, by the start or by the question', () => {
    for (const named of ['start', 'question'] as const) {
      const story = new Story();
      const start = started(story);
      const question = server(story, 1.1, 'start.questioned', { of: start, findings });
      expect(of(story, 'start-questioned')).toEqual([['start-questioned', start, 'start.answered']]);
      expect(fold(story).questioned).toMatchObject([{ of: start, answered: null }]);
      story.by(2).record(2, 'start.answered', { of: named === 'start' ? start : question, text: 'The belt was on.' });
      const answered = { at: storyStart + 120_000, by: 'second', text: 'The belt was on.' };
      expect(fold(story).questioned).toMatchObject([{ of: start, answered }]);
      expect(of(story, 'start-questioned')).toEqual([]);
      story.record(3, 'event.retracted', {}, { corrects: story.last });
      expect(of(story, 'start-questioned')).toHaveLength(1);
    }
  });

  it('says whether something was owed, or a rule blocked it and the server learned of it late', () => {
    const said = (...severities: readonly ('block' | 'ask' | 'reason')[]): string | undefined => {
      const story = new Story();
      const start = started(story);
      const findings = severities.map((severity, n) => ({ rule: `rule-${n}`, severity }));
      server(story, 1.1, 'start.questioned', { of: start, findings });
      return composeNote(story.log, { locale: 'en-US' }).findings.find(({ event }) => event === start)?.text;
    };
    expect(said('ask')).toContain('came before what a safety rule asks for was recorded. Say why it was safe');
    expect(said('ask', 'reason')).toContain('came before what 2 safety rules ask for was recorded.');
    expect(said('block', 'ask')).toMatch(/^A safety rule blocks the start at .+\. The server learned of it afterwards/);
    expect(said('block', 'block')).toMatch(/^2 safety rules block the start at /);
  });

  it('is told from a time in question, which no answer to a start settles', () => {
    const story = new Story();
    const start = started(story);
    server(story, 1.1, 'time.questioned', { of: start, why: 'late', receivedAt: storyStart });
    story.record(2, 'start.answered', { of: start, text: 'On time.' });
    expect(fold(story).questioned).toMatchObject([{ why: 'late', answered: null }]);
    expect(of(story, 'time-questioned').map(([key, , kind]) => [key, kind])).toEqual([['time-questioned', 'time.confirmed']]);
  });
});
