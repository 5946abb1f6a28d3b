import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exported } from '../exported.ts';
import { anyExported, exportedSample } from '../testing/exported-samples.ts';
import { hasFfmpeg } from '../testing/made-by-ffmpeg.ts';
import { columnsOf } from './cue-lines.ts';
import { type Cue, cuesOf } from './cues.ts';
import { readSubtitles } from './read-subtitles.ts';
import { srtOf, vttOf } from './write-subtitles.ts';

const letters = (text: string) => text.replace(/\s+/gu, '');
const readAs = (cues: readonly Cue[]) =>
  cues.map(({ start, end, lines }) => ({ start: start / 1000, end: end / 1000, text: lines.join(' ') }));

describe('cues of any transcript', () => {
  test('have all its words in order, in at most two lines of 42 columns', () => {
    fc.assert(
      fc.property(anyExported, (transcript) => {
        const cues = cuesOf(transcript);
        expect(letters(cues.flatMap(({ lines }) => lines).join(''))).toBe(letters(transcript.text));
        for (const { lines } of cues) {
          expect([1, 2]).toContain(lines.length);
          for (const line of lines) {
            expect(line.trim()).toBe(line);
            expect(line).not.toBe('');
            expect(columnsOf(line)).toBeLessThanOrEqual(42);
          }
        }
      }),
    );
  });

  test('stand apart within the sound, from one second to seven', () => {
    fc.assert(
      fc.property(anyExported, (transcript) => {
        const cues = cuesOf(transcript);
        const hasRoom = transcript.duration >= cues.length;
        let before = 0;
        for (const { start, end } of cues) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end - start).toBeGreaterThanOrEqual(hasRoom ? 1000 : 1);
          expect(end - start).toBeLessThanOrEqual(7000);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(transcript.duration * 1000);
      }),
    );
  });

  test('are read back from SubRip and WebVTT as they are', () => {
    fc.assert(
      fc.property(anyExported, (transcript) => {
        const cues = readAs(cuesOf(transcript));
        expect(readSubtitles(srtOf(transcript))).toEqual(cues);
        expect(readSubtitles(vttOf(transcript))).toEqual(cues);
      }),
    );
  });
});

const linesOf = (transcript: Exported) => cuesOf(transcript).map(({ lines }) => lines.join(' / '));
const said = (text: string, seconds: number, language = 'en') =>
  exportedSample({ text, duration: seconds, language, segments: [{ start: 0, end: seconds, text }] });

describe('cuts', () => {
  test('fall on the ends of sentences', () => {
    expect(
      linesOf(said('This is the first sentence of them all. The second one is here now. And a third follows.', 9)),
    ).toEqual(['This is the first sentence of them all.', 'The second one is here now.', 'And a third follows.']);
  });

  test('leave very short sentences together', () => {
    expect(linesOf(said('Yes. No. Perhaps so.', 1.6))).toEqual(['Yes. No. Perhaps so.']);
  });

  test('fall on clauses in a long sentence, and never between an article and its noun', () => {
    const text =
      'When the committee had looked at the figures of the last year, the chairman said that the results were a surprise for the members of the board.';
    const lines = linesOf(said(text, 10));
    expect(lines[0]).toMatch(/year,$/);
    for (const line of lines.flatMap((cue) => cue.split(' / '))) expect(line).not.toMatch(/\b(the|a|of|that|for)$/);
  });

  test('know the articles of the language, and that the point of a title ends nothing', () => {
    const german = linesOf(
      said('Gestern hat mir Dr. Meier erzählt dass er nach dem langen Winter endlich in die Berge fährt', 6, 'de'),
    );
    expect(german.join(' ')).not.toMatch(/(\b(dem|die|in|Dr\.) \/)/);
    expect(linesOf(said('He spoke with Mr. Smith about it.', 3))).toEqual(['He spoke with Mr. Smith about it.']);
  });

  test('fall into long pauses', () => {
    const words = ['We', 'waited', 'then', 'left'].map((text, i) => ({
      text,
      start: i < 2 ? i : i + 3,
      end: (i < 2 ? i : i + 3) + 0.5,
      confidence: 1,
    }));
    const transcript = { ...said('We waited then left', 7), words };
    expect(cuesOf(transcript)).toEqual([
      { start: 0, end: 1500, lines: ['We waited'] },
      { start: 5000, end: 6500, lines: ['then left'] },
    ]);
  });

  test('count letters of wide scripts twice, and fall between their words', () => {
    const text = '今天天气很好我们一起去公园散步吧'.repeat(4);
    for (const line of linesOf(said(text, 20, 'zh')).flatMap((cue) => cue.split(' / '))) {
      expect([...line].length).toBeLessThanOrEqual(21);
    }
  });
});

test('an hour of words is cut in well under a second', () => {
  const text = 'and then we went to the house, where nobody was. '.repeat(900);
  const started = performance.now();
  expect(cuesOf(said(text.trim(), 3600)).length).toBeGreaterThanOrEqual(900);
  expect(performance.now() - started).toBeLessThan(5000);
});

describe('files of other programs', () => {
  test('are read with any line ends, headers, notes, settings and tags', () => {
    const vtt =
      '\uFEFFWEBVTT - Talk\r\nKind: captions\r\n\r\nNOTE not shown\r\n\r\nintro\r\n00:01.5 --> 00:03.250 align:start\r\n<v Ann>Fish &amp; <i>chips</i></v>\r\nat 5 &lt; 6\r\n\r\n01:00:00.000 --> 01:00:01.000\r\nEnd';
    expect(readSubtitles(vtt)).toEqual([
      { start: 1.5, end: 3.25, text: 'Fish & chips at 5 < 6' },
      { start: 3600, end: 3601, text: 'End' },
    ]);
    const srt =
      '00:00:01,000 --> 00:00:02,000\r{\\an8}<font color="red">Hi</font> 1 < 2\r\r2\r00:00:02.000 --> 00:00:03.000\r\r';
    expect(readSubtitles(srt)).toEqual([{ start: 1, end: 2, text: 'Hi 1 < 2' }]);
  });

  test('give nothing when they are something else', () => {
    expect(readSubtitles('Dear all,\n\nsee you at 10:00 --> 11:00.')).toEqual([]);
  });
});

test.skipIf(!hasFfmpeg)('ffmpeg reads both files as they are meant', () => {
  const transcript = exportedSample();
  const folder = mkdtempSync(join(tmpdir(), 'sotto-subtitles-'));
  try {
    for (const [name, content] of [
      ['talk.srt', srtOf(transcript)],
      ['talk.vtt', vttOf(transcript)],
    ] as const) {
      const path = join(folder, name);
      writeFileSync(path, content);
      const read = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-f', 'srt', '-'], { encoding: 'utf8' });
      expect(readSubtitles(read)).toEqual(readAs(cuesOf(transcript)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
