/** Voice detection in the browser: `npm run micro`. */

import { bench } from 'vitest';
import { createSession } from './runtime.ts';
import { frameSamples } from './segmenter.ts';
import { detectorFile, startRuntime } from './testing/runtime-files.ts';
import { silentMeter } from './testing/silent-meter.ts';
import { VoiceDetector } from './vad.ts';

await startRuntime();
const detector = new VoiceDetector(await createSession(await detectorFile()), silentMeter);
const frame = Float32Array.from({ length: frameSamples }, (_, i) => 0.1 * Math.sin(i / 4));

bench('one frame of 32 ms', async () => {
  await detector.next(frame);
});
