/** How a browser is started, whichever it is: headless, with a profile that goes with it or one that stays. */

import { existsSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserType, LaunchOptions as PlaywrightOptions } from 'playwright';

/** A browser of this machine. */
export interface BrowserProgram {
  /** Playwright's driver for it. */
  type: BrowserType;
  executablePath: string;
  /** Where it comes from, for people. */
  how: string;
  /** Playwright's options under which it is as the app's commands want it. */
  optionsFor(options: LaunchOptions): PlaywrightOptions;
}

export interface LaunchOptions {
  /** A WAV file to be heard as the microphone, played once from the moment that the microphone opens. */
  microphone?: string | undefined;
  /** Plays it again and again instead. */
  loops?: boolean | undefined;
  /** Offers WebGPU: the machine's own GPU, and where the system shows none a software one, which is right and slow. */
  webGpu?: boolean | undefined;
}

/** A browser that runs, as far as the app needs it. */
export type RunningBrowser = Pick<Browser, 'newPage' | 'close'>;

/** Starts a browser with a temporary profile, which is removed when the browser is closed. */
export function launchBrowser(program: BrowserProgram, options: LaunchOptions = {}): Promise<Browser> {
  const { type, executablePath } = program;
  return withSandboxIfPossible((chromiumSandbox) =>
    type.launch({ executablePath, chromiumSandbox, ...program.optionsFor(options) }),
  );
}

/** Starts a browser with a profile in the folder `profile`, which is kept. */
export function launchWithProfile(
  program: BrowserProgram,
  profile: string,
  options: LaunchOptions = {},
): Promise<BrowserContext> {
  const { type, executablePath } = program;
  return withSandboxIfPossible((chromiumSandbox) =>
    type.launchPersistentContext(profile, { executablePath, chromiumSandbox, ...program.optionsFor(options) }),
  );
}

/** Root cannot use the sandbox, and containers mostly forbid it. */
function sandboxWorksHere(): boolean {
  return process.getuid?.() !== 0 && !process.env.CI && !existsSync('/.dockerenv');
}

/**
 * Launches with the sandbox, and without it where the system forbids it to ordinary users (restricted user namespaces), which only trying
 * tells.
 */
export async function withSandboxIfPossible<T>(launch: (chromiumSandbox: boolean) => Promise<T>): Promise<T> {
  if (!sandboxWorksHere()) return launch(false);
  try {
    return await launch(true);
  } catch (error) {
    if (!/sandbox/i.test(String(error))) throw error;
    return launch(false);
  }
}
