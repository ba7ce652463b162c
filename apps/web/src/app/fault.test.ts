import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { faultFrom, faultOfResponse } from './fault.ts';

describe('faultFrom', () => {
  it('keeps the code, the sentence and the remedy that the server told', () => {
    const data = { code: 'EUP_SERVER_ROLE', message: 'Your role may not do this.', remedy: 'Ask a therapist.' };
    expect(faultFrom(new ORPCError('EUP_SERVER_ROLE', { status: 403, message: data.message, data }))).toEqual({
      ...data,
      status: 403,
    });
  });

  it('reads the remedy of a server of the release before, which calls it mend', () => {
    const data = { code: 'EUP_SERVER_ROLE', message: 'Your role may not do this.', mend: 'Ask a therapist.' };
    const fault = faultFrom(new ORPCError('EUP_SERVER_ROLE', { status: 403, message: data.message, data }));
    expect(fault.remedy).toBe('Ask a therapist.');
  });

  it('says that the server was not reached when fetch reaches nobody', () => {
    expect(faultFrom(new TypeError('Failed to fetch')).code).toBe('EUP_WEB_UNREACHED');
  });

  it('names the status of an answer that tells no fault', () => {
    expect(faultFrom(new ORPCError('BAD_GATEWAY', { status: 502 })).message).toContain('502');
  });

  it('shows what an unexpected error said', () => {
    expect(faultFrom(new Error('no such lead')).message).toContain('no such lead');
    expect(faultFrom('plain text').message).toContain('plain text');
  });
});

describe('faultOfResponse', () => {
  it('reads the error of a plain answer', () => {
    const error = { code: 'EUP_SERVER_SIGN_IN', message: 'No.', remedy: 'Check both.' };
    expect(faultOfResponse(401, { error })).toEqual({ ...error, status: 401 });
    expect(faultOfResponse(401, { error: { ...error, mend: error.remedy } })).toEqual({ ...error, status: 401 });
  });

  it('does not trust a body of another shape', () => {
    for (const body of [null, 'x', {}, { error: 1 }, { error: { code: 'A' } }])
      expect(faultOfResponse(500, body).code).toBe('EUP_WEB_ANSWER');
  });
});
