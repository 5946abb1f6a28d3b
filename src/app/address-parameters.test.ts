import { expect, test } from 'vitest';
import { readAddress } from './address-parameters.ts';

test('a bare address asks for nothing', () => {
  expect(readAddress('')).toEqual({ wish: {}, hub: null, isRecordingAsked: false });
});

test('scripts say on what it is to run, and where models are', () => {
  const { wish, hub } = readAddress('?backend=webgpu&threads=3&hub=http://localhost:9');
  expect([wish, hub]).toEqual([{ backend: 'webgpu', threads: 3 }, 'http://localhost:9']);
});

test('what makes no sense is left out', () => {
  expect(readAddress('?backend=quantum&threads=many').wish).toEqual({});
});

test('the shortcut asks to record', () => {
  expect(readAddress('?record').isRecordingAsked).toBe(true);
});
