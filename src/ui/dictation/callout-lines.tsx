/** Content of the messages above the dock. Loaded after the page is rendered, as most visits need none of it. */

import { begin } from '../../app/actions.ts';
import type { App } from '../../app/app.ts';
import type { Trouble } from '../../app/dictation/dictation-step.ts';
import { isUnderWay } from '../../app/files/file-state.ts';
import type { Notice } from '../../app/notices.ts';
import { words as dictationWords } from '../../i18n/dictation.ts';
import { errors, remedies } from '../../i18n/errors.ts';
import { words as noticeWords } from '../../i18n/notices.ts';
import { update } from '../../i18n/page.ts';
import { inWords } from '../../i18n/saying.ts';
import type { Navigation } from '../navigation.ts';
import { Callout } from '../parts/callout.tsx';
import { remedyFor } from '../remedies.ts';
import { WithheldLoader } from '../withheld/withheld-loader.tsx';
import { InterruptedLoader } from './interrupted-loader.tsx';
import { microphoneHelp } from './microphone-help.ts';

export function UpdateLine({ app }: { app: App }) {
  const restart = app.update.value;
  if (!restart || app.dictation.state.value.at !== 'idle' || app.files.list.value.some(isUnderWay)) return null;
  return <Callout tone="quiet" title={update.ready} action={{ label: update.restart, run: () => restart() }} />;
}

export function NoticeList({ app: { notices } }: { app: App }) {
  return (
    <>
      {notices.list.value.map(({ id, tone, what, action }) => (
        <Callout
          key={id}
          tone={tone}
          {...inWordsOf(what)}
          action={action && { label: inWords(action.label), run: action.run }}
          onDismiss={() => notices.dismiss(id)}
        />
      ))}
    </>
  );
}

/** Errors whose own words say what was tried. */
const namesItsAction: ReadonlySet<string> = new Set(['clipboard-denied', 'journal-failed', 'record-damaged']);

function inWordsOf(what: Notice['what']): { title: string; help: string | undefined; code?: string } {
  if ('code' in what) {
    const { title, help } = errors[what.code];
    const about = namesItsAction.has(what.code) ? undefined : what.about;
    return { title: about ? noticeWords.about(inWords(about), title) : title, help, code: what.code };
  }
  return { title: inWords(what.said), help: what.help && inWords(what.help) };
}

/** What can still be had of sound that gave no text. */
export function OfferLines({ app }: { app: App }) {
  return (
    <>
      <InterruptedLoader app={app} />
      <WithheldLoader withheld={app.withheld} />
    </>
  );
}

/** What a person may know and let be: the recording is good enough to go on. */
const hints: readonly Trouble[] = ['noise-loud', 'voice-clipped', 'voice-faint'];

export function TroubleLine({ app: { dictation }, navigation }: { app: App; navigation: Navigation }) {
  const state = dictation.state.value;
  if (state.at !== 'recording' || !state.trouble) return null;
  const { title, help } = errors[state.trouble];
  const isHint = hints.includes(state.trouble);
  const isMicrophone = isHint || state.trouble === 'mic-silent' || state.trouble === 'mic-muted';
  const lostMs = dictation.lostMs.value;
  const lost = state.trouble === 'audio-overrun' && lostMs > 0 ? ` ${dictationWords.lost(lostMs)}` : '';
  return (
    <Callout
      tone={isHint ? 'quiet' : 'error'}
      title={title}
      help={help + lost}
      action={
        isMicrophone
          ? { label: remedies['check-microphone'] ?? '', run: () => navigation.go('/settings/microphone') }
          : null
      }
      onDismiss={isHint ? () => dictation.dismiss() : undefined}
    />
  );
}

/** The model is slower than the speech: what is still to be written, while it is kept on the disk. */
export function BehindLine({ app: { dictation } }: { app: App }) {
  const behind = dictation.behind.value;
  if (behind === 0) return null;
  return <Callout tone="quiet" title={dictationWords.behind(behind)} help={dictationWords.behindHelp} />;
}

export function FailureLine({ app, navigation }: { app: App; navigation: Navigation }) {
  const state = app.dictation.state.value;
  const engine = app.engine.value;
  if (state.at === 'failed') {
    const { error } = state;
    const isElsewhere = error.code === 'recording-elsewhere';
    return (
      <Callout
        tone="error"
        title={errors[error.code].title}
        help={microphoneHelp(error, navigator) ?? errors[error.code].help}
        code={error.code}
        action={remedyFor(error, navigation, () => void (isElsewhere ? app.takeOver() : begin(app)))}
        onDismiss={() => app.dictation.dismiss()}
      />
    );
  }
  if (engine.at !== 'failed') return null;
  const { error } = engine;
  return (
    <Callout
      tone="error"
      title={dictationWords.engineFailed}
      help={`${errors[error.code].title}. ${errors[error.code].help}`}
      code={error.code}
      action={
        remedyFor(error, navigation, () => void app.retryEngine()) ?? {
          label: remedies.retry ?? '',
          run: () => void app.retryEngine(),
        }
      }
    />
  );
}
