/** The dictations grouped by day, and the two ways to make a new one. */

import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { begin, isRecording } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import type { Library } from '../../app/library/library.ts';
import { live } from '../../i18n/dictation.ts';
import { words as fileWords } from '../../i18n/files.ts';
import { duration } from '../../i18n/format.ts';
import { words } from '../../i18n/library.ts';
import { words as pageWords } from '../../i18n/page.ts';
import type { Navigation } from '../navigation.ts';
import { BrandMark, FileIcon, HelpIcon, PlusIcon, SettingsIcon, TrashIcon } from '../parts/icons.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { byDay } from './days.ts';
import { createSelection, type Selection } from './selection.ts';
import { SidebarRow } from './sidebar-row.tsx';

interface SidebarProps {
  app: App;
  navigation: Navigation;
  /** Called when the person has chosen something for the main view. */
  onLeave?: () => void;
}

export function Sidebar({ app, navigation, onLeave = () => {} }: SidebarProps) {
  const selection = useMemo(createSelection, []);
  const isSelecting = selection.ids.value.size > 0;
  const bar = useLoaded(
    () => selection.ids.value.size > 0,
    () => import('./selection-bar.tsx'),
  );
  const isOn = isRecording(app);
  const isBusy = isOn || app.dictation.state.value.at === 'finishing';
  const create = () => {
    onLeave();
    void begin(app);
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
          {fileWords.open}
        </button>
      </div>
      <div class="sidebar-list">
        {isOn && <LiveRow app={app} onLeave={onLeave} />}
        <Days library={app.library} selection={selection} isOn={isOn} onLeave={onLeave} />
      </div>
      {isSelecting && bar && (
        <bar.SelectionBar library={app.library} selection={selection} onExport={navigation.exports} />
      )}
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

interface DaysProps {
  library: Library;
  selection: Selection;
  isOn: boolean;
  onLeave: () => void;
}

/** What is pinned, and the rest by day. */
function Days({ library, selection, isOn, onLeave }: DaysProps) {
  const groups = useComputed(() => {
    const pinned = library.items.value.filter(({ pinnedAt }) => pinnedAt !== null);
    const others = library.items.value.filter(({ pinnedAt }) => pinnedAt === null);
    const days = byDay(others, Date.now());
    return pinned.length > 0 ? [{ name: words.pinned, items: pinned }, ...days] : days;
  });
  const order = () => groups.value.flatMap(({ items }) => items.map(({ id }) => id));
  const isEmpty = library.isRead.value && library.items.value.length === 0;
  if (isEmpty) return isOn ? null : <p class="sidebar-empty">{words.empty}</p>;
  return (
    <>
      {groups.value.map(({ name, items }) => (
        <section key={name} aria-label={name}>
          <h2 class="day">{name}</h2>
          <ul class="rows">
            {items.map((item) => (
              <SidebarRow
                key={item.id}
                item={item}
                library={library}
                selection={selection}
                order={order}
                onLeave={onLeave}
              />
            ))}
          </ul>
        </section>
      ))}
      {library.hasMore.value && (
        <button type="button" class="button plain sidebar-more" onClick={() => void library.more()}>
          {words.more}
        </button>
      )}
    </>
  );
}

/** The recording in progress, so that the person can return to it from an older dictation. */
function LiveRow({ app, onLeave }: { app: App; onLeave: () => void }) {
  const show = () => {
    onLeave();
    app.library.close();
  };
  return (
    <ul class="rows">
      <li class="row">
        <button
          type="button"
          class="item"
          aria-current={app.library.selected.value === null ? 'page' : undefined}
          onClick={show}
        >
          <span class="item-title">{live.title}</span>
          <span class="item-facts">
            <span class="live-dot" />
            {words.now} · {duration(app.dictation.elapsed.value)}
          </span>
        </button>
      </li>
    </ul>
  );
}
