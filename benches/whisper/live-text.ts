/**
 * What the app makes of speech while it is spoken, without waiting for its time to pass: its own voice detection and its live policy, whose
 * passes are finished before the sound goes on. A partial text is asked for at most every two seconds, as on a slow device.
 */

import { setTimeout } from 'node:timers/promises';
import { noText, wholeText, withEvent } from '../../src/app/dictation/live-text.ts';
import { circularBytes } from '../../src/core/circular.ts';
import { AudioHistory } from '../../src/core/history.ts';
import { speechRate } from '../../src/core/resampler.ts';
import { ShownWords } from '../../src/metrics/stability.ts';
import { noAbilities, type SegmentMessage, type SpeechEvent } from '../../src/protocol/speech.ts';
import { segmenterOptions } from '../../src/speech/listening/segmenter.ts';
import { SileroNetwork } from '../../src/speech/listening/silero-network.ts';
import { SpeechGate } from '../../src/speech/listening/speech-gate.ts';
import { VoiceDetector } from '../../src/speech/listening/voice-detector.ts';
import { LiveTranscriber } from '../../src/speech/live/live-transcriber.ts';
import { type RecogniseOptions, type Recogniser, withDefaults } from '../../src/speech/recogniser.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { detectorBytes } from './shared-models.ts';

/** Samples that are heard at once. */
const block = 0.05 * speechRate;
const betweenPartials = 2 * speechRate;
/** Milliseconds without a pass after which the policy waits for sound. */
const idleMs = 4;

export interface LiveText {
  text: string;
  /** Settled words that were shown, and those of them that a later text replaced. */
  settled: number;
  changed: number;
  /** Partial texts that were empty where words had been shown. */
  vanished: number;
}

export async function liveText(
  recogniser: Recogniser,
  samples: Float32Array<ArrayBuffer>,
  told: RecogniseOptions,
): Promise<LiveText> {
  let text = noText;
  let vanished = 0;
  const settled = new ShownWords();
  const history = new AudioHistory(new ArrayBuffer(circularBytes(samples.length + block)));
  const counted = new CountedPasses(withDefaults(recogniser, () => told));
  const live = new LiveTranscriber({
    recogniser: counted.recogniser,
    abilities: { ...noAbilities, hearsParagraphs: true },
    history,
    readPast: async () => null,
    isKept: true,
    isWhole: () => false,
    isSparing: () => false,
    pace: 'normal',
    meter: silentMeter,
    publish(event: SpeechEvent) {
      const before = text.partial;
      text = withEvent(text, event);
      if (event.kind === 'partial' && before?.start === event.start) {
        vanished += before.committed + before.tentative && !(event.committed + event.tentative) ? 1 : 0;
      }
      settled.show(wholeText(text).committed, event.end);
    },
  });
  const running = live.run();
  const gate = new SpeechGate(
    new VoiceDetector(SileroNetwork.read(detectorBytes()), silentMeter),
    segmenterOptions('normal'),
  );
  let asked = Number.NEGATIVE_INFINITY;

  async function tell(events: readonly SegmentMessage[]): Promise<void> {
    const newest = events.findLast(isPassing);
    for (const event of events) {
      if (isPassing(event) && event !== newest) continue;
      if (event.kind === 'grow' && event.end - asked < betweenPartials) continue;
      if (event.kind === 'grow') asked = event.end;
      live.receive(event);
      await counted.idle();
    }
  }

  for (let at = 0; at < samples.length; at += block) {
    const heard = samples.slice(at, at + block);
    history.append(heard);
    await tell(gate.push(heard));
  }
  await tell([...gate.finish(), { kind: 'end' }]);
  await running;
  return { text: wholeText(text).text, settled: settled.shown, changed: settled.changed, vanished };
}

const isPassing = ({ kind }: SegmentMessage): boolean => kind === 'grow' || kind === 'pause';

/** A recogniser that tells when nobody asks it for anything. */
class CountedPasses {
  readonly recogniser: Recogniser;
  #running = 0;

  constructor(recogniser: Recogniser) {
    this.recogniser = {
      recognise: async (samples, options) => {
        this.#running++;
        try {
          return await recogniser.recognise(samples, options);
        } finally {
          this.#running--;
        }
      },
      textOf: (tokens) => recogniser.textOf(tokens),
      beginsWord: (token) => recogniser.beginsWord(token),
      dispose: () => recogniser.dispose(),
    };
  }

  async idle(): Promise<void> {
    do await setTimeout(idleMs);
    while (this.#running > 0);
  }
}
