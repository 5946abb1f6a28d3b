/** One stretch of speech on an engine, whose thread gets a copy of the samples: a thread that dies takes none of the caller's with it. */

import { transfer } from 'comlink';
import type { EngineApi } from '../../protocol/engine.ts';
import type { CheckedText } from '../../protocol/speech.ts';
import type { Thread } from '../thread-supervisor.ts';

type Found = Parameters<EngineApi['recognise']> extends [unknown, ...infer Rest] ? Rest : never;

/** As `EngineApi.recognise`. */
export function recogniseOn(
  engine: Pick<Thread<EngineApi>, 'call'>,
  samples: Float32Array,
  ...found: Found
): Promise<CheckedText> {
  const copy = samples.slice();
  return engine.call((api) => api.recognise(transfer(copy, [copy.buffer]), ...found));
}
