/** Names a backend in a few words. Pure. */

import type { Backend } from '../../protocol/runtime.ts';

/** For example `WASM q8, 2 threads`, `WebGPU fp16 + WASM q8`. */
export function backendName({ encoder, decoder, precision, threads }: Backend): string {
  const names = { wasm: 'WASM', webgpu: 'WebGPU' };
  const first = `${names[encoder]} ${precision.encoder}`;
  const second = `${names[decoder]} ${precision.decoder}`;
  const graphs = first === second ? first : `${first} + ${second}`;
  const onProcessor = encoder === 'wasm' || decoder === 'wasm';
  return onProcessor ? `${graphs}, ${threads} ${threads === 1 ? 'thread' : 'threads'}` : graphs;
}
