/**
 * Goes into the page before its own scripts: a microphone that a test can take away, mute or stop. A browser with a fake
 * microphone grants every permission, whatever its settings say, so refusals are made here too.
 */

export interface BreakableMicrophone {
  /** From now on opening it fails with an error of this name; null allows it again. */
  refuse(name: string | null): void;
  /** The device goes, as when its plug is pulled. */
  unplug(): void;
  /** The person takes the permission back. */
  revoke(): void;
  /** The device delivers nothing but zeros. */
  mute(isMuted: boolean): void;
  /** The audio context stands still, and does not go on when asked to. */
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

  // What the app hears passes through a context of this microphone, where it can be silenced.
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
