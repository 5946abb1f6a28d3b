/**
 * An init script: a microphone that a test can remove, mute or stop. A browser with a fake microphone grants every permission regardless of
 * its settings, so this script also simulates refusals.
 */

export interface BreakableMicrophone {
  /** Makes the next calls of getUserMedia reject with a DOMException of this name; null allows them again. */
  refuse(name: string | null): void;
  /** Removes the device, as when it is unplugged. */
  unplug(): void;
  /** Revokes the permission. */
  revoke(): void;
  /** Makes the device deliver zeros. */
  mute(isMuted: boolean): void;
  /** Suspends the audio context and prevents it from resuming. */
  freeze(isFrozen: boolean): void;
}

declare global {
  var microphone: BreakableMicrophone;
}

export function breakableMicrophone(): void {
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  const contexts: AudioContext[] = [];
  const { resume } = AudioContext.prototype;
  let refusal: string | null = null;
  let isFrozen = false;
  let track: MediaStreamTrack | undefined;
  let isMuted = false;
  let gain: GainNode | undefined;

  // The sound passes through an audio context of this script, where it can be muted.
  devices.getUserMedia = async (constraints) => {
    if (refusal) throw new DOMException('made to fail', refusal);
    const source = await open(constraints);
    const context = new Context();
    const out = context.createMediaStreamDestination();
    gain = new GainNode(context, { gain: isMuted ? 0 : 1 });
    context.createMediaStreamSource(source).connect(gain).connect(out);
    track = out.stream.getAudioTracks()[0];
    return out.stream;
  };

  const Context = AudioContext;
  globalThis.AudioContext = class extends Context {
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.push(this);
    }

    override resume(): Promise<void> {
      return isFrozen ? Promise.resolve() : resume.call(this);
    }
  };

  function endTrack(): void {
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  }

  globalThis.microphone = {
    refuse(name) {
      refusal = name;
    },
    unplug: endTrack,
    revoke() {
      refusal = 'NotAllowedError';
      const denied = Object.assign(new EventTarget(), { name: 'microphone', state: 'denied', onchange: null });
      navigator.permissions.query = async () => denied as PermissionStatus;
      endTrack();
    },
    mute(to) {
      isMuted = to;
      if (gain) gain.gain.value = to ? 0 : 1;
    },
    freeze(to) {
      isFrozen = to;
      const context = contexts.at(-1);
      void (to ? context?.suspend() : context?.resume());
    },
  };
}
