/** The runtime on a device that refuses the memory that it asks for. */

import { expect, test } from 'vitest';
import { quantisedConvolution } from '../testing/quantised-model.ts';
import { startRuntime } from '../testing/runtime-files.ts';
import { createSession, tensor } from './onnx-runtime.ts';

test('where 4 GB are refused, the runtime starts with a quarter of it', async () => {
  const { Memory } = WebAssembly;
  const maxima: number[] = [];
  class Phone extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      const { maximum = 0 } = descriptor;
      if (maximum > 16_384) throw new RangeError('could not allocate memory');
      super(descriptor);
      if (maximum > 0) maxima.push(maximum);
    }
  }
  Object.assign(WebAssembly, { Memory: Phone });
  await startRuntime().finally(() => Object.assign(WebAssembly, { Memory }));
  expect(maxima).toEqual([16_384]);
  const session = await createSession(quantisedConvolution());
  const { sound_out: out } = await session.run({
    sound: tensor('float32', Float32Array.of(1, -1, 0.5, 0.25, 0), [1, 1, 5]),
  });
  expect(out!.data).toHaveLength(4);
});
