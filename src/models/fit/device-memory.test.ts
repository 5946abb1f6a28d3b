import { expect, test } from 'vitest';
import { deviceMemoryGb } from './device-memory.ts';

const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15';
const phone = 'Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0';

test.each([
  ['a browser that tells', { userAgent: phone, maxTouchPoints: 5, deviceMemory: 4 }, 4],
  ['a Mac', { userAgent: mac, maxTouchPoints: 0 }, 8],
  ['an iPad, which calls itself a Mac', { userAgent: mac, maxTouchPoints: 5 }, 2],
  ['a phone', { userAgent: phone, maxTouchPoints: 5 }, 2],
  [
    'a laptop with a touch screen',
    { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Firefox/144.0', maxTouchPoints: 10 },
    8,
  ],
])('%s', (_, told, gigabytes) => {
  expect(deviceMemoryGb(told)).toBe(gigabytes);
});
