/** Files as they come: rates, channels and lengths of all kinds. Made here, so that no program is needed. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clip, readWav, writeWav } from '../benches/wav.ts';
import { root } from '../commands/serving/build.ts';
import { expect, type SottoPage, speech, test } from './app.ts';

const clip = readWav(readFileSync(speech));

/** The clip at another rate, by the nearest sample: rough, and clear enough to be understood. */
function atRate(sampleRate: number): Clip {
  const length = Math.floor((clip.samples.length * sampleRate) / clip.sampleRate);
  const samples = new Int16Array(length);
  for (let i = 0; i < length; i++) samples[i] = clip.samples[Math.floor((i * clip.sampleRate) / sampleRate)]!;
  return { sampleRate, samples };
}

/** A WAV file with the clip in one of its channels and nothing in the others. */
function withChannels(channels: number, spoken: number): Uint8Array {
  const samples = new Int16Array(clip.samples.length * channels);
  for (const [i, sample] of clip.samples.entries()) samples[i * channels + spoken] = sample;
  const bytes = writeWav({ sampleRate: clip.sampleRate, samples });
  const header = new DataView(bytes.buffer);
  header.setUint16(22, channels, true);
  header.setUint32(28, clip.sampleRate * channels * 2, true);
  header.setUint16(32, channels * 2, true);
  return bytes;
}

const silence = (seconds: number): Clip => ({ sampleRate: 16_000, samples: new Int16Array(16_000 * seconds) });

/** What the app makes of a file: its text, or the code of its error. */
async function outcomeOf({ page }: SottoPage, name: string, bytes: Uint8Array): Promise<string> {
  const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  await input.setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });
  const answer = await page.evaluate((element) => sotto.transcribe(element.files![0]!), input);
  return answer.ok ? answer.value.text : answer.error.code;
}

test('files of all kinds give their text, or the code for what is wrong with them', async ({ openTab }) => {
  const sotto = await openTab();
  const mp3 = readFileSync(join(root, 'e2e', 'fixtures', 'jfk.mp3'));
  for (const [name, bytes, outcome] of [
    ['8 kHz.wav', writeWav(atRate(8_000)), /what you can do for your country/i],
    ['192 kHz.wav', writeWav(atRate(192_000)), /what you can do for your country/i],
    ['stereo.wav', withChannels(2, 1), /what you can do for your country/i],
    ['5.1.wav', withChannels(6, 2), /what you can do for your country/i],
    ['cut short.mp3', mp3.subarray(0, 20_000), /^And so,? my fellow/i],
    ['silence.wav', writeWav(silence(2)), /^$/],
    ['nothing.wav', new Uint8Array(), /^file-empty$/],
    ['10 ms.wav', writeWav(silence(0.01)), /^file-too-short$/],
    ['text.wav', Buffer.from('This is not a recording.\n'), /^file-undecodable$/],
    ['stub.mp3', mp3.subarray(0, 60), /^file-undecodable$/],
  ] as const) {
    await test.step(name, async () => expect(await outcomeOf(sotto, name, bytes)).toMatch(outcome));
  }
});
