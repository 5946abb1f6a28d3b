/** The record button: tap to start and stop, hold to talk. What that does is in `presses.ts`. */

import type { App } from '../../app/app.ts';
import { dock } from '../../i18n/dictation.ts';
import { MicrophoneIcon } from '../parts/icons.tsx';
import type { Presses } from './presses.ts';

interface RecordButtonProps {
  app: App;
  presses: Presses;
}

export function RecordButton({ app, presses }: RecordButtonProps) {
  const { at } = app.dictation.state.value;
  const isOn = at === 'arming' || at === 'recording';

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    presses.down(event.timeStamp);
  };
  const onPointerDown = (event: PointerEvent & { currentTarget: HTMLButtonElement }) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    presses.down(event.timeStamp);
  };
  const onClick = (event: MouseEvent) => {
    // A click without a preceding pointer or key event comes from voice control or a screen reader, and counts as a full press.
    if (event.detail !== 0 || presses.isDown()) return;
    presses.down(event.timeStamp);
    presses.end(event.timeStamp);
  };

  return (
    <button
      type="button"
      class={`record ${at}`}
      aria-label={isOn ? dock.stop : dock.record}
      onPointerDown={onPointerDown}
      onPointerUp={(event) => presses.end(event.timeStamp)}
      onPointerCancel={(event) => presses.end(event.timeStamp)}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => presses.end(event.timeStamp)}
      onBlur={(event) => presses.end(event.timeStamp)}
      onClick={onClick}
      onContextMenu={(event) => event.preventDefault()}
    >
      {isOn || at === 'finishing' ? <span class="record-shape" /> : <MicrophoneIcon />}
    </button>
  );
}
