/** Transcription of a file, by the app's own file path and by transformers.js. */

import { speechRate } from '../../core/resampler.ts';
import { textOf } from '../../core/transcript.ts';
import { readerOf, transcribeSound } from '../files/transcribe-sound.ts';
import type { Samples } from './clips.ts';
import { knowsClips, shareWrong } from './right-words.ts';
import type { BenchSession } from './session.ts';

/** Length of a window: the transformers.js pipeline splits long audio for Whisper only; for other models, pages split it themselves. */
const windowSeconds = 15;

export async function measureFile(session: BenchSession): Promise<void> {
  const { clips, reference } = session;
  const { samples } = clips.long;
  const seconds = samples.length / speechRate;
  const own = await fileText(session, samples);
  session.put({ id: 'end-to-end.file', samples: [seconds / (own.ms / 1000)] });
  putWords(session, 'accuracy.long-wrong', own.text);
  if (!reference) return;
  let ms = 0;
  const texts: string[] = [];
  for (const window of windowsOf(session, samples)) {
    const pass = await reference.pass(window);
    ms += pass.ms;
    texts.push(pass.text);
    session.step(0.9);
  }
  session.put({ id: 'reference.file', samples: [seconds / (ms / 1000)] });
  putWords(session, 'accuracy.reference-long-wrong', texts.join(' '));
}

/** The text of a file, by voice detection and recognition as for a file that a person has opened. */
export async function fileText(
  { plan, signal }: BenchSession,
  samples: Samples,
): Promise<{ text: string; ms: number }> {
  const started = performance.now();
  const { segments } = await transcribeSound(plan.threads, readerOf(samples), { sensitivity: 'normal', signal });
  return { text: textOf(segments), ms: performance.now() - started };
}

function putWords({ loadable, clips, put }: BenchSession, id: string, text: string): void {
  const { words } = clips.long;
  if (words !== null && knowsClips(loadable.languages)) put({ id, samples: [shareWrong([{ words, text }])] });
}

function windowsOf({ loadable }: BenchSession, samples: Samples): Samples[] {
  if (loadable.family === 'whisper') return [samples];
  const step = windowSeconds * speechRate;
  return Array.from({ length: Math.ceil(samples.length / step) }, (_, i) => samples.slice(i * step, (i + 1) * step));
}
