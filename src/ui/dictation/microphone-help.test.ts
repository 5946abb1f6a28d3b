import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { microphoneHelp as words } from '../../i18n/errors.ts';
import { microphoneHelp } from './microphone-help.ts';

const denied = new AppError('mic-denied', 'NotAllowedError: Permission denied');
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  ['chromium', `${mac.replace('605.1.15', '537.36')} Chrome/140.0.0.0 Safari/537.36`, 0],
  ['chromium', 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', 10],
  ['firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 0],
  ['safari', `${mac} Version/26.0 Safari/605.1.15`, 0],
  ['ios', `${mac} Version/26.0 Safari/605.1.15`, 5],
  ['ios', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Safari/604.1', 5],
] as const)('%s', (family, userAgent, maxTouchPoints) => {
  expect(microphoneHelp(denied, { userAgent, maxTouchPoints })).toBe(words[family]);
});

test('a question that was closed, and a system that refuses, have their own help in every browser', () => {
  const browser = { userAgent: 'Chrome/140.0', maxTouchPoints: 0 };
  const said = (why: string) => microphoneHelp(new AppError('mic-denied', `NotAllowedError: ${why}`), browser);
  expect([said('Permission dismissed'), said('Permission denied by system')]).toEqual([words.dismissed, words.system]);
  expect(microphoneHelp(new AppError('mic-missing', ''), browser)).toBeUndefined();
});
