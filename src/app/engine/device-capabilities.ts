/** What this device and browser can do for recognition, and the name under which verdicts about it are kept. */

import { runtimeScript } from '../../models/embedded.ts';
import type { Capabilities } from '../../models/fit/candidates.ts';
import { type AdapterFacts, readAdapter } from '../../platform/gpu-adapter.ts';
import type { RuntimeKind } from '../../protocol/runtime.ts';

export interface Device extends Capabilities {
  /** Changes with whatever may change how fast or how right a backend is. */
  key: string;
  /** Null where WebGPU is not to be had. */
  adapter: AdapterFacts | null;
}

export interface DevicePlan {
  threads: number;
  isIsolated: boolean;
  gpuRuntime: RuntimeKind;
}

export async function readDevice({ threads, isIsolated, gpuRuntime }: DevicePlan): Promise<Device> {
  const adapter = await readAdapter();
  const cores = navigator.hardwareConcurrency;
  const graphics = adapter ? [adapter.vendor, adapter.architecture, adapter.description] : ['none'];
  return {
    key: [...graphics, cores, browserName(navigator), fileName(runtimeScript(gpuRuntime))].join(' | '),
    adapter,
    cores,
    threads,
    isIsolated,
    hasGpu: adapter !== null && !adapter.isSoftware,
    hasShaderF16: adapter?.hasShaderF16 ?? false,
  };
}

interface Brands {
  userAgent: string;
  userAgentData?: { brands: readonly { brand: string; version: string }[] };
}

/** Browser and major version: `Chromium 141`, `Firefox 144`, `Safari 26`. */
export function browserName({ userAgent, userAgentData }: Brands): string {
  // One of the brands is made up anew with each version, so that nobody relies on the list.
  const brands = (userAgentData?.brands ?? []).filter(({ brand }) => !/not.*brand/i.test(brand));
  if (brands.length > 0) return brands.map(({ brand, version }) => `${brand} ${version}`).join(', ');
  const [, name, major] = /(Firefox|Edg|Chrome)\/(\d+)/.exec(userAgent) ?? [];
  if (name) return `${name} ${major}`;
  const safari = /Version\/(\d+).*Safari/.exec(userAgent)?.[1];
  return safari ? `Safari ${safari}` : userAgent;
}

function fileName(address: string): string {
  return address.split('/').at(-1) ?? address;
}
