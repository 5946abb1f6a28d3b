/**
 * Interruptions of an open microphone: unplugged, permission withdrawn, muted by the system, or an audio context whose clock stands still.
 */

import type { ErrorCode } from '../core/errors.ts';

export type Interruption = Extract<ErrorCode, 'mic-muted' | 'audio-frozen'>;

interface Watched {
  track: MediaStreamTrack;
  context: AudioContext;
  onInterruption: (interruption: Interruption | null) => void;
  onEnded: (code: Extract<ErrorCode, 'mic-lost' | 'mic-revoked'>) => void;
}

const checkMs = 500;
/** A context may run without its clock moving, after a phone call for one (WebAudio/web-audio-api#2585). */
const frozenAfterMs = 1000;

/** Watches the track and the context until the returned function is called. */
export function watchInterruptions({ track, context, onInterruption, onEnded }: Watched): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  track.addEventListener('mute', () => onInterruption('mic-muted'), { signal });
  track.addEventListener('unmute', () => onInterruption(null), { signal });
  const tellEnd = async () => onEnded((await isDenied()) ? 'mic-revoked' : 'mic-lost');
  track.addEventListener('ended', tellEnd, { signal });
  // The track may have ended while the context was being opened.
  if (track.readyState === 'ended') void tellEnd();

  let lastTime = context.currentTime;
  let movedAt = performance.now();
  let isFrozen = false;
  const timer = setInterval(() => {
    if (context.currentTime !== lastTime) {
      lastTime = context.currentTime;
      movedAt = performance.now();
      if (isFrozen) onInterruption(null);
      isFrozen = false;
    } else if (performance.now() - movedAt > frozenAfterMs) {
      if (!isFrozen) onInterruption('audio-frozen');
      isFrozen = true;
      // Only from `suspended`: resuming an `interrupted` context leaves its clock standing (stream-video-js#2249).
      if (context.state === 'suspended') void context.resume();
    }
  }, checkMs);
  signal.addEventListener('abort', () => clearInterval(timer));
  return () => watching.abort();
}

async function isDenied(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' as PermissionName });
    return state !== 'granted';
  } catch {
    return false;
  }
}
