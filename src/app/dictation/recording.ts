/**
 * One recording: opens the microphone and connects the audio worklet, the listening thread and the engine. When a thread dies or is
 * replaced, the connection is rebuilt and the sound without final text is recognised again.
 */

import { proxy, transfer } from 'comlink';
import { type Microphone, type MicrophoneOptions, openMicrophone } from '../../capture/microphone.ts';
import { circularBytes } from '../../core/circular.ts';
import { pause } from '../../core/time.ts';
import { type CapturePath, captureSeconds, historySamples } from '../../protocol/capture.ts';
import type { Hearing, Sensitivity } from '../../protocol/listen.ts';
import type { Pace, SpeechEvent } from '../../protocol/speech.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { RecordingJournal } from '../library/recording-journal.ts';
import { isDeath } from '../thread-supervisor.ts';
import type { Sound } from '../withheld/sound-pieces.ts';
import { giveBackMemory, takeMemory } from './recording-memory.ts';

/** Milliseconds to wait for sound in flight after stop: about 100 ms during speech; in a pause, half of that suffices. */
const drainMs = { speech: 100, pause: 50 };

/** Limit for replacements of the listening thread. For the engine, the list of its backends is the limit. */
const mostReplacements = 3;

export interface RecordingOptions extends Pick<MicrophoneOptions, 'deviceId' | 'soundProcessing' | 'workletUrl'> {
  sensitivity: Sensitivity;
  pace: Pace;
  /** Whether samples travel in shared memory, which requires cross-origin isolation, or else as messages. */
  isShared: boolean;
  /** Where the sound is kept while it is spoken; null when it is not to be kept. */
  journal: Pick<RecordingJournal, 'attach' | 'read'> | null;
  onHearing: (hearing: Hearing) => void;
  onSpeech: (event: SpeechEvent) => void;
  onInterruption: MicrophoneOptions['onInterruption'];
  onEnded: MicrophoneOptions['onEnded'];
  /** Replaces the microphone, for example by a recording. */
  openSource?: typeof openMicrophone | undefined;
  /** Called when the listening thread has died and is replaced. */
  onReplaced: () => void;
  /** Called when recognition cannot continue; `stop` rejects with the error. */
  onFailed: () => void;
}

export interface Recording {
  microphone: Microphone;
  /** Makes this a push-to-talk recording. */
  hold(): void;
  /**
   * Stops the microphone and finalises the text. Resolves with the last `Hearing` after the last final text; rejects with the error of a
   * thread.
   */
  stop(): Promise<Hearing>;
  /** After `stop` and before the next recording: the sound, as far back as the history reaches. */
  recall(): Promise<Sound>;
}

/**
 * Opens the microphone and starts recognition. Rejects when the microphone cannot be opened; a later failure of a thread calls `onFailed`,
 * and `stop` rejects with it.
 */
export async function startRecording(threads: SpeechThreads, options: RecordingOptions): Promise<Recording> {
  // The microphone opens only after the listening thread is ready: on a first visit the voice detector may still be downloading.
  await threads.listen.call(async (api) => api.ping());
  const history = options.isShared ? takeMemory(circularBytes(historySamples)) : null;
  let route: Route | undefined;
  const microphone = await (options.openSource ?? openMicrophone)({
    ...options,
    pathFor(sampleRate) {
      route = options.isShared ? sharedRoute(sampleRate) : messageRoute();
      return route.writer;
    },
  });

  const connection = connect(threads, options, { microphone, history, route: route! });
  return {
    microphone,
    hold: () => connection.hold(),
    async stop() {
      connection.holdPartials();
      await microphone.stop(connection.isSpeech() ? drainMs.speech : drainMs.pause);
      const heard = await connection.finish();
      if (history && route?.writer.kind === 'shared') giveBackMemory(history, route.writer.memory);
      return heard;
    },
    recall: () => threads.listen.call((api) => api.recall()),
  };
}

/** Both ends of the path of samples from the audio worklet to the listening thread. */
interface Route {
  writer: CapturePath;
  reader: CapturePath;
}

