import { expect, it } from 'vitest';
import { errorCodes } from '../core/remedies.ts';
import { words } from './dictation.ts';
import { errors } from './errors.ts';

it('has words and advice for every error code', () => {
  expect(Object.keys(errors).sort()).toEqual([...errorCodes].sort());
  for (const { title, help } of Object.values(errors)) {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(help).toMatch(/[.]$/);
  }
});

it('says how much sound was lost', () => {
  expect(words.lost(420)).toContain('0.4 seconds');
});
