/** What other programs hand to the installed app: files that are opened with it, and files and text that are shared with it. */

import { AppError } from '../../core/errors.ts';
import { installed as arrivals } from '../../i18n/files.ts';
import { words } from '../../i18n/page.ts';
import { saying } from '../../i18n/saying.ts';
import { isInstalled } from '../../platform/service-worker/is-installed.ts';
import { sharedCache } from '../../protocol/service-worker.ts';
import type { Files } from '../files/file-transcriber.ts';
import type { LibraryWriter } from '../library/library.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { Notices } from '../notices.ts';

interface ArrivalsPlan {
  files: Pick<Files, 'open'>;
  library: Pick<LibraryWriter, 'add'>;
  notices: Pick<Notices, 'attempt' | 'suggest'>;
}

interface LaunchQueue {
  setConsumer(take: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void;
}

/** Puts files that the system opens with the app into the list of files, for as long as the page lives. */
export function takeOpenedFiles({ files, notices }: Pick<ArrivalsPlan, 'files' | 'notices'>): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files: handles = [] }) => {
    if (handles.length === 0) return;
    void notices.attempt(saying(words, 'openFile'), async () => {
      const opened = await Promise.all(handles.map((handle) => handle.getFile())).catch((cause: unknown) => {
        throw new AppError('file-changed', String(cause), { cause });
      });
      await files.open(opened);
    });
  });
}

/**
 * Takes over what the service worker has received: files are transcribed, each text becomes one of the library. Never rejects. Any site can
 * send a form to that address: outside the window of the installed app, where the system shares to, the person is asked first.
 */
export async function takeShared({ files, library, notices }: ArrivalsPlan): Promise<void> {
  if (!(await isAnythingShared())) return;
  const about = saying(words, 'openFile');
  await notices.attempt(about, async () => {
    const arrived = await readShared();
    const take = async () => {
      const [texts, sounds] = [arrived.filter(isText), arrived.filter((file) => !isText(file))];
      for (const text of texts) await library.add(ofText(await text.text()));
      await caches.delete(sharedCache);
      if (sounds.length > 0) await files.open(sounds);
    };
    if (isInstalled()) return take();
    await caches.delete(sharedCache);
    const names = arrived.map(({ name }) => name).join(', ');
    const action = { label: saying(arrivals, 'take'), run: () => void notices.attempt(about, take) };
    notices.suggest(saying(arrivals, 'arrived', names), saying(arrivals, 'arrivedHelp'), action);
  });
}

/** Everything in the order in which it was received. */
async function readShared(): Promise<File[]> {
  const cache = await caches.open(sharedCache);
  const read: File[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (!response) continue;
    const name = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
    read.push(new File([await response.blob()], name, { type: response.headers.get('content-type') ?? '' }));
  }
  return read;
}

const isText = ({ type }: File) => type.startsWith('text/');

/** Where storage is blocked, even asking throws. */
async function isAnythingShared(): Promise<boolean> {
  try {
    return await caches.has(sharedCache);
  } catch {
    return false;
  }
}

/** No model has written it, and nothing of it was heard. */
const ofText = (text: string) =>
  newTranscript([{ start: 0, end: 0, text }], { duration: 0, source: 'file', model: '' });
