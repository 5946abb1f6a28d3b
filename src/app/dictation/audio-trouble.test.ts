import { expect, test } from 'vitest';
import type { Hearing } from '../../protocol/listen.ts';
import { troubleIn } from './audio-trouble.ts';
import type { Trouble } from './dictation-step.ts';

const well: Hearing = {
  levelDb: -30,
  isSpeech: true,
  end: 16_000,
  firstSpeech: 0,
  lastSpeech: 16_000,
  isDigitalSilence: false,
  zerosFor: 0,
  quietFor: 0,
  snrDb: 30,
  speechDb: -25,
  overdriven: 0,
  droppedBlocks: 0,
  lastLoss: null,
  lostMs: 0,
};

test('health is no trouble, and neither is a pause', () => {
  expect(troubleIn(well, null)).toBeNull();
  expect(troubleIn({ ...well, quietFor: 30 }, null)).toBeNull();
});

test('exact zeros are a muted device, near silence from the start one that hears nothing', () => {
  expect(troubleIn({ ...well, zerosFor: 2.5 }, null)).toBe('mic-muted');
  expect(troubleIn({ ...well, quietFor: 6, firstSpeech: null }, null)).toBe('mic-silent');
});

test('a loss is said for some seconds', () => {
  const lost = { ...well, droppedBlocks: 3, lastLoss: 16_000 };
  expect(troubleIn({ ...lost, end: 20_000 }, null)).toBe('audio-overrun');
  expect(troubleIn({ ...lost, end: 16_000 * 8 }, null)).toBeNull();
});

test('noise as loud as the voice is said, and does not flutter at the threshold', () => {
  let shown: Trouble | null = null;
  const course = [null, 12, 6, 4.9, 5.1, 6.9, 4, 7.1, 6].map((snrDb) => {
    shown = troubleIn({ ...well, snrDb }, shown);
    return shown === 'noise-loud';
  });
  expect(course).toEqual([false, false, false, true, true, true, true, false, false]);
});

test('a voice that is faint, or that drives the microphone to its limit, is said', () => {
  expect(troubleIn({ ...well, speechDb: -51 }, null)).toBe('voice-faint');
  expect(troubleIn({ ...well, speechDb: -48 }, null)).toBeNull();
  expect(troubleIn({ ...well, speechDb: -48 }, 'voice-faint')).toBe('voice-faint');
  expect(troubleIn({ ...well, overdriven: 0.4 }, null)).toBe('voice-clipped');
  expect(troubleIn({ ...well, overdriven: 0.2 }, null)).toBeNull();
  expect(troubleIn({ ...well, overdriven: 0.2 }, 'voice-clipped')).toBe('voice-clipped');
  expect(troubleIn({ ...well, overdriven: 0.05 }, 'voice-clipped')).toBeNull();
});

test('any other trouble matters more than noise', () => {
  expect(troubleIn({ ...well, snrDb: 1, zerosFor: 2.5 }, 'noise-loud')).toBe('mic-muted');
});
