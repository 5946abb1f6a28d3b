/**
 * The app's way with files and with live speech beside the plain loop and transformers.js, on the same weights:
 * `npx tsx benches/whisper/policy.ts MODEL [--manifest FILE.json | --mixed] [--ids PART+…] [--only SYSTEM+…] [--out FILE.jsonl]` over the
 * recordings of a manifest, or over those in noise, with the language told, on one thread in Node. Prints every text, then tables, whose
 * real-time factor is that of the processor's time, which other work on the machine does not change much. What stands in FILE.jsonl already
 * is not heard again.
 */

import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { speechRate } from '../../src/core/resampler.ts';
import { MergedDecoder } from '../../src/speech/decoding/merged-decoder.ts';
import { compileDecoder, compileEncoder } from '../../src/speech/runtime/compile-graphs.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { readContract } from '../../src/speech/whisper/contract.ts';
import { EncodedAudio } from '../../src/speech/whisper/encoded-audio.ts';
import { FullEncoder } from '../../src/speech/whisper/encoder/encoder.ts';
import { Whisper } from '../../src/speech/whisper/whisper.ts';
import type { Windows } from '../../src/speech/whisper/window.ts';
import { clips } from './clips.ts';
import { fileText } from './file-text.ts';
import { keepLine, keptLines } from './kept-lines.ts';
import { liveText } from './live-text.ts';
import { plainLoop } from './plain-loop.ts';
import { type HeardClip, languageTable, noiseTable, policyTable, spelled } from './policy-tables.ts';
import { type Recording, recordings, samplesOf } from './recordings.ts';
import { hub, onProcessor, whisperFiles } from './shared-models.ts';
import { loadPipeline, loadTransformers } from './transformers-oracle.ts';

const {
  values: { manifest, mixed, ids, only, out },
  positionals: [model],
} = parseArgs({
  allowPositionals: true,
  options: {
    manifest: { type: 'string' },
    mixed: { type: 'boolean' },
    ids: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string' },
  },
});
if (!model) {
  console.error(
    'usage: npx tsx benches/whisper/policy.ts OWNER/NAME [--manifest FILE | --mixed] [--ids PART+…] [--only SYSTEM+…] [--out FILE]',
  );
  process.exit(2);
}

/** Seconds of a window. */
const most = 30;

await startRuntime();
const backend = onProcessor('q8');
const files = whisperFiles(model, backend);
const contract = readContract(files.texts);
const { languages } = contract.markers;
const features = { bands: contract.bands, frames: 2 * contract.encodedFrames };
const encoder = new FullEncoder(await compileEncoder(files.encoder, 'wasm'), features, silentMeter);
const decoder = new MergedDecoder(await compileDecoder(files.decoder, 'wasm', { weighsFrames: true }), silentMeter);
const audio = new EncodedAudio({ encoder, features, weighsFrames: decoder.weighsFrames });
const plain: Windows = { contract, decoder, audio, meter: silentMeter };
const whole = await Whisper.load(files, { ...backend, wholeWindow: true }, silentMeter);
const short = await Whisper.load(files, backend, silentMeter);
// As the app does before any recording.
await short.warmUp();

type Samples = Float32Array<ArrayBuffer>;
type Hear = (samples: Samples, language: string | null) => Promise<Pick<HeardClip, 'text' | 'live'>>;

const pipeline = await loadPipeline(await loadTransformers(hub), model, 'q8');
/** As its examples do it, with the language told. */
const transformersText: Hear = async (samples, language) => {
  const told = language === null ? {} : { language, task: 'transcribe' as const };
  const chunks = samples.length > most * speechRate ? { chunk_length_s: most, stride_length_s: 5 } : {};
  return { text: ((await pipeline(samples, { ...told, ...chunks })) as { text: string }).text.trim() };
};

/** A recording of more than a window is cut where the windows end. */
const plainText: Hear = async (samples, language) => {
  const texts: string[] = [];
  for (let at = 0; at < samples.length; at += most * speechRate) {
    texts.push(await plainLoop(plain, samples.slice(at, at + most * speechRate), language));
  }
  return { text: texts.join(' ').trim() };
};

const systems = new Map<string, Hear>([
  ['plain loop', plainText],
  ['app, files', async (samples, language) => ({ text: await fileText(short, samples, { language }) })],
  [
    'app, live',
    async (samples, language) => {
      const { text, ...live } = await liveText(short, samples, { language });
      return { text, live };
    },
  ],
  ['transformers.js', transformersText],
  ['app, files, whole window', async (samples, language) => ({ text: await fileText(whole, samples, { language }) })],
]);

interface Heard extends Pick<Recording, 'id' | 'language' | 'references'> {
  samples(): Samples;
}

const inNoise = (): Heard[] => clips().flatMap((clip) => (clip.set === 'mixed' ? { ...clip, language: 'en' } : []));
const listed = (): Heard[] =>
  recordings(manifest).map((recording) => ({
    ...recording,
    samples: () => samplesOf(recording, manifest && dirname(manifest)),
  }));
const isWanted = ({ id, language, references }: Heard) =>
  (!ids || ids.split('+').some((part) => id.includes(part))) &&
  (references.length === 0 || (languages.size === 0 ? language === 'en' : languages.has(language)));
const heard = keptLines<HeardClip>(out);
const known = (mixed ? inNoise() : listed()).filter(isWanted);
for (const [system, hear] of systems) {
  if (only && !only.split('+').includes(system)) continue;
  for (const recording of known.filter(({ id }) => !heard.some((clip) => clip.system === system && clip.id === id))) {
    const { id, language, references } = recording;
    const samples = recording.samples();
    const told = languages.has(language) ? language : null;
    const before = process.cpuUsage();
    const found = await hear(samples, languages.size > 0 ? (told ?? 'en') : null);
    const { user, system: kernel } = process.cpuUsage(before);
    const ms = (user + kernel) / 1000;
    const clip = { system, id, language, seconds: samples.length / speechRate, ms, ...found };
    heard.push({ ...clip, ...spelled(references, clip) });
    keepLine(out, heard.at(-1));
    console.log(`${system}, ${id}: ${found.text}`);
  }
}
console.log(`\n${policyTable(model, heard)}\n\n${mixed ? noiseTable(heard) : languageTable(heard)}`);
// The channel of the live policy would keep the process.
process.exit();
