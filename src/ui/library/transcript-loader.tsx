/** Loads the page of a kept transcript when one is opened: the first press of record does not need it. */

import type { Library } from '../../app/library/library.ts';
import type { Notices } from '../../app/notices.ts';
import { AppError } from '../../core/errors.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import type { SavedTranscriptProps } from './saved-transcript.tsx';

interface TranscriptLoaderProps extends Omit<SavedTranscriptProps, 'work' | 'onError'> {
  library: Library;
  notices: Pick<Notices, 'report'>;
}

export function TranscriptLoader({ notices, ...props }: TranscriptLoaderProps) {
  const loaded = useLoaded(
    () => true,
    async () => {
      const [{ SavedTranscript }, work] = await Promise.all([import('./saved-transcript.tsx'), props.library.work()]);
      return { SavedTranscript, work };
    },
    () => notices.report(new AppError('asset-missing', 'the page of a transcript')),
  );
  if (!loaded) return <article class="transcript" aria-busy="true" />;
  return <loaded.SavedTranscript {...props} work={loaded.work} onError={notices.report} />;
}
