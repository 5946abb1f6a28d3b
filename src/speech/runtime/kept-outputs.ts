/**
 * Runs on the processor whose outputs stay in the runtime's memory, where the next run takes them from. The runtime's own interface copies
 * every input into that memory at every run, and every output out of it: of a decoder the keys and values over the audio, 37 MB a token
 * for Whisper base. Called here are the C functions that it calls itself (onnxruntime-web 1.30, lib/wasm/wasm-core-impl.ts).
 */

import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-web';
import { AppError } from '../../core/errors.ts';

/** The runtime as its script makes it: addresses are places in its memory, in bytes. */
export interface RuntimeModule {
  HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
  stackSave(): number;
  stackRestore(stack: number): void;
  stackAlloc(bytes: number): number;
  getValue(address: number, type: '*' | 'i32'): number;
  setValue(address: number, value: number, type: '*' | 'i32'): void;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, address: number, bytes: number): void;
  UTF8ToString(address: number): string;
  _OrtCreateTensor(type: number, data: number, bytes: number, dims: number, rank: number, location: number): number;
  _OrtReleaseTensor(tensor: number): number;
  _OrtGetTensorData(tensor: number, type: number, data: number, dims: number, rank: number): number;
  _OrtFree(address: number): number;
  _OrtGetLastError(code: number, message: number): number;
  /** Session, names and handles of inputs, their number, names of outputs, their number, handles of outputs, options. */
  _OrtRun(...addresses: [number, number, number, number, number, number, number, number]): number | Promise<number>;
}

const pointerBytes = 4;
const onProcessor = 1;
const noOptions = 0;

/** Element types by ONNX's numbers. */
const types = {
  1: { type: 'float32', bytes: 4, view: Float32Array },
  6: { type: 'int32', bytes: 4, view: Int32Array },
  7: { type: 'int64', bytes: 8, view: BigInt64Array },
  9: { type: 'bool', bytes: 1, view: Uint8Array },
  10: { type: 'float16', bytes: 2, view: Uint16Array },
} as const;

type Four = [number, number, number, number];

export interface KeptOutputsPlan {
  module: RuntimeModule;
  session: InferenceSession;
  Tensor: TensorConstructor & Pick<typeof import('onnxruntime-web').Tensor, 'fromGpuBuffer'>;
  /** Outputs that stay. */
  stays: ReadonlySet<string>;
}

/** Runs of one session. What stays is for other sessions of the same runtime, and whoever receives it must dispose of it. */
export class KeptOutputs {
  readonly #plan: KeptOutputsPlan;
  readonly #session: number;
  readonly #names: ReadonlyMap<string, number>;

