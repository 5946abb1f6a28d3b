/** The capabilities of this device and browser for recognition, and the key under which verdicts are stored. */

import { runtimeUrls } from '../../models/embedded.ts';
import type { Capabilities } from '../../models/fit/candidates.ts';
import { type AdapterFacts, readAdapter } from '../../platform/gpu-adapter.ts';
import type { RuntimeKind } from '../../protocol/runtime.ts';

export interface Device extends Capabilities {
  /** Key of verdicts; differs whenever the speed or correctness of a backend may differ. */
  key: string;
  /** Null where WebGPU is unavailable. */
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
    key: [...graphics, cores, browserName(navigator), fileName(runtimeUrls(gpuRuntime).script)].join(' | '),
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
  // Browsers add an invented brand ("GREASE") to the list, which varies between versions.
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
