import { expect, it } from 'vitest';
import { errorCodes } from '../core/errors.ts';
import { messages } from './messages.en.ts';

it('has words and advice for every error code', () => {
  expect(Object.keys(messages.errors).sort()).toEqual([...errorCodes].sort());
  for (const { title, help } of Object.values(messages.errors)) {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(help).toMatch(/[.]$/);
  }
});

it('says how much sound was lost', () => {
  expect(messages.trouble.lost(420)).toContain('0.4 seconds');
});
