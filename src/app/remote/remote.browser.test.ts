/** The server as it is set in a browser without a service worker: nothing can go out, and nothing of it stays behind. */

import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serverCache, serverEntry } from '../../protocol/service-worker.ts';
import { createRemote } from './remote.ts';
import { remoteSettingsKey } from './remote-settings.ts';

const address = 'https://speech.example:8443/v1';

const clean = async () => {
  localStorage.removeItem(remoteSettingsKey);
  await caches.delete(serverCache);
};
beforeEach(clean);
afterEach(clean);

function world() {
  const remote = createRemote({ remoteUrl: '/none.js', settings: signal({ staysOffline: false }) });
  const admitted = async () => (await caches.match(serverEntry, { cacheName: serverCache }))?.text();
  return { remote, admitted };
}

test('while no address is set nothing is admitted, and nothing begins', async () => {
  const { remote, admitted } = world();
  const speech = { samples: new Float32Array(1), language: null, translate: false };
  await expect(remote.transcribe({ base: address, model: '' }, speech, () => {})).rejects.toMatchObject({
    code: 'remote-off',
  });
  await expect(remote.models()).rejects.toMatchObject({ code: 'remote-off' });
  expect([remote.server.value, remote.maySend(), remote.begun(), await admitted()]).toEqual([
    null,
    false,
    null,
    undefined,
  ]);
});

test('the service worker is told the origin alone, and of another one at once', async () => {
  const { remote, admitted } = world();
  remote.settings.value = { ...remote.settings.value, address, key: 'secret' };
  await vi.waitFor(async () => expect(await admitted()).toBe('https://speech.example:8443'));
  remote.settings.value = { ...remote.settings.value, address: 'http://localhost:8000/v1' };
  await vi.waitFor(async () => expect(await admitted()).toBe('http://localhost:8000'));
  // Without one it opens no way.
  expect(remote.maySend()).toBe(false);
});

test('another window sees what is set, and forgetting leaves nothing', async () => {
  const { remote, admitted } = world();
  remote.settings.value = { ...remote.settings.value, address, key: 'secret' };
  const other = createRemote({
    remoteUrl: '/none.js',
    settings: signal({ staysOffline: false }),
  });
  expect(other.server.value).toMatchObject({ base: address, host: 'speech.example:8443' });
  remote.forget();
  dispatchEvent(new StorageEvent('storage', { key: remoteSettingsKey }));
  expect(other.server.value).toBeNull();
  await vi.waitFor(async () => expect(await admitted()).toBeUndefined());
  expect(localStorage.getItem(remoteSettingsKey)).not.toMatch(/secret|speech/);
});
