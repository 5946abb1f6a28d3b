/** The sidebar: the two ways to make a new dictation, the search, and the list, which is fetched as soon as the page is there. */

import { begin, isRecording } from '../../app/actions.ts';
import type { PageName } from '../../app/addresses.ts';
import { addressOf } from '../../app/router.ts';
import { words } from '../../i18n/library.ts';
import { words as pageWords } from '../../i18n/page.ts';
import { saying } from '../../i18n/saying.ts';
import { BrandMark, FileIcon, HelpIcon, PlusIcon, SettingsIcon, TrashIcon } from '../parts/icons.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { SearchField } from '../search/search-field.tsx';
import type { RecordingsListProps } from './recordings-list.tsx';

export function Sidebar({ app, navigation }: RecordingsListProps) {
  const list = useLoaded(
    // Read so that a failed load is repeated with the next dictation.
    () => Boolean(app.library.items.value),
    () => import('./recordings-list.tsx'),
    (run) => app.notices.attempt(saying(words, 'label'), run),
  );
  const here = (page: PageName) => (app.router.route.value.at === page ? 'page' : undefined);
  const isBusy = isRecording(app) || app.dictation.state.value.at === 'finishing';
  const create = () => {
    navigation.go('/');
    void begin(app, null);
  };
  return (
    <nav class="sidebar" aria-label={words.label}>
      <a class="brand" href={addressOf('/')}>
        <BrandMark />
        {pageWords.app}
      </a>
      <div class="sidebar-new">
        <button type="button" class="button" onClick={create} disabled={isBusy}>
          <PlusIcon />
          {words.create}
        </button>
        <button type="button" class="button plain" onClick={navigation.files} disabled={isBusy}>
          <FileIcon />
          {pageWords.openFile}
        </button>
      </div>
      <SearchField search={app.search} />
      {list ? <list.RecordingsList app={app} navigation={navigation} /> : <div class="sidebar-list" />}
      <div class="sidebar-foot">
        <a class="button plain" href={addressOf('/settings')} aria-current={here('settings')}>
          <SettingsIcon />
          {words.settings}
        </a>
        <a class="button plain" href={addressOf('/help')} aria-current={here('help')}>
          <HelpIcon />
          {words.help}
        </a>
        <a
          class="icon-button"
          aria-label={words.trash}
          title={words.trash}
          href={addressOf('/trash')}
          aria-current={here('trash')}
        >
          <TrashIcon />
        </a>
      </div>
    </nav>
  );
}
