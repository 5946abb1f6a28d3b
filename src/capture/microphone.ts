/**
 * The microphone, from permission to samples on the audio thread. The context runs at the device's own rate: forcing 16 kHz throws
 * in Firefox or, worse, relabels the stream (mdn/browser-compat-data#16213).
 */

import { AppError, type ErrorCode } from '../core/errors.ts';
import { type CaptureCommand, type CaptureReport, captureProcessor } from '../protocol/capture.ts';
import type { CapturePath } from '../protocol/listen.ts';
import { type Interruption, watchInterruptions } from './interruptions.ts';

/** What was said just before stop is still on its way through the device and the browser. */
const drainMs = 100;

export interface MicrophoneOptions {
  /** '' for the system's default. */
  deviceId: string;
  /** The browser's echo cancellation, noise suppression and gain control. */
  soundProcessing: boolean;
  /** Address of the audio thread's script. */
  workletUrl: string;
  /** Where samples go, once the rate is known. */
  pathFor: (sampleRate: number) => CapturePath;
  /** Something happened to the device or the context; `null` when it is well again. */
  onInterruption: (interruption: Interruption | null) => void;
  /** The device is gone for good: unplugged, or its permission was taken back. */
  onEnded: (code: Extract<ErrorCode, 'mic-lost' | 'mic-revoked'>) => void;
}

export interface Microphone {
  label: string;
  sampleRate: number;
  /** Seconds on the audio clock: 0 at the first sample. */
  clock(): number;
  /** Sends samples elsewhere from now on: the thread that took them was replaced. */
  redirect(path: CapturePath): void;
  /** Lets what was already said arrive, then closes the device. */
  stop(): Promise<void>;
}

/** Rejects with `mic-denied`, `mic-missing`, `mic-busy` or `audio-unsupported`. */
export async function openMicrophone(options: MicrophoneOptions): Promise<Microphone> {
  const stream = await requestStream(options);
  const track = stream.getAudioTracks()[0]!;
  const context = new AudioContext({ latencyHint: 'interactive' });
  const release = async () => {
    track.stop();
    if (context.state !== 'closed') await context.close();
  };
  try {
    if (!context.audioWorklet) throw new AppError('audio-unsupported', 'no AudioWorklet');
    await context.audioWorklet.addModule(options.workletUrl);
    await context.resume();
    const node = new AudioWorkletNode(context, captureProcessor, { numberOfOutputs: 0 });
    const reports = watchReports(node);
    send(node, { kind: 'path', path: options.pathFor(context.sampleRate) });
    context.createMediaStreamSource(stream).connect(node);
    let closedAt: number | undefined;
    // The context's clock stands still once it is closed, and the last words come later.
    const clock = () => {
      if (reports.startedAt === null) return 0;
      const since = closedAt === undefined ? 0 : (performance.now() - closedAt) / 1000;
      return context.currentTime - reports.startedAt + since;
    };
    const unwatch = watchInterruptions({ track, context, ...options });
    return {
      label: track.label,
      sampleRate: context.sampleRate,
      clock,
      redirect: (path) => send(node, { kind: 'path', path }),
      async stop() {
        unwatch();
        if (track.readyState === 'live' && context.state === 'running') {
          await pause(drainMs);
          send(node, { kind: 'stop' });
          // A context that froze meanwhile never answers.
          await Promise.race([reports.stopped, pause(500)]);
        }
        closedAt = performance.now();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function requestStream({ deviceId, soundProcessing }: MicrophoneOptions): Promise<MediaStream> {
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
    if (name === 'OverconstrainedError' && deviceId)
      return requestStream({ deviceId: '', soundProcessing } as MicrophoneOptions);
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
