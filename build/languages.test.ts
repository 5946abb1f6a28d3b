/** Words behind one door: only `src/i18n` names a language's files, and every language has the same ones. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeFiles, importsOf } from './imports.ts';
import { root } from './source-files.ts';

const folder = 'src/i18n';
const languages = readdirSync(join(root, folder), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['testing', 'figures'].includes(entry.name))
  .map(({ name }) => name);

const isOfLanguage = (file: string) => languages.some((language) => file.startsWith(`${folder}/${language}/`));

test('there are languages', () => {
  expect(languages).toContain('en');
});

test('nobody else imports the words of a language', () => {
  const users = codeFiles().filter((file) => importsOf(file).some(isOfLanguage) && !file.startsWith(`${folder}/`));
  expect(users).toEqual([]);
});

test('every language has the files of English, and each is behind a file of the same name', () => {
  const filesOf = (language: string) => readdirSync(join(root, folder, language)).sort();
  const expected = filesOf('en');
  for (const language of languages) expect(filesOf(language), language).toEqual(expected);
  expect(expected.filter((file) => !existsSync(join(root, folder, file)))).toEqual([]);
});
