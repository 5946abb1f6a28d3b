/** The files that were opened: what becomes of each, and what can be done with it. */

import { useSignal } from '@preact/signals';
import type { FileQueue } from '../../app/files/file-queue.ts';
import { type Done, hasEnded, isUnderWay, type QueuedFile } from '../../app/files/file-state.ts';
import type { Files } from '../../app/files/file-transcriber.ts';
import { size } from '../../i18n/figures/amounts.ts';
import { remoteWords, words } from '../../i18n/files.ts';
import { duration, seconds as inSeconds } from '../../i18n/format.ts';
import { words as noticeWords } from '../../i18n/notices.ts';
import { words as withheldWords } from '../../i18n/withheld.ts';
import { Callout } from '../parts/callout.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { isNarrow } from '../parts/media-queries.ts';
import { CloseIcon, FoldIcon, PauseIcon, PlayIcon } from '../parts/panel-icons.tsx';
import { Progress } from '../parts/progress.tsx';
import { failureOf, isRemote, mayTryAgain, remedyLabel } from './file-failure.ts';
import './file-list.css';
import { FolderButton } from './folder-button.tsx';
import { TrackChoice } from './track-choice.tsx';
import { UnheardLine } from './unheard-line.tsx';
import { WhereTo } from './where-to.tsx';

interface FileListProps {
  files: Files;
  /** Opens a transcript. */
  onOpen: (id: string) => void;
  /** Opens the choice of files. */
  onChoose: () => void;
}

/** Rows that are drawn: of a folder of thousands the rest is counted. */
const mostRows = 50;

export function FileList({ files, onOpen, onChoose }: FileListProps) {
  const list = files.list.value;
  /** Id of the first file of the list that is folded away. */
  const folded = useSignal<string | null>(null);
  const act = (work: (queue: FileQueue) => void) => () =>
    void files.work().then(
      ({ queue }) => work(queue),
      () => {},
    );
  const [only] = list;
  if (!only) return null;
  const asked = list.filter(({ state }) => state.at === 'asked');
  const choice = asked.length > 0 && <WhereTo files={files} asked={asked} act={act} />;
  if (asked.length === list.length) return choice || null;
  if (list.length === 1) return <SingleFile file={only} act={act} onOpen={onOpen} onChoose={onChoose} />;
  const unfinished = list.filter((file) => !hasEnded(file)).length;
  const isAtWork = list.some(isUnderWay);
  const failed = list.filter(({ state }) => state.at === 'failed').length;
  const isFolded = folded.value === only.id;
  const fold = (isOn: boolean) => {
    folded.value = isOn ? only.id : null;
  };
  const open = (id: string) => {
    // There the list would lie over the text.
    if (isNarrow.value) fold(true);
    onOpen(id);
  };
  const title = isAtWork
    ? words.runningOf(list.length - unfinished + 1, list.length)
    : unfinished > 0
      ? words.pausedOf(unfinished)
      : words.ended(list.length - failed, failed);
  const shown = list
    .slice(Math.max(0, Math.min(list.length - unfinished - 1, list.length - mostRows)))
    .slice(0, mostRows);
  const [label, end] =
    unfinished > 0
      ? [words.cancelAll, act((queue) => queue.cancelAll())]
      : [words.clear, act((queue) => queue.clear())];
  return (
    <>
      {choice}
      <div class="callout quiet file-queue">
        <div class="file-head">
          <p class="callout-title" role="status">
            {title}
          </p>
          {unfinished > 0 && (
            <button
              type="button"
              class="button plain"
              onClick={act((queue) => (isAtWork ? queue.pauseAll() : queue.goOnAll()))}
            >
              {isAtWork ? words.pauseAll : words.goOn}
            </button>
          )}
          <button type="button" class="button plain" onClick={end}>
            {label}
          </button>
          <button
            type="button"
            class="icon-button file-fold"
            aria-label={words.list}
            aria-expanded={!isFolded}
            onClick={() => fold(!isFolded)}
          >
            <FoldIcon />
          </button>
        </div>
        <ol class="file-list" aria-label={words.list} hidden={isFolded}>
          {shown.map((file, at) => (
            <Row
              key={file.id}
              file={file}
              mayAdvance={file.state.at === 'waiting' && shown[at - 1]?.state.at === 'waiting'}
              act={act}
              onOpen={open}
              onChoose={onChoose}
            />
          ))}
        </ol>
        {!isFolded && shown.length < unfinished && <p>{words.more(unfinished - shown.length)}</p>}
        {!isFolded && <FolderButton files={files} />}
      </div>
    </>
  );
}

interface FileProps {
  file: QueuedFile;
  act: (work: (queue: FileQueue) => void) => () => void;
  onOpen: (id: string) => void;
  onChoose: () => void;
}

