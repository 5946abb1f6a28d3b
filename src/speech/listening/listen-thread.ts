/** The listening thread's interface to the page. */

import { transfer } from 'comlink';
import { AppError } from '../../core/errors.ts';
import type { Hearing, ListenApi, ListenSession, Scanned, ScanOptions } from '../../protocol/listen.ts';
import type { Metrics, MetricsSnapshot } from '../../protocol/metrics.ts';
import { ListeningSession } from './listening-session.ts';
import { missedIn } from './missed-speech.ts';
import { windowEnd, withShares } from './plain-shares.ts';
import { fileOptions, paragraphOptions, type SegmenterOptions, segmenterOptions, soonOptions } from './segmenter.ts';
import { SileroNetwork } from './silero-network.ts';
import { closedRanges, SpeechGate } from './speech-gate.ts';
import { VoiceDetector } from './voice-detector.ts';

export class ListenThread implements ListenApi {
  readonly #metrics: Metrics;
  #network: SileroNetwork | undefined;
  #listening: ListeningSession | undefined;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  async start(vad: ArrayBuffer): Promise<void> {
    this.#network = SileroNetwork.read(vad);
  }

  async open(session: ListenSession, onHearing: (hearing: Hearing) => void): Promise<void> {
    this.#listening = new ListeningSession(session, { detector: this.#newDetector(), meter: this.#metrics, onHearing });
  }

  async close(): Promise<Hearing> {
    return this.#current().close();
  }

  finished(): Promise<void> {
    return this.#current().finished;
  }

  async relink(segments: MessagePort, answeredUpTo: number): Promise<void> {
    this.#current().relink(segments, answeredUpTo);
  }

  async journal(port: MessagePort): Promise<void> {
    this.#current().journal(port);
  }

  hold(): void {
    this.#current().hold();
  }

  async scan(block: Float32Array, { from, isLast, ...how }: ScanOptions): Promise<Scanned> {
    const newGate = (at = 0) => new SpeechGate(this.#newDetector(), scanOptions(how), at);
    const gate = newGate();
    if (from !== null) gate.restore(from);
    const at = gate.end;
    const unsharedFrom = gate.openStart ?? at;
    const events = gate.push(block);
    if (isLast) events.push(...gate.finish());
    const found = closedRanges(events);
    const open = gate.openStart === null ? [] : [{ start: gate.openStart, end: gate.end }];
    const missed = missedIn(block, at, [...found, ...open], newGate);
    const ranges = [...found, ...missed].toSorted((a, b) => a.start - b.start);
    return { ranges: withShares(ranges, unsharedFrom, gate.openStart ?? windowEnd(gate.end)), state: gate.save() };
  }

  recall(): { start: number; samples: Float32Array } {
    const { start, samples } = this.#current().recall();
    return transfer({ start, samples }, [samples.buffer]);
  }

  metrics(): MetricsSnapshot {
    return this.#metrics.snapshot();
  }

  ping(): void {}

  #current(): ListeningSession {
    if (!this.#listening) throw new AppError('internal', 'nothing is being listened to');
    return this.#listening;
  }

  #newDetector(): VoiceDetector {
    if (!this.#network) throw new AppError('internal', 'voice detection is not loaded');
    return new VoiceDetector(this.#network, this.#metrics);
  }
}

function scanOptions({
  sensitivity,
  inParagraphs,
  beginsSoon,
}: Omit<ScanOptions, 'from' | 'isLast'>): SegmenterOptions {
  const usual = fileOptions(segmenterOptions(sensitivity));
  const suited = inParagraphs ? paragraphOptions(usual) : usual;
  return beginsSoon ? soonOptions(suited) : suited;
}
