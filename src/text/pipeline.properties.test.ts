/** What holds of the pipeline for any text: nothing is lost, nothing is done twice, every range leads back, nothing shown is taken back. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applyChanges, inText, type Rewriting, spansOf } from './change.ts';
import { modeNames, modes, untouched } from './modes.ts';
import { Pipeline } from './pipeline.ts';
import { cleanUp, commandsAnywhere, type Golden } from './testing/golden.ts';
import { german } from './testing/golden-de.ts';
import { english } from './testing/golden-en.ts';
import { spanish } from './testing/golden-es.ts';
import { more } from './testing/golden-more.ts';
import { type Rule, ruleFrom, type TextSettings } from './text-settings.ts';

const golden: readonly Golden[] = [...english, ...german, ...spanish, ...more];

/** Commands, fillers, numbers and plain words with the marks and pauses that models set. */
const atoms: Record<string, readonly string[]> = {
  en: [
    'hello',
    'I',
    'the',
    'Comma',
    'new line',
    'full stop',
    'um',
    'Uh',
    'twenty',
    'three',
    'five dollars',
    'percent',
    'half past',
    'that',
    'We',
    'open bracket',
    'close quote',
    'heart emoji',
    'all caps',
    'dot',
    'com',
    'at',
    'May',
    'first',
    'of',
    'and',
    'a',
    'hundred',
    "it's",
    'no space',
    'bullet point',
    '12',
    'New York',
  ],
  de: [
    'hallo',
    'ich',
    'der',
    'Komma',
    'neue Zeile',
    'Punkt',
    'äh',
    'Ähm',
    'zwanzig',
    'dreiundzwanzig',
    'Euro',
    'Prozent',
    'halb',
    'das',
    'Wir',
    'Klammer auf',
    'Uhr',
    'drei',
    'erste',
    'Mai',
    'Haus',
    'und',
    'ein',
  ],
  es: [
    'hola',
    'yo',
    'el',
    'coma',
    'nueva línea',
    'punto',
    'eh',
    'Ehm',
    'veinte',
    'treinta',
    'y',
    'cinco',
    'euros',
    'por ciento',
    'las',
    'media',
    'abrir paréntesis',
    'de',
    'mayo',
    'casa',
    'este',
    'mil',
  ],
};

const textIn = (language: string) =>
  fc
    .array(
      fc.tuple(fc.constantFrom(...atoms[language]!), fc.constantFrom(' ', ' ', ' ', ', ', ', ', '. ', '? ', '\n')),
      {
        maxLength: 14,
      },
    )
    .map((parts) => parts.flat().join('').trim());

const settingsOf = fc.constantFrom<TextSettings>(...modeNames.map((name) => modes[name]), commandsAnywhere);
const anyText = fc
  .constantFrom('en', 'de', 'es')
  .chain((language) => fc.record({ language: fc.constant(language), raw: textIn(language), settings: settingsOf }));

function expectSound({ raw, text, changes }: Rewriting): void {
  expect(applyChanges(raw, changes)).toBe(text);
  let end = 0;
  for (const change of changes) {
    expect(change.start).toBeGreaterThanOrEqual(end);
    expect(raw.slice(change.start, change.end)).toBe(change.from);
    expect(change.from).not.toBe(change.to);
    expect(change.rules.length).toBeGreaterThan(0);
    end = change.end;
  }
}

describe('every range leads back', () => {
  test('in texts made of what the rules look for', () => {
    fc.assert(
      fc.property(anyText, ({ language, raw, settings }) => {
        const result = new Pipeline({ settings, rules: [], language }).rewrite(raw);
        expectSound(result);
        expect(
          spansOf(result)
            .map(({ text }) => text)
            .join(''),
        ).toBe(result.text);
      }),
      { numRuns: 400 },
    );
  });

  test('in texts of any letters', () => {
    const { settings } = { settings: modes.minutes };
    const pipeline = new Pipeline({ settings, rules: [], language: 'en' });
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (raw) => expectSound(pipeline.rewrite(raw))));
  });

  test('and every word of the raw text keeps a place in the final one', () => {
    fc.assert(
      fc.property(anyText, ({ language, raw, settings }) => {
        const result = new Pipeline({ settings, rules: [], language }).rewrite(raw);
        let last = 0;
        for (const word of raw.matchAll(/\S+/g)) {
          const place = inText(result, word.index, word.index + word[0].length);
          expect(place.start).toBeGreaterThanOrEqual(last);
          expect(place.end).toBeGreaterThanOrEqual(place.start);
          expect(place.end).toBeLessThanOrEqual(result.text.length);
          last = place.start;
          const isTouched = result.changes.some(
            ({ start, end }) => start < word.index + word[0].length && end > word.index,
          );
          if (!isTouched) expect(result.text.slice(place.start, place.end)).toBe(word[0]);
        }
      }),
      { numRuns: 400 },
    );
  });
});

