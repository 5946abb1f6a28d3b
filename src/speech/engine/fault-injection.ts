/** Injected faults: a pass fails as it would on a faulty device, through the same code where that is possible. For tests. */

import { AppError } from '../../core/errors.ts';
import type { Fault } from '../../protocol/engine.ts';
import type { Gpu } from '../runtime/gpu-device.ts';
import { spoilNextOutputs } from '../runtime/onnx-runtime.ts';

/** Called before the pass that is to fail: rejects, never resolves, or makes the pass itself fail. */
export async function fail(fault: Fault, gpu: Gpu | undefined): Promise<void> {
  switch (fault) {
    case 'crash':
      // The error is uncaught, and the pass never ends.
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

/** The error of an allocation that is too large for any machine. */
function allocationError(): unknown {
  try {
    return new ArrayBuffer(tooMuch);
  } catch (error) {
    return error;
  }
}
