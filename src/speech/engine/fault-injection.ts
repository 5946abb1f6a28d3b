/** Makes a pass fail in the ways in which devices do, by the same paths as far as there are any. For tests. */

import { AppError } from '../../core/errors.ts';
import type { Fault } from '../../protocol/engine.ts';
import type { Gpu } from '../runtime/gpu-device.ts';
import { spoilNextOutputs } from '../runtime/onnx-runtime.ts';

/** Called before the pass that is to fail. */
export async function fail(fault: Fault, gpu: Gpu | undefined): Promise<void> {
  switch (fault) {
    case 'crash':
      // Nobody catches it, and the pass never ends.
      setTimeout(() => {
        throw new Error('a crash was asked for');
      });
      return new Promise(() => {});
    case 'gpu-lost':
      if (!gpu) throw new AppError('gpu-lost', 'a loss was asked for, and there is no GPU to lose');
      return gpu.device.destroy();
    case 'out-of-memory':
      throw allocationError();
    case 'wrong-output':
      spoilNextOutputs();
  }
}

/** A tebibyte, more than any page can have. */
const tooMuch = 2 ** 40;

/** What an allocation throws that is too large for any machine. */
function allocationError(): unknown {
  try {
    return new ArrayBuffer(tooMuch);
  } catch (error) {
    return error;
  }
}
