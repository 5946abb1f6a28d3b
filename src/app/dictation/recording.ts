/**
 * One recording: opens the microphone, connects the audio thread, listening and the engine, and connects them anew when one of them
 * dies or gives way to another in the middle, so that what was said is recognised all the same.
 */

import { proxy, transfer } from 'comlink';
import { type Microphone, type MicrophoneOptions, openMicrophone } from '../../capture/microphone.ts';
import { AudioHistory } from '../../core/history.ts';
import { SampleRing } from '../../core/ring.ts';
import { pause } from '../../core/time.ts';
import { type CapturePath, captureSeconds, historySamples } from '../../protocol/capture.ts';
import type { Hearing, Sensitivity } from '../../protocol/listen.ts';
import type { Pace, SpeechEvent } from '../../protocol/speech.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import { isDeath } from '../thread-supervisor.ts';
import type { Sound } from '../withheld/sound-pieces.ts';

/** About 100 ms of sound are in flight when stop is pressed; in a pause, half of that is plenty. */
const drainMs = { speech: 100, pause: 50 };

/** Listening that dies again and again is not replaced for ever; how often the engine is, its backends say. */
const mostReplacements = 3;

export interface RecordingOptions extends Pick<MicrophoneOptions, 'deviceId' | 'soundProcessing' | 'workletUrl'> {
  sensitivity: Sensitivity;
  pace: Pace;
  /** False without cross-origin isolation: samples then travel as messages. */
  isShared: boolean;
  onHearing: (hearing: Hearing) => void;
  onSpeech: (event: SpeechEvent) => void;
  onInterruption: MicrophoneOptions['onInterruption'];
  onEnded: MicrophoneOptions['onEnded'];
  /** Another source of sound than the microphone. */
  openSource?: typeof openMicrophone;
  /** Listening died and is replaced. */
  onReplaced: () => void;
  /** Recognition cannot go on; `stop` says why. */
  onFailed: () => void;
}

export interface Recording {
  microphone: Microphone;
  /** The person holds the button to talk: from now on the recording counts as push-to-talk. */
  hold(): void;
  /** Drains and finalises; resolves with what was heard when the last final text was published. */
  stop(): Promise<Hearing>;
  /** Once stopped, and before the next recording: its sound, as far back as it is kept. */
  recall(): Promise<Sound>;
}

/** Rejects when the microphone cannot be opened; later failures of threads are told, and come out of `stop`. */
export async function startRecording(threads: SpeechThreads, options: RecordingOptions): Promise<Recording> {
  // Nobody is told to speak before somebody listens: on a first visit the voice detector may still be on its way.
  await threads.listen.call(async (api) => api.ping());
  const history = options.isShared ? new SharedArrayBuffer(AudioHistory.bytes(historySamples)) : null;
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
      return connection.finish();
    },
    recall: () => threads.listen.call((api) => api.recall()),
  };
}

/** The two ends of the way from the audio thread to listening. */
interface Route {
  writer: CapturePath;
  reader: CapturePath;
}

function sharedRoute(sampleRate: number): Route {
  const memory = new SharedArrayBuffer(SampleRing.bytes(captureSeconds * sampleRate));
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

/** Runs listening and the engine over one recording, replacing listening when it dies. */
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
    if (isHeld) tellHeld();
  }

  async function follow(segments: MessagePort): Promise<void> {
    try {
      await engine.call((api) => api.follow(transfer({ history, segments, pace: options.pace }, [segments]), onSpeech));
    } catch (error) {
      // It died and is started again, or another model has taken over: what has no final text yet is recognised there.
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
      // The engine ends what the dead thread had open, then follows the new one.
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
      // By then the dead thread is being replaced.
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
