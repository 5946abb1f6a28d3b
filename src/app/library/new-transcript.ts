/** Builds transcripts from recognised segments. */

import { newId } from '../../core/ids.ts';
import {
  languageOf,
  onlyVersion,
  type RecognitionSettings,
  type Segment,
  type SentSound,
  type SoundPart,
  type Transcript,
  textOf,
  titleOf,
  unmarked,
} from '../../core/transcript.ts';

export interface Origin extends Pick<Transcript, 'duration' | 'source' | 'model'> {
  /** The set of text rules; undefined where there was none. */
  mode?: string | undefined;
  title?: string;
  settings?: RecognitionSettings;
  /** Absent where none is kept. */
  sound?: readonly SoundPart[];
  /** Absent where the sound has not left the device. */
  sent?: SentSound;
}

export function newTranscript(segments: readonly Segment[], origin: Origin): Transcript {
  const { duration, source, model, mode, title, settings, sound = [], sent } = origin;
  const text = textOf(segments);
  const createdAt = Date.now();
  const language = languageOf(segments);
  const written = { model, language, ...(mode === undefined ? {} : { mode }) };
  return {
    id: newId(),
    createdAt,
    title: title ?? titleOf(text),
    titled: title !== undefined,
    text,
    segments,
    duration,
    source,
    ...written,
    ...onlyVersion({
      madeAt: createdAt,
      ...written,
      ...(settings && { settings: noted(settings) }),
      ...(sent && { sent }),
    }),
    ...unmarked,
    sound,
    ...(sent && { sentTo: [sent.to] }),
  };
}

/** Of all settings of a person only what recognition depends on. */
export function noted(settings: RecognitionSettings): RecognitionSettings {
  const { spoken, translate, sensitivity, strategy, changes, afterwards } = settings;
  return { spoken, translate, sensitivity, strategy, changes, afterwards };
}
