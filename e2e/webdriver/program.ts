/** Programs that a driver starts and ends, and a folder for what they keep. */

import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const triesEveryMs = 100;
/** A browser on a busy machine opens in some seconds. */
const patienceMs = 60_000;

/** Path of the program; null where it is not installed. */
export function findProgram(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {}
  }
  return null;
}

/** The programs of one browser, with a home of their own. */
export class Programs {
  readonly home = mkdtempSync(join(tmpdir(), 'sotto-browser-'));
  readonly #running: ChildProcess[] = [];

  start(program: string, args: readonly string[], env: Record<string, string> = {}): void {
    const place = { HOME: this.home, XDG_RUNTIME_DIR: this.home, XDG_CACHE_HOME: join(this.home, 'cache') };
    // A group of its own: what it starts is ended with it.
    const options = { env: { ...process.env, ...place, ...env }, stdio: 'ignore', detached: true } as const;
    this.#running.push(spawn(program, args, options));
  }

  async end(): Promise<void> {
    for (const { pid, exitCode } of this.#running.reverse()) {
      if (pid !== undefined && exitCode === null) endGroup(pid);
    }
    await pause(triesEveryMs);
    try {
      rmSync(this.home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    } catch {
      // A portal of the desktop may still have a file system of its own mounted there.
    }
  }
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {}
}

/** Tries until it works. Rejects with the last failure. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const last = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > last) throw error;
      await pause(triesEveryMs);
    }
  }
}
