/** Transcripts as files: read with the times of their words, and written in the format that is wanted. */

import { alignedWords, shownSegments } from '../../core/aligned-text.ts';
import { AppError } from '../../core/errors.ts';
import {
  type ExportedFile,
  type ExportFormat,
  subtitleFormats,
  transcriptArchive,
  transcriptFile,
} from '../../formats/export-formats.ts';
import type { Exported } from '../../formats/exported.ts';
import { rows } from '../../i18n/shelf.ts';
import { sentWords } from '../../i18n/transcript.ts';
import type { LibraryWriter } from './library.ts';

export interface Exporter {
  /** Rejects with `bad-argument` when there is no such transcript. */
  read(ids: readonly string[]): Promise<Exported[]>;
  /** One transcript as a file; several as a zip file or, but for subtitles, as one. */
  write(transcripts: readonly Exported[], format: ExportFormat, asOneFile: boolean): Promise<ExportedFile>;
}

export function createExporter(library: Pick<LibraryWriter, 'find' | 'words'>): Exporter {
  async function readOne(id: string): Promise<Exported> {
    const transcript = await library.find(id);
    if (!transcript) throw new AppError('bad-argument', `there is no transcript ${id}`);
    const { title, createdAt, text, duration, source, model, language, segments, sentTo } = transcript;
    const heard = await library.words(id);
    return {
      title: title || rows.untitled,
      createdAt,
      text,
      duration,
      source,
      model,
      language,
      segments: shownSegments(segments, text),
      words: heard && alignedWords(heard, text),
      ...(sentTo && { sentTo, sentMark: sentWords.mark(sentTo) }),
    };
  }

  return {
    read: (ids) => Promise.all(ids.map(readOne)),
    write(transcripts, format, asOneFile) {
      const isOne = transcripts.length === 1 || (asOneFile && !subtitleFormats.includes(format));
      return isOne ? transcriptFile(transcripts, format) : transcriptArchive(transcripts, format);
    },
  };
}
