import { beforeAll, describe, expect, test } from 'vitest';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { encodedFrames, type SessionPlan, scriptedSession } from '../testing/scripted-session.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { MergedDecoder } from './merged-decoder.ts';
import { likeliest } from './token-choice.ts';

beforeAll(() => startRuntime());

/** A script in which every token is one more than the last. */
const counting: SessionPlan = { script: (text) => ({ [(text.at(-1)! + 1) % 10]: 0.9 }), vocabulary: 10 };

function decoderOf(plan: Partial<SessionPlan> = {}) {
  const { sessions, ...rest } = scriptedSession({ ...counting, ...plan });
  return { decoder: new MergedDecoder(sessions, silentMeter), ...rest };
}

describe.each(['float32', 'float16'] as const)('a past of %s', (element) => {
  test('goes on from pass to pass, and can be cut', async () => {
    const { decoder, asked } = decoderOf({ element });
    const decoding = decoder.begin({ hidden: encodedFrames() });
    const opening = await decoding.step([1, 2, 3]);
    expect([0, 1, 2].map((at) => likeliest(opening.at(at)).token)).toEqual([2, 3, 4]);
    await decoding.step([4]);
    await decoding.crop(2);
    await decoding.step([7]);
    await decoding.step([8]);
    expect(asked.map(({ tokens }) => tokens)).toEqual([
      [1, 2, 3],
      [1, 2, 3, 4],
      [1, 2, 7],
      [1, 2, 7, 8],
    ]);
  });

  test('leaves nothing behind', async () => {
    const { decoder, alive } = decoderOf({ element });
    const decoding = decoder.begin({ hidden: encodedFrames() });
    const counts: number[] = [];
    for (let token = 0; token < 12; token++) {
      await decoding.step([token % 10]);
      counts.push(alive.size);
    }
    await decoding.crop(3);
    await decoding.step([5]);
    // The cache has four tensors; logits are disposed at once.
    expect(new Set([...counts, alive.size])).toEqual(new Set([4]));
    decoding.dispose();
    expect(alive.size).toBe(0);
  });
});

test('the audio side is asked for once', async () => {
  const { decoder, asked } = decoderOf();
  const decoding = decoder.begin({ hidden: encodedFrames() });
  await decoding.step([1]);
  await decoding.step([2]);
  const audio = (outputs: readonly string[]) => outputs.filter((name) => name.includes('encoder')).length;
  expect(asked.map(({ outputs }) => audio(outputs))).toEqual([2, 0]);
});

test('attentions come in one pass, for the layers that are wanted', async () => {
  const { decoder, asked, alive } = decoderOf({ attentions: 2 });
  expect(decoder.attends([0, 1])).toBe(true);
  expect(decoder.attends([2])).toBe(false);
  const [attention, ...others] = await decoder.attentions({ hidden: encodedFrames() }, [1, 2, 3], [1]);
  expect(others).toEqual([]);
  expect(attention).toMatchObject({ heads: 2, frames: 6 });
  expect(attention!.weights).toHaveLength(2 * 3 * 6);
  expect(asked).toEqual([{ tokens: [1, 2, 3], outputs: ['cross_attentions.1'] }]);
  expect(alive.size).toBe(0);
});

test('how many scores it gives is read from the graph', () => {
  expect(decoderOf().decoder.vocabularySize).toBe(10);
});

test.each(['input_ids', 'use_cache_branch', 'past_key_values.0.encoder.value', 'logits', 'present.0.decoder.value'])(
  'a graph without %s is told as broken',
  (name) => {
    expect(() => decoderOf({ without: [name] })).toThrow(
      expect.objectContaining({ code: 'model-broken', details: expect.arrayContaining([name]) }),
    );
  },
);
