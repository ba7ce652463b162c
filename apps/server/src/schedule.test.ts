import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowOf } from './opened-visit.fixture.ts';
import { type Answer, newId, type Session, type TestServer, testServer } from './server.fixture.ts';

let bed: TestServer;
let therapist: Session;
let desk: Session;

beforeAll(async () => {
  bed = await testServer();
  therapist = await bed.signIn('therapist');
  desk = await bed.signIn('front-desk');
});
afterAll(() => bed?.remove());

const codeOf = (answer: Answer) => answer.json.json.code;
const hour = 3_600_000;

describe('visit.change', () => {
  it('lets the front desk cancel; the visit cannot be opened then, is restored with a reason, and opens again', async () => {
    const { id: visitId } = await rowOf(therapist, 'Lena Marsh');
    const cancel = { id: newId(), visitId, change: 'cancelled', reason: 'Sick' };
    const row = (await desk.call('visit/change', cancel)).json.json;
    expect(row).toMatchObject({ status: 'cancelled', changes: [{ change: 'cancelled', reason: 'Sick' }] });
    expect(row).not.toHaveProperty('summary');
    expect((await desk.call('visit/change', cancel)).status).toBe(200);
    const refused = await therapist.call('visit/open', { visitId });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'EUP_STORE_VISIT_OFF']);
    expect((await therapist.call('visit/read', { visitId, have: {} })).json.json).toMatchObject({
      status: 'cancelled',
      events: [],
    });
    await desk.call('visit/change', { id: newId(), visitId, change: 'restored', reason: 'Feels better' });
    expect((await therapist.call('visit/open', { visitId })).json.json.status).toBe('open');
  });

  it('refuses a change without a reason, of another kind, or with a time that is none', async () => {
    const { id: visitId } = await rowOf(therapist, 'Theo Brandt');
    const base = { id: newId(), visitId, reason: 'Weather' };
    for (const input of [
      { ...base, change: 'cancelled', reason: '' },
      { ...base, change: 'deleted' },
      { ...base, change: 'moved' },
      { ...base, change: 'moved', startsAt: 'soon', minutes: 30 },
      { ...base, change: 'moved', startsAt: Date.now(), minutes: 0 },
      { ...base, change: 'cancelled', startsAt: Date.now() },
    ])
      expect([(await desk.call('visit/change', input)).status, JSON.stringify(input)]).toEqual([400, JSON.stringify(input)]);
  });
});

describe('reading a planned visit', () => {
  it('opens nothing: not the whole, not a sync without events, not its row', async () => {
    const { id: visitId } = await rowOf(therapist, 'Theo Brandt');
    const writer = newId();
    const device = { id: newId(), writer };
    await therapist.call('visit/read', { visitId, have: {}, device });
    const synced = (await therapist.call('visit/sync', { visitId, have: {}, events: [], device })).json.json;
    expect(synced).toMatchObject({ status: 'planned', events: [], acknowledged: {} });
    const row = (await therapist.call('visit/row', { visitId })).json.json;
    expect(row).toMatchObject({ id: visitId, status: 'planned', patient: { name: 'Theo Brandt' } });
    expect((await desk.call('visit/row', { visitId })).status).toBe(403);
  });
});

describe('a second chart and a second booking', () => {
  it('are asked about, and made once that is confirmed', async () => {
    const walter = (name: string) => ({ id: newId(), name, bornOn: '1959-05-12' });
    const first = walter('Walter Brandner');
    await desk.call('patients/create', { ...first, chartNumber: 'MR-90' });
    const second = walter('walter  BRANDNÉR');
    const asked = await desk.call('patients/create', second);
    expect([asked.status, codeOf(asked)]).toEqual([409, 'EUP_STORE_PATIENT_SAME']);
    expect(asked.json.json.message).toContain('chart number MR-90');
    const found = (await desk.call('patients/search', { query: second.name, bornOn: second.bornOn })).json.json;
    expect(found.map(({ id }: { id: string }) => id)).toEqual([first.id]);
    expect((await desk.call('patients/create', { ...second, otherPerson: true })).status).toBe(200);

    const slot = { patientId: first.id, startsAt: Date.now() + 24 * hour, minutes: 45 };
    await desk.call('visit/plan', { ...slot, id: newId() });
    const again = { ...slot, id: newId(), startsAt: slot.startsAt + hour / 2 };
    const taken = await desk.call('visit/plan', again);
    expect([taken.status, codeOf(taken)]).toEqual([409, 'EUP_STORE_SLOT_TAKEN']);
    expect((await desk.call('visit/plan', { ...again, despite: true })).status).toBe(200);
  });
});
