/** Keeps the windows of this origin alike: each tells the others which settings and transcripts it has changed, and takes theirs over. */

import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import { openWindowsChannel } from '../protocol/windows.ts';

export interface WindowsPlan<Settings> {
  settings: Signal<Settings>;
  /** The settings as they are stored. */
  readSettings(): Settings;
  /** The listed transcripts; a row is replaced when its transcript changes. */
  items: ReadonlySignal<readonly { id: string }[]>;
  /** Whether the first of them have been read. */
  isRead: ReadonlySignal<boolean>;
  /** Whether something listed is not stored yet, so that another window would not find it. */
  hasUnsaved: ReadonlySignal<boolean>;
  /** Lists these transcripts as they are stored. */
  refresh(ids: readonly string[]): Promise<void>;
}

/** Changes of this time are told at once. */
const togetherMs = 200;

/** From now on, for as long as the page lives. */
export function keepWindowsAlike<Settings>(plan: WindowsPlan<Settings>): void {
  const { send, listen } = openWindowsChannel();
  let settings = plan.settings.peek();
  let rows = plan.items.peek();
  const changed = new Set<string>();
  /** What is being taken over is not told back. */
  const received = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    if (plan.hasUnsaved.peek() || changed.size === 0) return;
    send({ kind: 'changed', what: 'library', ids: [...changed] });
    changed.clear();
  }

  effect(() => {
    if (plan.settings.value === settings) return;
    settings = plan.settings.value;
    send({ kind: 'changed', what: 'settings' });
  });
  effect(() => {
    const ids = plan.isRead.value ? changedRows(rows, plan.items.value) : [];
    rows = plan.items.value;
    for (const id of ids) if (!received.has(id)) changed.add(id);
    if (!plan.hasUnsaved.value && changed.size > 0) {
      clearTimeout(timer);
      timer = setTimeout(tell, togetherMs);
    }
  });
  function takeSettings(): void {
    const stored = plan.readSettings();
    if (JSON.stringify(stored) === JSON.stringify(settings)) return;
    settings = stored;
    plan.settings.value = stored;
  }
  // The message may be here before what it tells of can be read: browsers bring what is stored to each process on a way of its own.
  globalThis.addEventListener?.('storage', takeSettings);
  listen((message) => {
    if (message.kind !== 'changed') return;
    if (message.what === 'settings') takeSettings();
    if (message.what === 'library') void takeOver(message.ids);
  });

  async function takeOver(ids: readonly string[]): Promise<void> {
    for (const id of ids) received.add(id);
    await plan.refresh(ids).catch(() => {});
    for (const id of ids) received.delete(id);
  }
}

/** Ids of rows that are new, replaced or gone. Rows behind the last one were only read now, by scrolling. */
function changedRows(before: readonly { id: string }[], after: readonly { id: string }[]): string[] {
  const known = new Set(before);
  const present = new Set(after.map(({ id }) => id));
  const last = before.findLast(({ id }) => present.has(id));
  const end = after.findIndex(({ id }) => id === last?.id);
  const upToLast = end < 0 ? after : after.slice(0, end + 1);
  return [
    ...upToLast.filter((row) => !known.has(row)).map(({ id }) => id),
    ...before.filter(({ id }) => !present.has(id)).map(({ id }) => id),
  ];
}
