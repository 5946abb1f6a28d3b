/** The runtime, the embedded model and the voice detector, loaded into the test's own page. */

import { loadEmbeddedModel, loadRuntime, loadVoiceDetector, runtimeScript } from '../../models/embedded.ts';
import { configureRuntime } from '../runtime.ts';

const load = async (url: string) => (await fetch(url)).arrayBuffer();

export async function startRuntime(): Promise<void> {
  configureRuntime({
    kind: 'wasm',
    scriptUrl: new URL(runtimeScript, location.href).href,
    wasm: await loadRuntime(load),
    threads: 1,
  });
}

export const modelFiles = () => loadEmbeddedModel(load);
export const detectorFile = () => loadVoiceDetector(load);
