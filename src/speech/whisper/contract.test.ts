import { describe, expect, test } from 'vitest';
import { idOf, smallWhisperTexts } from '../testing/small-whisper.ts';
import { readContract } from './contract.ts';

test('every id is read from the files', () => {
  const { markers, suppressed, suppressedFirst, blanks, latestStart, alignmentHeads } = readContract(
    smallWhisperTexts(),
  );
  expect(markers).toMatchObject({
    start: idOf('<|startoftranscript|>'),
    end: idOf('<|endoftext|>'),
    previous: idOf('<|startofprev|>'),
    noSpeech: idOf('<|nospeech|>'),
    noTimestamps: idOf('<|notimestamps|>'),
    firstTime: idOf('<|notimestamps|>') + 1,
    tasks: { transcribe: idOf('<|transcribe|>'), translate: idOf('<|translate|>') },
  });
  expect([...markers.languages.keys()]).toEqual(['en', 'de', 'haw']);
  expect(suppressed).toContain(idOf('!'));
  expect(suppressed).toContain(idOf('<|de|>'));
  expect(suppressed).not.toContain(idOf('<|endoftext|>'));
  expect(suppressed).not.toContain(markers.firstTime);
  expect(suppressedFirst).toEqual([idOf('Ġ'), idOf('<|endoftext|>')]);
  expect(blanks).toEqual([idOf('Ġ')]);
  expect(latestStart).toBe(50);
  expect(alignmentHeads).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test('where other heads are known to follow the audio better, it is those', () => {
  const tinyEn = [[1, 0], [2, 0], [2, 5], ...[0, 1, 2, 3, 4].map((head) => [3, head])];
  const { alignmentHeads } = readContract(smallWhisperTexts({ generation: { alignment_heads: tinyEn } }));
  expect(alignmentHeads).toEqual([[3, 2]]);
});

test('an English model has neither languages nor tasks', () => {
  const { markers } = readContract(smallWhisperTexts({ generation: { is_multilingual: false } }));
  expect(markers.languages.size).toBe(0);
  expect(markers.tasks).toEqual({});
});

test('what a file does not say is as usual', () => {
  const generation = { suppress_tokens: undefined, alignment_heads: undefined, max_initial_timestamp_index: undefined };
  const read = readContract(smallWhisperTexts({ generation, config: { suppress_tokens: [3] } }));
  expect(read.suppressed).toContain(3);
  expect(read.alignmentHeads).toBeNull();
  expect(read.latestStart).toBe(50);
});

describe('files that do not fit', () => {
  test.each(['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json'])(
    '%s is missing',
    (name) => {
      const { [name]: _, ...others } = smallWhisperTexts();
      expect(() => readContract(others)).toThrow(
        expect.objectContaining({ code: 'model-incomplete', details: [name] }),
      );
    },
  );

  test.each(['config.json', 'generation_config.json', 'preprocessor_config.json'])('%s is cut short', (name) => {
    const texts = smallWhisperTexts();
    const cut = { ...texts, [name]: texts[name]!.slice(0, -5) };
    expect(() => readContract(cut)).toThrow(expect.objectContaining({ code: 'model-broken', details: [name] }));
  });

  test.each([
    ['more tokens than scores', { config: { vocab_size: 40 } }],
    ['another start', { config: { decoder_start_token_id: 3 } }],
    ['another marker of no timestamps', { generation: { no_timestamps_token_id: 3 } }],
    ['another language', { generation: { lang_to_id: { '<|en|>': 3 } } }],
    ['no markers', { tokenizer: { added_tokens: [] } }],
  ])('a tokenizer of another model: %s', (_, change) => {
    expect(() => readContract(smallWhisperTexts(change))).toThrow(
      expect.objectContaining({ code: 'model-broken', details: ['tokenizer.json'] }),
    );
  });

  test('a size is missing', () => {
    expect(() => readContract(smallWhisperTexts({ preprocessor: { feature_size: null } }))).toThrow(
      expect.objectContaining({ code: 'model-broken', details: ['preprocessor_config.json'] }),
    );
  });
});
