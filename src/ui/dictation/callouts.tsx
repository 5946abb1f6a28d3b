/** Messages above the dock. They cover the free space below the transcript, so the text never moves. */

import { isRecording } from '../../app/actions.ts';
import { transcriptPath } from '../../app/addresses.ts';
import type { App } from '../../app/app.ts';
import type { Dictation } from '../../app/dictation/dictation.ts';
import { dock, live } from '../../i18n/dictation.ts';
import type { Navigation } from '../navigation.ts';
import { DownIcon } from '../parts/icons.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import type { FollowLive } from './follow-newest-words.ts';

interface CalloutsProps {
  app: App;
  navigation: Navigation;
  follow: FollowLive;
  isTextShown: boolean;
}

export function Callouts({ app, navigation, follow, isTextShown }: CalloutsProps) {
  const { notices, engine, dictation } = app;
  const lines = useLoaded(
    () => {
      // These signals are read so that a failed load is repeated with the next message.
      void [notices.list.value, engine.value, dictation.state.value];
      return true;
    },
    () => import('./callout-lines.tsx'),
  );
  const list = useLoaded(
    () => app.files.list.value.length > 0,
    () => import('../files/file-list.tsx'),
  );
  return (
    <div class="callouts">
      <WayBack app={app} follow={follow} isTextShown={isTextShown} />
      {lines && <lines.UpdateLine app={app} />}
      {/* Always there: a live region has to be on the page before its first message. */}
      <div class="notices" aria-live="polite">
        {lines && <lines.NoticeList app={app} />}
      </div>
      {list && (
        <list.FileList
          files={app.files}
          onOpen={(id) => navigation.go(transcriptPath(id))}
          onChoose={navigation.files}
        />
      )}
      {lines && <lines.OfferLines app={app} />}
      {lines && <lines.BehindLine app={app} />}
      {lines && <lines.TroubleLine app={app} navigation={navigation} />}
      {lines && <lines.FailureLine app={app} navigation={navigation} />}
      <GoOn dictation={dictation} />
    </div>
  );
}

/** A button that leads to the newest words, or from another page or an older transcript to the recording in progress. */
function WayBack({ app, follow, isTextShown }: Omit<CalloutsProps, 'navigation'>) {
  if (!isRecording(app)) return null;
  const { selected, destination } = app.library;
  const into = destination.value?.isOpen ? destination.value.id : null;
  const isElsewhere = !isTextShown || (selected.value !== null && selected.value.id !== into);
  const goBack = () => app.router.go(into ? transcriptPath(into) : '/');
  if (!isElsewhere && !follow.isBehind.value) return null;
  return (
    <button type="button" class="button way-back" onClick={isElsewhere ? goBack : follow.jump}>
      <DownIcon />
      {isElsewhere ? live.back : live.jump}
    </button>
  );
}

/** A button to continue, shown during the countdown at the end of a silence. */
function GoOn({ dictation }: { dictation: Dictation }) {
  if (dictation.stopsIn.value === null) return null;
  const goOn = ({ currentTarget }: MouseEvent) => {
    dictation.goOn();
    // The focused button disappears, so the focus moves to the record button.
    if (currentTarget instanceof Element)
      currentTarget.closest('.dock')?.querySelector<HTMLElement>('.record')?.focus();
  };
  return (
    <button type="button" class="button way-back" onClick={goOn}>
      {dock.goOn}
    </button>
  );
}
