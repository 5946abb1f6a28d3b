/** What is said when an engine gives way to another one, in German. */

import type { Backend } from '../../protocol/runtime.ts';
import type * as en from '../en/model-control.ts';
import { modelName } from '../format.ts';

export const words: typeof en.words = {
  moved: (backend) => `Die Erkennung ist stehen geblieben und geht weiter: jetzt ${place(backend)}.`,
  fellBack: (wanted) => `${modelName(wanted)} lässt sich von diesem Gerät nicht lesen`,
  fellBackHelp: (used) =>
    `An seine Stelle tritt ${modelName(used)}. Geh ins Netz und lade die Seite neu, oder lade es unter „Modelle“ noch einmal.`,
  postponed: (model) =>
    `Der Arbeitsspeicher reicht nicht für zwei Modelle zugleich. ${modelName(model)} übernimmt, wenn die Aufnahme endet.`,
  tested: (model, backend) => `${modelName(model)} wurde getestet und läuft jetzt ${place(backend)}.`,
  lent: (model) => `Das Gerät ist heiß oder fast leer: ${modelName(model)} schreibt, bis es ihm wieder gut geht.`,
  givenBack: (model) => `${modelName(model)} schreibt wieder.`,
  takeBack: (model) => `Bei ${modelName(model)} bleiben`,
};

function place(backend: Backend): string {
  return backend.wholeWindow ? `${processors(backend)}, immer über das ganze Fenster von 30 s` : processors(backend);
}

function processors({ encoder, decoder, threads }: Backend): string {
  if (encoder === 'webgpu' && decoder === 'webgpu') return 'auf dem Grafikprozessor';
  if (encoder === 'webgpu') return 'auf Grafikprozessor und Prozessor zusammen';
  return threads === 1 ? 'auf einem Thread des Prozessors' : `auf ${threads} Threads des Prozessors`;
}
