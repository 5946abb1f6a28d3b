import { beforeAll, describe, expect, test } from 'vitest';
import { MergedDecoder } from '../decoding/merged-decoder.ts';
import type { RecogniseOptions } from '../recogniser.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import type { Script } from '../testing/scripted-decoding.ts';
import { encodedFrames, scriptedSession } from '../testing/scripted-session.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { idOf, smallWhisper } from '../testing/small-whisper.ts';
import { WorkAccount } from '../work-account.ts';
import { EncodedAudio } from './encoded-audio.ts';
import { LanguageChoice } from './language-choice.ts';
import { recogniseWindows } from './windows.ts';

beforeAll(() => startRuntime());

const contract = smallWhisper();
const { markers, tokenizer } = contract;
const { end, firstTime } = markers;
const second = 16_000;
const hello = idOf('Ġhello');
const well = tokenizer.encode(' well');
const marker = (name: string) => idOf(`<|${name}|>`);
const time = (seconds: number) => firstTime + Math.round(seconds * 50);
const sound = (seconds: number) => Float32Array.from({ length: seconds * second }, (_, i) => 0.1 * Math.sin(i / 7));

/** What follows the prompt, token by token; after the last marker of a start the given language is heard. */
function afterPrompt(
  say: (text: readonly number[], prompt: readonly number[]) => Readonly<Record<number, number>>,
  language = 'en',
): Script {
  return (all) => {
    const last = all.lastIndexOf(markers.start);
    if (last === all.length - 1) return { [marker(language)]: 0.9, [marker('nospeech')]: 0.05 };
    const isMarker = (token: number) => token >= markers.start && token < firstTime;
    const from = all.findLastIndex(isMarker) + 1;
    return say(all.slice(from), all.slice(0, from));
  };
}

/** Says these tokens one after another, then ends. */
const saying =
  (...tokens: readonly number[]) =>
  (text: readonly number[]) => ({ [tokens[text.length] ?? end]: 0.9 });

function recogniserOf(script: Script, attentions = 2, frames = 6, isShort = false) {
  const { sessions, asked, alive } = scriptedSession({ script, vocabulary: contract.vocabulary, attentions, frames });
  const decoder = new MergedDecoder(sessions, silentMeter);
  let encodings = 0;
  const encode = async () => {
    encodings++;
    return { hidden: encodedFrames(frames) };
  };
  const encoder = {
    encode: async () => ({ ...(await encode()), ...(isShort && { weights: new Float32Array(frames) }) }),
    encodeWhole: isShort ? encode : null,
    isShort: () => isShort,
    dispose: async () => {},
  };
  const audio = new EncodedAudio({ encoder, features: { bands: 80, frames: 3000 }, weighsFrames: true });
  const choice = new LanguageChoice(markers.languages);
  return {
    asked,
    alive,
    encodings: () => encodings,
    /** Tokens of the passes that began a decoding. */
    openings: () =>
      asked.filter(({ outputs }) => outputs.some((name) => name.includes('encoder'))).map(({ tokens }) => tokens),
    recognise: (samples: Float32Array, options: RecogniseOptions = {}) =>
      recogniseWindows({ contract, decoder, audio, meter: silentMeter }, samples, options, choice.of(samples, options)),
  };
}

const opening = (language: string) => [markers.start, marker(language), marker('transcribe'), marker('notimestamps')];

describe('a short utterance', () => {
  test('is one window without timestamps', async () => {
    const { recognise, openings, alive } = recogniserOf(afterPrompt(saying(hello, ...well)));
    const result = await recognise(sound(2), { language: 'en' });
    expect(result).toMatchObject({ text: 'hello well', tokens: [hello, ...well], ending: 'end', language: 'en' });
    expect(result!.logProbabilities).toHaveLength(1 + well.length);
    expect(result!.noSpeech).toBeCloseTo(0.05);
    expect(result).not.toHaveProperty('segments');
    expect(openings()).toEqual([opening('en')]);
    expect(alive.size).toBe(0);
  });

  test('takes a prefix and a draft in the first pass', async () => {
    const { recognise, openings } = recogniserOf(afterPrompt(saying(hello, ...well)));
    const result = await recognise(sound(2), { language: 'en', prefix: [hello], draft: well });
    expect(result).toMatchObject({ text: 'hello well', draftKept: well.length });
    expect(openings()).toEqual([[...opening('en'), hello, ...well]]);
  });

  test('that a short encoding has lost most of is written out over the whole window, whatever work is left', async () => {
    const all = [hello, ...well, ...well, hello];
    let openings = 0;
    const script = afterPrompt((text, prompt) => {
      if (text.length === 0 && prompt.at(-1) === marker('notimestamps')) openings++;
      if (openings > 1) return saying(...all)(text);
      // Not sure of it.
      return text.length === 0 ? { [hello]: 0.5, [well[0]!]: 0.4 } : { [end]: 0.9 };
    });
    const { recognise } = recogniserOf(script, 2, 6, true);
    const work = new WorkAccount(0.3);
    const result = await recognise(sound(2), { language: 'en', isFinal: true, work });
    expect(result).toMatchObject({ tokens: all, ending: 'end' });
    expect(work.left).toBeGreaterThan(0);
  });

  test('can be abandoned, and leaves nothing behind', async () => {
    for (let passes = 0; passes < 4; passes++) {
      let left = passes;
      const { recognise, alive } = recogniserOf(afterPrompt(saying(hello, ...well)));
      expect(await recognise(sound(2), { language: 'en', shouldStop: () => left-- === 0 })).toBeNull();
      expect(alive.size).toBe(0);
    }
  });
});

