/** The handle for scripts (see protocol/automation.ts): the same use cases that the buttons press. */

import type { Signal } from '@preact/signals';
import { AppError, toWire } from '../core/errors.ts';
import { codeOf, knownAmong } from '../core/languages.ts';
import { speechRate } from '../core/resampler.ts';
import { languageOf, textOf } from '../core/transcript.ts';
import type { Answer, Automation, DictationLine, DictationReport } from '../protocol/automation.ts';
import type { SpeechEvent } from '../protocol/speech.ts';
import type { BenchPanel } from './bench/bench-panel.ts';
import type { Dictation, DictationInsight } from './dictation/dictation.ts';
import { wholeText } from './dictation/live-text.ts';
import type { EngineSlots, SpeechThreads } from './engine/speech-threads.ts';
import type { FilesForScripts } from './files/file-transcriber.ts';
import type { ModelControl } from './models/model-control.ts';
import type { MetricsReader } from './page-metrics.ts';
import type { Settings } from './settings.ts';

export interface AutomationPlan {
  threads: SpeechThreads & Pick<EngineSlots, 'slot'>;
  control: () => Promise<ModelControl>;
  dictation: Dictation & DictationInsight;
  files: FilesForScripts;
  metrics: MetricsReader;
  settings: Signal<Settings>;
  bench: () => Promise<BenchPanel>;
  kill: Automation['kill'];
}

export function createAutomation(plan: AutomationPlan): Automation {
  const { threads, dictation, files, metrics, settings, control, bench, kill } = plan;
  const audioClock = () => Math.round(dictation.clock() * 1000);
  const inMs = (samples: number) => Math.round((samples / speechRate) * 1000);
  let stopListening = () => {};
  let finalAt = 0;
  let stoppedAt = 0;
  let finishedAt = 0;

  return {
    ready: () =>
      answer(async () => {
        const info = await threads.ready();
        return { ...info, readyMs: performance.now() };
      }),

    speak: (language) =>
      answer(async () => {
        const { abilities } = await threads.ready();
        const { languages } = abilities.languages.length > 0 ? abilities : threads.slot.value.model()!;
        if (language !== null && knownAmong([language], languages.map(codeOf)).length === 0) {
          throw new AppError('language-unknown', `the model does not know ${language}`, { details: [language] });
        }
        settings.value = { ...settings.value, spoken: language === null ? [] : [language] };
        return null;
      }),

    transcribe: (file) =>
      answer(async () => {
        await threads.ready();
        const { segments, words, duration, computeMs } = await files.transcribe(file);
        const [only = '', ...others] = threads.slot.value.model()?.languages ?? [];
        const language = languageOf(segments) || (others.length === 0 ? only : '');
        return { text: textOf(segments), language, segments, words, audio_s: duration, compute_ms: computeMs };
      }),

    record: (onEvent, mode) =>
      answer(async () => {
        const tell = (kind: DictationLine['kind'], audioEnd: number, state?: string) => {
          const { text, committed } = wholeText(dictation.text.value);
          onEvent({ at: audioClock(), kind, ...(state ? { state } : {}), text, committed, audio_end: audioEnd });
        };
        const end = () => inMs(dictation.hearing()?.end ?? 0);
        const stopStates = dictation.state.subscribe(({ at }) => {
          if (at === 'finishing') stoppedAt = audioClock();
          else finishedAt = audioClock();
          tell('state', end(), at);
        });
        dictation.onSpeech = (event: SpeechEvent) => {
          if (event.kind === 'final') finalAt = audioClock();
          tell(event.kind, inMs(event.end));
        };
        stopListening = () => {
          stopStates();
          dictation.onSpeech = () => {};
        };
        finalAt = 0;
        if (mode) settings.value = { ...settings.value, autoStop: mode === 'hands-free' ? '3s' : 'off' };
        const started = dictation.start();
        if (mode === 'hold') dictation.hold();
        await started;
        const { value } = dictation.state;
        if (value.at !== 'failed') return null;
        stopListening();
        throw value.error;
      }),

    audioClock,

    stop: () =>
      answer(async (): Promise<DictationReport> => {
        const transcript = await dictation.stop();
        stopListening();
        const { value } = dictation.state;
        if (value.at === 'failed') throw value.error;
        const heard = dictation.hearing();
        const ms = (samples: number | null | undefined) => (samples == null ? null : inMs(samples));
        return {
          text: transcript?.text ?? '',
          first_speech: ms(heard?.firstSpeech),
          last_speech: ms(heard?.lastSpeech),
          stopped_at: stoppedAt,
          final_at: finalAt,
          finished_at: finishedAt,
          dropped_blocks: heard?.droppedBlocks ?? 0,
        };
      }),

    metrics: () =>
      answer(async () => {
        const { metricsReport } = await import('../metrics/report.ts');
        return metricsReport(await metrics.read());
      }),

    install: (order, wish) => answer(async () => (await control()).install(order, wish)),
    useModel: (id, wish) => answer(async () => (await control()).switchTo(id, wish)),
    testModel: (id) => answer(async () => (await control()).test(id, () => {}, new AbortController().signal)),
    bench: (order, onStep) => answer(async () => (await bench()).run(order, onStep)),
    memory: () =>
      answer(async () => {
        const { budget, holders } = (await control()).memory;
        return { budget, lines: holders() };
      }),
    sleep: () => threads.slot.value.sleep(),

    kill,
    inject: (fault) =>
      answer(async () => {
        await threads.engine.call(async (api) => api.inject(fault));
        return null;
      }),
  };
}

async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: toWire(error) };
  }
}
