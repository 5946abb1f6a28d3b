/** WebAssembly modules of the app, compiled while their bytes arrive. */

import { AppError } from '../core/errors.ts';
import { type AssetOptions, keepAsset, loadAsset } from './asset-cache.ts';

/**
 * The module at the URL. Browsers keep the machine code of what is compiled out of a response of their network, and of nothing else
 * (https://v8.dev/blog/wasm-code-caching): with it the next visit compiles nothing. So the network's own cache comes first, and the
 * app's cache serves without a network. Rejects with `asset-missing` when neither has the file, with `backend-unsupported` when it cannot be
 * compiled.
 */
export async function compileAsset(url: string, options: AssetOptions = {}): Promise<WebAssembly.Module> {
  try {
    const module = await WebAssembly.compileStreaming(fetch(url));
    // Not awaited: whoever waits for the module need not wait for the disk.
    void keepAsset(url, options);
    return module;
  } catch {
    // No network, or a server that tells another type than that of WebAssembly.
    const bytes = await loadAsset(url, options);
    return WebAssembly.compile(bytes).catch((cause) => {
      throw new AppError('backend-unsupported', `${url}: ${cause}`, { cause });
    });
  }
}
