import { expect, test } from 'vitest';
import { browserName } from './device-capabilities.ts';

test('Chromium is known by its brands, without the one that is made up', () => {
  const brands = [
    { brand: 'Chromium', version: '141' },
    { brand: 'Not?A_Brand', version: '8' },
    { brand: 'Google Chrome', version: '141' },
  ];
  expect(browserName({ userAgent: '', userAgentData: { brands } })).toBe('Chromium 141, Google Chrome 141');
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox 144'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    'Safari 26',
  ],
  ['Something else', 'Something else'],
])('%s', (userAgent, name) => expect(browserName({ userAgent })).toBe(name));
