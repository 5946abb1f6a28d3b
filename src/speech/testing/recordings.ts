/** Real speech for browser tests: every clip of the shared recordings where they exist, else the one in the repository. */

import { inject } from 'vitest';
import jfkUrl from '../../../e2e/fixtures/jfk.wav?url';
import { speechRate } from '../../core/resampler.ts';

export interface Recording {
  id: string;
  url: string;
  /** `zxx` for clips without speech. */
  language: string;
  kind: string;
  reference: string | null;
}

export async function recordings(): Promise<Recording[]> {
  const folder = inject('speech');
  if (!folder) {
    return [{ id: 'jfk', url: jfkUrl, language: 'en', kind: 'read', reference: 'And so, my fellow Americans' }];
  }
  const clips: (Recording & { file: string })[] = await (await fetch(`${folder}/manifest.json`)).json();
  return clips.map((clip) => ({ ...clip, url: `${folder}/${clip.file}` }));
}

/** The first `seconds` of a recording as 16 kHz samples. */
export async function samplesOf({ url }: Recording, seconds = Number.POSITIVE_INFINITY): Promise<Float32Array> {
  const bytes = await (await fetch(url)).arrayBuffer();
  const decoded = await new OfflineAudioContext(1, 1, speechRate).decodeAudioData(bytes);
  return decoded.getChannelData(0).slice(0, seconds * speechRate);
}
