/** The model that a command is asked to run, and the hub that it comes from. */

import { statSync } from 'node:fs';
import { usageError } from '../terminal/options.ts';
import { serveHub } from './hub-server.ts';

const embedded = 'moonshine-tiny';

/** A model other than the embedded one. */
export interface ModelChoice {
  /** `OWNER/NAME`. */
  id: string;
  /** The hub's address, or a folder with `OWNER/NAME/…`; undefined for the app's own hub. */
  hub: string | undefined;
}

export interface Hub {
  /** The hub's origin; undefined for the app's own hub. */
  url: string | undefined;
  close(): Promise<void>;
}

/** Null for the embedded model. Throws a CommandError for what is neither that nor `OWNER/NAME`, and for a hub that cannot be one. */
export function modelChoice(model: string | undefined, hub: string | undefined): ModelChoice | null {
  if (hub !== undefined && !isAddress(hub) && !isFolder(hub)) {
    throw usageError(`--hub must be a folder or an address that begins with http, not "${hub}".`);
  }
  if (model === undefined || model === embedded) return null;
  if (!/^[\w.-]+\/[\w.-]+$/.test(model)) {
    throw usageError(`There is no model "${model}". Name ${embedded}, or OWNER/NAME of a hub.`, 'model-unknown');
  }
  return { id: model, hub };
}

/** A folder is served until `close`. */
export async function openHub({ hub }: ModelChoice): Promise<Hub> {
  if (hub === undefined || isAddress(hub)) return { url: hub, close: async () => {} };
  return serveHub(hub);
}

const isAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text);

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
