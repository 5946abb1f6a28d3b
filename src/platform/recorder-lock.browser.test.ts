import { afterEach, expect, test, vi } from 'vitest';
import { holdRecorder } from './recorder-lock.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('one holds it, and another can as soon as it is let go', async () => {
  const letGo = await holdRecorder();
  await expect(holdRecorder()).rejects.toMatchObject({ code: 'recording-elsewhere' });
  letGo();
  const letGoAgain = await holdRecorder();
  letGoAgain();
});

test('without locks everyone may record', async () => {
  vi.stubGlobal('navigator', {});
  const first = await holdRecorder();
  const second = await holdRecorder();
  first();
  second();
});