describe('the language', () => {
  test('is heard in the first pass; when it is the one assumed, that is all', async () => {
    const { recognise, openings } = recogniserOf(afterPrompt(saying(hello), 'en'));
    expect(await recognise(sound(3))).toMatchObject({ language: 'en', text: 'hello' });
    expect(openings()).toHaveLength(1);
  });

  test('when it is another one, all begins anew with a clean prompt, over the same encoding', async () => {
    const { recognise, openings, encodings, alive } = recogniserOf(afterPrompt(saying(hello), 'de'));
    const result = await recognise(sound(3), { previous: { tokens: well, language: 'en' } });
    expect(result).toMatchObject({ language: 'de', text: 'hello' });
    expect(openings()).toEqual([[marker('startofprev'), ...well, ...opening('en')], opening('de')]);
    expect(encodings()).toBe(1);
    expect(alive.size).toBe(0);
  });

  test('what was said before in another language is not told', async () => {
    const { recognise, openings } = recogniserOf(afterPrompt(saying(hello)));
    await recognise(sound(2), { language: 'de', previous: { tokens: well, language: 'en' } });
    expect(openings()).toEqual([opening('de')]);
  });

  test('may be another task', async () => {
    const { recognise, openings } = recogniserOf(afterPrompt(saying(hello)));
    const said = await recognise(sound(2), { language: 'de', task: 'translate' });
    expect(openings()[0]![2]).toBe(marker('translate'));
    expect(said?.language).toBe('en');
  });
});

describe('a text that is not to be believed', () => {
  /** One word is hardly likelier than every letter. */
  const letters = Object.fromEntries([...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [idOf(letter), 0.03]));
  const guess = afterPrompt((text) => (text.length < 3 ? { ...letters, [hello]: 0.035 } : { [end]: 0.9 }));

  test('is tried again when it is final, with the same result every time', async () => {
    const one = recogniserOf(guess);
    const result = await one.recognise(sound(2), { language: 'en', isFinal: true });
    expect(one.openings()).toHaveLength(2);
    expect(one.encodings()).toBe(1);
    expect(one.alive.size).toBe(0);
    expect(await recogniserOf(guess).recognise(sound(2), { language: 'en', isFinal: true })).toEqual(result);
  });

  test('is tried once where that is a second attempt already', async () => {
    const { recognise, openings } = recogniserOf(guess);
    await recognise(sound(2), { language: 'en', isFinal: true, isRetry: true });
    expect(openings()).toHaveLength(1);
  });

  test('is taken as it is when it may still change', async () => {
    const { recognise, openings } = recogniserOf(guess);
    expect((await recognise(sound(2), { language: 'en' }))?.tokens).toEqual([hello, hello, hello]);
    expect(openings()).toHaveLength(1);
  });

  test('over what the model takes for silence is none, unless some of it was promised', async () => {
    const silent: Script = (all) => (all.at(-1) === markers.start ? { [marker('nospeech')]: 0.9 } : guess(all));
    expect(await recogniserOf(silent).recognise(sound(2), { language: 'en' })).toMatchObject({ text: '', tokens: [] });
    const promised = await recogniserOf(silent).recognise(sound(2), { language: 'en', prefix: [hello] });
    expect(promised?.tokens[0]).toBe(hello);
  });
});

describe('expected words', () => {
  const names = ['hello', 'well', 'he'];
  const list = tokenizer.encode(' hello, well, he.');

  test('go before the start', async () => {
    const { recognise, openings } = recogniserOf(afterPrompt(saying(hello)));
    await recognise(sound(2), { language: 'en', vocabulary: names });
    expect(openings()).toEqual([[marker('startofprev'), ...list, ...opening('en')]]);
  });

  test('that leak are taken away, and the text is found again', async () => {
    const script = afterPrompt((text, prompt) =>
      saying(...(prompt.includes(marker('startofprev')) ? list : [hello]))(text),
    );
    const { recognise, openings } = recogniserOf(script);
    expect((await recognise(sound(2), { language: 'en', vocabulary: names }))?.text).toBe('hello');
    expect(openings()[1]).toEqual(opening('en'));
  });
});

