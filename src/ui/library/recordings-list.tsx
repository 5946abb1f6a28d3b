/** The dictations grouped by day, the one in progress above them, or what was found in their place. */

import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { isRecording } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import { addressOf } from '../../app/router.ts';
import type { TranscriptSummary } from '../../core/transcript.ts';
import { live } from '../../i18n/dictation.ts';
import { duration } from '../../i18n/format.ts';
import { words } from '../../i18n/library.ts';
import { saying } from '../../i18n/saying.ts';
import { rows } from '../../i18n/shelf.ts';
import type { Navigation } from '../navigation.ts';
import { useOnTop } from '../parts/on-top.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { Windowed } from '../parts/windowed.tsx';
import { byDay, type Day } from './days.ts';
import { createSelection, type Selection } from './selection.ts';
import { SidebarRow } from './sidebar-row.tsx';

export interface RecordingsListProps {
  app: App;
  navigation: Navigation;
}

export function RecordingsList({ app, navigation }: RecordingsListProps) {
  const selection = useMemo(createSelection, []);
  const isSelecting = selection.ids.value.size > 0;
  const bar = useLoaded(
    () => selection.ids.value.size > 0,
    () => import('./selection-bar.tsx'),
  );
  useOnTop(app.search.isOn.value, () => {
    app.search.query.value = '';
    app.search.filter.value = {};
  });
  useOnTop(isSelecting, selection.clear);
  // What is spoken into a transcript has its row there.
  const isOn = isRecording(app) && !app.library.destination.value?.isOpen;
  return (
    <>
      <div class="sidebar-list">
        {isOn && <LiveRow app={app} />}
        {app.search.isOn.value ? <Found app={app} /> : <Days app={app} selection={selection} isOn={isOn} />}
      </div>
      {isSelecting && bar && (
        <bar.SelectionBar library={app.library} selection={selection} onExport={navigation.exports} />
      )}
    </>
  );
}

/** Pixels of a row. */
const rowHeight = 62;

interface DaysProps {
  app: App;
  selection: Selection;
  isOn: boolean;
}

/** What is pinned, and the rest by day. */
function Days({ app, selection, isOn }: DaysProps) {
  const { library } = app;
  const items = useComputed(() => {
    const isPinned = ({ pinnedAt }: TranscriptSummary) => pinnedAt !== null;
    const all = library.items.value;
    return [...all.filter(isPinned), ...all.filter((item) => !isPinned(item))];
  });
  const order = () => items.value.map(({ id }) => id);
  const isEmpty = library.isRead.value && items.value.length === 0;
  if (isEmpty) return isOn ? null : <p class="sidebar-empty">{rows.empty}</p>;
  const now = Date.now();
  return (
    <Windowed
      items={items.value}
      estimate={rowHeight}
      onEnd={() => library.hasMore.value && void library.more()}
      draw={(shown, before) =>
        grouped(shown, now).map(({ name, items: ofGroup }, at) => (
          <section key={name} aria-label={name}>
            {at === 0 && before && grouped([before], now)[0]?.name === name ? null : <h2 class="day">{name}</h2>}
            <ul class="rows">
              {ofGroup.map((item) => (
                <SidebarRow key={item.id} {...{ item, app, selection, order }} />
              ))}
            </ul>
          </section>
        ))
      }
    />
  );
}

function grouped(items: readonly TranscriptSummary[], now: number): Day[] {
  const pinned = items.filter(({ pinnedAt }) => pinnedAt !== null);
  const days = byDay(
    items.filter(({ pinnedAt }) => pinnedAt === null),
    now,
  );
  return pinned.length > 0 ? [{ name: rows.pinned, items: pinned }, ...days] : days;
}

/** What was found, once its script is there; until then the list is empty for a moment. */
function Found({ app }: { app: App }) {
  const load = () => Promise.all([import('../search/found-list.tsx'), app.search.open()]);
  const loaded = useLoaded(
    () => app.search.isOn.value,
    load,
    (run) => app.notices.attempt(saying(words, 'search'), run),
  );
  if (!loaded) return null;
  const [{ FoundList }, results] = loaded;
  return <FoundList search={app.search} results={results} library={app.library} />;
}

/** The recording in progress, so that the person can return to it from an older dictation. */
function LiveRow({ app }: { app: App }) {
  return (
    <ul class="rows">
      <li class="row">
        <a
          class="item"
          href={addressOf('/')}
          aria-current={app.router.route.value.at === 'dictate' ? 'page' : undefined}
        >
          <span class="item-title">{live.title}</span>
          <span class="item-facts">
            <span class="live-dot" />
            {rows.now} · {duration(app.dictation.elapsed.value)}
          </span>
        </a>
      </li>
    </ul>
  );
}
