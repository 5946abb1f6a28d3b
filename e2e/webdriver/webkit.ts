/** WebKitGTK's MiniBrowser, driven by its WebDriver over HTTP, on a screen that nobody sees. */

import { existsSync } from 'node:fs';
import { commands, type Driver } from './commands.ts';
import { findProgram, Programs, patiently } from './program.ts';

const miniBrowsers = ['x86_64', 'aarch64'].map((kind) => `/usr/lib/${kind}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);
const needed = ['WebKitWebDriver', 'Xvfb', 'dbus-run-session'] as const;

const miniBrowser = () => miniBrowsers.find(existsSync);

/** The programs that are missing here. */
export const missingForWebKit = (): readonly string[] => [
  ...needed.filter((name) => !findProgram(name)),
  ...(miniBrowser() ? [] : ['MiniBrowser']),
];

/** Starts the browser in a world of its own; `options` are those of its JavaScript engine. */
export async function openWebKit(options: Record<`JSC_${string}`, string> = {}): Promise<Driver> {
  const programs = new Programs();
  // Screens and ports are numbers that all programs share.
  const number = 100 + (process.pid % 900);
  const address = `http://127.0.0.1:${20_000 + number}`;
  programs.start('Xvfb', [`:${number}`, '-screen', '0', '1400x1000x24', '-nolisten', 'tcp']);
  programs.start('dbus-run-session', ['--', 'WebKitWebDriver', `--port=${20_000 + number}`], {
    DISPLAY: `:${number}`,
    LIBGL_ALWAYS_SOFTWARE: '1',
    // The sandbox does not work for root, as whom containers run.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    ...options,
  });
  const browser = { binary: miniBrowser(), args: ['--automation', '--enable-media-stream=true'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': browser } };
  const { sessionId } = (await patiently(() => ask(`${address}/session`, 'POST', { capabilities }))) as {
    sessionId: string;
  };
  const session = `${address}/session/${sessionId}`;
  return {
    send: (command, { id = '', ...body }) => ask(session + commands[command].http.replace('{id}', id), 'POST', body),
    async close() {
      await ask(session, 'DELETE').catch(() => {});
      await programs.end();
    },
  };
}

async function ask(address: string, method: string, body?: object): Promise<unknown> {
  const answer = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: unknown };
  const { error, message } = (value ?? {}) as { error?: string; message?: string };
  if (error) throw new Error(`${error}: ${message}`);
  return value;
}
