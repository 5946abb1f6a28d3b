/** A transcript for tests, as a recording of two seconds leaves it. */

import type { Transcript } from '../transcript.ts';

export function sampleTranscript(changes: Partial<Transcript> = {}): Transcript {
  const { createdAt = 1, model = 'moonshine-tiny', language = 'en' } = changes;
  return {
    id: 'a',
    createdAt,
    title: 'Some words',
    titled: false,
    text: 'Some words.',
    segments: [{ start: 0, end: 1.5, text: 'Some words.' }],
    duration: 2,
    source: 'microphone',
    model,
    language,
    version: 1,
    versions: [{ number: 1, madeAt: createdAt, model, language }],
    pinnedAt: null,
    tags: [],
    deletedAt: null,
    sound: [],
    ...changes,
  };
}
