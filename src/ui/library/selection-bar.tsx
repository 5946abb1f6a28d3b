/** What can be done with the selected rows. */

import type { Library } from '../../app/library/library.ts';
import { words } from '../../i18n/shelf.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { TrashIcon } from '../parts/icons.tsx';
import { CloseIcon, ExportIcon, MergeIcon, PinIcon } from '../parts/panel-icons.tsx';
import type { Selection } from './selection.ts';
import './selection.css';

interface SelectionBarProps {
  library: Library;
  selection: Selection;
  onExport: (ids: readonly string[]) => void;
}

export function SelectionBar({ library, selection, onExport }: SelectionBarProps) {
  const ids = [...selection.ids.value];
  const isPinned = library.items.value.every(({ id, pinnedAt }) => !ids.includes(id) || pinnedAt !== null);
  const run = (work: () => Promise<void>) => () => {
    selection.clear();
    void work();
  };
  return (
    <div class="selection-bar" role="toolbar" aria-label={words.selection}>
      <p role="status">{words.selected(ids.length)}</p>
      <IconButton label={words.cancel} onPress={selection.clear}>
        <CloseIcon />
      </IconButton>
      <div class="selection-actions">
        <button
          type="button"
          class="button plain"
          disabled={ids.length < 2}
          onClick={run(async () => (await library.work()).shelf.merge(ids))}
        >
          <MergeIcon />
          {words.merge}
        </button>
        <button
          type="button"
          class="button plain"
          onClick={run(async () => (await library.work()).shelf.pin(ids, !isPinned))}
        >
          <PinIcon />
          {isPinned ? words.unpin : words.pin}
        </button>
        <button type="button" class="button plain" onClick={() => onExport(ids)}>
          <ExportIcon />
          {words.export}
        </button>
        <button type="button" class="button plain" onClick={run(() => library.remove(ids))}>
          <TrashIcon />
          {words.remove}
        </button>
      </div>
    </div>
  );
}