function sharedRoute(sampleRate: number): Route {
  const memory = takeMemory(circularBytes(captureSeconds * sampleRate));
  return { writer: { kind: 'shared', memory }, reader: { kind: 'shared', memory } };
}

function messageRoute(): Route {
  const { port1, port2 } = new MessageChannel();
  return { writer: { kind: 'port', port: port1 }, reader: { kind: 'port', port: port2 } };
}

interface Source {
  microphone: Microphone;
  history: SharedArrayBuffer | null;
  route: Route;
}

/** Runs the listening thread and the engine over one recording, and replaces the listening thread when it dies. */
function connect({ listen, engine }: SpeechThreads, options: RecordingOptions, source: Source) {
  const { microphone, history } = source;
  let heardUpTo = 0;
  let isSpeech = true;
  let replacements = 0;
  let isHeld = false;
  let answeredUpTo = 0;
  const onHearing = proxy((hearing: Hearing) => {
    heardUpTo = hearing.end;
    isSpeech = hearing.isSpeech;
    options.onHearing(hearing);
  });
  const onSpeech = proxy((event: SpeechEvent) => {
    if (event.kind === 'final') answeredUpTo = Math.max(answeredUpTo, event.end);
    options.onSpeech(event);
  });

  const readPast = proxy(async (start: number, end: number) => {
    const samples = (await options.journal?.read(start, end)) ?? null;
    return samples && transfer(samples, [samples.buffer]);
  });

  async function open(segments: MessagePort, { reader }: Route): Promise<void> {
    const session = {
      path: reader,
      sampleRate: microphone.sampleRate,
      sensitivity: options.sensitivity,
      history,
      segments,
      from: heardUpTo,
    };
    const ports = reader.kind === 'port' ? [segments, reader.port] : [segments];
    await listen.call((api) => api.open(transfer(session, ports), onHearing));
    options.journal?.attach((port) => listen.call((api) => api.journal(transfer(port, [port]))));
    if (isHeld) tellHeld();
  }

  async function follow(segments: MessagePort): Promise<void> {
    try {
      const link = { history, segments, pace: options.pace, isKept: options.journal !== null };
      await engine.call((api) => api.follow(transfer(link, [segments]), onSpeech, readPast));
    } catch (error) {
      // The engine restarts, or another model replaces it: sound without final text is sent to the new engine.
      if (!isDeath(error)) throw error;
      const { port1, port2 } = new MessageChannel();
      await listen.call((api) => api.relink(transfer(port1, [port1]), answeredUpTo));
      await follow(port2);
    }
  }

  const { port1, port2 } = new MessageChannel();
  let following = follow(port2);
  let opened = open(port1, source.route);
  const listening = keepListening();
  opened.catch(() => {});
  following.catch(options.onFailed);
  listening.catch(options.onFailed);

  async function keepListening(): Promise<void> {
    try {
      await opened;
      await listen.call((api) => api.finished());
    } catch (error) {
      if (!isDeath(error) || ++replacements > mostReplacements) throw error;
      options.onReplaced();
      const route = options.isShared ? source.route : messageRoute();
      if (!options.isShared) microphone.redirect(route.writer);
      const channel = new MessageChannel();
      // The engine finishes the open segment of the dead thread, then follows its replacement.
      following = Promise.all([following, follow(channel.port2)]).then(() => {});
      following.catch(options.onFailed);
      opened = open(channel.port1, route);
      opened.catch(() => {});
      await keepListening();
    }
  }

  function tellHeld(): void {
    listen.call(async (api) => api.hold()).catch(() => {});
  }

  async function close(): Promise<Hearing> {
    try {
      await opened;
      return await listen.call((api) => api.close());
    } catch (error) {
      if (!isDeath(error) || replacements >= mostReplacements) throw error;
      // After this pause `keepListening` has begun to replace the dead thread.
      await pause(50);
      return close();
    }
  }

  return {
    isSpeech: () => isSpeech,
    hold(): void {
      isHeld = true;
      tellHeld();
    },
    holdPartials(): void {
      engine.call(async (api) => api.holdPartials()).catch(() => {});
    },
    async finish(): Promise<Hearing> {
      const heard = await close();
      await listening;
      await following;
      return heard;
    },
  };
}
