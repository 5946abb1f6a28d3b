/** How a Chromium is started: headless, quiet on the network, and with a file for a microphone where one is wanted. */

import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium as playwright } from 'playwright';

export interface LaunchOptions {
  /** A WAV file to be heard as the microphone, played once from the moment that the microphone opens. */
  microphone?: string | undefined;
  /** Plays it again and again instead. */
  loops?: boolean | undefined;
  /** More switches, such as those for WebGPU. */
  args?: readonly string[] | undefined;
}

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Chromium's switches. The dialog for the microphone is answered with yes; without a file the device beeps. */
export function chromiumSwitches({ microphone, loops = false, args = [] }: LaunchOptions): string[] {
  const played = loops ? microphone : `${microphone}%noloop`;
  const file = microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${played}`];
  return [...quiet, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', ...file, ...args];
}

/** WebGPU without a GPU: right and slow, and everywhere the same. */
export const softwareGpu: readonly string[] = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-webgpu-adapter=swiftshader',
  '--use-vulkan=swiftshader',
];

/**
 * Switches under which a headless Chromium offers WebGPU: the machine's own GPU, and where the system shows none the software one, which
 * is right and slow.
 */
export function webGpuSwitches(): readonly string[] {
  const hasGpu = process.platform !== 'linux' || ['/dev/dri', '/dev/nvidia0', '/dev/dxg'].some(existsSync);
  return hasGpu ? ['--enable-unsafe-webgpu', '--enable-features=Vulkan'] : softwareGpu;
}

/** Root cannot use the sandbox, and containers mostly forbid it. */
function sandboxWorksHere(): boolean {
  return process.getuid?.() !== 0 && !process.env.CI && !existsSync('/.dockerenv');
}

/** Starts a browser; its profile is temporary and goes when it is closed. */
export function launchChromium(executablePath: string, options: LaunchOptions = {}): Promise<Browser> {
  return withSandboxIfPossible((chromiumSandbox) =>
    playwright.launch({ executablePath, headless: true, chromiumSandbox, args: chromiumSwitches(options) }),
  );
}

/** Starts a browser whose profile lives in `profile` and outlasts it. */
export function launchWithProfile(
  executablePath: string,
  profile: string,
  options: LaunchOptions = {},
): Promise<BrowserContext> {
  return withSandboxIfPossible((chromiumSandbox) =>
    playwright.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      chromiumSandbox,
      args: chromiumSwitches(options),
    }),
  );
}

/** Some systems forbid the sandbox to ordinary users too (restricted user namespaces), known only by trying. */
export async function withSandboxIfPossible<T>(launch: (chromiumSandbox: boolean) => Promise<T>): Promise<T> {
  if (!sandboxWorksHere()) return launch(false);
  try {
    return await launch(true);
  } catch (error) {
    if (!/sandbox/i.test(String(error))) throw error;
    return launch(false);
  }
}
