/** Loads the page of a kept transcript: the first press of record does not need it, the end of a recording does. */

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Library } from '../../app/library/library.ts';
import type { Notices } from '../../app/notices.ts';
import { AppError } from '../../core/errors.ts';
import { wordsArrived } from '../../i18n/language.ts';
import type { SavedTranscript, SavedTranscriptProps } from './saved-transcript.tsx';

interface TranscriptLoaderProps extends Omit<SavedTranscriptProps, 'work' | 'onError'> {
  library: Library;
  notices: Pick<Notices, 'report'>;
}

const page = signal<{ SavedTranscript: typeof SavedTranscript; work: SavedTranscriptProps['work'] } | null>(null);

/** Fetches the page, unless it is there: then a transcript is shown at once. Rejects when a file is missing. */
export async function loadTranscriptPage(library: Pick<Library, 'work'>): Promise<void> {
  if (page.peek()) return;
  const [{ SavedTranscript }, work] = await Promise.all([import('./saved-transcript.tsx'), library.work()]);
  await wordsArrived();
  page.value = { SavedTranscript, work };
}

export function TranscriptLoader({ notices, ...props }: TranscriptLoaderProps) {
  const { library } = props;
  useEffect(() => {
    loadTranscriptPage(library).catch(() => notices.report(new AppError('asset-missing', 'the page of a transcript')));
  }, [library, notices]);
  const loaded = page.value;
  if (!loaded) return <article class="transcript" aria-busy="true" />;
  return <loaded.SavedTranscript {...props} work={loaded.work} onError={notices.report} />;
}
