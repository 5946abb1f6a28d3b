/** What a backup restores beside the database. */

import type { Remote } from 'comlink';
import { afterEach, expect, test } from 'vitest';
import type { LibraryApi } from '../../protocol/library.ts';
import { noServer, remoteSettingsKey, writeRemoteSettings } from '../remote/remote-settings.ts';
import { createBackups } from './backups.ts';

const settingsKey = 'sotto-settings';
const rulesKey = 'sotto-text-rules';

afterEach(() => {
  localStorage.removeItem(settingsKey);
  localStorage.removeItem(rulesKey);
});

/** Restores a backup that holds these. */
async function restore(kept: Record<string, string>): Promise<void> {
  const api: Partial<LibraryApi> = { restore: async () => ({ added: 1, kept }) };
  const thread = { call: async <T>(use: (api: Remote<LibraryApi>) => T) => use(api as Remote<LibraryApi>) };
  await createBackups({ thread: thread as never, library: { add: async () => {} } }).restore(new Blob(), '');
}

const settingsNow = () => JSON.parse(localStorage.getItem(settingsKey)!) as object;

test('settings and rules come back, but the model, the microphone and the bound of the disk stay those of this device', async () => {
  localStorage.setItem(
    settingsKey,
    JSON.stringify({ model: 'here', microphone: 'usb', mostFileSound: '500MB', theme: 'light' }),
  );
  await restore({
    [settingsKey]: JSON.stringify({
      model: 'there',
      microphone: 'built-in',
      theme: 'dark',
      keepSound: '30d',
      mostFileSound: '10GB',
    }),
    [rulesKey]: '{"rules":[]}',
  });
  expect(settingsNow()).toEqual({
    model: 'here',
    microphone: 'usb',
    mostFileSound: '500MB',
    theme: 'dark',
    keepSound: '30d',
  });
  expect(localStorage.getItem(rulesKey)).toBe('{"rules":[]}');
});

test('a device without settings has none of another', async () => {
  await restore({ [settingsKey]: JSON.stringify({ model: 'there', theme: 'dark' }) });
  expect(settingsNow()).toEqual({ theme: 'dark' });
});

test('a backup has neither the address nor the key of a server, with a passphrase or without', async () => {
  localStorage.setItem(settingsKey, '{}');
  writeRemoteSettings({ ...noServer, address: 'https://speech.example/v1', key: 'top-secret' });
  const made: unknown[] = [];
  const api: Partial<LibraryApi> = {
    async backup(...asked) {
      made.push(asked);
      return new Blob();
    },
  };
  const thread = { call: async <T>(use: (api: Remote<LibraryApi>) => T) => use(api as Remote<LibraryApi>) };
  const backups = createBackups({ thread: thread as never, library: { add: async () => {} } });
  await backups.make('');
  await backups.make('passphrase');
  expect(made).toHaveLength(2);
  expect(JSON.stringify(made)).toContain(settingsKey);
  expect(JSON.stringify(made)).not.toMatch(/secret|speech\.example/);
  localStorage.removeItem(remoteSettingsKey);
});
