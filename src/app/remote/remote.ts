/**
 * The server that files may be sent to, for those who ask. Nothing here is loaded before the first file, and nothing is sent before an address
 * was typed and a file was given to it. Live speech has no way here.
 */

import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { proxy, type Remote as RemoteCalls } from 'comlink';
import { AppError } from '../../core/errors.ts';
import { admit, canAdmit } from '../../platform/service-worker/admitted-server.ts';
import type { RemoteApi, SentSpeech } from '../../protocol/remote.ts';
import { readAddress, type ServerAddress } from '../../protocol/server-address.ts';
import { serverQuery } from '../../protocol/service-worker.ts';
import type { CheckedText } from '../../protocol/speech.ts';
import type { PageSettings } from '../page-settings.ts';
import { superviseThread, type Thread } from '../thread-supervisor.ts';
import {
  noServer,
  type RemoteSettings,
  readRemoteSettings,
  remoteSettingsKey,
  writeRemoteSettings,
} from './remote-settings.ts';

export interface Remote {
  /** Kept at every change. */
  settings: Signal<RemoteSettings>;
  /** Null while no address is set. */
  server: ReadonlySignal<ServerAddress | null>;
  /** Whether files may go there now: there is a server, a service worker that opens the way, and no wish to stay offline. */
  maySend(): boolean;
  /** Forgets address, key and all the rest, and shuts the way. */
  forget(): void;
  /** Ids of the models of the server as it is set. Rejects with a `remote-…` error. */
  models(): Promise<string[]>;
  /** As `RemoteApi.transcribe`; rejects with `remote-off` when nothing may be sent to that base any more. */
  transcribe(
    server: { base: string; model: string },
    speech: Omit<SentSpeech, 'asOpus'>,
    onSent: (bytes: number) => void,
  ): Promise<CheckedText>;
  /** Aborts all that is under way. */
  stop(): void;
  /** The thread that sends, once it has begun: until it is first needed there is none. */
  begun(): Pick<Thread<RemoteApi>, 'call'> | null;
}

export interface RemotePlan {
  /** Address of the script of the thread that sends. */
  remoteUrl: string;
  settings: ReadonlySignal<Pick<PageSettings, 'staysOffline'>>;
}

export function createRemote({ remoteUrl, settings: page }: RemotePlan): Remote {
  const thread = superviseThread<RemoteApi>({
    name: 'remote',
    // WebKit keeps a script in memory with the policy that it came with: another server, another address.
    create: () => {
      const query = `${serverQuery}=${encodeURIComponent(origin.peek() ?? '')}`;
      return new Worker(`${remoteUrl}?${query}`, { type: 'module' });
    },
  });
  const settings = signal(readRemoteSettings());
  const server = computed(() => {
    const address = readAddress(settings.value.address);
    return typeof address === 'object' ? address : null;
  });
  const origin = computed(() => server.value?.origin ?? null);
  let admitted = Promise.resolve();
  let hasBegun = false;

  effect(() => writeRemoteSettings(settings.value));
  addEventListener('storage', ({ key }) => {
    if (key === remoteSettingsKey || key === null) settings.value = readRemoteSettings();
  });
  effect(() => {
    const next = origin.value;
    // Its policy names the origin that was set when it began.
    thread.handOver();
    admitted = admitted.then(() => admit(next));
  });
  effect(() => {
    if (page.value.staysOffline) thread.handOver();
  });

  const maySend = () => server.value !== null && !page.value.staysOffline && canAdmit();

  async function ask<Result>(
    base: string | undefined,
    use: (api: RemoteCalls<RemoteApi>) => Promise<Result>,
  ): Promise<Result> {
    await admitted;
    if (!maySend() || server.value?.base !== base) throw new AppError('remote-off', 'nothing may be sent to a server');
    hasBegun = true;
    return thread.call(use);
  }

  return {
    settings,
    server,
    maySend,
    forget() {
      settings.value = noServer;
    },
    models() {
      const { key, model } = settings.value;
      const base = server.value?.base ?? '';
      return ask(base, (api) => api.models({ base, key, model }));
    },
    transcribe(to, speech, onSent) {
      const { key, asOpus } = settings.value;
      return ask(to.base, (api) => api.transcribe({ ...to, key }, { ...speech, asOpus }, proxy(onSent)));
    },
    stop() {
      if (thread.isBusy()) void thread.call((api) => api.stop()).catch(() => {});
    },
    begun: () => (hasBegun ? thread : null),
  };
}
