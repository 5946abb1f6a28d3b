/** What is measured on the page while someone dictates, and what the threads have measured beside it. */

import { speechRate } from '../core/resampler.ts';
import { pause } from '../core/time.ts';
import { LiveLatency } from '../metrics/live-latency.ts';
import { createMetrics } from '../metrics/metrics.ts';
import type { Hearing } from '../protocol/listen.ts';
import type { MetricsSnapshot } from '../protocol/metrics.ts';
import type { SpeechEvent } from '../protocol/speech.ts';
import type { Dictation, DictationInsight } from './dictation/dictation.ts';
import type { SpeechThreads } from './engine/speech-threads.ts';

export interface MetricsReader {
  /** What the page and the threads have measured since the page was opened; several for a thread that was replaced. */
  read(): Promise<MetricsSnapshot[]>;
}

/** A thread in the middle of a long pass answers later; until then its last answer counts. */
const patienceMs = 500;

export interface PageMetrics extends MetricsReader {
  onHearing(heard: Hearing): void;
  onSpeech(event: SpeechEvent, at: number): void;
  onReplaced(): void;
  /** Follows the recordings from their beginning to their end. */
  follow(dictation: Pick<Dictation, 'state'> & Pick<DictationInsight, 'clock'>): void;
}

export interface PageMetricsPlan {
  threads: SpeechThreads;
  /** Calls back when what has changed on the page is drawn. */
  afterNextFrame: (then: () => void) => void;
}

export function createPageMetrics({ threads, afterNextFrame }: PageMetricsPlan): PageMetrics {
  const page = createMetrics('page');
  const latency = new LiveLatency(page);
  /** The newest snapshot of every thread that there has been: what a thread measured that was replaced still counts. */
  const kept = new Map<string, MetricsSnapshot>();
  let asking: Promise<unknown> | null = null;
  let droppedBlocks = 0;

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

  return {
    onHearing(heard) {
      latency.hear({
        end: inMs(heard.end),
        firstSpeech: heard.firstSpeech === null ? null : inMs(heard.firstSpeech),
        lastSpeech: heard.lastSpeech === null ? null : inMs(heard.lastSpeech),
      });
      page.count('dropped-blocks', heard.droppedBlocks - droppedBlocks);
      droppedBlocks = heard.droppedBlocks;
    },

    onSpeech(event, at) {
      const segment = { start: inMs(event.start), end: inMs(event.end) };
      if (event.kind === 'partial') latency.partial({ ...segment, text: event.committed + event.tentative }, at);
      else latency.final({ ...segment, text: event.text }, at);
      const told = performance.now();
      afterNextFrame(() => page.record('paint', performance.now() - told));
    },

    onReplaced: () => page.count('threads-replaced'),

    follow({ state, clock }) {
      state.subscribe(({ at }) => {
        if (at === 'arming') {
          latency.begin();
          droppedBlocks = 0;
        } else if (at === 'finishing') {
          latency.stop(clock() * 1000);
        } else if (at === 'idle') {
          latency.finish(clock() * 1000);
          void ask();
        }
      });
    },

    async read() {
      await Promise.race([ask(), pause(patienceMs)]);
      return [page.snapshot(), ...kept.values()];
    },
  };
}

function inMs(samples: number): number {
  return (samples / speechRate) * 1000;
}
