/** The dictation in progress, and the invitation to start one, in French. */

import type * as en from '../en/dictation.ts';
import { duration, seconds } from '../format.ts';

export const phases: typeof en.phases = {
  read: 'Lecture du modèle',
  compile: 'Préparation du modèle',
  'warm-up': 'Mise en route du modèle',
};

export const invitation: typeof en.invitation = {
  title: 'Parlez, c’est écrit',
  body: 'Sotto transforme votre voix en texte sur cet appareil. Rien de ce que vous dites n’est envoyé ailleurs, et tout fonctionne hors ligne.',
  understands: (languages) => ` Langue comprise : ${languages}.`,
  press:
    'Appuyez sur le bouton rond pour commencer, et de nouveau quand vous avez fini. Ou maintenez-le pendant que vous parlez.',
};

export const live: typeof en.live = {
  title: 'Nouvelle dictée',
  jump: 'Aller au plus récent',
  back: 'Revenir à l’enregistrement',
};

export const states: typeof en.states = {
  idle: 'Prêt',
  arming: 'En attente du micro…',
  recording: 'À l’écoute',
  finishing: 'Les derniers mots arrivent…',
  failed: 'Pas d’enregistrement',
  hold: 'À l’écoute. Relâchez pour terminer',
  early: 'Enregistrement en cours. Le texte suivra dès que le modèle sera prêt',
  stopsSoon: 'C’est le silence, et l’enregistrement va s’arrêter. Appuyez sur « Continuer » pour le poursuivre',
};

export const dock: typeof en.dock = {
  label: 'Enregistrement',
  record: 'Enregistrer',
  stop: 'Terminer',
  next: 'Finalisation ; le suivant commence aussitôt',
  hint: 'Appuyez pour démarrer, ou maintenez pour parler',
  noKey: 'Appuyez, ou maintenez pour parler',
  mini: 'Mini-fenêtre',
  cancel: 'Annuler',
  finishAndCopy: 'Terminer et copier',
  copy: 'Copier',
  stopsIn: (left) => `Arrêt dans ${left}`,
  goOn: 'Continuer',
  escape: 'Échap',
};

export const words: typeof en.words = {
  lost: (lostMs) => `Son perdu : environ ${seconds(lostMs / 1000)}.`,

  behind: (late) => `Le texte a ${duration(late)} de retard sur votre voix`,
  behindHelp: 'Rien n’est perdu : il rattrape son retard, même après l’arrêt.',

  engineFailed: 'Le modèle vocal n’a pas pu démarrer',
};
