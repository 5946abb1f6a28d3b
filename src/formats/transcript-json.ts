/** JSON for other programs, and the way back. The version rises when a field changes its meaning. */

import type { Segment } from '../core/transcript.ts';
import type { Exported, ExportedWord } from './exported.ts';

const format = 'sotto-transcript';
const version = 1;

/** One object, or a list of them for several. Times are seconds, `createdAt` is ISO 8601. */
export function jsonOf(transcripts: readonly Exported[]): string {
  const objects = transcripts.map(({ createdAt, sentMark: _, ...transcript }) => ({
    format,
    version,
    createdAt: new Date(createdAt).toISOString(),
    ...transcript,
  }));
  return `${JSON.stringify(objects.length === 1 ? objects[0] : objects, null, 2)}\n`;
}

/** Null when the file is not of this format, or of a later version. */
export function readJson(file: string): Exported[] | null {
  const parsed = parse(file);
  const objects = Array.isArray(parsed) ? parsed : [parsed];
  const read = objects.map(transcriptIn);
  return read.length > 0 && read.every((transcript) => transcript !== null) ? read : null;
}

function parse(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch {
    return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function transcriptIn(value: unknown): Exported | null {
  if (!isObject(value) || value.format !== format || value.version !== version) return null;
  const { title, createdAt, text, duration, source, model, language, segments, words, sentTo } = value;
  const time = typeof createdAt === 'string' ? Date.parse(createdAt) : Number.NaN;
  const isSound = source === 'microphone' || source === 'file';
  if (!isText(title) || !isText(text) || !isText(model) || !isText(language)) return null;
  if (!isTime(time) || !isTime(duration) || !isSound) return null;
  if (!Array.isArray(segments) || !segments.every(isTimed)) return null;
  if (words !== null && !(Array.isArray(words) && words.every(isWord))) return null;
  if (sentTo !== undefined && !(Array.isArray(sentTo) && sentTo.every(isText))) return null;
  const mark = sentTo === undefined ? {} : { sentTo };
  return { title, createdAt: time, text, duration, source, model, language, segments, words, ...mark };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isTimed(value: unknown): value is Fields & Segment {
  if (!isObject(value) || !isText(value.text) || !isTime(value.start) || !isTime(value.end)) return false;
  return [value.raw, value.language].every((field) => field === undefined || isText(field));
}

function isWord(value: unknown): value is ExportedWord {
  return isTimed(value) && isTime(Reflect.get(value, 'confidence'));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
