/**
 * State machine of the record button. A short press toggles; a long press is push-to-talk, and its release ends the recording. Pure: the
 * button passes pointer, key and window events, and performs the resulting command.
 */

/** Milliseconds from which a press counts as push-to-talk. */
export const holdMs = 300;

export type Press =
  | { at: 'up' }
  /** `began`: whether this press started the recording, so that its release may end it. */
  | { at: 'down'; since: number; began: boolean };

export type PressEvent =
  /** `isActive`: whether a recording is being opened or is running. Repeated keydown events arrive here too. */
  | { kind: 'down'; time: number; isActive: boolean }
  /** The release, or an event after which the release would not be received: blur, hidden page, cancelled pointer. */
  | { kind: 'end'; time: number };

export type PressEffect = 'start' | 'stop' | null;

export const released: Press = { at: 'up' };

/** The next state and the command for an event. `time` and `since`: milliseconds on the clock of events. */
export function press(state: Press, event: PressEvent): [Press, PressEffect] {
  if (event.kind === 'down') {
    if (state.at === 'down') return [state, null];
    const began = !event.isActive;
    return [{ at: 'down', since: event.time, began }, began ? 'start' : 'stop'];
  }
  if (state.at === 'up') return [state, null];
  return [released, state.began && event.time - state.since >= holdMs ? 'stop' : null];
}