  constructor(plan: KeptOutputsPlan) {
    this.#plan = plan;
    const { module, session } = plan;
    this.#session = (session as unknown as { handler: { sessionId: number } }).handler.sessionId;
    this.#names = new Map(
      [...session.inputNames, ...session.outputNames].map((name) => {
        const bytes = module.lengthBytesUTF8(name) + 1;
        const address = module._malloc(bytes);
        module.stringToUTF8(name, address, bytes);
        return [name, address];
      }),
    );
  }

  /** As the runtime's own `run`. Rejects with its message. */
  async run(feeds: Readonly<Record<string, Tensor>>, outputs: readonly string[]): Promise<Record<string, Tensor>> {
    const { module } = this.#plan;
    const stack = module.stackSave();
    const taken: { handle: number; data: number }[] = [];
    try {
      const inputs = Object.entries(feeds).map(([name, value]) => ({ name, handle: this.#handleOf(value, taken) }));
      const values = this.#list(outputs.map(() => 0));
      const failed = await module._OrtRun(
        this.#session,
        this.#list(inputs.map(({ name }) => this.#nameOf(name))),
        this.#list(inputs.map(({ handle }) => handle)),
        inputs.length,
        this.#list(outputs.map((name) => this.#nameOf(name))),
        outputs.length,
        values,
        noOptions,
      );
      if (failed !== 0) throw this.#lastError();
      return Object.fromEntries(
        outputs.map((name, at) => [name, this.#received(name, module.getValue(values + pointerBytes * at, '*'))]),
      );
    } finally {
      for (const { handle, data } of taken) {
        module._OrtReleaseTensor(handle);
        module._free(data);
      }
      module.stackRestore(stack);
    }
  }

  release(): void {
    for (const address of this.#names.values()) this.#plan.module._free(address);
  }

  #nameOf(name: string): number {
    const address = this.#names.get(name);
    if (address === undefined) throw new AppError('internal', `the graph has no ${name}`);
    return address;
  }

  /** The handle of what stayed; a copy of what is in this thread's memory, which is added to `taken`. */
  #handleOf(value: Tensor, taken: { handle: number; data: number }[]): number {
    if (value.location === 'gpu-buffer') return value.gpuBuffer as unknown as number;
    const { module } = this.#plan;
    const { buffer, byteOffset, byteLength } = value.data as Float32Array;
    const data = module._malloc(byteLength);
    module.HEAPU8.set(new Uint8Array(buffer, byteOffset, byteLength), data);
    const code = Number(Object.entries(types).find(([, { type }]) => type === value.type)![0]);
    const stack = module.stackSave();
    const handle = module._OrtCreateTensor(
      code,
      data,
      byteLength,
      this.#list(value.dims),
      value.dims.length,
      onProcessor,
    );
    module.stackRestore(stack);
    taken.push({ handle, data });
    if (handle === 0) throw this.#lastError();
    return handle;
  }

  #received(name: string, handle: number): Tensor {
    const { module, Tensor, stays } = this.#plan;
    const { type, dims, view, data, bytes } = this.#look(handle);
    const copy = () => new view(module.HEAPU8.slice(data, data + bytes).buffer);
    const dispose = () => void module._OrtReleaseTensor(handle);
    // The runtime's class for what is not in this thread's memory: of a buffer on a GPU it knows no more than that it has one.
    if (stays.has(name)) {
      const download = async () => copy() as never;
      return Tensor.fromGpuBuffer(handle as never, { dataType: type, dims, download, dispose });
    }
    const received = new Tensor(type as 'float32', copy() as Float32Array, dims);
    dispose();
    return received;
  }

  #look(handle: number) {
    const { module } = this.#plan;
    const stack = module.stackSave();
    const told = this.#list([0, 0, 0, 0]);
    const place = (at: number) => told + pointerBytes * at;
    if (module._OrtGetTensorData(handle, place(0), place(1), place(2), place(3)) !== 0) throw this.#lastError();
    const [code, data, list, rank] = [0, 1, 2, 3].map((at) => module.getValue(place(at), 'i32')) as Four;
    const dims = Array.from({ length: rank }, (_, at) => module.getValue(list + pointerBytes * at, 'i32'));
    module._OrtFree(list);
    module.stackRestore(stack);
    const { type, view, bytes } = types[code as keyof typeof types];
    return { type, view, dims, data, bytes: dims.reduce((product, size) => product * size, bytes) };
  }

  /** Numbers one after another on the runtime's stack. */
  #list(values: readonly number[]): number {
    const { module } = this.#plan;
    const address = module.stackAlloc(pointerBytes * values.length);
    for (const [at, value] of values.entries()) module.setValue(address + pointerBytes * at, value, 'i32');
    return address;
  }

  #lastError(): Error {
    const { module } = this.#plan;
    const stack = module.stackSave();
    const told = this.#list([0, 0]);
    module._OrtGetLastError(told, told + pointerBytes);
    const text = module.getValue(told + pointerBytes, '*');
    const said = `OrtRun: ${module.getValue(told, 'i32')}, ${text === 0 ? '' : module.UTF8ToString(text)}`;
    module.stackRestore(stack);
    return new Error(said);
  }
}
