/** What other programs hand to the installed app: files that are opened with it, and files and text that are shared with it. */

import { AppError } from '../../core/errors.ts';
import { words } from '../../i18n/page.ts';
import { saying } from '../../i18n/saying.ts';
import { sharedCache } from '../../protocol/service-worker.ts';
import type { Files } from '../files/file-transcriber.ts';
import type { LibraryWriter } from '../library/library.ts';
import { newTranscript } from '../library/new-transcript.ts';
import type { Notices } from '../notices.ts';

interface ArrivalsPlan {
  files: Pick<Files, 'open'>;
  library: Pick<LibraryWriter, 'add'>;
  notices: Pick<Notices, 'attempt'>;
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

/** Takes over what the service worker has received: files are transcribed, each text becomes one of the library. Never rejects. */
export async function takeShared({ files, library, notices }: ArrivalsPlan): Promise<void> {
  if (!(await isAnythingShared())) return;
  await notices.attempt(saying(words, 'openFile'), async () => {
    const cache = await caches.open(sharedCache);
    const sounds: File[] = [];
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      if (!response) continue;
      const name = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
      const file = new File([await response.blob()], name, { type: response.headers.get('content-type') ?? '' });
      if (file.type.startsWith('text/')) await library.add(ofText(await file.text()));
      else sounds.push(file);
    }
    await caches.delete(sharedCache);
    if (sounds.length > 0) await files.open(sounds);
  });
}

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
