/** Inputs that once failed, with what is said in them, as the app hears files. */

import { beforeAll, describe, expect, test } from 'vitest';
import { type RecognitionThreads, readerOf, transcribeSound } from '../../src/app/files/transcribe-sound.ts';
import { wordErrors } from '../statistics/word-errors.ts';
import { failingCases } from '../whisper/clips.ts';
import { hasRecordings } from '../whisper/recordings.ts';
import { appInNode, moonshineFiles } from './app-in-node.ts';

/** Most words that may be wrong: slips on hard words, which are not what the input is about. */
const slips: Record<string, number> = { 'fast_talker.opus': 22, 'yes12.flac': 0 };

describe.skipIf(!hasRecordings)('the embedded model', () => {
  let threads: RecognitionThreads;

  beforeAll(async () => {
    threads = await appInNode(await moonshineFiles());
  }, 60_000);

  test.each(hasRecordings ? failingCases() : [])('$id', { timeout: 300_000 }, async ({ id, references, samples }) => {
    const { segments } = await transcribeSound(threads, readerOf(samples()), { sensitivity: 'normal' });
    const text = segments.map((segment) => segment.text).join(' ');
    expect(wordErrors(references, text).errors, text).toBeLessThanOrEqual(slips[id] ?? 0);
  });
});
