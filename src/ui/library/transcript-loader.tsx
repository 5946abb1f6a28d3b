/** Loads the page of a kept transcript: the first press of record does not need it, the end of a recording does. */

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Library } from '../../app/library/library.ts';
import { missing } from '../../app/load-once.ts';
import { wordsArrived } from '../../i18n/language.ts';
import { actions } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import type { SavedTranscript, SavedTranscriptProps } from './saved-transcript.tsx';

interface TranscriptLoaderProps extends Omit<SavedTranscriptProps, 'work'> {
  library: Library;
}

const page = signal<{ SavedTranscript: typeof SavedTranscript; work: SavedTranscriptProps['work'] } | null>(null);

/** Fetches the page, unless it is there: then a transcript is shown at once. Rejects when a file is missing. */
export async function loadTranscriptPage(library: Pick<Library, 'work'>): Promise<void> {
  if (page.peek()) return;
  const [{ SavedTranscript }, work] = await Promise.all([import('./saved-transcript.tsx'), library.work()]).catch(
    (cause: unknown) => {
      throw missing('the page of a transcript', cause);
    },
  );
  await wordsArrived();
  page.value = { SavedTranscript, work };
}

export function TranscriptLoader(props: TranscriptLoaderProps) {
  const { library, notices } = props;
  useEffect(() => {
    void notices.attempt(saying(actions, 'show'), () => loadTranscriptPage(library));
  }, [library, notices]);
  const loaded = page.value;
  if (!loaded) return <article class="transcript" aria-busy="true" />;
  return <loaded.SavedTranscript {...props} work={loaded.work} />;
}
