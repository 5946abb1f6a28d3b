/** A run goes on where it was, whenever it was interrupted. */

import { expect, test } from 'vitest';
import { RunLog } from './run-log.ts';
import { MemoryFile } from './testing/memory-file.ts';

const head = { key: 'moonshine', name: 'talk.mp3', size: 1000, modified: 5 };

function begun(...lines: string[]): MemoryFile {
  const file = new MemoryFile();
  const log = new RunLog(file);
  log.begin(head);
  for (const line of lines) log.note(line);
  return file;
}

test('what was noted is there again, up to the last whole line, wherever the file was torn', () => {
  const whole = begun('{"one":"é"}', '{"two":2}').bytes;
  for (let length = 0; length <= whole.length; length++) {
    const torn = new MemoryFile();
    torn.bytes = whole.slice(0, length);
    const log = new RunLog(torn);
    const lines = new TextDecoder().decode(torn.bytes).split('\n').length - 1;
    expect(log.found).toEqual(['{"one":"é"}', '{"two":2}'].slice(0, Math.max(0, lines - 2)));
    log.begin(head);
    log.note('{"next":3}');
    expect(new RunLog(torn).found).toEqual([...log.found.slice(0, -1), '{"next":3}']);
  }
});

test('a run with another model begins anew', () => {
  const file = begun('{"one":1}');
  new RunLog(file).begin({ ...head, key: 'whisper' });
  const log = new RunLog(file);
  expect(log.found).toEqual([]);
  expect(log.head?.key).toBe('whisper');
});

test('a run that a person has paused stays so, and one that dies twice at the same place', () => {
  const file = begun('{"one":1}');
  expect(new RunLog(file).isPaused).toBe(false);
  new RunLog(file).pause();
  expect(new RunLog(file).isPaused).toBe(true);
  new RunLog(file).begin(head);
  expect(new RunLog(file).isPaused).toBe(false);
  new RunLog(file).begin(head);
  expect(new RunLog(file).isPaused).toBe(true);
});
