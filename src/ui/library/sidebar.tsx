/** The sidebar: the two ways to make a new dictation, the search, and the list, which is fetched as soon as the page is there. */

import { begin, isRecording } from '../../app/actions.ts';
import { words } from '../../i18n/library.ts';
import { words as pageWords } from '../../i18n/page.ts';
import { BrandMark, FileIcon, HelpIcon, PlusIcon, SettingsIcon, TrashIcon } from '../parts/icons.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { SearchField } from '../search/search-field.tsx';
import type { RecordingsListProps } from './recordings-list.tsx';

export function Sidebar({ app, navigation, onLeave = () => {} }: RecordingsListProps) {
  const list = useLoaded(
    // Read so that a failed load is repeated with the next dictation.
    () => Boolean(app.library.items.value),
    () => import('./recordings-list.tsx'),
    app.notices.report,
  );
  const isBusy = isRecording(app) || app.dictation.state.value.at === 'finishing';
  const create = () => {
    onLeave();
    void begin(app, null);
  };
  const leaveFor = (door: () => void) => () => {
    onLeave();
    door();
  };
  return (
    <nav class="sidebar" aria-label={words.label}>
      <p class="brand">
        <BrandMark />
        {pageWords.app}
      </p>
      <div class="sidebar-new">
        <button type="button" class="button" onClick={create} disabled={isBusy}>
          <PlusIcon />
          {words.create}
        </button>
        <button type="button" class="button plain" onClick={leaveFor(navigation.files)} disabled={isBusy}>
          <FileIcon />
          {pageWords.openFile}
        </button>
      </div>
      <SearchField search={app.search} />
      {list ? <list.RecordingsList {...{ app, navigation, onLeave }} /> : <div class="sidebar-list" />}
      <div class="sidebar-foot">
        <button type="button" class="button plain" onClick={leaveFor(navigation.settings)}>
          <SettingsIcon />
          {words.settings}
        </button>
        <button type="button" class="button plain" onClick={leaveFor(navigation.help)}>
          <HelpIcon />
          {words.help}
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={words.trash}
          title={words.trash}
          onClick={leaveFor(navigation.trash)}
        >
          <TrashIcon />
        </button>
      </div>
    </nav>
  );
}
