/** Runs the project's commands as a person does in a terminal. */

import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../commands/serving/build.ts';

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Starts `npm run --silent NAME -- ARGS` in the repository; its standard streams are pipes. */
export function startCommand(name: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn('npm', ['run', '--silent', name, '--', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    // A group of its own, so that a signal reaches everything the command started, as Ctrl+C does.
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  });
}

/** Runs a command to its end. */
export async function runInTerminal(name: string, args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const child = startCommand(name, args, env);
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), exitOf(child)]);
  return { status, stdout, stderr };
}

/** The exit status, when all output has been read. */
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
