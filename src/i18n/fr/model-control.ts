/** What is said when an engine gives way to another one, in French. */

import type { Backend } from '../../protocol/runtime.ts';
import type * as en from '../en/model-control.ts';
import { modelName } from '../format.ts';

export const words: typeof en.words = {
  moved: (backend) => `La reconnaissance s’est arrêtée et reprend : elle s’exécute maintenant sur ${place(backend)}.`,
  fellBack: (wanted) => `${modelName(wanted)} ne peut pas être lu sur cet appareil`,
  fellBackHelp: (used) =>
    `${modelName(used)} prend sa place. Connectez-vous au réseau et rechargez la page, ou téléchargez-le de nouveau sur la page des modèles.`,
  postponed: (model) =>
    `Il n’y a pas assez de mémoire pour deux modèles à la fois. ${modelName(model)} prendra le relais à la fin de l’enregistrement.`,
  tested: (model, backend) => `${modelName(model)} a été testé et s’exécute maintenant sur ${place(backend)}.`,
  lent: (model) => `L’appareil est chaud ou presque déchargé : ${modelName(model)} écrit jusqu’à ce qu’il se remette.`,
  givenBack: (model) => `${modelName(model)} écrit de nouveau.`,
  takeBack: (model) => `Garder ${modelName(model)}`,
};

function place(backend: Backend): string {
  return backend.wholeWindow ? `${processors(backend)}, toujours sur la fenêtre entière de 30 s` : processors(backend);
}

function processors({ encoder, decoder, threads }: Backend): string {
  if (encoder === 'webgpu' && decoder === 'webgpu') return 'le processeur graphique';
  if (encoder === 'webgpu') return 'le processeur graphique et le processeur ensemble';
  return threads === 1 ? 'un fil d’exécution du processeur' : `${threads} fils d’exécution du processeur`;
}
