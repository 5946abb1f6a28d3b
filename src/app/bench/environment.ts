/**
 * The description of the device in a report, as far as the browser tells. It is shown to the person before the run, who can leave it out.
 */

import { readAdapter } from '../../platform/gpu-adapter.ts';
import type { BenchEnvironment } from '../../protocol/bench.ts';
import { browserName } from '../engine/device-capabilities.ts';

interface Hints {
  platform: string;
  getHighEntropyValues?(names: readonly string[]): Promise<{
    architecture?: string;
    platformVersion?: string;
    fullVersionList?: { brand: string; version: string }[];
  }>;
}

type Device = Navigator & { userAgentData?: Hints; deviceMemory?: number };

export async function readEnvironment(): Promise<BenchEnvironment> {
  const device = navigator as Device;
  const told: { architecture?: string; platformVersion?: string } | undefined = await device.userAgentData
    ?.getHighEntropyValues?.(['architecture', 'platformVersion'])
    .catch(() => ({}));
  const { architecture = '', platformVersion = '' } = told ?? {};
  const adapter = await readAdapter();
  const graphics = adapter ? [adapter.vendor, adapter.architecture, adapter.description] : [];
  return {
    browser: short(browserName(navigator as Parameters<typeof browserName>[0])),
    system: short(
      [device.userAgentData?.platform ?? systemOf(navigator.userAgent), platformVersion, architecture].join(' '),
    ),
    cores: navigator.hardwareConcurrency,
    memory: device.deviceMemory ?? null,
    graphics: short(graphics.join(' ')),
    build: new URL(import.meta.url).pathname.split('/').at(-1)?.slice(0, 60) ?? '',
  };
}

/** Shortens names from drivers: a report has one line for each. */
const short = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 100);

function systemOf(userAgent: string): string {
  return /\(([^;)]+)/.exec(userAgent)?.[1] ?? 'unknown';
}
