/** transformers.js with the files of one model in memory in place of its own downloads: there is nothing that it could fetch. */

import type { env } from '@huggingface/transformers';

/** The name under which the library asks for the model. */
export const modelName = 'model';

const folder = '/memory/';

/** The files by their paths below the model's folder. Other files that the library tries are answered with 404. */
export function readFromMemory(settings: typeof env, files: Readonly<Record<string, ArrayBuffer | string>>): void {
  settings.allowLocalModels = true;
  settings.allowRemoteModels = false;
  settings.localModelPath = folder;
  settings.useBrowserCache = false;
  settings.useWasmCache = false;
  settings.fetch = async (address: string | URL) => {
    const path = `${address}`.split(`${folder}${modelName}/`)[1];
    const content = path === undefined ? undefined : files[path];
    return content === undefined ? new Response(null, { status: 404 }) : new Response(content);
  };
}
