/** How fast the GPU's memory is: what it reads and writes a second in copies of a large buffer, which is as fast as anything can be. */

import { openGpu } from '../../src/speech/runtime/gpu-device.ts';

const largest = 256 * 2 ** 20;
const rounds = 7;
/** A round has as many copies as take so long, and no more than `mostCopies`: a wait for the queue costs a fraction of a millisecond. */
const roundMs = 100;
const mostCopies = 500;

/** Bytes a second, read and written together, one for each round. */
export async function measureBandwidth(): Promise<number[]> {
  const gpu = await openGpu({ half: false });
  const { device } = gpu;
  const size = Math.min(largest, device.limits.maxBufferSize);
  const [from, to] = [GPUBufferUsage.COPY_SRC, GPUBufferUsage.COPY_DST].map((usage) =>
    device.createBuffer({ size, usage }),
  ) as [GPUBuffer, GPUBuffer];
  const copy = async (copies: number) => {
    const commands = device.createCommandEncoder();
    for (let at = 0; at < copies; at++) commands.copyBufferToBuffer(from, 0, to, 0, size);
    const started = performance.now();
    device.queue.submit([commands.finish()]);
    await device.queue.onSubmittedWorkDone();
    return performance.now() - started;
  };
  // Memory is only handed out at the first write.
  await copy(1);
  const copies = Math.min(mostCopies, Math.ceil(roundMs / (await copy(1))));
  const found: number[] = [];
  for (let at = 0; at < rounds; at++) found.push((2 * size * copies) / ((await copy(copies)) / 1000));
  gpu.check();
  gpu.close();
  return found;
}
