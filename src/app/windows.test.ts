import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { keepWindowsAlike } from './windows.ts';

interface Row {
  id: string;
  title: string;
}

/** Storage that windows share, and a window over it, with the ids that it was told of. */
function world() {
  const stored = { theme: 'light', rows: [] as readonly Row[] };
  const open = () => {
    const settings = signal({ theme: stored.theme });
    const items = signal(stored.rows);
    const hasUnsaved = signal(false);
    const told: string[] = [];
    keepWindowsAlike({
      settings,
      readSettings: () => ({ theme: stored.theme }),
      items,
      isRead: signal(true),
      hasUnsaved,
      async refresh(ids) {
        told.push(...ids);
        items.value = stored.rows;
      },
    });
    const store = (rows: readonly Row[]) => {
      stored.rows = rows;
      items.value = rows;
    };
    return { settings, items, hasUnsaved, told, store };
  };
  return { stored, open };
}

const a = { id: 'a', title: 'First' };
const b = { id: 'b', title: 'Second' };

test('a setting that one window changes is there in the other within a second', async () => {
  const { stored, open } = world();
  const [one, other] = [open(), open()];
  stored.theme = 'dark';
  one.settings.value = { theme: 'dark' };
  await vi.waitFor(() => expect(other.settings.value).toEqual({ theme: 'dark' }), 1_000);
});

test('a setting that cannot be read yet when the message comes is there once it is stored here', async () => {
  const onStorage: (() => void)[] = [];
  vi.stubGlobal(
    'addEventListener',
    (kind: string, listener: () => void) => kind === 'storage' && onStorage.push(listener),
  );
  const { stored, open } = world();
  const other = open();
  vi.unstubAllGlobals();
  stored.theme = 'dark';
  for (const listener of onStorage) listener();
  expect(other.settings.value).toEqual({ theme: 'dark' });
});

test('what one window adds, renames and removes, the other shows, and does not tell back', async () => {
  const { open } = world();
  const [one, other] = [open(), open()];
  one.store([a]);
  await vi.waitFor(() => expect(other.told).toEqual(['a']), 1_000);
  one.store([b, a]);
  await vi.waitFor(() => expect(other.told).toEqual(['a', 'b']), 1_000);
  one.store([b, { ...a, title: 'Renamed' }]);
  await vi.waitFor(() => expect(other.items.value[1]!.title).toBe('Renamed'), 1_000);
  one.store([b]);
  await vi.waitFor(() => expect(other.items.value).toEqual([b]), 1_000);
  expect(other.told).toEqual(['a', 'b', 'a', 'a']);
  expect(one.told).toEqual([]);
});

test('it is told once it is stored, and what was read by scrolling is told to nobody', async () => {
  const { stored, open } = world();
  stored.rows = [b];
  const [one, other] = [open(), open()];
  one.hasUnsaved.value = true;
  const c = { id: 'c', title: 'New' };
  one.store([c, b, a]);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(other.told).toEqual([]);
  one.hasUnsaved.value = false;
  await vi.waitFor(() => expect(other.told).toEqual(['c']), 1_000);
});
