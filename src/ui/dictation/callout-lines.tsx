/** What may have to be said above the dock: fetched once the page stands, as most visits need none of it. */

import { begin } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import type { Files } from '../../app/files/file-transcriber.ts';
import { messages } from '../../i18n/messages.en.ts';
import type { Navigation } from '../navigation.ts';
import { Callout } from '../parts/callout.tsx';
import { Progress } from '../parts/progress.tsx';
import { remedyFor } from '../remedies.ts';

export function UpdateLine({ app }: { app: App }) {
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

export function NoticeList({ app: { notices } }: { app: App }) {
  return (
    <>
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
    </>
  );
}

export function FileLine({ files }: { files: Files }) {
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

export function TroubleLine({ app: { dictation }, navigation }: { app: App; navigation: Navigation }) {
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

export function FailureLine({ app, navigation }: { app: App; navigation: Navigation }) {
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
