/** The formats of a transcript, and the one function that writes them. DOCX and zip files are fetched when they are wanted. */

import type { Exported } from './exported.ts';
import { distinctNames, fileName } from './file-name.ts';
import { htmlOf } from './html.ts';
import { markdownOf, txtOf } from './plain-text.ts';
import { srtOf, vttOf } from './subtitles/write-subtitles.ts';
import { jsonOf } from './transcript-json.ts';

export const exportFormats = ['txt', 'md', 'docx', 'srt', 'vtt', 'html', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export type TextFormat = Exclude<ExportFormat, 'docx'>;

/** Their times begin at the sound's own beginning, so several cannot share a file. */
export const subtitleFormats: readonly ExportFormat[] = ['srt', 'vtt'];

export interface ExportedFile {
  name: string;
  /** Media type. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  srt: 'application/x-subrip',
  vtt: 'text/vtt',
  html: 'text/html',
  json: 'application/json',
};

/** One file of one transcript or, but for subtitles, of several. */
export async function transcriptFile(transcripts: readonly Exported[], format: ExportFormat): Promise<ExportedFile> {
  const [first] = transcripts;
  const name = first ? fileName(first, format) : `Sotto.${format}`;
  return { name, type: mediaTypes[format], bytes: await written(transcripts, format) };
}

/** A zip file with one file for each. */
export async function transcriptArchive(transcripts: readonly Exported[], format: ExportFormat): Promise<ExportedFile> {
  const { zipSync } = await import('fflate');
  const files: Uint8Array[] = [];
  for (const transcript of transcripts) files.push(await written([transcript], format));
  const names = distinctNames(transcripts.map((transcript) => fileName(transcript, format)));
  const bytes = zipSync(Object.fromEntries(names.map((name, at) => [name, files[at]!])));
  return { name: `Sotto ${format}.zip`, type: 'application/zip', bytes: new Uint8Array(bytes) };
}

/** The file as text; without a document for word processors, which is none. */
export function writtenText(transcripts: readonly Exported[], format: TextFormat): string {
  switch (format) {
    case 'txt':
      return txtOf(transcripts);
    case 'md':
      return markdownOf(transcripts);
    case 'srt':
      return transcripts.map(srtOf).join('');
    case 'vtt':
      return transcripts.map(vttOf).join('');
    case 'html':
      return htmlOf(transcripts);
    case 'json':
      return jsonOf(transcripts);
  }
}

async function written(transcripts: readonly Exported[], format: ExportFormat): Promise<Uint8Array<ArrayBuffer>> {
  if (format !== 'docx') return new TextEncoder().encode(writtenText(transcripts, format));
  const { docxOf } = await import('./docx.ts');
  return docxOf(transcripts);
}
