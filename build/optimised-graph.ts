/**
 * A graph as the runtime makes it out of one before it runs it: with operators that do the work of several, and what is constant computed. It
 * is the runtime of the app, so the numbers are the same; only the work is done here and not at every start.
 *
 * The runtime can save such a graph, and its script for the web has no files: it takes the open one for standard input, fails to write
 * there, and could not close it. What was to be written is in the runtime's memory.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { joined } from '../src/core/joined.ts';
import type { Graph } from '../src/protocol/model.ts';

const wasm = createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm');

type Imported = (...numbers: number[]) => number;
type Imports = Record<string, Record<string, unknown>>;

let written: Uint8Array[] = [];
let starting: Promise<typeof import('onnxruntime-web')> | undefined;

/** The optimised graph; weights outside of it stay there, and those that change are in it. Rejects for what is no valid graph. */
export async function optimisedGraph(graph: Uint8Array, weights: Graph['data']): Promise<Uint8Array<ArrayBuffer>> {
  starting ??= started();
  const { InferenceSession } = await starting;
  written = [];
  const created = InferenceSession.create(graph, {
    executionProviders: ['wasm'],
    logSeverityLevel: 4,
    externalData: weights.map(({ path, bytes }) => ({ path, data: new Uint8Array(bytes) })),
    optimizedModelFilePath: 'optimised.onnx',
  });
  await created.catch((error) => {
    if (!/close file/.test(String(error))) throw error;
  });
  return joined(written);
}

async function started(): Promise<typeof import('onnxruntime-web')> {
  const runtime = await import('onnxruntime-web/wasm');
  Object.assign(runtime.env.wasm, { wasmBinary: readFileSync(wasm), numThreads: 1 });
  const { instantiate } = WebAssembly;
  const instead = (bytes: BufferSource, imports: Imports) =>
    instantiate(bytes, listening(imports) as WebAssembly.Imports);
  Object.assign(WebAssembly, { instantiate: instead });
  // The runtime starts with its first session, of whatever.
  await runtime.InferenceSession.create(new Uint8Array(0)).catch(() => {});
  Object.assign(WebAssembly, { instantiate });
  return runtime;
}

/** The imports, of which the one that writes to files succeeds. Their names are other ones in every version of the script. */
function listening(imports: Imports): Imports {
  const all = Object.values(imports).flatMap((module) => Object.values(module));
  const memory = all.find((each) => each instanceof WebAssembly.Memory)!;
  const parametersOfWrite = 4;
  const heard = (call: Imported): Imported => {
    const listened: Imported = (...numbers) => {
      try {
        return call(...numbers);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        return write(memory, numbers as Four);
      }
    };
    return listened;
  };
  const each = (value: unknown) =>
    typeof value === 'function' && value.length === parametersOfWrite ? heard(value as Imported) : value;
  return Object.fromEntries(
    Object.entries(imports).map(([name, module]) => [
      name,
      Object.fromEntries(Object.entries(module).map(([key, value]) => [key, each(value)])),
    ]),
  );
}

type Four = [file: number, pieces: number, count: number, total: number];

/** As WASI's fd_write: pieces are addresses and lengths. */
function write(memory: WebAssembly.Memory, [, pieces, count, total]: Four): number {
  const view = new DataView(memory.buffer);
  let bytes = 0;
  for (let at = pieces; at < pieces + 8 * count; at += 8) {
    const [address, length] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    written.push(new Uint8Array(memory.buffer, address, length).slice());
    bytes += length;
  }
  view.setUint32(total, bytes, true);
  return 0;
}
