/** Runs the project's commands in child processes. */

import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../commands/serving/build.ts';

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Starts `npm run --silent NAME -- ARGS` in the repository, with piped standard streams. */
export function startCommand(name: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn('npm', ['run', '--silent', name, '--', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    // A process group of its own, so that a signal reaches every child process, as with Ctrl+C.
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  });
}

/** Runs a command and resolves with its exit status and output. */
export async function runInTerminal(name: string, args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const child = startCommand(name, args, env);
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), exitOf(child)]);
  return { status, stdout, stderr };
}

/** Resolves with the exit status when all output has been read. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

async function text(stream: NodeJS.ReadableStream | null): Promise<string> {
  let all = '';
  for await (const chunk of stream ?? []) all += chunk.toString();
  return all;
}
