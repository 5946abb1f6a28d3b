/**
 * The record button's press. A quick tap toggles; a press that lasts is push-to-talk and ends the recording when it ends.
 * Pure: the button feeds it pointer, key and window events, and does what it answers.
 */

/** A press this long was meant as holding. */
export const holdMs = 300;

export type Press =
  | { at: 'up' }
  /** `began`: this press started the recording, so its release may end it. */
  | { at: 'down'; since: number; began: boolean };

export type PressEvent =
  /** `isActive`: a recording is being opened or is running. Repeated keydown events come here too. */
  | { kind: 'down'; time: number; isActive: boolean }
  /** Release, or whatever makes a release unseen: blur, hidden page, cancelled pointer. */
  | { kind: 'end'; time: number };

export type PressEffect = 'start' | 'stop' | null;

export const released: Press = { at: 'up' };

export function press(state: Press, event: PressEvent): [Press, PressEffect] {
  if (event.kind === 'down') {
    if (state.at === 'down') return [state, null];
    const began = !event.isActive;
    return [{ at: 'down', since: event.time, began }, began ? 'start' : 'stop'];
  }
  if (state.at === 'up') return [state, null];
  return [released, state.began && event.time - state.since >= holdMs ? 'stop' : null];
}
