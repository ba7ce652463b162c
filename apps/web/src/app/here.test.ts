import { describe, expect, it } from 'vitest';
import { hereOn } from './here.ts';

const last = { patientId: 'p1', name: 'Walter Brandner', visitId: 'v1' };

describe('hereOn(path, last)', () => {
  it('is the patient on each screen of that patient and of that visit', () => {
    for (const path of ['/patient/p1', '/patient/p1/evaluate', '/patient/p1/program', '/visit/v1/live', '/visit/v1/bill'])
      expect(hereOn(path, last), path).toEqual(last);
  });

  it('is nobody on Today, Admin, the library and About, and none but the one whom the screen is about', () => {
    for (const path of ['/', '/admin/people', '/admin/audit', '/library', '/about', '/patient/p2', '/visit/v2/live', '/visit'])
      expect(hereOn(path, last), path).toBeUndefined();
    expect(hereOn('/patient/p1', undefined)).toBeUndefined();
    expect(hereOn('/visit/v1/live', { patientId: 'p1', name: 'Walter Brandner' })).toBeUndefined();
  });
});
