/**
 * The effect of a shortened encoder on the words: the whole window, positions cut to the speech with some spare frames, and speech with the
 * encoding of silence behind it. `npx tsx benches/whisper/context.ts` over the synthetic single sentences, in Node.
 */

import { MergedDecoder } from '../../src/speech/decoding/merged-decoder.ts';
import { withVariableLength } from '../../src/speech/graph/encoder/variable-length.ts';
import { compileDecoder, compileEncoder } from '../../src/speech/runtime/compile-graphs.ts';
import { type Session, tensor } from '../../src/speech/runtime/onnx-runtime.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { readContract } from '../../src/speech/whisper/contract.ts';
import { EncodedAudio } from '../../src/speech/whisper/encoded-audio.ts';
import { FullEncoder, type WhisperEncoder } from '../../src/speech/whisper/encoder/encoder.ts';
import { ShortEncoder } from '../../src/speech/whisper/encoder/short-encoder.ts';
import { recogniseWindows } from '../../src/speech/whisper/windows.ts';
import { onProcessor, samplesOf, speechClips, whisperFiles } from './shared-models.ts';
import { WordTotal } from './word-total.ts';

await startRuntime();
const backend = onProcessor('q8');
const files = whisperFiles('nano/whisper-nano', backend);
const contract = readContract(files.texts);
const features = { bands: contract.bands, frames: 2 * contract.encodedFrames };
const decoder = new MergedDecoder(await compileDecoder(files.decoder, 'wasm', { weighsFrames: true }), silentMeter);

/** An encoder whose positions are cut, and the context with them: nothing follows the spare frames. */
function sliced(session: Session, spareSeconds: number): WhisperEncoder {
  return {
    encodeWhole: null,
    isShort: () => false,
    async encode(mel, frames) {
      const kept = Math.min(features.frames, 2 * Math.ceil((frames + 100 * spareSeconds) / 2));
      const data = new Float32Array(features.bands * kept);
      for (let band = 0; band < features.bands; band++) {
        data.set(mel.subarray(band * features.frames, band * features.frames + kept), band * kept);
      }
      const input = tensor('float32', data, [1, features.bands, kept]);
      const { last_hidden_state: hidden } = await session.run({ input_features: input }, ['last_hidden_state']);
      return { hidden: hidden! };
    },
    dispose: () => session.release(),
  };
}

const cut = withVariableLength(new Uint8Array(files.encoder.onnx))!;
const cutSession = await compileEncoder({ onnx: cut.buffer, data: [] }, 'wasm');
const whole = new FullEncoder(await compileEncoder(files.encoder, 'wasm'), features, silentMeter);
const systems = new Map<string, WhisperEncoder>([
  ['whole window', whole],
  ...[0.2, 1, 3].map((spare) => [`positions cut, ${spare} s spare`, sliced(cutSession, spare)] as const),
  ['known silence', (await ShortEncoder.load(files.encoder, { encoder: 'wasm', threads: 1 }, features, silentMeter))!],
]);

const clips = speechClips('single');
const reference = new Map<string, string>();
console.log(
  '| encoder | same tokens | words wrong | re-run by the guard | ms a sentence, with decoding |\n|---|---|---|---|---|',
);
for (const [name, encoder] of systems) {
  const audio = new EncodedAudio({ encoder, features, weighsFrames: decoder.weighsFrames });
  const total = new WordTotal();
  let [same, doubts, ms] = [0, 0, 0];
  const meter = { record() {}, count: (tally: string) => (doubts += tally === 'short-doubts' ? 1 : 0) };
  for (const clip of clips) {
    const samples = samplesOf(clip);
    const started = performance.now();
    const options = { language: clip.language, isFinal: true };
    const assumed = { language: clip.language, languages: [], decide: null };
    const found = await recogniseWindows({ contract, decoder, audio, meter }, samples, options, assumed);
    ms += performance.now() - started;
    total.add(clip.text, found!.text);
    const tokens = found!.tokens.join();
    if (!reference.has(clip.file)) reference.set(clip.file, tokens);
    if (reference.get(clip.file) === tokens) same++;
  }
  const row = [`${same} of ${clips.length}`, `${total.rate.toFixed(1)} %`, doubts, (ms / clips.length).toFixed(0)];
  console.log(`| ${name} | ${row.join(' | ')} |`);
}
