/** The interface for scripts (protocol/automation.ts), over the same use cases as the buttons. */

import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import type { openMicrophone } from '../capture/microphone.ts';
import { AppError } from '../core/errors.ts';
import { codeOf, knownAmong } from '../core/languages.ts';
import { speechRate } from '../core/resampler.ts';
import { languageOf, textOf, versionInUse } from '../core/transcript.ts';
import type { Automation, DictationLine, DictationReport } from '../protocol/automation.ts';
import type { LibraryApi } from '../protocol/library.ts';
import type { Hearing } from '../protocol/listen.ts';
import { answer } from './answer.ts';
import { becomesFalse } from './becomes-false.ts';
import type { BenchPanel } from './bench/bench-panel.ts';
import type { MetricsReader } from './diagnostics/page-metrics.ts';
import type { Dictation, RecordingEvent } from './dictation/dictation.ts';
import { wholeText } from './dictation/live-text.ts';
import type { EngineSlots, SpeechThreads } from './engine/speech-threads.ts';
import type { Files, FilesForScripts } from './files/file-transcriber.ts';
import { createLibraryAutomation, type LibraryAutomationPlan } from './library/library-automation.ts';
import type { ModelControl } from './models/model-control.ts';
import type { Router } from './router.ts';
import type { Settings } from './settings.ts';
import type { Improving } from './strategies/improving.ts';
import type { Thread } from './thread-supervisor.ts';

export interface AutomationPlan extends LibraryAutomationPlan {
  threads: SpeechThreads & Pick<EngineSlots, 'slot'>;
  control: () => Promise<ModelControl>;
  libraryThread: Pick<Thread<LibraryApi>, 'kill' | 'call'>;
  dictation: Dictation;
  files: FilesForScripts & Pick<Files, 'work'>;
  metrics: MetricsReader;
  settings: Signal<Settings>;
  improving: ReadonlySignal<Improving | null>;
  router: Pick<Router, 'go'>;
  bench: () => Promise<BenchPanel>;
}

/** Seconds by which text may be behind a voice on a fast clock. */
const mostBehind = 5;

export function createAutomation(plan: AutomationPlan): Automation {
  const { threads, dictation, files, metrics, settings, improving, control, bench, router } = plan;
  const inMs = (samples: number) => Math.round((samples / speechRate) * 1000);
  let stopListening = () => {};
  /** Id of what the last recording became. */
  let written: string | null = null;
  let finalAt = 0;
  let stoppedAt = 0;
  let finishedAt = 0;
  let heard: Hearing | null = null;
  let source: typeof openMicrophone | undefined;

  return {
    navigate: (path) =>
      answer(async () => {
        if (!path.startsWith('/')) throw new AppError('bad-argument', `${path} is no path`);
        router.go(path);
        return null;
      }),

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

    useStrategy: (strategy, exactModel = '') =>
      answer(async () => {
        settings.value = { ...settings.value, strategy, exactModel };
        return null;
      }),

    improved: () =>
      answer(async () => {
        await becomesFalse(computed(() => improving.value !== null));
        const transcript = written === null ? null : await plan.library.find(written);
        return transcript?.text ?? '';
      }),

    useServer: (server, language) =>
      answer(async () => {
        const { remote } = await files.work();
        settings.value = { ...settings.value, spoken: language === null ? [] : [language] };
        remote.settings.value = { ...remote.settings.value, ...server };
        return null;
      }),

    transcribe: (file, how = {}) =>
      answer(async () => {
        const { isSent = false } = how;
        if (!isSent) await threads.ready();
        const began = performance.now();
        let firstTextMs: number | null = null;
        const transcribed = await files.transcribe(file, how, () => {
          firstTextMs ??= performance.now() - began;
        });
        const { segments, words, duration, computeMs, sent, ...heard } = transcribed;
        const [only = '', ...others] = isSent ? [] : (threads.slot.value.model()?.languages ?? []);
        const language = languageOf(segments) || (others.length === 0 ? only : '');
        return {
          text: textOf(segments),
          language,
          segments,
          words,
          track: heard.track,
          tracks: heard.tracks,
          channels: heard.voices,
          withheld: heard.withheld.map(({ start, end, reason }) => ({
            start: start / speechRate,
            end: end / speechRate,
            reason,
          })),
          strategy: heard.strategy,
          strategy_changes: heard.changes,
          sent: sent && { to: sent.server.host, model: sent.server.model, bytes: sent.bytes },
          audio_s: duration,
          compute_ms: computeMs,
          first_text_ms: firstTextMs,
        };
      }),

    record: (onEvent, mode) =>
      answer(async () => {
        const tell = (kind: DictationLine['kind'], at: number, audioEnd: number, state?: string) => {
          const { text, committed } = wholeText(dictation.text.value);
          onEvent({ at: Math.round(at), kind, ...(state ? { state } : {}), text, committed, audio_end: audioEnd });
        };
        const follow = (event: RecordingEvent) => {
          if (event.kind === 'heard') heard = event.heard;
          if (event.kind === 'speech') {
            const { speech, at } = event;
            if (speech.kind === 'final') finalAt = Math.round(at);
            tell(speech.kind, at, inMs(speech.end));
          }
          if (event.kind === 'state') {
            const { state, at } = event;
            if (state.at === 'finishing') stoppedAt = Math.round(at);
            else finishedAt = Math.round(at);
            tell('state', at, inMs(heard?.end ?? 0), state.at);
          }
        };
        stopListening();
        stopListening = dictation.events.subscribe(follow);
        finalAt = 0;
        heard = null;
        if (mode) settings.value = { ...settings.value, autoStop: mode === 'hands-free' ? '3s' : 'off' };
        const started = dictation.start(source);
        if (mode === 'hold') dictation.hold();
        await started;
        const { value } = dictation.state;
        if (value.at !== 'failed') return null;
        stopListening();
        throw value.error;
      }),

    listenTo: (sound) =>
      answer(async () => {
        const { playedSource } = await import('./dictation/played-source.ts');
        const isLate = () => (dictation.session.value?.secondsBehind() ?? 0) >= mostBehind;
        source = sound ? await playedSource(sound, isLate) : undefined;
        return null;
      }),

    audioClock: () => Math.round(dictation.clock()),

    stop: () =>
      answer(async (): Promise<DictationReport> => {
        const transcript = await dictation.stop();
        written = transcript?.id ?? null;
        stopListening();
        const { value } = dictation.state;
        if (value.at === 'failed') throw value.error;
        const ms = (samples: number | null | undefined) => (samples == null ? null : inMs(samples));
        return {
          text: transcript?.text ?? '',
          first_speech: ms(heard?.firstSpeech),
          last_speech: ms(heard?.lastSpeech),
          stopped_at: stoppedAt,
          final_at: finalAt,
          finished_at: finishedAt,
          dropped_blocks: heard?.droppedBlocks ?? 0,
          strategy: settings.value.strategy,
          strategy_changes: (transcript && versionInUse(transcript).settings?.changes) ?? [],
        };
      }),

    library: createLibraryAutomation(plan),

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

    kill: (thread) => ({ library: plan.libraryThread, listen: threads.listen, engine: threads.engine })[thread].kill(),
    inject: (fault) =>
      answer(async () => {
        await threads.engine.call(async (api) => api.inject(fault));
        return null;
      }),
  };
}
