/** Short tones at the start and at the end of a recording. */

const seconds = 0.11;
/** Quiet beside speech. */
const loudness = 0.08;
/** Hz, from the beginning to the end of a tone: up to begin, down when it is done. */
const pitches = { start: [660, 990], end: [880, 587] } as const;

/** Plays a tone, as far as the browser lets a page sound. Never throws. */
export function playCue(which: keyof typeof pitches): void {
  try {
    const context = new AudioContext({ latencyHint: 'interactive' });
    const [from, to] = pitches[which];
    const tone = new OscillatorNode(context, { frequency: from });
    const volume = new GainNode(context, { gain: 0 });
    const { currentTime: now } = context;
    tone.frequency.linearRampToValueAtTime(to, now + seconds);
    // Without ramps the tone clicks.
    volume.gain.linearRampToValueAtTime(loudness, now + seconds / 4);
    volume.gain.linearRampToValueAtTime(0, now + seconds);
    tone.connect(volume).connect(context.destination);
    tone.onended = () => void context.close();
    tone.start(now);
    tone.stop(now + seconds);
  } catch {
    // No sound device.
  }
}
