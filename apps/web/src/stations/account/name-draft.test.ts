import { describe, expect, it } from 'vitest';
import { addressUnder, draftOf, nameOf } from './name-draft.ts';

describe('nameOf(draft)', () => {
  it('is nothing before somebody has chosen, localhost for this computer, and else the name as it is read', () => {
    expect(nameOf(draftOf(null))).toEqual({ kind: 'wrong', why: 'empty' });
    expect(nameOf({ where: 'here', text: '192.168.1.20' })).toEqual({ kind: 'name', name: 'localhost' });
    expect(nameOf({ where: 'others', text: ' Clinic.Example ' })).toEqual({ kind: 'name', name: 'clinic.example' });
    expect(nameOf({ where: 'others', text: '192.168.1.20' })).toEqual({ kind: 'wrong', why: 'number' });
  });

  it('starts from what was chosen before', () => {
    expect(draftOf('localhost')).toEqual({ where: 'here', text: '' });
    expect(draftOf('clinic.example')).toEqual({ where: 'others', text: 'clinic.example' });
  });
});

describe('addressUnder(name, port)', () => {
  it('is https, with the port where there is one', () => {
    expect([addressUnder('clinic.example', '4747'), addressUnder('clinic.example', '')]).toEqual([
      'https://clinic.example:4747',
      'https://clinic.example',
    ]);
  });
});
