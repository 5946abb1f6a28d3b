/** Runs the tools of this project, one beside another: each line of their output says whose it is. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './build.ts';

export interface ToolOptions {
  /** Stands before every line of output. */
  label: string;
  /** More variables of the environment. */
  env?: Record<string, string>;
  /** Reads along: each line of its output. */
  onLine?: (line: string) => void;
}

/** The path of a program that a package brings. */
export function tool(name: string): string {
  return join(root, 'node_modules', '.bin', name);
}

/** Resolves to whether the program ended well. */
export function runTool(command: string, args: string[], { label, env, onLine }: ToolOptions): Promise<boolean> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm and the tools are command scripts on Windows, which only a shell starts.
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      console.log(`${label} │ ${line}`);
      onLine?.(line);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(false);
    });
    child.once('close', (status, signal) => {
      if (signal) console.error(`${command} was ended by ${signal}.`);
      resolve(status === 0);
    });
  });
}
