import { expect, test } from 'vitest';
import { ruleFrom } from '../../text/text-settings.ts';
import { wouldChange } from './rule-preview.ts';

async function* kept(...texts: string[]) {
  for (const [i, text] of texts.entries()) yield { id: `${i}`, title: `T${i}`, text, language: '' };
}

async function listed(found: ReturnType<typeof wouldChange>) {
  const list = [];
  for await (const one of found) list.push(one);
  return list;
}

test('shows each transcript that the rule would change, with its first place', async () => {
  const rule = ruleFrom({ id: 'new', from: ['soto'], to: 'Sotto' });
  const long = 'Everybody who was there that morning had heard of soto before the others came along to see it.';
  const found = await listed(wouldChange(rule, kept('Soto is here.', 'Nothing.', long), 'en'));
  expect(found).toEqual([
    { id: '0', title: 'T0', before: 'Soto is here.', after: 'Sotto is here.', text: 'Sotto is here.' },
    {
      id: '2',
      title: 'T2',
      before: '… morning had heard of soto before the others came …',
      after: '… morning had heard of Sotto before the others came …',
      text: long.replace('soto', 'Sotto'),
    },
  ]);
});

test('a rule of another language changes nothing', async () => {
  const rule = ruleFrom({ id: 'new', from: ['soto'], to: 'Sotto', language: 'de' });
  expect(await listed(wouldChange(rule, kept('Soto is here.'), 'en'))).toEqual([]);
});
