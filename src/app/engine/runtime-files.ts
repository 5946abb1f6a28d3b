/** Reads the runtime for the threads. Each build is kept for some seconds, so that threads that start together share one read. */

import { loadRuntime, runtimeScript } from '../../models/embedded.ts';
import type { RuntimeFiles, RuntimeKind } from '../../protocol/runtime.ts';

const keptMs = 10_000;

export type RuntimeSource = (kind: RuntimeKind, threads: number) => Promise<RuntimeFiles>;

export function createRuntimeSource(load: (url: string) => Promise<ArrayBuffer>): RuntimeSource {
  const reading = new Map<RuntimeKind, Promise<ArrayBuffer>>();

  function read(kind: RuntimeKind): Promise<ArrayBuffer> {
    let wasm = reading.get(kind);
    if (!wasm) {
      wasm = loadRuntime(load, kind);
      reading.set(kind, wasm);
      const forget = () => reading.delete(kind);
      wasm.then(() => setTimeout(forget, keptMs), forget);
    }
    return wasm;
  }

  return async (kind, threads) => ({
    kind,
    scriptUrl: new URL(runtimeScript(kind), location.href).href,
    wasm: await read(kind),
    threads,
  });
}
