import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { embeddedModel } from './embedded.ts';
import { checkModelId } from './hub/hub-names.ts';

test('every model is named once, by a name that a hub can have or as the embedded one', () => {
  const ids = catalogue.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id !== embeddedModel.id).map(checkModelId)).toHaveLength(ids.length - 1);
  expect(ids[0]).toBe(embeddedModel.id);
});

test('an accuracy is a word error rate in percent with the address of who says so', () => {
  for (const { id, accuracy } of catalogue) {
    if (!accuracy) continue;
    expect([id, accuracy.wordErrorRate > 0 && accuracy.wordErrorRate < 100]).toEqual([id, true]);
    expect(new URL(accuracy.source).protocol).toBe('https:');
  }
});

test('languages are known to the browser, and none is listed twice', () => {
  for (const { id, languages } of catalogue) {
    expect([id, languages.length > 0, new Set(languages).size]).toEqual([id, true, languages.length]);
    expect(languages.filter((language) => Intl.getCanonicalLocales(language).length !== 1)).toEqual([]);
  }
  const counts = Object.fromEntries(catalogue.map(({ id, languages }) => [id, languages.length]));
  expect(counts).toMatchObject({
    'onnx-community/whisper-tiny': 99,
    'onnx-community/whisper-large-v3-turbo': 100,
    'istupakov/parakeet-tdt-0.6b-v3-onnx': 25,
  });
});
