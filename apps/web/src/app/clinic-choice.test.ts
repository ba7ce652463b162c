import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askWho, keepTabClinic, tabClinic } from './clinic-choice.ts';

const places = [
  { clinicId: 'a', clinicName: 'Harbor', role: 'therapist', demo: false },
  { clinicId: 'b', clinicName: 'Hill', role: 'admin', demo: false },
];
const asked: string[] = [];

/** A server that knows the person in these clinics. */
function serverWith(own: readonly string[]): void {
  const answer = (status: number, json: unknown) =>
    new Response(JSON.stringify({ json }), { status, headers: { 'content-type': 'application/json' } });
  const refused = (code: string, status: number) =>
    answer(status, { defined: false, code, status, message: code, data: { code, message: code, remedy: 'r' } });
  vi.stubGlobal('fetch', async (request: Request) => {
    const clinic = request.headers.get('x-eupraxia-clinic');
    asked.push(`${new URL(request.url).pathname} ${clinic ?? '-'}`);
    if (request.url.endsWith('/account/clinics')) return answer(200, own.length === 0 ? [] : places);
    if (clinic !== null && !own.includes(clinic)) return refused('EUP_SERVER_CLINIC', 403);
    if (clinic === null && own.length > 1) return refused('EUP_SERVER_CLINIC_CHOICE', 400);
    if (own.length === 0) return refused('EUP_SERVER_CLINIC', 403);
    return answer(200, { userId: 'u', clinic: { id: clinic ?? own[0] } });
  });
}

describe('askWho', () => {
  beforeEach(() => {
    asked.length = 0;
    const kept = new Map<string, string>();
    vi.stubGlobal('location', { origin: 'http://localhost:4747' });
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('goes on in the clinic that was worked in last', async () => {
    serverWith(['a', 'b']);
    expect(await askWho('b')).toMatchObject({ userId: 'u', clinic: { id: 'b' } });
    expect(asked).toEqual(['/rpc/me/get b']);
  });

  it('gives the clinics to choose from where none was named, and where the person has none', async () => {
    serverWith(['a', 'b']);
    expect(await askWho(undefined)).toEqual(places);
    serverWith([]);
    expect(await askWho(undefined)).toEqual([]);
  });

  it('forgets a clinic of which the person is no longer', async () => {
    serverWith(['a']);
    keepTabClinic('b');
    expect(await askWho(tabClinic())).toMatchObject({ clinic: { id: 'a' } });
    expect(tabClinic()).toBeUndefined();
    expect(asked).toEqual(['/rpc/me/get b', '/rpc/me/get -']);
  });

  it('passes every other refusal on', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(askWho('a')).rejects.toThrow('Failed to fetch');
  });
});