describe('times', () => {
  const timed = [time(0.4), hello, time(1), time(1.2), ...well, time(2)];

  test('of words, and of the sentences that they form, without timestamps', async () => {
    const { recognise, alive, openings } = recogniserOf(afterPrompt(saying(hello, ...well)));
    const result = (await recognise(sound(1), { language: 'en', times: true }))!;
    expect(openings()).toEqual([opening('en')]);
    expect(result.tokens).toEqual([hello, ...well]);
    const words = result.words!;
    expect(words.map(({ text }) => text)).toEqual(['hello', 'well']);
    expect(words[1]!.start).toBeGreaterThanOrEqual(words[0]!.end);
    expect(words.every(({ start, end: stop, confidence }) => stop >= start && confidence > 0.5)).toBe(true);
    expect(result.segments).toEqual([{ text: 'hello well', start: words[0]!.start, end: words[1]!.end }]);
    expect(alive.size).toBe(0);
  });

  describe('that leave out seconds of speech', () => {
    /** Says something else from the second opening on. */
    function sayingThen(first: readonly number[], later: readonly number[]): Script {
      let openings = 0;
      return afterPrompt((text, prompt) => {
        if (text.length === 0 && prompt.at(-1) === marker('notimestamps')) openings++;
        return saying(...(openings > 1 ? later : first))(text);
      });
    }

    /** Two seconds of silence, then six of one long vowel. */
    const vowel = new Float32Array(8 * second);
    vowel.set(sound(6), 2 * second);
    /** With three syllables a second. */
    const voice = vowel.map((sample, at) => sample * Math.sin((3 * Math.PI * at) / second) ** 2);

    test('are found by hearing those alone', async () => {
      const { recognise, openings, encodings, alive } = recogniserOf(sayingThen([hello], [hello, ...well]), 2, 400);
      const result = (await recognise(voice, { language: 'en', times: true }))!;
      expect(result.text).toBe('hello well');
      expect(result.words!.map(({ text }) => text)).toEqual(['hello', 'well']);
      expect(result.logProbabilities).toHaveLength(1 + well.length);
      expect(openings()).toEqual([opening('en'), opening('en')]);
      expect(encodings()).toBe(2);
      expect(alive.size).toBe(0);
    });

    test('stay as they are where no more words are found', async () => {
      const { recognise } = recogniserOf(sayingThen([hello], well), 2, 400);
      expect((await recognise(voice, { language: 'en', times: true }))!.text).toBe('hello');
    });

    test('are no phrase that models invent over noise', async () => {
      const { recognise } = recogniserOf(sayingThen([hello], tokenizer.encode(' thank you')), 2, 400);
      expect((await recognise(voice, { language: 'en', times: true }))!.text).toBe('hello');
    });

    test('are no more words than the sound has room for', async () => {
      const { recognise } = recogniserOf(sayingThen([hello], [hello, ...well]), 2, 400);
      expect((await recognise(vowel, { language: 'en', times: true }))!.text).toBe('hello');
    });

    test('are not looked for in a second attempt, nor in less than a word may last', async () => {
      const { recognise, openings } = recogniserOf(afterPrompt(saying(hello)), 2, 400);
      await recognise(voice, { language: 'en', times: true, isRetry: true });
      await recognise(sound(0.9), { language: 'en', times: true });
      expect(openings()).toHaveLength(2);
    });
  });

  test('of stretches, by timestamps, where the decoder does not tell what it attends to', async () => {
    const { recognise } = recogniserOf(afterPrompt(saying(...timed)), 0);
    const result = (await recognise(sound(3), { language: 'en', times: true }))!;
    expect(result.tokens).toEqual([hello, ...well]);
    expect(result.logProbabilities).toHaveLength(1 + well.length);
    expect(result.segments).toEqual([
      { text: 'hello', start: 0.4, end: 1 },
      { text: 'well', start: 1.2, end: 2 },
    ]);
    expect(result).not.toHaveProperty('words');
  });

  test('with a prefix begin at its start', async () => {
    const { recognise, openings } = recogniserOf(afterPrompt(saying(...timed)), 0);
    await recognise(sound(3), { language: 'en', times: true, prefix: [hello] });
    expect(openings()[0]).toEqual([...opening('en').slice(0, 3), time(0), hello]);
  });
});

describe('audio longer than a window', () => {
  test('goes on where the last closed text ended', async () => {
    // Every window has one text that is closed after 10 s, and another that is not.
    const windows = afterPrompt(saying(time(0), hello, time(10), time(11), ...well));
    const { recognise, encodings } = recogniserOf(windows);
    const result = (await recognise(sound(50), { language: 'en' }))!;
    expect(encodings()).toBe(5);
    expect(result.segments!.map(({ start, end: stop }) => [start, stop])).toEqual([
      [0, 10],
      [10, 20],
      [20, 30],
      [30, 40],
      [40, 50],
    ]);
    expect(result.text).toBe('hello hello hello hello hello');
  });

  test('tells each window what was said before', async () => {
    const { recognise, openings } = recogniserOf(afterPrompt(saying(time(0), hello, time(10))));
    await recognise(sound(45), { language: 'en' });
    expect(openings()).toEqual([
      opening('en').slice(0, 3),
      [marker('startofprev'), hello, ...opening('en').slice(0, 3)],
    ]);
  });

  test('comes to its end, whatever the decoder says', async () => {
    const stuck = afterPrompt(saying(time(0), hello, time(0.02), time(0.02), ...well));
    const { recognise, encodings } = recogniserOf(stuck);
    await recognise(sound(65), { language: 'en' });
    expect(encodings()).toBe(3);
  });
});
