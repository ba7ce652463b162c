import { describe, expect, it } from 'vitest';
import { cacheNameOf, isOldCache, routeOf } from './route.ts';

const origin = 'https://clinic.example';
const shell = ['/', '/assets/main-abc.js', '/mark.svg'];
const at = (path: string, method = 'GET', mode = 'cors') => routeOf(method, mode, new URL(path, origin), origin, shell);

describe('routeOf', () => {
  it('answers every page of the application with the kept page', () => {
    expect(at('/', 'GET', 'navigate')).toBe('page');
    expect(at('/visit/0190-abc/live?from=today', 'GET', 'navigate')).toBe('page');
  });

  it('looks for hashed files of any build among what it keeps, and for the files of its own build', () => {
    expect(at('/assets/main-abc.js')).toBe('asset');
    expect(at('/assets/main-old.js')).toBe('asset');
    expect(at('/mark.svg')).toBe('asset');
    expect(at('/robots.txt')).toBe('network');
  });

  it('never touches what carries clinical data, even when it is navigated to', () => {
    for (const path of ['/rpc/chart/get', '/rpc', '/api/recordings/ff', '/api/auth/get-session', '/health']) {
      expect(at(path)).toBe('network');
      expect(at(path, 'GET', 'navigate')).toBe('network');
    }
  });

  it('leaves writes and other origins alone', () => {
    expect(at('/', 'POST', 'navigate')).toBe('network');
    expect(routeOf('GET', 'navigate', new URL('https://elsewhere.example/'), origin, shell)).toBe('network');
  });

  it('does not mistake a page whose path merely begins like a server path', () => {
    expect(at('/apiary', 'GET', 'navigate')).toBe('page');
  });
});

describe('isOldCache', () => {
  it('names the caches of earlier builds, not the current one and not a stranger’s', () => {
    expect(isOldCache(cacheNameOf('a'), 'b')).toBe(true);
    expect(isOldCache(cacheNameOf('b'), 'b')).toBe(false);
    expect(isOldCache('other', 'b')).toBe(false);
  });
});
