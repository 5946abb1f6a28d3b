/**
 * The microphone, from permission to samples on the audio thread. The context runs at the device's own rate: forcing 16 kHz throws
 * in Firefox or, worse, relabels the stream (mdn/browser-compat-data#16213).
 */

import { AppError, type ErrorCode } from '../core/errors.ts';
import { pause } from '../core/time.ts';
import { type CaptureCommand, type CapturePath, type CaptureReport, captureProcessor } from '../protocol/capture.ts';
import { type Interruption, watchInterruptions } from './interruptions.ts';

const resumeMs = 1000;

export interface MicrophoneOptions {
  /** '' for the system's default. */
  deviceId: string;
  /** The browser's echo cancellation, noise suppression and gain control. */
  soundProcessing: boolean;
  /** Address of the audio thread's script. */
  workletUrl: string;
  /** Makes the path that the audio thread writes samples to; called once, with the rate of the context in Hz. */
  pathFor: (sampleRate: number) => CapturePath;
  /** An interruption began; `null` when it is over. */
  onInterruption: (interruption: Interruption | null) => void;
  /** The device is gone for good: unplugged, or its permission was taken back. */
  onEnded: (code: Extract<ErrorCode, 'mic-lost' | 'mic-revoked'>) => void;
}

export interface Microphone {
  label: string;
  sampleRate: number;
  /** Seconds on the audio clock: 0 at the first sample. */
  clock(): number;
  /** Sends samples to another path from now on, for when the listening thread was replaced. */
  redirect(path: CapturePath): void;
  /** Waits `drainMs` for audio that is still inside the device and the browser, then closes the device. */
  stop(drainMs: number): Promise<void>;
}

/** Rejects with `mic-denied`, `mic-missing`, `mic-busy` or `audio-unsupported`. */
export async function openMicrophone(options: MicrophoneOptions): Promise<Microphone> {
  const stream = await requestStream(options);
  const track = stream.getAudioTracks()[0]!;
  let context: AudioContext | undefined;
  const release = () => {
    track.stop();
    if (context && context.state !== 'closed') void context.close();
  };
  try {
    context = await openContext(options.workletUrl);
    return connect(stream, context, options, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function openContext(workletUrl: string): Promise<AudioContext> {
  const context = new AudioContext({ latencyHint: 'interactive' });
  if (!context.audioWorklet) throw new AppError('audio-unsupported', 'no AudioWorklet');
  await context.audioWorklet.addModule(workletUrl).catch((cause: unknown) => {
    throw new AppError('asset-missing', `${workletUrl}: ${cause}`, { cause });
  });
  // Without a user gesture the promise may never settle (WebAudio/web-audio-api#1759): interruptions.ts notices a clock that stands still.
  await Promise.race([context.resume(), pause(resumeMs)]);
  return context;
}

function connect(
  stream: MediaStream,
  context: AudioContext,
  options: MicrophoneOptions,
  release: () => void,
): Microphone {
  const track = stream.getAudioTracks()[0]!;
  const node = new AudioWorkletNode(context, captureProcessor, { numberOfOutputs: 0 });
  const reports = watchReports(node);
  node.onprocessorerror = () => options.onInterruption('audio-frozen');
  send(node, { kind: 'path', path: options.pathFor(context.sampleRate) });
  // Held until the end: while a context is suspended, Chromium collects a source that nobody refers to, and hears nothing from then on.
  const source = context.createMediaStreamSource(stream);
  source.connect(node);
  const unwatch = watchInterruptions({ track, context, ...options });
  let closed: { time: number; at: number } | undefined;
  return {
    label: track.label,
    sampleRate: context.sampleRate,
    clock() {
      if (reports.startedAt === null) return 0;
      // The context's clock stops when the context is closed, while the last texts still arrive: the wall clock continues it.
      const time = closed ? closed.time + (performance.now() - closed.at) / 1000 : context.currentTime;
      return time - reports.startedAt;
    },
    redirect: (path) => send(node, { kind: 'path', path }),
    async stop(drainMs) {
      unwatch();
      if (track.readyState === 'live' && context.state === 'running') {
        await pause(drainMs);
        send(node, { kind: 'stop' });
        // A context whose clock has frozen never answers.
        await Promise.race([reports.stopped, pause(500)]);
      }
      closed = { time: context.currentTime, at: performance.now() };
      source.disconnect();
      release();
    },
  };
}

type Wanted = Pick<MicrophoneOptions, 'deviceId' | 'soundProcessing'>;

async function requestStream({ deviceId, soundProcessing }: Wanted): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia)
    throw new AppError('audio-unsupported', 'no getUserMedia: not a secure page');
  const audio: MediaTrackConstraints = {
    channelCount: { ideal: 1 },
    echoCancellation: soundProcessing,
    noiseSuppression: soundProcessing,
    autoGainControl: soundProcessing,
  };
  try {
    const chosen = deviceId ? { deviceId: { exact: deviceId } } : {};
    return await navigator.mediaDevices.getUserMedia({ audio: { ...audio, ...chosen } });
  } catch (error) {
    const { name, message } = error as DOMException;
    if (name === 'OverconstrainedError' && deviceId) return requestStream({ deviceId: '', soundProcessing });
    throw new AppError(codeOf(name), `${name}: ${message}`, { cause: error });
  }
}

function codeOf(name: string): ErrorCode {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'mic-denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'mic-missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'mic-busy';
  return 'internal';
}

function watchReports(node: AudioWorkletNode): { startedAt: number | null; stopped: Promise<void> } {
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  const reports: { startedAt: number | null; stopped: Promise<void> } = { startedAt: null, stopped };
  node.port.onmessage = ({ data }: MessageEvent<CaptureReport>) => {
    if (data.kind === 'started') reports.startedAt = data.time;
    else resolve();
  };
  return reports;
}

function send(node: AudioWorkletNode, command: CaptureCommand): void {
  const transfer = command.kind === 'path' && command.path.kind === 'port' ? [command.path.port] : [];
  node.port.postMessage(command, transfer);
}
