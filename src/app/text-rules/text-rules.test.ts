import { signal } from '@preact/signals';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { AppError } from '../../core/errors.ts';
import { createNotices } from '../notices.ts';
import { createTextRules } from './text-rules.ts';
import { textRulesSettings } from './text-rules-settings.ts';
import type { WriterSettings } from './writer.ts';

function world(given: Partial<WriterSettings> = {}) {
  const settings = signal<WriterSettings>({ ...textRulesSettings.defaults, vocabulary: '', spoken: [], ...given });
  const reported: AppError[] = [];
  const used: string[] = [];
  const notices = { ...createNotices(), report: (error: unknown) => void reported.push(error as AppError) };
  const rules = createTextRules({
    settings,
    language: signal('en'),
    notices,
    useModel: async (id) => void used.push(id),
  });
  return { settings, rules, reported, used, notices };
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

test('what is shown as committed only grows, word by word', async () => {
  const { rules, settings } = world();
  await rules.open();
  let run = 0;
  const ending = fc.constantFrom(', comma', '. Full stop.', ', new line', '', ' um,', ' twenty three', ' I I think');
  const anyText = fc.array(fc.tuple(fc.constantFrom('hello', 'we go', 'so'), ending), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(anyText, fc.constantFrom('plain', 'message', 'minutes', 'code'), (parts, textMode) => {
      settings.value = { ...settings.value, textMode };
      const words = parts
        .map((part) => part.join(''))
        .join(' ')
        .split(' ');
      const start = run++;
      let before = '';
      for (let count = 1; count <= words.length; count++) {
        const raw = words.slice(0, count).join(' ');
        const { partial } = rules.live({
          segments: [],
          partial: { start, committed: raw, tentative: '' },
        });
        expect(partial!.committed.startsWith(before), `${raw}: ${before}`).toBe(true);
        before = partial!.committed;
      }
    }),
    { numRuns: 200 },
  );
});

test('a person’s own rules apply, are counted, and are found by what stands in them', async () => {
  const { rules, settings } = world();
  const { rules: own, tryOut } = await rules.open();
  own.add({ from: ['soto', 'sodo'], to: 'Sotto' });
  own.add({ from: ['btw'], to: 'by the way' });
  expect(settings.value.hasTextRules).toBe(true);
  const [written] = await rules.finished([said('Soto and sodo, btw.')]);
  expect(written).toMatchObject({ text: 'Sotto and Sotto, by the way.' });
  const [sotto, btw] = own.rules.value;
  expect([own.usesOf(sotto!.id), own.usesOf(btw!.id)]).toEqual([2, 1]);
  expect(own.find('SOD').map(({ id }) => id)).toEqual([sotto!.id]);
  own.move(btw!.id, -1);
  expect(own.find('').map(({ id }) => id)).toEqual([btw!.id, sotto!.id]);
  expect(own.mostUsed.value.map(({ id }) => id)).toEqual([sotto!.id, btw!.id]);
  own.change(btw!.id, { on: false });
  expect(tryOut('btw soto').text).toBe('btw Sotto');
  own.remove(sotto!.id);
  own.remove(btw!.id);
  expect(settings.value.hasTextRules).toBe(false);
});

test('the rule above is the one that applies', async () => {
  const { rules } = world();
  const { rules: own, tryOut } = await rules.open();
  own.add({ from: ['ace'], to: 'one' });
  own.add({ from: ['ace'], to: 'two' });
  expect(tryOut('ace').text).toBe('one');
  own.move(own.rules.value[1]!.id, -1);
  expect(tryOut('ace').text).toBe('two');
});

test('a rule that cannot work is named, and a file that is none changes nothing', async () => {
  const { rules } = world({ textMode: 'plain' });
  const { rules: own, troubles } = await rules.open();
  own.add({ from: ['foo'], to: 'foo bar' });
  expect(troubles.value).toEqual([{ rule: own.rules.value[0]!.id, code: 'rule-circular' }]);
  const before = own.rules.value;
  expect(() => own.bringIn('nonsense')).toThrow(expect.objectContaining({ code: 'rules-unreadable' }));
  const many = `from,to\n${Array.from({ length: 100_000 }, (_, i) => `a${i},b${i}`).join('\n')}\n`;
  expect(() => own.bringIn(many)).toThrow(expect.objectContaining({ code: 'rules-too-many' }));
  expect(own.rules.value).toBe(before);
  expect(own.bringIn(own.asJson())).toBe(1);
  expect(own.bringIn('from,to\na,b\nc,d\n')).toBe(2);
  expect(new Set(own.rules.value.map(({ id }) => id)).size).toBe(4);
});

test('a person makes modes, changes them, and has those of the app as they came again', async () => {
  const { rules, settings, used } = world({ textMode: 'plain' });
  const { modes, tryOut } = await rules.open();
  const raw = 'um, twenty three';
  modes.make('Letters');
  expect(rules.mode()).toBe('Letters');
  const { settings: like } = modes.current.value!;
  modes.change({ settings: { ...like, numbers: 'digits' }, model: 'nano', spoken: ['de'] });
  expect(tryOut(raw).text).toBe('23');
  modes.choose('plain');
  expect([tryOut(raw).text, rules.mode(), used]).toEqual(['twenty three', 'plain', []]);
  modes.choose(modes.all.value.find(({ name }) => name === 'Letters')!.id);
  expect([used, settings.value.spoken]).toEqual([['nano'], ['de']]);
  modes.remove();
  expect([settings.value.textMode, modes.all.value.length]).toEqual(['none', 4]);
  modes.choose('plain');
  modes.change({ settings: { ...like, fillers: { on: false, own: [] } } });
  expect([tryOut(raw).text, modes.isChanged('plain')]).toEqual([raw, true]);
  modes.remove();
  expect([tryOut(raw).text, modes.isChanged('plain'), rules.mode()]).toEqual(['twenty three', false, 'plain']);
});

test('a text is written in another mode than the one that is set', async () => {
  const { rules } = world();
  const [written] = await rules.finished([said('Um, twenty three.')], { mode: 'code' });
  expect(written!.text).toBe('23');
});

test('what was said into a sentence stands in it in every mode', async () => {
  const { rules } = world();
  const segments = [said('We go'), { ...said('Um, on Monday.'), joins: 'within' as const }, said('to the sea.')];
  const written = await rules.finished(segments, { mode: 'code' });
  expect(written.map(({ text }) => text)).toEqual(['we go', 'on monday', 'to the sea']);
  const plain = [said('We go'), { ...said('On Monday.'), joins: 'within' as const }, said('far.')];
  const again = await rules.finished(plain, { mode: 'none' });
  expect(again.map(({ text }) => text)).toEqual(['We go', 'on Monday', 'far.']);
});

test('commands are switched and given other words for each language', async () => {
  const { rules } = world({ textMode: 'plain' });
  const { commands, tryOut } = await rules.open();
  commands.setOn('en', 'comma', false);
  commands.setWords('en', 'new-line', ['carriage return']);
  commands.setOn('de', 'full-stop', false);
  const raw = 'One, comma, two, carriage return, three. Full stop.';
  expect(tryOut(raw).text).toBe('One, comma, two\nthree.');
  const row = commands.rows('en').find(({ id }) => id === 'new-line');
  expect(row).toEqual({ id: 'new-line', words: ['carriage return'], isOn: true, isChanged: true });
  commands.setWords('en', 'new-line', []);
  commands.setOn('en', 'comma', true);
  expect(tryOut('One, comma, two, new line, three').text).toBe('One, two\nthree');
});

test('what only a text shows of a rule is said after it', async () => {
  const { rules } = world({ textMode: 'plain' });
  const { rules: own, tryOut, troubles } = await rules.open();
  own.add({ from: ['(\\w{1,100} ?){1,5}=x'], to: '', kind: 'pattern' });
  tryOut('word '.repeat(20_000));
  await vi.waitFor(() => expect(troubles.value.map(({ code }) => code)).toEqual(['rule-slow']));
});

test('names of the person’s list take the place of words that sound like them and were not sure', async () => {
  const { rules } = world({ vocabulary: 'Szymanski, Niamh' });
  const words = 'Ask Shimansky and Shimansky.'
    .split(' ')
    .map((text, i) => ({ text, confidence: i === 1 ? 0.3 : 0.9, isCommon: i !== 1 }));
  expect(await rules.finished([said('Ask Shimansky and Shimansky.')], { words })).toEqual([
    { ...said('Ask Szymanski and Shimansky.'), raw: 'Ask Shimansky and Shimansky.' },
  ]);
  expect(await rules.finished([said('Ask Shimansky.')])).toEqual([said('Ask Shimansky.')]);
  const spoken = { ...said('Ask Shimansky.'), said: words.slice(0, 2) };
  expect(rules.live({ segments: [spoken], partial: null }).segments[0]!.text).toBe('Ask Szymanski.');
});

test('rules that are taken away come back where they were, however many and in whatever order', async () => {
  const { rules, notices } = world();
  const page = await rules.open();
  const names = ['one', 'two', 'three', 'four', 'five', 'six'];
  for (const from of names) page.rules.add({ from: [from], to: from.toUpperCase() });
  const shown = () => page.rules.rules.value.map(({ from }) => from[0]);
  for (const { id } of page.rules.rules.value) page.rules.remove(id);
  expect([shown(), notices.undoable.value.length]).toEqual([[], 6]);
  for (const { undo } of notices.undoable.value.toReversed()) undo();
  expect([shown(), notices.undoable.value]).toEqual([names, []]);
});

test('a mode that is taken away comes back and is chosen again, and one of the app with what was changed in it', async () => {
  const { rules, settings, notices } = world();
  const { modes } = await rules.open();
  const undo = () => notices.undoable.value.at(-1)!.undo();
  modes.make('Letters');
  const { textMode } = settings.value;
  modes.remove();
  undo();
  expect([settings.value.textMode, modes.current.value?.name]).toEqual([textMode, 'Letters']);
  modes.choose('plain');
  modes.change({ model: 'm' });
  modes.remove();
  expect(modes.current.value?.model).toBeNull();
  undo();
  expect(modes.current.value?.model).toBe('m');
});
