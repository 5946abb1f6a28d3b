import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { AppError } from '../../core/errors.ts';
import { createTextRules } from './text-rules.ts';
import { textRulesSettings } from './text-rules-settings.ts';
import type { WriterSettings } from './writer.ts';

function world(given: Partial<WriterSettings> = {}) {
  const settings = signal<WriterSettings>({ ...textRulesSettings.defaults, vocabulary: '', ...given });
  const reported: AppError[] = [];
  const rules = createTextRules({
    settings,
    language: signal('en'),
    notices: { report: (error) => void reported.push(error as AppError) },
  });
  return { settings, rules, reported };
}

const said = (text: string, start = 0) => ({ start, end: start + 1, text });

test('as long as nothing is switched on, the very same words are kept', async () => {
  const { rules } = world();
  const segments = [said('Um, hello, comma, world')];
  const words = { segments, partial: null };
  expect(rules.live(words)).toBe(words);
  expect(await rules.finished(segments)).toBe(segments);
  expect(rules.mode()).toBeUndefined();
});

test('what was recognised is kept beside what is written', async () => {
  const { rules } = world({ textMode: 'plain' });
  const finished = await rules.finished([said('Um, hello, comma, world.'), said('Fine.', 2)]);
  expect(finished).toEqual([{ ...said('Hello, world.'), raw: 'Um, hello, comma, world.' }, said('Fine.', 2)]);
  expect(rules.mode()).toBe('plain');
});

test('while it is spoken, what is committed does not change, and what is taken back goes with the final', async () => {
  const { rules } = world({ textMode: 'plain' });
  await rules.open();
  const segments = [said('Hello, comma, there.')];
  const live = (committed: string, tentative: string) =>
    rules.live({ segments, partial: { start: 2, committed, tentative } });
  expect(live('', 'Um, we').partial).toMatchObject({ committed: '', tentative: 'We' });
  expect(live('Um, we like', ' blue, new').partial).toMatchObject({ committed: 'We', tentative: ' like blue, new' });
  expect(live('Um, we like blue, new line,', ' and').partial).toMatchObject({ committed: 'We like blue' });
  expect(live('Hm.', '').segments).toEqual([{ ...said('Hello, there.'), raw: 'Hello, comma, there.' }]);
  const taken = rules.live({ segments: [...segments, said('Scratch that.', 2)], partial: null });
  expect(taken.segments.map(({ text }) => text)).toEqual(['', '']);
});

test('a person’s own rules apply, are counted, and are found by what stands in them', async () => {
  const { rules, settings } = world();
  const panel = await rules.open();
  panel.add({ from: ['soto', 'sodo'], to: 'Sotto' });
  panel.add({ from: ['btw'], to: 'by the way' });
  expect(settings.value.hasTextRules).toBe(true);
  const [written] = await rules.finished([said('Soto and sodo, btw.')]);
  expect(written).toMatchObject({ text: 'Sotto and Sotto, by the way.' });
  const [sotto, btw] = panel.rules.value;
  expect([panel.usesOf(sotto!.id), panel.usesOf(btw!.id)]).toEqual([2, 1]);
  expect(panel.find('SOD').map(({ id }) => id)).toEqual([sotto!.id]);
  expect(panel.find('').map(({ id }) => id)).toEqual([sotto!.id, btw!.id]);
  panel.change(btw!.id, { on: false });
  expect(panel.tryOut('btw soto').text).toBe('btw Sotto');
  panel.remove(sotto!.id);
  panel.remove(btw!.id);
  expect(settings.value.hasTextRules).toBe(false);
});

test('a rule that cannot work is named, and a file that is none changes nothing', async () => {
  const { rules } = world({ textMode: 'plain' });
  const panel = await rules.open();
  panel.add({ from: ['foo'], to: 'foo bar' });
  expect(panel.troubles.value).toEqual([{ rule: panel.rules.value[0]!.id, code: 'rule-circular' }]);
  const before = panel.rules.value;
  expect(() => panel.bringIn('nonsense')).toThrow(expect.objectContaining({ code: 'rules-unreadable' }));
  expect(panel.rules.value).toBe(before);
  expect(panel.bringIn(panel.asJson())).toBe(1);
  expect(panel.bringIn('from,to\na,b\nc,d\n')).toBe(2);
  expect(new Set(panel.rules.value.map(({ id }) => id)).size).toBe(4);
});

test('what only a text shows of a rule is said after it', async () => {
  const { rules } = world({ textMode: 'plain' });
  const panel = await rules.open();
  panel.add({ from: ['(\\w{1,100} ?){1,5}=x'], to: '', kind: 'pattern' });
  panel.tryOut('word '.repeat(20_000));
  await vi.waitFor(() => expect(panel.troubles.value.map(({ code }) => code)).toEqual(['rule-slow']));
});

test('names of the person’s list take the place of words that sound like them and were not sure', async () => {
  const { rules } = world({ vocabulary: 'Szymanski, Niamh' });
  const words = 'Ask Shimansky and Shimansky.'.split(' ').map((text, i) => ({ text, confidence: i === 1 ? 0.3 : 0.9 }));
  expect(await rules.finished([said('Ask Shimansky and Shimansky.')], words)).toEqual([
    { ...said('Ask Szymanski and Shimansky.'), raw: 'Ask Shimansky and Shimansky.' },
  ]);
  expect(await rules.finished([said('Ask Shimansky.')])).toEqual([said('Ask Shimansky.')]);
});
