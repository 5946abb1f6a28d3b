/** The frame of the page, in French. */

import type * as en from '../en/page.ts';

export const chips: typeof en.chips = {
  label: 'Cette session',
  device: 'Sur cet appareil',
  offline: 'Hors ligne',
  oneThread: 'non isolé',
  privacy: 'Confidentialité',
  model: 'Modèle vocal',
  downloading: 'Téléchargement d’un modèle',
  modelFailed: 'Modèle non chargé',
  mode: 'Façon d’écrire le texte',
  microphone: 'Micro',
  systemMicrophone: 'Micro du système',
};

export const update: typeof en.update = { ready: 'Nouvelle version prête', restart: 'Redémarrer' };

export const words: typeof en.words = {
  app: 'Sotto',
  recording: (time) => `● ${time} · Sotto`,
  finishing: 'Finalisation · Sotto',
  skip: 'Aller à la dictée',
  close: 'Fermer',
  openFile: 'Transcrire un fichier',
  titled: (title) => `${title} · Sotto`,
  back: 'Retour',
};
