import { demoId, pastVisitId } from '@eupraxia/demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, newId, type Session, type TestServer, testServer } from '../server.fixture.ts';

let bed: TestServer;
let therapist: Session;

beforeAll(async () => {
  bed = await testServer();
  therapist = await bed.signIn('therapist');
});
afterAll(() => bed?.remove());

const print = (visitId: string) => ask(bed.url, `/api/visits/${visitId}/note.pdf`, { headers: { cookie: therapist.cookie } });

describe('GET /api/visits/:visitId/note.pdf', () => {
  it('gives the signed note as a file that names nobody and that no cache keeps, the same bytes each time', async () => {
    const got = await print(pastVisitId);
    expect(got.status).toBe(200);
    expect(got.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
    expect(got.headers['content-disposition']).toMatch(/^attachment; filename="note-\d{4}-\d\d-\d\d\.pdf"$/);
    expect(got.text).toMatch(/^%PDF-1\.7/);
    expect((await print(pastVisitId)).bytes.equals(got.bytes)).toBe(true);
  });

  it('leaves an audit row of who printed what', async () => {
    await print(pastVisitId);
    const admin = await bed.signIn('admin');
    const { rows } = (await admin.call('admin/audit', {})).json.json;
    expect(rows).toContainEqual(
      expect.objectContaining({ action: 'note.print', subject: `visit:${pastVisitId}`, role: 'therapist' }),
    );
  });

  it('refuses a visit that was not opened, one that is not there, and what is no id', async () => {
    const { visits } = (await therapist.call('today/list', {})).json.json;
    const planned = visits.find((row: { patient: { id: string } }) => row.patient.id === demoId('Amara Okafor'));
    for (const [visitId, status, code] of [
      [planned.id, 409, 'EUP_SERVER_NOTE_UNOPENED'],
      [newId(), 404, 'EUP_STORE_VISIT_UNKNOWN'],
      ['..%2Fx', 400, 'EUP_SERVER_INPUT'],
    ] as const) {
      const refused = await print(visitId);
      expect([refused.status, refused.json.error.code]).toEqual([status, code]);
    }
  });
});
