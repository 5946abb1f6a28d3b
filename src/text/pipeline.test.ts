/** The pipeline over texts of seven languages whose final form is known. */

import { describe, expect, it, test } from 'vitest';
import { applyChanges } from './change.ts';
import { modes, untouched } from './modes.ts';
import { Pipeline } from './pipeline.ts';
import type { Golden } from './testing/golden.ts';
import { german } from './testing/golden-de.ts';
import { english } from './testing/golden-en.ts';
import { spanish } from './testing/golden-es.ts';
import { more } from './testing/golden-more.ts';
import { naturalRepetitions } from './testing/natural-repetitions.ts';

const golden: readonly Golden[] = [...english, ...german, ...spanish, ...more];

const fewest: Record<string, number> = { en: 60, de: 60, es: 60, fr: 25, it: 25, pt: 25, nl: 25 };

describe.each(Object.keys(fewest))('%s', (language) => {
  const groups = golden.filter((group) => group.language === language);
  const cases = groups.flatMap(({ settings, cases }) => {
    const pipeline = new Pipeline({ settings, rules: [], language });
    return cases.map(([raw, text]) => ({ raw, text, pipeline }));
  });

  it('has enough of them', () => {
    expect(new Set(cases.map(({ raw }) => raw)).size).toBeGreaterThanOrEqual(fewest[language]!);
  });

  test.each(cases)('$raw', ({ raw, text, pipeline }) => {
    const result = pipeline.rewrite(raw);
    expect(result.text).toBe(text);
    expect(applyChanges(raw, result.changes)).toBe(text);
    for (const { start, end, from } of result.changes) expect(raw.slice(start, end)).toBe(from);
  });
});

describe('natural repetition', () => {
  it('is tried in a hundred texts', () => {
    expect(new Set(naturalRepetitions.map(([, text]) => text)).size).toBeGreaterThanOrEqual(100);
  });

  test.each(naturalRepetitions)('%s: %s', (language, text) => {
    expect(new Pipeline({ settings: modes.plain, rules: [], language }).rewrite(text).text).toBe(text);
  });
});

describe('a command', () => {
  const commands = new Pipeline({ settings: modes.plain, rules: [], language: 'en' });

  it('counts alone in its breath, where no mark tells', () => {
    const raw = 'That is it new line And on';
    expect(commands.rewrite(raw).text).toBe(raw);
    expect(commands.rewrite(raw, { breaths: [0, 11, 20] }).text).toBe('That is it\nAnd on');
  });

  it('takes back the last breath where no sentence ended', () => {
    const raw = 'I like blue and green. Scratch that.';
    expect(commands.rewrite(raw, { breaths: [0, 12, 23] }).text).toBe('I like blue');
  });

  it('may be switched off, and have words of a person’s own', () => {
    const own = new Pipeline({
      settings: modes.plain,
      rules: [],
      language: 'en',
      commands: { off: ['comma'], words: { 'new-line': ['carriage return'] } },
    });
    const raw = 'One, comma, two, carriage return, three, new line, four';
    expect(own.rewrite(raw).text).toBe('One, comma, two\nthree, new line, four');
  });
});

describe('text that nothing matches', () => {
  it('is itself, and has no changes', () => {
    const pipeline = new Pipeline({ settings: modes.minutes, rules: [], language: 'en' });
    const raw = 'Nothing of this is to be changed.';
    expect(pipeline.rewrite(raw)).toEqual({ raw, text: raw, changes: [] });
    expect(new Pipeline({ settings: untouched, rules: [], language: 'en' }).rewrite(raw).text).toBe(raw);
  });

  it('may be in a language that has no tables', () => {
    const rules = [
      {
        id: 'a',
        from: ['hei'],
        to: 'moi',
        kind: 'text',
        letterCase: 'follow',
        within: false,
        language: null,
        on: true,
      },
    ] as const;
    expect(new Pipeline({ settings: modes.minutes, rules, language: 'fi' }).rewrite('Hei, um').text).toBe('Moi, um.');
  });
});
