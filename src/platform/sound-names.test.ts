import { expect, test } from 'vitest';
import { isSoundName, soundsToChoose } from './sound-names.ts';

test('a dialog offers sound, and by its name what browsers have no type for', () => {
  const offered = soundsToChoose.split(',');
  expect(offered).toEqual(expect.arrayContaining(['audio/*', 'video/*', '.caf', '.w64', '.au', '.aiff', '.m4a']));
  const names = offered.filter((type) => type.startsWith('.')).map((extension) => `sound${extension}`);
  expect(names.filter((name) => !isSoundName(name))).toEqual([]);
});

test('sound is known by the end of its name', () => {
  expect(['a.b.CAF', 'a.Aiff', 'caf', 'a.caf.txt', 'acaf', 'a.mp5'].map(isSoundName)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
