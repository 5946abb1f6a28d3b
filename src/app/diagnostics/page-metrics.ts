/** What is measured on the page while someone dictates, and what the threads have measured beside it. */

import { speechRate } from '../../core/resampler.ts';
import { pause } from '../../core/time.ts';
import { LiveLatency } from '../../metrics/live-latency.ts';
import { createMetrics } from '../../metrics/metrics.ts';
import type { Hearing } from '../../protocol/listen.ts';
import type { MetricsSnapshot } from '../../protocol/metrics.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';
import type { Dictation } from '../dictation/dictation.ts';
import type { DictationState } from '../dictation/dictation-step.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';

export interface MetricsReader {
  /** What the page and the threads have measured since the page was opened; several for a thread that was replaced. */
  read(): Promise<MetricsSnapshot[]>;
}

/** A thread in the middle of a long pass answers later; until then its last answer counts. */
const patienceMs = 500;

export interface PageMetricsPlan {
  threads: SpeechThreads;
  dictation: Pick<Dictation, 'events'>;
  /** Calls back when what has changed on the page is drawn. */
  afterNextFrame: (then: () => void) => void;
}

export function createPageMetrics({ threads, dictation, afterNextFrame }: PageMetricsPlan): MetricsReader {
  const page = createMetrics('page');
  const latency = new LiveLatency(page);
  /** The newest snapshot of every thread that there has been: what a thread measured that was replaced still counts. */
  const kept = new Map<string, MetricsSnapshot>();
  let asking: Promise<unknown> | null = null;
  let droppedBlocks = 0;
  let isFinishing = false;

  /** A thread that is not there is left alone: to ask it would start it. */
  function ask(): Promise<unknown> {
    if (threads.state.value.at !== 'ready') return Promise.resolve();
    asking ??= Promise.allSettled([
      threads.listen.call((api) => api.metrics()).then(keep),
      threads.engine.call((api) => api.metrics()).then(keep),
    ]).finally(() => {
      asking = null;
    });
    return asking;
  }

  function keep(snapshot: MetricsSnapshot): void {
    kept.set(`${snapshot.thread} ${snapshot.since}`, snapshot);
  }

  function onState({ at: name }: DictationState, at: number): void {
    if (name === 'arming') {
      latency.begin();
      droppedBlocks = 0;
    } else if (name === 'finishing') {
      latency.stop(at);
    } else if (name === 'idle') {
      // A failure that is dismissed leads here as well.
      if (isFinishing) latency.finish(at);
      void ask();
    }
    isFinishing = name === 'finishing';
  }

  function onHeard({ end, firstSpeech, lastSpeech, ...heard }: Hearing): void {
    latency.hear({
      end: inMs(end),
      firstSpeech: firstSpeech === null ? null : inMs(firstSpeech),
      lastSpeech: lastSpeech === null ? null : inMs(lastSpeech),
    });
    page.count('dropped-blocks', heard.droppedBlocks - droppedBlocks);
    droppedBlocks = heard.droppedBlocks;
  }

  function onSpeech(event: SpeechEvent, at: number): void {
    const segment = { start: inMs(event.start), end: inMs(event.end) };
    if (event.kind === 'partial') latency.partial({ ...segment, text: event.committed + event.tentative }, at);
    else latency.final({ ...segment, text: event.text }, at);
    const told = performance.now();
    afterNextFrame(() => page.record('paint', performance.now() - told));
  }

  threads.engineReplaced.subscribe(() => page.count('threads-replaced'));
  dictation.events.subscribe((event) => {
    if (event.kind === 'state') onState(event.state, event.at);
    else if (event.kind === 'heard') onHeard(event.heard);
    else if (event.kind === 'speech') onSpeech(event.speech, event.at);
    else if (event.kind === 'replaced') page.count('threads-replaced');
  });

  return {
    async read() {
      await Promise.race([ask(), pause(patienceMs)]);
      return [page.snapshot(), ...kept.values()];
    },
  };
}

function inMs(samples: number): number {
  return (samples / speechRate) * 1000;
}
