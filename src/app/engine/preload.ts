/** Loads the model before the first press of record. */

import { assetUrls, embeddedModel } from '../../models/embedded.ts';
import { assetCacheName, dropStaleAssets } from '../../platform/asset-cache.ts';
import type { SpeechThreads } from './speech-threads.ts';

/** Starts to load the model; a large model waits until the page is rendered. Errors are in the state of the engine. */
export function preload({ model, ready }: Pick<SpeechThreads, 'model' | 'ready'>): void {
  const load = () =>
    ready().then(
      () => {
        performance.mark('sotto-ready');
        return dropStaleAssets(assetCacheName, assetUrls);
      },
      () => {},
    );
  if (model.value === embeddedModel.id || !('requestIdleCallback' in globalThis)) load();
  else requestIdleCallback(load, { timeout: 2_000 });
}
