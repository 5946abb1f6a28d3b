import { expect, test } from 'vitest';
import type { Hearing } from '../protocol/listen.ts';
import { troubleIn } from './trouble.ts';

const well: Hearing = {
  levelDb: -30,
  isSpeech: true,
  end: 16_000,
  firstSpeech: 0,
  lastSpeech: 16_000,
  isDigitalSilence: false,
  zerosFor: 0,
  quietFor: 0,
  droppedBlocks: 0,
  lastLoss: null,
  lostMs: 0,
};

test('health is no trouble, and neither is a pause', () => {
  expect(troubleIn(well)).toBeNull();
  expect(troubleIn({ ...well, quietFor: 30 })).toBeNull();
});

test('exact zeros are a muted device, near silence from the start one that hears nothing', () => {
  expect(troubleIn({ ...well, zerosFor: 2.5 })).toBe('mic-muted');
  expect(troubleIn({ ...well, quietFor: 6, firstSpeech: null })).toBe('mic-silent');
});

test('a loss is said for some seconds', () => {
  const lost = { ...well, droppedBlocks: 3, lastLoss: 16_000 };
  expect(troubleIn({ ...lost, end: 20_000 })).toBe('audio-overrun');
  expect(troubleIn({ ...lost, end: 16_000 * 8 })).toBeNull();
});
