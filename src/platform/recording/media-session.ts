/** The system's controls of a recording: keys for media, the button of a headset, and the sign that the microphone is on. */

export interface SystemControls {
  /** Tells the system that the microphone is on, or off again. */
  show(isRecording: boolean): void;
}

interface ControlsPlan {
  /** What the system shows; never what was said, as a lock screen shows it to everybody. */
  title: () => string;
  /** Starts or ends a recording. */
  toggle: () => void;
}

/** Chromium and Safari; Firefox lacks the microphone. https://w3c.github.io/mediasession/#actions-model */
type Session = MediaSession & { setMicrophoneActive?: (isActive: boolean) => Promise<void> | undefined };

/** Takes the keys from the first recording on: until then they belong to whoever plays music. Does nothing where there is no media session. */
export function createSystemControls({ title, toggle }: ControlsPlan): SystemControls {
  const session = (navigator as { mediaSession?: Session }).mediaSession;
  let isRecording = false;
  let hasKeys = false;

  function on(action: string, run: () => void): void {
    try {
      session?.setActionHandler(action as MediaSessionAction, run);
    } catch {
      // An action that this browser does not know.
    }
  }

  function takeKeys(): void {
    hasKeys = true;
    const end = () => isRecording && toggle();
    on('togglemicrophone', toggle);
    on('hangup', end);
    on('stop', end);
    on('pause', end);
    on('play', () => !isRecording && toggle());
  }

  return {
    show(isOn) {
      if (!session) return;
      isRecording = isOn;
      if (isOn && !hasKeys) takeKeys();
      if (!hasKeys) return;
      session.playbackState = isOn ? 'playing' : 'paused';
      session.metadata = isOn ? new MediaMetadata({ title: title() }) : null;
      void session.setMicrophoneActive?.(isOn)?.catch(() => {});
    },
  };
}