test('what goes leaves no gap behind', () => {
  fc.assert(
    fc.property(anyText, ({ language, raw, settings }) => {
      const { text } = new Pipeline({ settings, rules: [], language }).rewrite(raw);
      // A bullet, a heading and a dash have their space before anything follows.
      expect(text.replace(/[-#–] /g, '')).not.toMatch(/^ | $| {2}/);
    }),
    { numRuns: 400 },
  );
});

describe('running twice changes nothing', () => {
  const takesBack = /undo|rückgängig|deshacer|literal|wörtlich|littéral|letter|scratch/i;

  test.each(golden.map((group, i) => ({ ...group, i })))(
    'golden texts $i ($language)',
    ({ language, settings, cases }) => {
      const pipeline = new Pipeline({ settings, rules: [], language });
      for (const [raw, text] of cases) if (!takesBack.test(raw)) expect(pipeline.rewrite(text).text).toBe(text);
    },
  );

  test('in any text that is cleaned up', () => {
    fc.assert(
      fc.property(anyText, ({ language, raw }) => {
        const settings = { ...cleanUp, fullStop: 'always', typography: true } as const;
        const pipeline = new Pipeline({ settings, rules: [], language });
        const { text } = pipeline.rewrite(raw);
        expect(pipeline.rewrite(text).text).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  test('with rules of a person’s own', () => {
    fc.assert(
      fc.property(rules(), words(), (own, raw) => {
        const pipeline = new Pipeline({ settings: untouched, rules: own, language: 'en' });
        const { text } = pipeline.rewrite(raw);
        expect(pipeline.rewrite(text).text).toBe(text);
      }),
      { numRuns: 400 },
    );
  });
});

describe('no rule loses text that it does not name', () => {
  test('words that stand in no rule are all there, in their order', () => {
    fc.assert(
      fc.property(rules(), words(), (own, raw) => {
        const named = new Set(own.flatMap(({ from }) => from.flatMap((phrase) => phrase.split(' '))));
        const { text } = new Pipeline({ settings: untouched, rules: own, language: 'en' }).rewrite(raw);
        const unnamed = (given: string) =>
          given.split(' ').filter((word) => word !== '' && !named.has(word) && !/[A-Z]/.test(word));
        const written = new Set(own.flatMap(({ to }) => to.split(' ')));
        const kept = unnamed(raw).filter((word) => !written.has(word));
        expect(unnamed(text).filter((word) => !written.has(word))).toEqual(kept);
      }),
      { numRuns: 400 },
    );
  });
});

describe('what was shown as committed stays', () => {
  const isBackwards = (changes: Rewriting['changes']) =>
    changes.some(({ rules: by }) => by.some((rule) => /scratch|undo|delete-word|loop/.test(rule)));

  const expectSteady = (pipeline: Pipeline, raw: string) => {
    const full = pipeline.rewrite(raw);
    if (isBackwards(full.changes)) return;
    let shown = '';
    for (let end = 0; end <= raw.length; end++) {
      const open = pipeline.rewriteOpen(raw.slice(0, end));
      const stable = open.text.slice(0, open.stable);
      expect(full.text.slice(0, stable.length), `after ${JSON.stringify(raw.slice(0, end))}`).toBe(stable);
      if (stable.length > shown.length) shown = stable;
    }
  };

  test.each(golden.map((group, i) => ({ ...group, i })))(
    'golden texts $i ($language)',
    ({ language, settings, cases }) => {
      const pipeline = new Pipeline({ settings, rules: [], language });
      for (const [raw] of cases) expectSteady(pipeline, raw);
    },
  );

  test('in any text, with rules of a person’s own', () => {
    fc.assert(
      fc.property(anyText, rules(), ({ language, raw, settings }, own) => {
        expectSteady(new Pipeline({ settings, rules: own, language }), raw);
      }),
      { numRuns: 200 },
    );
  });

  it('shows at once what nothing waits for', () => {
    const pipeline = new Pipeline({ settings: modes.plain, rules: [], language: 'en' });
    const open = pipeline.rewriteOpen('Um, we went home but then ');
    expect(open.text.slice(0, open.stable)).toBe('We went home but');
  });
});

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function words() {
  return fc.array(fc.constantFrom(...letters), { maxLength: 12 }).map((parts) => parts.join(' '));
}

/** Rules from phrases of a few words to others. */
function rules(): fc.Arbitrary<Rule[]> {
  const phrase = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  const to = fc.oneof(phrase, fc.constantFrom('', 'x', 'x y'));
  return fc
    .array(fc.tuple(phrase, to), { maxLength: 4 })
    .map((pairs) => pairs.map(([from, written], i) => ruleFrom({ id: `rule-${i}`, from: [from], to: written })));
}
