/** The one-way import rule of layer-table.ts, held against every import line of the repository. */

import { dirname, relative } from 'node:path';
import { expect, test } from 'vitest';
import { circlesIn, codeFiles, importsOf } from './imports.ts';
import { between, inside } from './layer-table.ts';

const imports = new Map(codeFiles().map((file) => [file, importsOf(file)]));
const checked = [...imports.keys()].filter((file) => !/\.test\.|(^|\/)testing\//.test(file));

/** `src/core` of `src/core/ring.ts`, `src` of `src/main.tsx`, `commands` of `commands/hub/hub-server.ts`, `.` of `vite.config.ts`. */
function layerOf(file: string): string {
  const [top, second, third] = file.split('/');
  if (!second) return '.';
  return top === 'src' && third ? `src/${second}` : top!;
}

/** The row that a file falls under inside its layer; undefined in a folder that nobody has given one. */
function placeOf(file: string): string | undefined {
  const rows = inside[layerOf(file)] ?? { '.': [] };
  const path = relative(layerOf(file), file);
  const partOfSettings = path.replace(/^[^/]+\/(?:[^/]+-)?settings\.ts$/, '*/settings.ts');
  const anyFolder = /^[^/]+\/[^/]+$/.test(path) ? ['*'] : [];
  return [path, partOfSettings, dirname(path), ...anyFolder].find((row) => row in rows);
}

function isAllowed(file: string, imported: string): boolean {
  const [layer, other] = [layerOf(file), layerOf(imported)];
  const [place, there] = [placeOf(file), placeOf(imported)];
  if (layer !== other) {
    const row = between[`${layer}/${place}`] ?? between[layer] ?? [];
    return row.some((allowed) => imported.startsWith(`${allowed}/`));
  }
  const row = inside[layer]?.[place!] ?? [];
  return place === there || row.includes(there!) || row.includes('**');
}

test('there is something to check', () => {
  expect(checked.length).toBeGreaterThan(400);
  expect(checked.flatMap((file) => imports.get(file)!).length).toBeGreaterThan(1500);
});

test('every folder is in a row', () => {
  const unknown = checked.filter((file) => !(layerOf(file) in between) || placeOf(file) === undefined);
  expect([...new Set(unknown.map(dirname))]).toEqual([]);
});

test.each([
  ['src/core/ring.ts', 'src/protocol/speech.ts'],
  ['src/speech/whisper/whisper.ts', 'src/storage/database.ts'],
  ['src/speech/whisper/whisper.ts', 'src/speech/parakeet/parakeet.ts'],
  ['src/speech/live/utterance.ts', 'src/speech/listening/speech-gate.ts'],
  ['src/app/notices.ts', 'src/app/library/library.ts'],
  ['src/app/library/library.ts', 'src/app/app.ts'],
  ['src/app/files/files.ts', 'src/app/dictation/dictation.ts'],
  ['src/app/dictation/dictation.ts', 'src/ui/page.tsx'],
  ['src/app/dictation/dictation.ts', 'workers/listen.worker.ts'],
  ['src/app/dictation/dictation-settings.ts', 'src/app/settings.ts'],
  ['src/ui/help/help-page.tsx', 'src/ui/library/sidebar.tsx'],
  ['commands/terminal/print.ts', 'commands/browser/open-app.ts'],
])('%s may not import %s', (file, imported) => {
  expect(isAllowed(file, imported)).toBe(false);
});

test.each(Object.keys(between).filter((layer) => checked.some((file) => layerOf(file) === layer)))(
  'the files of %s import only what its rows allow',
  (layer) => {
    const files = checked.filter((file) => layerOf(file) === layer);
    const wrong = files.flatMap((file) =>
      imports
        .get(file)!
        .filter((imported) => !isAllowed(file, imported))
        .map((imported) => `${file} (row ${placeOf(file)}) imports ${imported} (row ${placeOf(imported)})`),
    );
    expect(wrong).toEqual([]);
  },
);

test('no files import each other in a circle, types included', () => {
  expect(circlesIn(imports).map((circle) => circle.join(' → '))).toEqual([]);
});

test('nobody but i18n looks into the folder of a language', () => {
  const wrong = checked.filter(
    (file) =>
      layerOf(file) !== 'src/i18n' &&
      imports.get(file)!.some((imported) => /^src\/i18n\/(?!figures\/)[^/]+\//.test(imported)),
  );
  expect(wrong).toEqual([]);
});

test('only the composition root knows where the workers are', () => {
  const users = checked.filter(
    (file) => file.startsWith('src/') && imports.get(file)!.some((to) => /^workers\//.test(to)),
  );
  expect(users).toEqual(['src/main.tsx']);
});

test('live speech has no way to a server: of the app only files know of one, and no thread that hears does', () => {
  const knowing = checked.filter((file) =>
    imports.get(file)!.some((to) => /^src\/(app\/)?remote\//.test(to) || /^src\/protocol\/remote\.ts$/.test(to)),
  );
  const others = knowing.filter((file) => !/^src\/(app\/)?remote\/|^workers\/remote\.worker\.ts$/.test(file));
  expect(others.filter((file) => !/^src\/(app\/files|ui\/(files|remote|settings|privacy))\//.test(file))).toEqual([]);
  expect(others.length).toBeGreaterThan(3);
});
