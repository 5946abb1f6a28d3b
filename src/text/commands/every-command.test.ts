/** Every command of every language, in each of its wordings. */

import { describe, expect, test } from 'vitest';
import { tables } from '../languages/tables.ts';
import { modes } from '../modes.ts';
import { Pipeline } from '../pipeline.ts';
import { type Action, actions, type CommandId, commandIds } from './command-list.ts';

/** Spanish alone opens a question with a mark. */
const spanishOnly: readonly CommandId[] = ['inverted-question-mark', 'inverted-exclamation-mark'];

describe.each(tables.map((table) => ({ table, language: table.code })))('$language', ({ table, language }) => {
  const pipeline = new Pipeline({ settings: modes.plain, rules: [], language });
  const written = (raw: string) => pipeline.rewrite(raw).text;
  const said = commandIds.flatMap((id) => (table.commands[id] ?? []).map((phrase) => ({ id, phrase })));

  test('has words for every command', () => {
    const needed = commandIds.filter((id) => language === 'es' || !spanishOnly.includes(id));
    expect(needed.filter((id) => !table.commands[id]?.length)).toEqual([]);
  });

  test('no words ask for two of them', () => {
    const phrases = said.map(({ phrase }) => phrase.toLowerCase());
    expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);
  });

  test.each(said)('$phrase', ({ id, phrase }) => {
    const action: Action = actions[id];
    const first = table.commands['new-line']![0]!;
    if (action.kind === 'undo') expect(written(`Anna, ${first}, Otto, ${phrase}, Emma`)).toBe('Anna Otto Emma');
    else expect(written(`Anna, ${phrase}, Otto`)).toBe(expected(action, table.quotes));
    // In the middle of its sentence it is no command.
    expect(written(`Anna ${phrase} Otto`)).toBe(`Anna ${phrase} Otto`);
  });
});

function expected(action: Exclude<Action, { kind: 'undo' }>, [open, close]: readonly [string, string]): string {
  switch (action.kind) {
    case 'mark':
      return {
        closing: `Anna${action.to} Otto`,
        opening: `Anna ${action.to}Otto`,
        spaced: `Anna ${action.to} Otto`,
        tight: `Anna${action.to}Otto`,
      }[action.side];
    case 'quote':
      return action.side === 'opening' ? `Anna ${open}Otto` : `Anna${close} Otto`;
    case 'break':
      return `Anna${action.to}Otto`;
    case 'emoji':
      return `Anna ${action.to} Otto`;
    case 'no-space':
      return 'AnnaOtto';
    case 'capitals':
      return { word: 'Anna OTTO', begin: 'Anna OTTO', 'first-letter': 'Anna Otto', end: 'Anna Otto' }[action.range];
    case 'scratch':
    case 'delete-word':
      return 'Otto';
  }
}
