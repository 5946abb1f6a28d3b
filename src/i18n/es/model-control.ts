/** What is said when an engine gives way to another one, in Spanish. */

import type { Backend } from '../../protocol/runtime.ts';
import type * as en from '../en/model-control.ts';
import { modelName } from '../format.ts';

export const words: typeof en.words = {
  moved: (backend) => `El reconocimiento se ha detenido y continúa: ahora se ejecuta en ${place(backend)}.`,
  fellBack: (wanted) => `${modelName(wanted)} no se puede leer de este dispositivo`,
  fellBackHelp: (used) =>
    `${modelName(used)} ocupa su lugar. Conéctate a la red y recarga la página, o descárgalo de nuevo en la página de modelos.`,
  postponed: (model) =>
    `No hay memoria suficiente para dos modelos a la vez. ${modelName(model)} tomará el relevo cuando termine la grabación.`,
  tested: (model, backend) => `${modelName(model)} se ha probado y ahora se ejecuta en ${place(backend)}.`,
  lent: (model) =>
    `El dispositivo está caliente o casi sin batería: ${modelName(model)} escribe hasta que se recupere.`,
  givenBack: (model) => `${modelName(model)} vuelve a escribir.`,
  takeBack: (model) => `Seguir con ${modelName(model)}`,
};

function place(backend: Backend): string {
  return backend.wholeWindow
    ? `${processors(backend)}, siempre sobre la ventana completa de 30 s`
    : processors(backend);
}

function processors({ encoder, decoder, threads }: Backend): string {
  if (encoder === 'webgpu' && decoder === 'webgpu') return 'el procesador gráfico';
  if (encoder === 'webgpu') return 'el procesador gráfico y el procesador a la vez';
  return threads === 1 ? 'un hilo del procesador' : `${threads} hilos del procesador`;
}
