/** Transcripts for tests: one that is written out, and any number of others by fast-check. */

import fc from 'fast-check';
import { textOf } from '../../core/transcript.ts';
import type { Exported, ExportedWord } from '../exported.ts';

export function exportedSample(changes: Partial<Exported> = {}): Exported {
  return {
    title: 'Inaugural',
    createdAt: new Date(2026, 10, 28, 14, 5).getTime(),
    text: 'And so, my fellow Americans: ask not what your country can do for you.\n\nAsk what you can do.',
    duration: 11,
    source: 'file',
    model: 'moonshine-tiny',
    language: 'en',
    segments: [
      { start: 0.3, end: 6.9, text: 'And so, my fellow Americans: ask not what your country can do for you.' },
      { start: 9, end: 10.5, text: 'Ask what you can do.' },
    ],
    words: null,
    ...changes,
  };
}

const latin = fc.constantFrom(
  'and',
  'so',
  'my',
  'fellow',
  'the',
  'a',
  'Übung',
  'l’été',
  'country',
  '3.14',
  'Mr.',
  '<b>',
  'R&D',
  '--',
  '>',
);
const other = fc.constantFrom(
  '今天天气很好',
  'これはテストです。',
  'สวัสดีครับ',
  '안녕하세요',
  'https://example.org/a/very/long/address/that/is/longer/than/a/line',
);
const ending = fc.constantFrom('', '', '', ',', '.', '?', ':', '”');

const wordText = fc.tuple(fc.oneof({ weight: 9, arbitrary: latin }, other), ending).map(([word, end]) => word + end);

/** Seconds of a word and of the pause behind it. */
const pace = fc.tuple(fc.double({ min: 0.02, max: 3, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true }));

/** Segments in order with pauses between, and with words that have times or without. */
export const anyExported: fc.Arbitrary<Exported> = fc
  .tuple(
    fc.array(fc.array(fc.tuple(wordText, pace), { minLength: 1, maxLength: 40 }), { maxLength: 6 }),
    fc.boolean(),
    fc.constantFrom('en', 'de', 'ja', ''),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.integer({ min: 0, max: 4e12 }),
  )
  .map(([spoken, hasWords, language, title, createdAt]) => {
    const words: ExportedWord[] = [];
    let at = 0;
    const segments = spoken.map((said) => {
      const start = at;
      for (const [text, [length, pause]] of said) {
        words.push({ text, start: at, end: at + length, confidence: 0.5 });
        at += length + (pause > 3 ? pause : pause / 20);
      }
      return { start, end: words.at(-1)!.end, text: said.map(([text]) => text).join(' ') };
    });
    const duration = at + 0.5;
    const text = textOf(segments);
    const about = { title, createdAt, language, source: 'file', model: 'moonshine-tiny' } as const;
    return exportedSample({ ...about, segments, text, duration, words: hasWords ? words : null });
  });
