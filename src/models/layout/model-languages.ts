/** The languages of a model, as far as its files and its name tell. Pure. */

import type { Family } from '../../protocol/model.ts';

/** https://huggingface.co/nvidia/parakeet-tdt-0.6b-v3 */
export const parakeetV3Languages: readonly string[] =
  'bg cs da de el en es et fi fr hr hu it lt lv mt nl pl pt ro ru sk sl sv uk'.split(' ');

/**
 * BCP 47 tags; empty when the files do not tell. `name` is the name of the repository, `generation` the content of generation_config.json
 * or null. Whisper's own codes are kept where they are older than the standard's (`jw`), because its tokens have those names.
 */
export function languagesOf(
  family: Family,
  name: string,
  generation: Readonly<Record<string, unknown>> | null,
): readonly string[] {
  if (family === 'whisper') return whisperLanguages(name, generation);
  if (family === 'moonshine')
    return [/(?:tiny|base)[-_]([a-z]{2})(?:[-_]onnx)?$/i.exec(name)?.[1]?.toLowerCase() ?? 'en'];
  if (/[-_.]v3\b/i.test(name)) return parakeetV3Languages;
  return /[-_.]v2\b/i.test(name) ? ['en'] : [];
}

function whisperLanguages(name: string, generation: Readonly<Record<string, unknown>> | null): readonly string[] {
  const tokens = generation?.lang_to_id;
  if (typeof tokens === 'object' && tokens !== null) {
    const codes = Object.keys(tokens).map((token) => /^<\|([a-z]{2,3})\|>$/.exec(token)?.[1]);
    return codes.filter((code) => code !== undefined);
  }
  return generation?.is_multilingual === false || /\.en\b/.test(name) ? ['en'] : [];
}
