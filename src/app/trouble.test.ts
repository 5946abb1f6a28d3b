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
  lostMs: 0,
};

test('health is no trouble, and neither is a pause', () => {
  expect(troubleIn(well, null)).toBeNull();
  expect(troubleIn({ ...well, quietFor: 30 }, well)).toBeNull();
});

test('exact zeros are a muted device, near silence from the start one that hears nothing', () => {
  expect(troubleIn({ ...well, zerosFor: 2.5 }, well)).toBe('mic-muted');
  expect(troubleIn({ ...well, quietFor: 6, firstSpeech: null }, well)).toBe('mic-silent');
});

test('lost blocks are said when they are lost', () => {
  const lost = { ...well, droppedBlocks: 3 };
  expect(troubleIn(lost, well)).toBe('audio-overrun');
  expect(troubleIn(lost, lost)).toBeNull();
});