function SingleFile({ file, act, onOpen, onChoose }: FileProps) {
  const { id, name, state } = file;
  if (state.at === 'failed') {
    const { title, help } = failureOf(state.error);
    return (
      <div role="alert">
        <Callout
          tone="error"
          title={words.failed(name, title)}
          help={help}
          code={state.error.code}
          beside={isRemote(state.error) && <RestHere file={file} act={act} />}
          action={{
            label: remedyLabel(state.error),
            run: mayTryAgain(state.error) ? act((queue) => queue.retry(id)) : onChoose,
          }}
          onDismiss={act((queue) => queue.clear())}
        />
      </div>
    );
  }
  if (state.at === 'done') {
    if (state.isOpened && !file.tracks) return null;
    const open = state.isOpened ? null : { label: words.open, run: () => onOpen(state.transcript) };
    const title = words.failed(name, became(state));
    return (
      <Callout tone="quiet" title={title} action={open} onDismiss={act((queue) => queue.clear())}>
        {state.offer && <UnheardLine name={name} offer={state.offer} />}
        <TrackChoice file={file} act={act} />
      </Callout>
    );
  }
  const isPaused = state.at === 'paused';
  return (
    <Callout
      tone="quiet"
      title={isPaused ? words.pausedOne(name) : words.running(name)}
      beside={
        <button
          type="button"
          class="button plain"
          onClick={act((queue) => (isPaused ? queue.goOn(id) : queue.pause(id)))}
        >
          {isPaused ? words.goOn : words.pause}
        </button>
      }
      action={{ label: words.cancel, run: act((queue) => queue.cancel(id)) }}
    >
      <Told file={file} />
      <Leaves file={file} />
      <TrackChoice file={file} act={act} />
      {state.at === 'running' && state.text && <p class="file-text">{state.text}</p>}
    </Callout>
  );
}

interface RowProps extends FileProps {
  mayAdvance: boolean;
}

function Row({ file, mayAdvance, act, onOpen, onChoose }: RowProps) {
  const { id, name, state } = file;
  return (
    <li>
      <div class="file-about">
        <p class="file-name">{name}</p>
        <Told file={file} />
        {state.at === 'done' && state.offer && <UnheardLine name={name} offer={state.offer} />}
        <Leaves file={file} />
        <TrackChoice file={file} act={act} />
      </div>
      {mayAdvance && (
        <IconButton label={words.advance(name)} onPress={act((queue) => queue.advance(id))}>
          <span aria-hidden="true">↑</span>
        </IconButton>
      )}
      {isUnderWay(file) && (
        <IconButton label={words.pauseOne(name)} onPress={act((queue) => queue.pause(id))}>
          <PauseIcon />
        </IconButton>
      )}
      {state.at === 'paused' && (
        <IconButton label={words.goOnOne(name)} onPress={act((queue) => queue.goOn(id))}>
          <PlayIcon />
        </IconButton>
      )}
      {!hasEnded(file) && (
        <IconButton label={words.cancelOne(name)} onPress={act((queue) => queue.cancel(id))}>
          <CloseIcon />
        </IconButton>
      )}
      {state.at === 'done' && (
        <button type="button" class="button plain" onClick={() => onOpen(state.transcript)}>
          {words.open}
        </button>
      )}
      {state.at === 'failed' && isRemote(state.error) && <RestHere file={file} act={act} />}
      {state.at === 'failed' && (
        <button
          type="button"
          class="button plain"
          onClick={mayTryAgain(state.error) ? act((queue) => queue.retry(id)) : onChoose}
        >
          {remedyLabel(state.error)}
        </button>
      )}
    </li>
  );
}

/** Goes on without the server. */
function RestHere({ file: { id, name }, act }: Pick<FileProps, 'file' | 'act'>) {
  return (
    <button
      type="button"
      class="button plain"
      aria-label={remoteWords.restHereOne(name)}
      onClick={act((queue) => queue.restHere(id))}
    >
      {remoteWords.restHere}
    </button>
  );
}

/** What of its sound leaves this device, or has left it. */
function Leaves({ file: { host, sent = 0 } }: { file: QueuedFile }) {
  if (host) return <p>{sent > 0 ? remoteWords.sent(size(sent), host) : remoteWords.leaves(host)}</p>;
  return sent > 0 ? <p>{remoteWords.sentBefore(size(sent))}</p> : null;
}

/** How far it is, or what became of it. */
function Told({ file: { name, duration: all, state } }: { file: QueuedFile }) {
  const length = all === null ? '' : `${duration(all)} · `;
  switch (state.at) {
    case 'asked':
      return <p>{remoteWords.asked}</p>;
    case 'waiting':
      return <p>{`${length}${words.waiting}`}</p>;
    case 'paused':
      return <p>{`${length}${words.paused}`}</p>;
    case 'running': {
      const done = words.done(duration(state.seconds), all === null ? null : duration(all));
      const left = all === null ? null : secondsLeft(all - state.seconds, state.sinceStart, state.tookMs);
      const told = left === null ? done : `${done}, ${words.left(duration(left))}`;
      return <Progress label={words.running(name)} share={all && Math.min(1, state.seconds / all)} told={told} />;
    }
    case 'done':
      return <p>{`${length}${became(state)}`}</p>;
    case 'failed': {
      const { title, help } = failureOf(state.error);
      return (
        <p class="file-failure">
          {title}. {help} <span class="callout-code">{noticeWords.code(state.error.code)}</span>
        </p>
      );
    }
  }
}

function became({ withheld }: Done): string {
  if (withheld === null) return withheldWords.nothing(null);
  return withheld > 0 ? words.withheld(inSeconds(withheld)) : words.transcribed;
}

/** Seconds of sound after which the pace of a file is known: the first ones wait for the model. */
const leastDone = 10;

/** By the pace so far, in seconds; null before it is known. */
function secondsLeft(left: number, done: number, tookMs: number): number | null {
  if (done < leastDone) return null;
  return (Math.max(0, left) * tookMs) / 1000 / done;
}
