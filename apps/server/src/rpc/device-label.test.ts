import { isUuid } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { deviceLabel, unnamedDevice } from './device-label.ts';

const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';

describe('deviceLabel()', () => {
  it.each([
    [mac, false, 'Computer, Safari'],
    [mac, true, 'Tablet, Safari'],
    [
      'Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) AppleWebKit/605.1.15 Version/12.1 Mobile/15E148 Safari/604.1',
      true,
      'Tablet, Safari',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/126.0 Mobile/15E148 Safari/604.1',
      true,
      'Phone, Chrome',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121.0 Safari/537.36',
      true,
      'Tablet, Samsung Internet',
    ],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36', true, 'Phone, Chrome'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0',
      false,
      'Computer, Edge',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', false, 'Computer, Firefox'],
    [undefined, false, 'Computer'],
  ])('deviceLabel(%j, %j) names kind and browser alone', (agent, touch, label) => {
    expect(deviceLabel(agent, touch)).toBe(label);
  });
});

describe('unnamedDevice()', () => {
  it('is the same id for one person’s calls from one kind of device in a visit, and another one for another person', () => {
    expect(isUuid(unnamedDevice('v', 'a', 'Phone'))).toBe(true);
    expect(unnamedDevice('v', 'a', 'Phone')).toBe(unnamedDevice('v', 'a', 'Phone'));
    expect(unnamedDevice('v', 'a', 'Phone')).not.toBe(unnamedDevice('v', 'b', 'Phone'));
  });
});
