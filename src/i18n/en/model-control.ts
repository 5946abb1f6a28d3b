/** What is said when an engine gives way to another one. Fetched when it is. */

import type { Backend } from '../../protocol/runtime.ts';
import { modelName } from '../format.ts';

export const words = {
  /** After a failure that was told of nowhere else. */
  moved: (backend: Backend) => `Recognition stopped and goes on: now it runs on ${place(backend)}.`,
  fellBack: (wanted: string) => `${modelName(wanted)} cannot be read from this device`,
  fellBackHelp: (used: string) =>
    `${modelName(used)} takes its place. Connect to the network and reload the page, or fetch it again on the page of models.`,
  postponed: (model: string) =>
    `There is not enough memory for two models at once. ${modelName(model)} takes over when the recording ends.`,
  tested: (model: string, backend: Backend) => `${modelName(model)} was tested and now runs on ${place(backend)}.`,
  lent: (model: string) => `The device is hot or nearly empty: ${modelName(model)} writes until it is well again.`,
  givenBack: (model: string) => `${modelName(model)} writes again.`,
  takeBack: (model: string) => `Keep ${modelName(model)}`,
};

function place(backend: Backend): string {
  return backend.wholeWindow ? `${processors(backend)}, always over the whole window of 30 s` : processors(backend);
}

function processors({ encoder, decoder, threads }: Backend): string {
  if (encoder === 'webgpu' && decoder === 'webgpu') return 'the graphics processor';
  if (encoder === 'webgpu') return 'the graphics processor and the processor together';
  return threads === 1 ? 'one thread of the processor' : `${threads} threads of the processor`;
}
