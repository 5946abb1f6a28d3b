/** The main view: a saved transcript, the dictation in progress, or the invitation to begin. */

import { begin, isRecording } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import { listensFor, writtenIn } from '../../app/models/spoken-languages.ts';
import { invitation, live } from '../../i18n/dictation.ts';
import { languagesLine } from '../../i18n/languages.ts';
import { saying } from '../../i18n/saying.ts';
import { TranscriptLoader } from '../library/transcript-loader.tsx';
import type { Navigation } from '../navigation.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import type { Shown } from './shown.ts';

interface MainViewProps {
  app: App;
  navigation: Navigation;
  shown: Shown;
}

export function MainView({ app, navigation, shown }: MainViewProps) {
  // No word is there for half a second after the first press.
  const page = useLoaded(
    // Read so that a failed load is repeated with the next press.
    () => Boolean(app.dictation.state.value),
    () => import('./live-transcript.tsx'),
    (run) => app.notices.attempt(saying(live, 'title'), run),
  );
  switch (shown.kind) {
    case 'saved': {
      const { transcript } = shown;
      const isOfThisModel = transcript.model === app.models.inUse.value;
      const language = isOfThisModel ? app.models.language.value : '';
      return (
        <TranscriptLoader
          transcript={transcript}
          library={app.library}
          notices={app.notices}
          language={language}
          onExport={() => navigation.exports([transcript.id])}
          openRules={app.textRules.open}
          onWriteAgain={navigation.rewrite}
          onRecogniseAgain={navigation.recogniseAgain}
          dictation={app.dictation}
          improving={app.improving}
          vocabulary={app.settings.value.vocabulary}
          onRecord={isRecording(app) ? null : (into) => void begin(app, into)}
        />
      );
    }
    case 'live':
      if (!page) return <article class="transcript" aria-busy="true" />;
      return <page.LiveTranscript app={app} language={writtenIn(app)} />;
    case 'invitation':
      return <Invitation languages={listensFor(app)} />;
  }
}

function Invitation({ languages }: { languages: readonly string[] }) {
  const understood = languagesLine(languages);
  return (
    <article class="transcript invitation">
      <h1>{invitation.title}</h1>
      <div class="words">
        <p>
          {invitation.body}
          {understood && invitation.understands(understood)}
        </p>
      </div>
      <p class="invitation-press">{invitation.press}</p>
    </article>
  );
}
