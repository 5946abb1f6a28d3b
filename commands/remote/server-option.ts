/** `--remote`: a server that hears files in place of this machine. */

import { readFileSync } from 'node:fs';
import type { ServerLine } from '../../src/protocol/automation.ts';
import { readAddress } from '../../src/protocol/server-address.ts';
import { unwrap, within } from '../browser/answers.ts';
import type { BuiltApp } from '../browser/open-built-app.ts';
import { checkFile } from '../terminal/input-file.ts';
import { usageError } from '../terminal/options.ts';

interface ServerOptions {
  remote?: string | undefined;
  'remote-model'?: string | undefined;
  'remote-key-file'?: string | undefined;
  model?: string | undefined;
}

const controlSeconds = 60;

/** Null where none is named. Throws a CommandError for what is no address of a server, or no key that can be read. */
export function serverOf(values: ServerOptions): ServerLine | null {
  const { remote, 'remote-model': model = '', 'remote-key-file': keyFile } = values;
  if (remote === undefined) {
    if (model || keyFile) throw usageError('--remote-model and --remote-key-file want --remote.');
    return null;
  }
  if (values.model) throw usageError('--model is for this machine: --remote-model names the model of the server.');
  const address = readAddress(remote);
  if (typeof address === 'string') {
    const why = { unreadable: 'is no address', 'not-secure': 'must be https, or http on localhost' } as const;
    const said =
      address === 'unreadable' || address === 'not-secure' ? why[address] : 'must have no name, password or query';
    throw usageError(`--remote ${said}: "${remote.replace(/\/\/[^/@]*@/, '//…@').replace(/[?#].*$/, '…')}".`);
  }
  if (keyFile) checkFile(keyFile);
  return { address: address.base, key: keyFile ? readFileSync(keyFile, 'utf8').trim() : '', model };
}

/** Sets the server in the app, once the service worker is there that opens the way to it. */
export async function untilItMaySend({ page }: BuiltApp, server: ServerLine, language: string | null): Promise<void> {
  const controlled = page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await within(controlSeconds, 'The service worker did not start', controlled);
  unwrap(await page.evaluate(([to, spoken]) => sotto.useServer(to, spoken), [server, language] as const));
}
