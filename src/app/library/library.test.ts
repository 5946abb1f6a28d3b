import type { Remote } from 'comlink';
import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { summaryOf } from '../../core/transcript.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import { createNotices } from '../notices.ts';
import type { Thread } from '../thread-supervisor.ts';
import { createLibrary } from './library.ts';

const row = summaryOf(sampleTranscript({ id: 'lost', title: '' }));

test('a transcript that cannot be read any more can be removed, without undo', async () => {
  const removed: string[] = [];
  const api: Partial<LibraryApi> = {
    list: async () => [row],
    get: () => Promise.reject(new AppError('storage-gone', 'the file of a large value is lost')),
    async remove(id) {
      removed.push(id);
      return undefined;
    },
  };
  const thread = { call: (use) => use(api as Remote<LibraryApi>) } as Thread<LibraryApi>;
  const notices = createNotices();
  const library = createLibrary({ thread, notices });
  await library.more();
  expect(library.items.value).toEqual([row]);
  await library.remove('lost');
  expect(removed).toEqual(['lost']);
  expect(library.items.value).toEqual([]);
  expect(notices.list.value).toEqual([]);
});
