/** The model that comes with the app, and the voice detector: addresses of the built files, and the files themselves. */

import decoderUrl from 'moonshine-tiny/decoder_model_merged.onnx?url';
import encoderUrl from 'moonshine-tiny/encoder_model.onnx?url';
import runtimeScriptUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import runtimeWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import vadUrl from 'silero-vad/silero_vad_v6.onnx?url';
import type { ModelFiles } from '../protocol/engine.ts';

export const embeddedModel = {
  id: 'moonshine-tiny',
  name: 'Moonshine tiny',
  language: 'en',
  precision: { encoder: 'q8', decoder: 'q8' },
} as const;

export const runtimeScript = runtimeScriptUrl;

/** Files that the app keeps after first use; everything else of an older version can go. */
export const assetUrls = [runtimeWasmUrl, vadUrl, encoderUrl, decoderUrl];

type Load = (url: string) => Promise<ArrayBuffer>;

export const loadRuntime = (load: Load): Promise<ArrayBuffer> => load(runtimeWasmUrl);

export const loadVoiceDetector = (load: Load): Promise<ArrayBuffer> => load(vadUrl);

export async function loadEmbeddedModel(load: Load): Promise<ModelFiles> {
  const [encoder, decoder, { default: vocabulary }] = await Promise.all([
    load(encoderUrl),
    load(decoderUrl),
    import('virtual:moonshine-vocabulary'),
  ]);
  return {
    id: embeddedModel.id,
    family: 'moonshine',
    precision: embeddedModel.precision,
    encoder: { onnx: encoder, data: [] },
    decoder: { onnx: decoder, data: [] },
    texts: { 'vocabulary.txt': vocabulary },
  };
}
