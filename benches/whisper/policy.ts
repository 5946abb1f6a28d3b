/**
 * The app's way with a file beside the plain loop and transformers.js, on the same weights: `npx tsx benches/whisper/policy.ts MODEL [MANIFEST.json]` over the
 * recordings of a manifest with the language told, on one thread in Node. Prints every text, then a table, whose real-time
 * factor is that of the processor's time, which other work on the machine does not change much.
 */

import { dirname } from 'node:path';
import { MergedDecoder } from '../../src/speech/decoding/merged-decoder.ts';
import { compileDecoder, compileEncoder } from '../../src/speech/runtime/compile-graphs.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { readContract } from '../../src/speech/whisper/contract.ts';
import { EncodedAudio } from '../../src/speech/whisper/encoded-audio.ts';
import { FullEncoder } from '../../src/speech/whisper/encoder.ts';
import { Whisper, weighing } from '../../src/speech/whisper/whisper.ts';
import type { Windows } from '../../src/speech/whisper/window.ts';
import { fileText } from './file-text.ts';
import { plainLoop } from './plain-loop.ts';
import { type Recording, recordings, samplesOf } from './recordings.ts';
import { hub, onProcessor, whisperFiles } from './shared-models.ts';
import { loadPipeline, loadTransformers } from './transformers-oracle.ts';
import { WordTotal } from './word-total.ts';

const [model, manifest] = process.argv.slice(2);
if (!model) {
  console.error('usage: npx tsx benches/whisper/policy.ts OWNER/NAME [MANIFEST.json]');
  process.exit(2);
}

await startRuntime();
const backend = onProcessor('q8');
const files = whisperFiles(model, backend);
const contract = readContract(files.texts);
const { languages } = contract.markers;
const features = { bands: contract.bands, frames: 2 * contract.encodedFrames };
const encoder = new FullEncoder(await compileEncoder(files.encoder, 'wasm'), features, silentMeter);
const decoder = new MergedDecoder(await compileDecoder(weighing(files.decoder), 'wasm'), silentMeter);
const audio = new EncodedAudio({ encoder, features, weighsFrames: decoder.weighsFrames });
const plain: Windows = { contract, decoder, audio, meter: silentMeter };
const whole = await Whisper.load(files, { ...backend, wholeWindow: true }, silentMeter);
const short = await Whisper.load(files, backend, silentMeter);

const pipeline = await loadPipeline(await loadTransformers(hub), model, 'q8');
/** As its examples do it, with the language told. */
async function transformersText(samples: Float32Array, language: string | null): Promise<string> {
  const told = language === null ? {} : { language, task: 'transcribe' as const };
  return ((await pipeline(samples, told)) as { text: string }).text.trim();
}

type Hear = (samples: Float32Array<ArrayBuffer>, language: string | null) => Promise<string>;
const systems = new Map<string, Hear>([
  ['transformers.js', transformersText],
  ['plain loop', (samples, language) => plainLoop(plain, samples, language)],
  ['app, whole window', (samples, language) => fileText(whole, samples, { language })],
  ['app', (samples, language) => fileText(short, samples, { language })],
]);

const isKnown = ({ language, references }: Recording) =>
  references.length === 0 || (languages.size === 0 ? language === 'en' : languages.has(language));
const heard = recordings(manifest).filter((recording) => isKnown(recording) && recording.seconds <= 30);
const rows: string[] = [];
for (const [system, hear] of systems) {
  const total = new WordTotal();
  let [empty, invented, ms, seconds] = [0, 0, 0, 0];
  for (const recording of heard) {
    const samples = samplesOf(recording, manifest && dirname(manifest));
    const told = languages.has(recording.language) ? recording.language : null;
    const before = process.cpuUsage();
    const text = await hear(samples, languages.size > 0 ? (told ?? 'en') : null);
    const { user, system: kernel } = process.cpuUsage(before);
    ms += (user + kernel) / 1000;
    seconds += samples.length / 16_000;
    console.log(`${system}, ${recording.id}: ${text}`);
    if (recording.references.length === 0) invented += text ? 1 : 0;
    else {
      total.addBest(recording.references, text);
      empty += text ? 0 : 1;
    }
  }
  const rate = `${total.errors} of ${total.words} (${total.rate.toFixed(1)} %)`;
  rows.push(`| ${system} | ${rate} | ${empty} | ${invented} | ${(ms / 1000 / seconds).toFixed(2)} |`);
}
console.log(`\n| ${model} | words wrong | empty on speech | text without speech | real-time factor |`);
console.log(`|---|---|---|---|---|\n${rows.join('\n')}`);
