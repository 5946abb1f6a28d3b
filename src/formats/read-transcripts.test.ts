import { expect, test } from 'vitest';
import { readTranscripts } from './read-transcripts.ts';
import { srtOf } from './subtitles/write-subtitles.ts';
import { exportedSample } from './testing/exported-samples.ts';
import { jsonOf } from './transcript-json.ts';

const sample = exportedSample();

test('plain text becomes a transcript with its paragraphs and without times', () => {
  const [read] = readTranscripts({ name: 'Notes of May.txt', at: 5, text: '\uFEFFOne.\r\n\r\nTwo.\r\n' }) ?? [];
  expect(read).toMatchObject({ title: 'Notes of May', createdAt: 5, text: 'One.\n\nTwo.', duration: 0 });
});

test('subtitles become one with the times of their cues', () => {
  const [read] = readTranscripts({ name: 'talk.SRT', at: 5, text: srtOf(sample) }) ?? [];
  expect(read?.text.replace(/\s+/g, ' ')).toBe(sample.text.replace(/\s+/g, ' '));
  expect(read?.segments.length).toBeGreaterThan(1);
  expect(read?.duration).toBe(read?.segments.at(-1)?.end);
});

test('our own JSON comes back as it was', () => {
  expect(readTranscripts({ name: 'all.json', at: 5, text: jsonOf([sample, sample]) })).toEqual([sample, sample]);
});

test.each([
  ['talk.srt', 'No cues here.'],
  ['empty.txt', ' \n'],
  ['binary.txt', 'a\0b'],
  ['other.json', '{}'],
  ['song.mp3', 'text'],
])('%s is not read', (name, text) => expect(readTranscripts({ name, at: 0, text })).toBeNull());
