/** Short messages on the page. Errors stay until they are dismissed; other messages disappear after some seconds. */

import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type ErrorCode, toAppError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import { inWords, type Saying } from '../i18n/saying.ts';

/** A short message with at most one action. An error stays until it is dismissed; other messages disappear after some seconds. */
export interface Notice {
  id: string;
  tone: 'quiet' | 'error';
  what: { said: Saying; help?: Saying } | { code: ErrorCode; about?: Saying | undefined };
  action?: NoticeAction;
}

/** What it takes to offer undo (offer-undo.ts). */
export type UndoPlaces = Pick<Notices, 'say' | 'undoable' | 'dismiss'>;

export interface NoticeAction {
  label: Saying;
  run(): void;
}

/** Something that was taken away, and comes back in no other way. */
export interface Undoable {
  id: string;
  said: Saying;
  undo(): void;
}

export interface Notices {
  list: ReadonlySignal<readonly Notice[]>;
  /** What was taken away since the page was opened and has no other place to come back from; offer-undo.ts sets it. */
  undoable: Signal<readonly Undoable[]>;
  /** Returns the id of the notice. */
  say(said: Saying, action?: NoticeAction): string;
  /** Shows a warning that something differs from the person's choice; the warning stays until it is dismissed. */
  warn(said: Saying, help: Saying): void;
  /** Shows an offer, which stays until it is dismissed. */
  suggest(said: Saying, help: Saying, action: NoticeAction): void;
  /** Shows an error in words, with its code. Accepts any thrown value. `about`: what was tried, so that its success takes this back. */
  report(thrown: unknown, action?: NoticeAction, about?: Saying): void;
  /** What was tried has succeeded: the notice that it had failed goes. */
  settle(about: Saying): void;
  /** Tries it, with `report` or `settle` afterwards; what the person has cancelled has not failed. Never rejects. */
  attempt(about: Saying, run: () => Promise<unknown>): Promise<void>;
  dismiss(id: string): void;
}

const quietMs = 4_000;
/** A message with an action stays longer (WCAG 2.2.1), for example ten seconds for undo. */
const actionMs = 10_000;
const mostAtOnce = 4;

/** `stays`: whether the person wants every message to stay until it is dismissed (WCAG 2.2.1). */
export function createNotices(stays = () => false): Notices {
  const list = signal<readonly Notice[]>([]);

  /** One with the same words goes, and so does the oldest of too many. Returns the id. */
  function add(
    what: Notice['what'],
    more: Pick<Notice, 'tone'> & { action?: NoticeAction | undefined },
    forMs: number,
  ) {
    const id = newId();
    const others = list.peek().filter((notice) => textOf(notice.what) !== textOf(what));
    list.value = [...others.slice(1 - mostAtOnce), { id, what, tone: more.tone, ...dismissing(id, more.action) }];
    if (Number.isFinite(forMs) && !stays()) setTimeout(() => dismiss(id), forMs);
    return id;
  }

  function dismiss(id: string): void {
    list.value = list.peek().filter((notice) => notice.id !== id);
  }

  /** The action with the end of its notice. */
  function dismissing(id: string, action: NoticeAction | undefined): Pick<Notice, 'action'> {
    if (!action) return {};
    const run = () => {
      dismiss(id);
      action.run();
    };
    return { action: { ...action, run } };
  }

  function report(thrown: unknown, action?: NoticeAction, about?: Saying): void {
    const { code, message } = toAppError(thrown);
    console.warn(`${code}: ${message}`);
    add({ code, about }, { tone: 'error', action }, Number.POSITIVE_INFINITY);
  }

  function settle(about: Saying): void {
    const words = inWords(about);
    const isStale = ({ what }: Notice) => 'code' in what && what.about && inWords(what.about) === words;
    if (list.peek().some(isStale)) list.value = list.peek().filter((notice) => !isStale(notice));
  }

  return {
    list,
    undoable: signal([]),
    dismiss,
    report,
    settle,
    say: (said, action) => add({ said }, { tone: 'quiet', action }, action ? actionMs : quietMs),
    warn(said, help) {
      add({ said, help }, { tone: 'error' }, Number.POSITIVE_INFINITY);
    },
    suggest(said, help, action) {
      add({ said, help }, { tone: 'quiet', action }, Number.POSITIVE_INFINITY);
    },
    async attempt(about, run) {
      try {
        await run();
        settle(about);
      } catch (thrown) {
        if (toAppError(thrown).code !== 'cancelled') report(thrown, undefined, about);
      }
    },
  };
}

/** Tells notices apart. */
function textOf(what: Notice['what']): string {
  if ('said' in what) return inWords(what.said);
  return what.about ? `${inWords(what.about)} ${what.code}` : what.code;
}
