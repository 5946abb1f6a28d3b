/** Checks at the edge of storage: what comes over the wire is kept only in the shape that reading it back relies on. */

import { AppError } from '../core/errors.ts';
import type { Segment, Transcript } from '../core/transcript.ts';
import type { PageRequest } from '../protocol/library.ts';

const rowsPerPage = 500;

/** A copy with exactly the fields of a transcript. Throws `bad-argument` naming the first field that is wrong. */
export function checkTranscript(value: Transcript): Transcript {
  const { id, createdAt, title, titled, text, segments, duration, source, model, mode } = value;
  expect(Array.isArray(segments), 'segments');
  expect(source === 'microphone' || source === 'file', 'source');
  expect(typeof titled === 'boolean', 'titled');
  return {
    id: checkId(id),
    createdAt: time(createdAt, 'createdAt'),
    title: string(title, 'title'),
    titled,
    text: string(text, 'text'),
    segments: segments.map(checkSegment),
    duration: time(duration, 'duration'),
    source,
    model: string(model, 'model'),
    ...(mode === undefined ? {} : { mode: string(mode, 'mode') }),
  };
}

export function checkId(id: string): string {
  expect(string(id, 'id') !== '', 'id');
  return id;
}

export function checkTitle(title: string): string {
  return string(title, 'title');
}

export function checkPage({ before, limit }: PageRequest): void {
  expect(Number.isInteger(limit) && limit >= 1 && limit <= rowsPerPage, 'limit');
  if (!before) return;
  checkId(before.id);
  time(before.createdAt, 'before.createdAt');
}

function checkSegment({ start, end, text, raw, language }: Segment): Segment {
  return {
    start: time(start, 'start'),
    end: time(end, 'end'),
    text: string(text, 'segment text'),
    ...(raw === undefined ? {} : { raw: string(raw, 'raw segment text') }),
    ...(language === undefined ? {} : { language: string(language, 'segment language') }),
  };
}

function string(value: string, name: string): string {
  expect(typeof value === 'string', name);
  return value;
}

function time(value: number, name: string): number {
  expect(Number.isFinite(value) && value >= 0, name);
  return value;
}

function expect(isRight: boolean, name: string): void {
  if (!isRight) throw new AppError('bad-argument', `not a transcript that can be kept: ${name}`);
}
