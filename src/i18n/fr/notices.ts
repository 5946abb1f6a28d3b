/** Short messages above the dock, in French. */

import type * as en from '../en/notices.ts';

export const words: typeof en.words = {
  code: (code) => `Code : ${code}`,
  label: 'Messages',
  about: (what, title) => `${what} : ${title}`,
  dismiss: 'Masquer',
  copied: 'Copié. Collez le texte où vous en avez besoin.',
  saved: 'Enregistré.',
  handedOver: 'Une autre fenêtre enregistre maintenant. Ce qui a été dit ici est conservé.',
  engineRestarted: 'La reconnaissance a été relancée et continue.',
  journalWorks: 'L’enregistrement est de nouveau conservé sur le disque.',
  isolated: 'La page a été rechargée une fois pour que Sotto puisse utiliser tout le processeur.',
  offline: 'Hors ligne : tout fonctionne.',
  nothingHeard: 'Rien n’a été entendu, donc rien n’a été enregistré.',
};

export const actions: typeof en.actions = {
  show: 'Afficher la page',
  open: 'Ouvrir',
  list: 'Lire la liste',
  save: 'Enregistrer',
  keep: 'Garder le texte',
  rename: 'Renommer',
  remove: 'Supprimer',
};
