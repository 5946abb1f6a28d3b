/** Which sound track of a file was heard, where there are several; another one can be heard in its place. */

import { useSignal } from '@preact/signals';
import type { FileQueue } from '../../app/files/file-queue.ts';
import type { QueuedFile } from '../../app/files/file-state.ts';
import { trackName } from '../../app/files/track-name.ts';
import { words } from '../../i18n/files.ts';

interface TrackChoiceProps {
  file: QueuedFile;
  act: (work: (queue: FileQueue) => void) => () => void;
}

export function TrackChoice({ file: { id, name, tracks }, act }: TrackChoiceProps) {
  const chosen = useSignal<number | null>(null);
  if (!tracks) return null;
  const { heard, all, mayChoose } = tracks;
  const track = all.find(({ number }) => number === heard);
  if (!mayChoose) return <p>{words.heardTrack(track ? trackName(track) : words.track(heard))}</p>;
  const value = chosen.value ?? heard;
  // With the keyboard, a select alone would begin anew with every track that it passes.
  const hear = (event: Event) => {
    event.preventDefault();
    chosen.value = null;
    act((queue) => queue.hear(id, value))();
  };
  return (
    <form class="file-track" onSubmit={hear}>
      <select
        aria-label={words.trackOf(name)}
        value={value}
        onChange={(event) => {
          chosen.value = Number(event.currentTarget.value);
        }}
      >
        {all.map((each) => (
          <option key={each.number} value={each.number}>
            {trackName(each)}
          </option>
        ))}
      </select>
      <button type="submit" class="button plain" disabled={value === heard}>
        {words.hearTrack}
      </button>
    </form>
  );
}
