/** Messages above the dock: they lie over the free space that the transcript keeps there, so the text never moves. */

import { begin, isRecording } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import type { Dictation } from '../../app/dictation/dictation.ts';
import type { Files } from '../../app/files/file-transcriber.ts';
import { messages } from '../../i18n/messages.en.ts';
import type { Navigation } from '../navigation.ts';
import { Callout } from '../parts/callout.tsx';
import { DownIcon } from '../parts/icons.tsx';
import { Progress } from '../parts/progress.tsx';
import { remedyFor } from '../remedies.ts';
import { WithheldLoader } from '../withheld/withheld-loader.tsx';
import type { FollowLive } from './follow-newest-words.ts';

interface CalloutsProps {
  app: App;
  navigation: Navigation;
  follow: FollowLive;
}

export function Callouts({ app, navigation, follow }: CalloutsProps) {
  return (
    <div class="callouts">
      <WayBack app={app} follow={follow} />
      <UpdateLine app={app} />
      <NoticeList app={app} />
      <FileLine files={app.files} />
      <WithheldLoader withheld={app.withheld} />
      <TroubleLine app={app} navigation={navigation} />
      <FailureLine app={app} navigation={navigation} />
      <GoOn dictation={app.dictation} />
    </div>
  );
}

/** To the newest words, or from an older dictation to the recording that goes on. */
function WayBack({ app, follow }: { app: App; follow: FollowLive }) {
  if (!isRecording(app)) return null;
  const isElsewhere = app.library.selected.value !== null;
  if (!isElsewhere && !follow.isBehind.value) return null;
  return (
    <button type="button" class="button way-back" onClick={isElsewhere ? () => app.library.close() : follow.jump}>
      <DownIcon />
      {isElsewhere ? messages.live.back : messages.live.jump}
    </button>
  );
}

/** While a silence is counted down that would end the recording. */
function GoOn({ dictation }: { dictation: Dictation }) {
  if (dictation.stopsIn.value === null) return null;
  const goOn = ({ currentTarget }: MouseEvent) => {
    dictation.goOn();
    // The button goes, and the focus would be nowhere.
    if (currentTarget instanceof Element)
      currentTarget.closest('.dock')?.querySelector<HTMLElement>('.record')?.focus();
  };
  return (
    <button type="button" class="button way-back" onClick={goOn}>
      {messages.dock.goOn}
    </button>
  );
}

function UpdateLine({ app }: { app: App }) {
  const restart = app.update.value;
  if (!restart || app.dictation.state.value.at !== 'idle' || app.files.running.value) return null;
  return (
    <Callout
      tone="quiet"
      title={messages.update.ready}
      action={{ label: messages.update.restart, run: () => restart() }}
    />
  );
}

function NoticeList({ app: { notices } }: { app: App }) {
  return (
    <div class="notices" aria-live="polite">
      {notices.list.value.map(({ id, tone, text, help, code, action }) => (
        <Callout
          key={id}
          tone={tone}
          title={text}
          help={help}
          code={code}
          action={action}
          onDismiss={() => notices.dismiss(id)}
        />
      ))}
    </div>
  );
}

function FileLine({ files }: { files: Files }) {
  const running = files.running.value;
  if (!running) return null;
  const { name, progress } = running;
  const label = messages.files.running(name);
  return (
    <Callout tone="quiet" title={label} action={{ label: messages.files.cancel, run: () => files.cancel() }}>
      <Progress label={label} share={progress} />
    </Callout>
  );
}

function TroubleLine({ app: { dictation }, navigation }: { app: App; navigation: Navigation }) {
  const state = dictation.state.value;
  if (state.at !== 'recording' || !state.trouble) return null;
  const { title, help } = messages.errors[state.trouble];
  const isNoise = state.trouble === 'noise-loud';
  const isMicrophone = isNoise || state.trouble === 'mic-silent' || state.trouble === 'mic-muted';
  const lostMs = dictation.lostMs.value;
  const lost = state.trouble === 'audio-overrun' && lostMs > 0 ? ` ${messages.trouble.lost(lostMs)}` : '';
  return (
    <Callout
      tone="error"
      title={title}
      help={help + lost}
      action={isMicrophone ? { label: messages.remedies['check-microphone'] ?? '', run: navigation.microphone } : null}
      onDismiss={isNoise ? () => dictation.dismiss() : undefined}
    />
  );
}

function FailureLine({ app, navigation }: { app: App; navigation: Navigation }) {
  const state = app.dictation.state.value;
  const engine = app.engine.value;
  if (state.at === 'failed') {
    const { error } = state;
    return (
      <Callout
        tone="error"
        {...messages.errors[error.code]}
        code={error.code}
        action={remedyFor(error, navigation, () => void begin(app))}
        onDismiss={() => app.dictation.dismiss()}
      />
    );
  }
  if (engine.at !== 'failed') return null;
  const { error } = engine;
  return (
    <Callout
      tone="error"
      title={messages.failure.engine}
      help={`${messages.errors[error.code].title}. ${messages.errors[error.code].help}`}
      code={error.code}
      action={
        remedyFor(error, navigation, () => void app.retryEngine()) ?? {
          label: messages.remedies.retry ?? '',
          run: () => void app.retryEngine(),
        }
      }
    />
  );
}
