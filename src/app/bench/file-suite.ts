/** Transcription of a file, by the app's own file path and by transformers.js. */

import { signal } from '@preact/signals';
import { speechRate } from '../../core/resampler.ts';
import { textOf } from '../../core/transcript.ts';
import { createEnginePool } from '../engine/engine-pool.ts';
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

/** The text of a file, by the same path and on as many engines as when a person has opened it. */
export async function fileText(
  { plan, signal: isGivenUp }: BenchSession,
  samples: Samples,
): Promise<{ text: string; ms: number }> {
  const { threads, control } = plan;
  const purpose = signal<string | null>('benchmark');
  const memory = async () => (await control()).memory;
  const pool = createEnginePool({ threads, memory, cores: navigator.hardwareConcurrency, purpose });
  const started = performance.now();
  try {
    const options = { sensitivity: 'normal', signal: isGivenUp } as const;
    const { segments } = await transcribeSound({ ...threads, pool }, readerOf(samples), options);
    return { text: textOf(segments), ms: performance.now() - started };
  } finally {
    purpose.value = null;
  }
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
