/** Short messages on the page. Errors stay until they are dismissed; other messages disappear after some seconds. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { type ErrorCode, toAppError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Saying } from '../i18n/saying.ts';

/** A short message with at most one action. An error stays until it is dismissed; other messages disappear after some seconds. */
export interface Notice {
  id: string;
  tone: 'quiet' | 'error';
  what: { said: Saying; help?: Saying } | { code: ErrorCode };
  action?: NoticeAction;
}

export interface NoticeAction {
  label: Saying;
  run(): void;
}

export interface Notices {
  list: ReadonlySignal<readonly Notice[]>;
  say(said: Saying, action?: NoticeAction): void;
  /** Shows a warning that something differs from the person's choice; the warning stays until it is dismissed. */
  warn(said: Saying, help: Saying): void;
  /** Shows an error in words, with its code. Accepts any thrown value. */
  report(thrown: unknown, action?: NoticeAction): void;
  dismiss(id: string): void;
}

const quietMs = 4_000;
/** A message with an action stays longer (WCAG 2.2.1), for example ten seconds for undo. */
const actionMs = 10_000;
const mostAtOnce = 4;

export function createNotices(): Notices {
  const list = signal<readonly Notice[]>([]);

  function add(notice: Notice, forMs: number): void {
    list.value = [...list.value.slice(1 - mostAtOnce), notice];
    if (Number.isFinite(forMs)) setTimeout(() => dismiss(notice.id), forMs);
  }

  function dismiss(id: string): void {
    list.value = list.value.filter((notice) => notice.id !== id);
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

  return {
    list,
    dismiss,
    say(said, action) {
      const id = newId();
      add({ id, tone: 'quiet', what: { said }, ...dismissing(id, action) }, action ? actionMs : quietMs);
    },
    warn(said, help) {
      add({ id: newId(), tone: 'error', what: { said, help } }, Number.POSITIVE_INFINITY);
    },
    report(thrown, action) {
      const { code, message } = toAppError(thrown);
      console.warn(`${code}: ${message}`);
      list.value = list.value.filter(({ what }) => !('code' in what) || what.code !== code);
      const id = newId();
      add({ id, tone: 'error', what: { code }, ...dismissing(id, action) }, Number.POSITIVE_INFINITY);
    },
  };
}
