import { expect, test } from 'vitest';
import { filesOf, soundsIn } from './dropped-files.ts';

const file = (name: string, type = '') => ({
  isDirectory: false,
  name,
  file: (done: (f: File) => void) => done(new File([], name, { type })),
});

/** A folder that hands out its entries two at a time, and says that it has no more. */
function folder(name: string, ...entries: { name: string }[]) {
  const createReader = () => {
    const left = [...entries];
    return { readEntries: (done: (some: unknown[]) => void) => done(left.splice(0, 2)) };
  };
  return { isDirectory: true, name, createReader };
}

const dropped = async (...entries: { name: string }[]) => {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  const files = entries.map(({ name }) => new File([], name));
  const found = await filesOf({ items, files } as unknown as DataTransfer);
  return [...found.files.map(({ name }) => name), ...found.unread.map((name) => `${name}?`)];
};

test('files are taken as they are dropped', async () => {
  expect(await dropped(file('b.txt'), file('a.mp3'))).toEqual(['b.txt', 'a.mp3']);
});

test('of a folder all sound is taken, by name, however deep it lies', async () => {
  const deep = folder('deep', file('notes.txt'), file('10.caf'), file('9.wma'), file('2', 'audio/ogg'));
  expect(await dropped(folder('all', file('z.WAV'), deep, file('a.pdf', 'application/pdf')), file('one.x'))).toEqual([
    '2',
    '9.wma',
    '10.caf',
    'z.WAV',
    'one.x',
  ]);
});

test('what cannot be read is told by its name, unless it is no sound by its name', async () => {
  const lost = (name: string) => ({
    ...file(name),
    file: (_: unknown, fail: (error: Error) => void) => fail(new Error('gone')),
  });
  const drive = { ...folder('drive'), createReader: () => ({ readEntries: (_: unknown, fail: () => void) => fail() }) };
  expect(await dropped(folder('all', lost('a.mp3'), lost('notes.txt'), file('b.mp3'), drive))).toEqual([
    'b.mp3',
    'a.mp3?',
    'drive?',
  ]);
});

test('of a folder that was chosen all sound is taken, in the order of its names', () => {
  const chosen = ['b/10.mp3', 'b/notes.txt', 'b/9.mp3', 'a/z.opus'].map((path) =>
    Object.assign(new File([], path.slice(2)), { webkitRelativePath: path }),
  );
  expect(soundsIn(chosen).map(({ name }) => name)).toEqual(['z.opus', '9.mp3', '10.mp3']);
});
