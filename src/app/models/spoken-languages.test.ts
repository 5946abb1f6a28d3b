import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { type Abilities, noAbilities } from '../../protocol/speech.ts';
import type { App } from '../app.ts';
import type { Settings } from '../settings.ts';
import { listensFor, writtenIn } from './spoken-languages.ts';

const several: Abilities = { ...noAbilities, languages: ['en', 'de', 'es'], translates: true };

function app(abilities: Abilities, languages: readonly string[], said: Partial<Settings>) {
  return {
    engine: signal({ at: 'ready', info: { abilities } }),
    models: { languages: signal(languages) },
    settings: signal(said),
  } as unknown as App;
}

test.each([
  [several, several.languages, { spoken: ['de-AT', 'fr'] }, ['de'], 'de'],
  [several, several.languages, { spoken: ['de', 'en-GB'] }, ['de', 'en'], ''],
  [several, several.languages, { spoken: ['fr'] }, ['en', 'de', 'es'], ''],
  [several, several.languages, { spoken: [] }, ['en', 'de', 'es'], ''],
  [several, several.languages, { spoken: ['de'], translate: true }, ['de'], 'en'],
  [noAbilities, ['de'], { spoken: ['fr'], translate: true }, ['de'], 'de'],
])('a model with %j of %j, told %j, listens for %j and writes %j', (abilities, languages, said, heard, written) => {
  expect(listensFor(app(abilities, languages, said))).toEqual(heard);
  expect(writtenIn(app(abilities, languages, said))).toBe(written);
});

test('while no model is loaded, what it understands is known all the same', () => {
  const loading = {
    ...app(several, ['en'], { spoken: ['de'] }),
    engine: signal({ at: 'loading', phase: 'read', progress: null }),
  };
  expect(listensFor(loading as unknown as App)).toEqual(['en']);
});
