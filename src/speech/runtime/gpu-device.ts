/**
 * The GPU of this thread. The app creates the device and hands it to the runtime: the runtime alone would request another adapter than the
 * one that was examined, and nobody would be told of the loss of its device.
 */

import { AppError } from '../../core/errors.ts';

export interface Gpu {
  device: GPUDevice;
  /** Rejects with `gpu-lost` when the device is lost by itself; never resolves. */
  lost: Promise<never>;
  /** Throws `out-of-memory` or `output-broken` when an uncaptured error has occurred. */
  check(): void;
  close(): void;
}

/** Limits whose defaults are those of the weakest phone: the device gets the adapter's. */
const raisedLimits = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupsPerDimension',
] as const;
const wantedFeatures: readonly GPUFeatureName[] = ['shader-f16', 'subgroups'];

/** Requests a device. Rejects with `backend-unsupported` without an adapter, or, with `half`, without half precision in shaders. */
export async function openGpu({ half }: { half: boolean }): Promise<Gpu> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new AppError('backend-unsupported', 'there is no GPU adapter');
  if (half && !adapter.features.has('shader-f16'))
    throw new AppError('backend-unsupported', 'the GPU has no shader-f16');
  const device = await adapter.requestDevice({
    requiredFeatures: wantedFeatures.filter((feature) => adapter.features.has(feature)),
    requiredLimits: Object.fromEntries(raisedLimits.map((name) => [name, adapter.limits[name]])),
  });

  let isClosed = false;
  let unheard: GPUError | undefined;
  device.addEventListener('uncapturederror', ({ error }) => {
    unheard ??= error;
  });
  const lost = device.lost.then(({ message }) => {
    if (isClosed) return new Promise<never>(() => {});
    throw new AppError('gpu-lost', message);
  });
  lost.catch(() => {});
  return {
    device,
    lost,
    check() {
      if (unheard) throw asAppError(unheard);
    },
    close() {
      isClosed = true;
      device.destroy();
    },
  };
}

const scopes: readonly GPUErrorFilter[] = ['validation', 'out-of-memory', 'internal'];

/**
 * Runs `work` inside error scopes. Rejects with `out-of-memory` or `output-broken` when the GPU reported an error meanwhile, whatever the
 * work made of it: a shader that cannot be compiled fails neither the session nor its run, whose output is then nonsense.
 */
export async function watched<Result>({ device }: Gpu, work: () => Promise<Result>): Promise<Result> {
  for (const scope of scopes) device.pushErrorScope(scope);
  const [outcome] = await Promise.allSettled([work()]);
  const errors = await Promise.all(scopes.map(() => device.popErrorScope()));
  const told = errors.filter((each) => each !== null);
  // What had no memory is no valid buffer either.
  const error = told.find((each) => each instanceof GPUOutOfMemoryError) ?? told[0];
  if (error) throw asAppError(error);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

function asAppError(error: GPUError): AppError {
  const code = error instanceof GPUOutOfMemoryError ? 'out-of-memory' : 'output-broken';
  return new AppError(code, `${error.constructor.name}: ${error.message}`, { cause: error });
}
