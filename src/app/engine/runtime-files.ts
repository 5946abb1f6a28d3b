/** Compiles the runtime for the threads. Each build is kept for some seconds, so that threads that start together share one module. */

import { runtimeUrls } from '../../models/embedded.ts';
import type { RuntimeFiles, RuntimeKind } from '../../protocol/runtime.ts';

const keptMs = 10_000;

export type RuntimeSource = (kind: RuntimeKind, threads: number) => Promise<RuntimeFiles>;

export function createRuntimeSource(compile: (url: string) => Promise<WebAssembly.Module>): RuntimeSource {
  const compiling = new Map<RuntimeKind, Promise<WebAssembly.Module>>();

  function moduleOf(kind: RuntimeKind): Promise<WebAssembly.Module> {
    let module = compiling.get(kind);
    if (!module) {
      module = compile(runtimeUrls(kind).wasm);
      compiling.set(kind, module);
      const forget = () => compiling.delete(kind);
      module.then(() => setTimeout(forget, keptMs), forget);
    }
    return module;
  }

  return async (kind, threads) => ({
    kind,
    scriptUrl: runtimeUrls(kind).script,
    module: await moduleOf(kind),
    threads,
  });
}
