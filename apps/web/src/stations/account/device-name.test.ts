import { describe, expect, it } from 'vitest';
import { deviceName } from './device-name.ts';

describe('deviceName', () => {
  it('names the kind of device that a browser tells of', () => {
    const of = (inside: string, touch = 0) => deviceName(`Mozilla/5.0 (${inside}) AppleWebKit/605.1.15`, touch);
    expect(of('iPhone; CPU iPhone OS 18_0 like Mac OS X', 5)).toBe('iPhone');
    expect(of('iPad; CPU OS 12_5 like Mac OS X', 5)).toBe('iPad');
    expect(of('Macintosh; Intel Mac OS X 10_15_7', 5)).toBe('iPad');
    expect(of('Macintosh; Intel Mac OS X 10_15_7')).toBe('Mac');
    expect(deviceName('Mozilla/5.0 (Linux; Android 15; Pixel) Mobile Safari/537.36', 5)).toBe('Android phone');
    expect(of('Linux; Android 15; SM-X910', 5)).toBe('Android tablet');
    expect(of('Windows NT 10.0; Win64; x64', 10)).toBe('Windows computer');
    expect(of('X11; CrOS x86_64 14541.0.0')).toBe('Chromebook');
    expect(of('X11; Linux x86_64')).toBe('Linux computer');
  });

  it('proposes nothing where the browser says nothing', () => {
    expect(deviceName('', 0)).toBe('');
  });
});
