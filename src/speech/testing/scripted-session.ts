/**
 * The session of a merged decoder that follows a script. Its cache holds the tokens themselves, so that its output shows whether the cache
 * was cropped or begun anew. It counts its tensors that are not disposed of.
 */

import { fetchElements } from '../runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import type { Script } from './scripted-decoding.ts';

export interface SessionPlan {
  /** Probabilities of the next token after all tokens so far, including the prompt's. */
  script: Script;
  vocabulary: number;
  element?: 'float32' | 'float16';
  /** Number of layers with cross-attention as an output. */
  attentions?: number;
  /** Frames of the audio. */
  frames?: number;
  /** Names of inputs and outputs that are missing. */
  without?: readonly string[];
}

const parts = ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'];
const usualFrames = 6;

export function scriptedSession({
  script,
  vocabulary,
  element = 'float32',
  attentions = 0,
  frames = usualFrames,
  without = [],
}: SessionPlan) {
  const asked: { tokens: number[]; outputs: readonly string[] }[] = [];
  const alive = new Set<Tensor>();
  const named = (names: readonly string[]) => names.filter((name) => !without.includes(name));
  const inputNames = named([
    'input_ids',
    'encoder_hidden_states',
    'use_cache_branch',
    ...parts.map((part) => `past_key_values.0.${part}`),
  ]);
  const outputNames = named([
    'logits',
    ...parts.map((part) => `present.0.${part}`),
    ...Array.from({ length: attentions }, (_, layer) => `cross_attentions.${layer}`),
  ]);

  function counted(given: Tensor): Tensor {
    alive.add(given);
    const dispose = given.dispose.bind(given);
    given.dispose = () => {
      alive.delete(given);
      dispose();
    };
    return given;
  }

  /** A cache with these tokens as elements: bits of half floats in a float16 cache. */
  function past(tokens: readonly number[]): Tensor {
    const dims = [1, 1, tokens.length, 1];
    if (element === 'float32') return counted(tensor('float32', Float32Array.from(tokens), dims));
    return counted(tensor('float16', Uint16Array.from(tokens), dims));
  }

  function scoresAfter(text: readonly number[]): number[] {
    const likely = script(text);
    const rest = 1 - Object.values(likely).reduce((sum, probability) => sum + probability, 0);
    const others = Math.max(1e-9, rest) / vocabulary;
    return Array.from({ length: vocabulary }, (_, token) => Math.log(likely[token] ?? others));
  }

  async function run(feeds: Record<string, Tensor>, outputs: readonly string[]): Promise<Record<string, Tensor>> {
    const tokens = Array.from(feeds.input_ids!.data, Number);
    const before = [...(await fetchElements(feeds['past_key_values.0.decoder.key']!))];
    asked.push({ tokens: [...before, ...tokens], outputs });
    const all = [...before, ...tokens];
    const scores = tokens.flatMap((_, at) => scoresAfter(all.slice(0, before.length + at + 1)));
    const give: Record<string, () => Tensor> = {
      logits: () => counted(tensor('float32', Float32Array.from(scores), [1, tokens.length, vocabulary])),
    };
    for (const part of parts) give[`present.0.${part}`] = () => past(part.startsWith('decoder') ? all : [1, 2, 3]);
    for (let layer = 0; layer < attentions; layer++) {
      // The first tokens attend to the first frames, the last tokens to the last.
      const weights = tokens.flatMap((_, at) =>
        Array.from({ length: frames }, (_, frame) => (Math.floor((frame * tokens.length) / frames) === at ? 0.9 : 0.1)),
      );
      const dims = [1, 2, tokens.length, frames];
      give[`cross_attentions.${layer}`] = () =>
        counted(tensor('float32', Float32Array.from([...weights, ...weights]), dims));
    }
    return Object.fromEntries(outputs.map((name) => [name, give[name]!()]));
  }

  const inputs = inputNames.map((name) => ({
    name,
    isTensor: true,
    type: element,
    shape: ['batch_size', 1, 'past', 1],
  }));
  const outputs = outputNames.map((name) => ({
    name,
    isTensor: true,
    type: 'float32',
    shape: ['batch_size', 'length', vocabulary],
  }));
  const session = { inputs, outputs, run, release: async () => {} };
  return { sessions: { audio: null, step: session as unknown as Session }, asked, alive };
}

export const encodedFrames = (frames = usualFrames): Tensor =>
  tensor('float32', new Float32Array(2 * frames), [1, frames, 2]);
