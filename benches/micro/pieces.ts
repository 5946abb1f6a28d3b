/** The pieces that run many times a second while a person speaks: capture, resampling, voice detection, measuring, text. */

import { circularBytes } from '../../src/core/circular.ts';
import { AudioHistory } from '../../src/core/history.ts';
import { levelled } from '../../src/core/loudness.ts';
import { noise } from '../../src/core/random.ts';
import { Resampler, speechRate } from '../../src/core/resampler.ts';
import { SampleRing } from '../../src/core/ring.ts';
import { keptWords } from '../../src/core/word-alignment.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { LogMel } from '../../src/speech/features/log-mel.ts';
import { frameSamples } from '../../src/speech/listening/segmenter.ts';
import type { SileroNetwork } from '../../src/speech/listening/silero-network.ts';
import { VoiceDetector } from '../../src/speech/listening/voice-detector.ts';
import { readSentencePieces } from '../../src/speech/text/sentence-pieces.ts';
import { type Piece, pace } from './clock.ts';

const microphoneRate = 48_000;
const tenth = 0.1;
const amplitude = 0.1;
const frames = 25;
const tokens = 100;

export interface PiecesPlan {
  /** The weights of voice detection. */
  vad: SileroNetwork;
  /** The text files of the model, with its vocabulary. */
  texts: Readonly<Record<string, string>>;
}

export function piecesOf({ vad: weights, texts }: PiecesPlan): Piece[] {
  return [
    { id: 'micro.pace', units: 1, run: pace },
    ringWrite(),
    historyAppend(),
    resample(),
    mel(),
    level(),
    vad(weights),
    record(),
    ...tokensToText(texts),
    alignWords(),
  ];
}

function ringWrite(): Piece {
  const ring = new SampleRing(shared(circularBytes(2 ** 18)));
  const block = noise(128, amplitude);
  const drain = new Float32Array(2 ** 18);
  const writes = 1000;
  return {
    id: 'micro.ring-write',
    units: writes,
    run() {
      for (let i = 0; i < writes; i++) ring.write(block);
      ring.read(drain);
    },
  };
}

function historyAppend(): Piece {
  const history = new AudioHistory(shared(circularBytes(2 ** 21)));
  const block = noise(tenth * speechRate, amplitude);
  return { id: 'micro.history-append', units: 1, run: () => history.append(block) };
}

function resample(): Piece {
  const resampler = new Resampler(microphoneRate);
  const block = noise(tenth * microphoneRate, amplitude);
  return { id: 'micro.resample', units: 1, run: () => resampler.push(block) };
}

/** Features of five seconds of new audio; while a recording grows, only new frames are computed. */
function mel(): Piece {
  const recording = noise(5 * speechRate, amplitude);
  return { id: 'micro.mel', units: 1, run: () => new LogMel({ bands: 80, frames: 3000 }).of(recording) };
}

function level(): Piece {
  const recording = noise(10 * speechRate, amplitude);
  return { id: 'micro.level', units: 1, run: () => levelled(recording, -20) };
}

function vad(weights: SileroNetwork): Piece {
  const detector = new VoiceDetector(weights, { record() {}, count() {} });
  const frame = noise(frameSamples, amplitude);
  return {
    id: 'micro.vad',
    units: (frames * frameSamples) / speechRate / tenth,
    run() {
      for (let i = 0; i < frames; i++) detector.next(frame);
    },
  };
}

function record(): Piece {
  const metrics = createMetrics('engine');
  const records = 1000;
  return {
    id: 'micro.record',
    units: records,
    run() {
      for (let i = 0; i < records; i++) metrics.record('decode-step', i / 7);
    },
  };
}

/** Empty for a model without a SentencePiece vocabulary. */
function tokensToText(texts: PiecesPlan['texts']): Piece[] {
  try {
    const vocabulary = readSentencePieces(texts);
    const ids = Array.from({ length: tokens }, (_, i) => 300 + ((i * 7919) % Math.max(1, vocabulary.size - 600)));
    return [{ id: 'micro.tokens-to-text', units: 1, run: () => vocabulary.textOf(ids) }];
  } catch {
    return [];
  }
}

function alignWords(): Piece {
  const before = Array.from({ length: 100 }, (_, i) => `word${(i * 31) % 97}`);
  const after = before.map((word, i) => (i % 9 === 4 ? `${word}s` : word));
  return { id: 'micro.align-words', units: 1, run: () => keptWords(before, after) };
}

/** Memory as in a dictation: shared where the page is isolated. */
function shared(bytes: number): SharedArrayBuffer | ArrayBuffer {
  return crossOriginIsolated ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
}
