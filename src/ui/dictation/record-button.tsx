/** The record button: tap to start and stop, hold to talk. Its state machine is in `press-or-hold.ts`. */

import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { begin, end, isRecording } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import { dock } from '../../i18n/dictation.ts';
import { MicrophoneIcon } from '../parts/icons.tsx';
import { holdMs, type Press, type PressEvent, press, released } from './press-or-hold.ts';

interface RecordButtonProps {
  app: App;
  /** Set here: whether the press has become push-to-talk. */
  isHeld: Signal<boolean>;
}

export function RecordButton({ app, isHeld }: RecordButtonProps) {
  const { at } = app.dictation.state.value;
  const isOn = at === 'arming' || at === 'recording';
  const { onDown, onEnd, isDown } = usePress(app, isHeld);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    onDown(event.timeStamp);
  };
  const onPointerDown = (event: PointerEvent & { currentTarget: HTMLButtonElement }) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    onDown(event.timeStamp);
  };
  const onClick = (event: MouseEvent) => {
    // A click without a preceding pointer or key event comes from voice control or a screen reader, and counts as a full press.
    if (event.detail !== 0 || isDown()) return;
    onDown(event.timeStamp);
    onEnd(event.timeStamp);
  };

  return (
    <button
      type="button"
      class={`record ${at}`}
      aria-label={isOn ? dock.stop : dock.record}
      aria-disabled={at === 'finishing'}
      onPointerDown={onPointerDown}
      onPointerUp={(event) => onEnd(event.timeStamp)}
      onPointerCancel={(event) => onEnd(event.timeStamp)}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => onEnd(event.timeStamp)}
      onBlur={(event) => onEnd(event.timeStamp)}
      onClick={onClick}
      onContextMenu={(event) => event.preventDefault()}
    >
      {isOn || at === 'finishing' ? <span class="record-shape" /> : <MicrophoneIcon />}
    </button>
  );
}

function usePress(app: App, isHeld: Signal<boolean>) {
  const state = useRef<Press>(released);
  const timer = useRef(0);

  const feed = (event: PressEvent) => {
    const [next, effect] = press(state.current, event);
    state.current = next;
    if (effect === 'start') {
      timer.current = window.setTimeout(() => {
        isHeld.value = true;
        app.dictation.hold();
      }, holdMs);
      void begin(app);
    }
    if (effect === 'stop') void end(app);
  };
  const onDown = (time: number) => {
    // aria-disabled instead of disabled: a disabled button would not receive the release, and would lose the focus.
    if (app.dictation.state.value.at !== 'finishing') feed({ kind: 'down', time, isActive: isRecording(app) });
  };
  const onEnd = (time: number) => {
    clearTimeout(timer.current);
    isHeld.value = false;
    feed({ kind: 'end', time });
  };

  const onEndNow = useRef(onEnd);
  onEndNow.current = onEnd;
  useEffect(() => {
    const onBlur = (event: Event) => onEndNow.current(event.timeStamp);
    const onHidden = (event: Event) => {
      if (document.visibilityState === 'hidden') onEndNow.current(event.timeStamp);
    };
    addEventListener('blur', onBlur);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      removeEventListener('blur', onBlur);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, []);

  return { onDown, onEnd, isDown: () => state.current.at === 'down' };
}
