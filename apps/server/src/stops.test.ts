import { type Envelope, readLog } from '@eupraxia/clinical';
import { openStop } from '@eupraxia/clinical/stop';
import { foldVisit } from '@eupraxia/clinical/visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedVisit, rowOf } from './opened-visit.fixture.ts';
import { type Session, type TestServer, testServer } from './server.fixture.ts';

let bed: TestServer;
let therapist: Session;

beforeAll(async () => {
  bed = await testServer();
  therapist = await bed.signIn('therapist');
});
afterAll(() => bed?.remove());

/** A visit of the demo day that this client opened, and how it sends. */
async function opened(name: string) {
  const visit = await openedVisit(therapist, await rowOf(therapist, name));
  const send = async (...sent: Envelope[]) =>
    (await therapist.call('visit/sync', { visitId: visit.visitId, events: sent, have: {} })).json.json as {
      readonly events: Envelope[];
      readonly blocked?: readonly { readonly event: string; readonly findings: readonly { readonly rule: string }[] }[];
    };
  return { ...visit, send };
}

const fold = (answer: { readonly events: readonly Envelope[] }) => foldVisit(readLog(answer.events));

describe('visit.sync with a rating that meets a stop rule', () => {
  it('presses STOP where the client that sent it did not, once, resting on the rating', async () => {
    const { write, send, start } = await opened('Amara Okafor');
    await send(write('pain.rated', { score: 1, when: 'before' }), start());
    const rating = write('pain.rated', { score: 7, when: 'during' });
    const answer = await send(rating);
    const pressed = answer.events.filter(({ kind }) => kind === 'stop.pressed');
    expect(pressed).toMatchObject([
      { source: 'server', evidence: [rating.id], body: { from: 'rule', rule: expect.stringMatching(/^stop-pain/) } },
    ]);
    expect(fold(answer)).toMatchObject({ running: null, stop: { id: pressed[0]?.id } });
    const again = await send(rating, write('remark.written', { section: 'response', text: 'Rests.' }));
    expect(again.events.filter(({ kind }) => kind === 'stop.pressed')).toHaveLength(1);
  });

  it('presses none where the client recorded it with the rating', async () => {
    const { write, send, start } = await opened('Jonas Clark');
    await send(write('pain.rated', { score: 1, when: 'before' }), start());
    const rating = write('pain.rated', { score: 7, when: 'during' });
    const stop = write('stop.pressed', { from: 'rule', rule: 'stop-pain-rise' }, { evidence: [rating.id] });
    const answer = await send(rating, stop);
    expect(answer.events.filter(({ kind }) => kind === 'stop.pressed').map(({ id }) => id)).toEqual([stop.id]);
  });
});

describe('visit.sync with a clearance that lacks what its reason asks for', () => {
  it('keeps the STOP, refuses the start that follows, and gives it no time', async () => {
    const { write, send, start, activityId } = await opened('Theo Brandt');
    await send(start());
    const stop = write('stop.pressed', { from: 'therapist' });
    const why = write('stop.explained', { stop: stop.id, why: 'chest-pain' });
    const cleared = write('stop.cleared', { stop: stop.id, text: 'It is safe to go on' });
    const resumed = write('activity.resumed', { activityId });
    const answer = await send(stop, why, cleared, resumed);
    expect(answer.blocked?.find(({ event }) => event === resumed.id)?.findings.map(({ rule }) => rule)).toContain('stop-open');
    const visit = fold(answer);
    expect(visit).toMatchObject({ running: null, stop: { id: stop.id } });
    expect(openStop(visit)).toMatchObject({ ends: true, needs: [{ kind: 'words' }, { kind: 'reading', met: false }] });
  });
});
