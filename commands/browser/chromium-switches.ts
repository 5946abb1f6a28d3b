/** Chromium's switches: quiet on the network, measured without waiting, with a file for a microphone, and with WebGPU where it is wanted. */

import { existsSync } from 'node:fs';
import type { LaunchOptions } from './launch.ts';

const always = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // measureUserAgentSpecificMemory() collects garbage at once; otherwise it waits up to 20 s until the browser does.
  '--enable-blink-features=ForceEagerMeasureMemory',
];

/** The dialog for the microphone is answered with yes; without a file the device beeps. */
export function chromiumSwitches({ microphone, loops = false, webGpu = false }: LaunchOptions): string[] {
  const played = loops ? microphone : `${microphone}%noloop`;
  const file = microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${played}`];
  const devices = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', ...file];
  return [...always, ...devices, ...(webGpu ? webGpuSwitches() : [])];
}

/** WebGPU without a GPU: right and slow, and everywhere the same. */
export const softwareGpu: readonly string[] = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-webgpu-adapter=swiftshader',
  '--use-vulkan=swiftshader',
];

/** A headless Chromium then offers WebGPU: the machine's own GPU, and where the system shows none the software one. */
function webGpuSwitches(): readonly string[] {
  const hasGpu = process.platform !== 'linux' || ['/dev/dri', '/dev/nvidia0', '/dev/dxg'].some(existsSync);
  return hasGpu ? ['--enable-unsafe-webgpu', '--enable-features=Vulkan'] : softwareGpu;
}
