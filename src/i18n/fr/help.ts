/** The texts of the help and of the keys that it explains, in French. */

import type * as en from '../en/help.ts';

export const words: typeof en.words = {
  title: 'Aide',
  keys: 'Touches',
  key: { space: 'Espace', enter: 'Entrée', hold: 'Maintenir', remove: 'Suppr', or: 'ou' },
  press: 'La même chose, sur le bouton rond',
  hold: 'Parler en maintenant ; relâcher pour terminer',
  rename: 'Renommer la dictée sélectionnée dans la liste',
  remove: 'Supprimer la dictée sélectionnée dans la liste ; on peut revenir en arrière',
  lettersOff: 'Les touches de la page sont désactivées dans les paramètres.',
  limits: 'Ce qu’une page ne peut pas faire',
  limitsBody:
    'Sotto est une page dans votre navigateur. Elle ne peut pas réagir à une touche tant qu’un autre programme est au premier plan, ni écrire dans d’autres programmes. Terminez et copiez, puis collez le texte où vous en avez besoin.',
  diagnostics: 'À quelle vitesse ça va ici',
  diagnosticsBody: 'Sotto se mesure pendant que vous dictez. Ce qu’il mesure reste sur cet appareil.',
  openDiagnostics: 'Ouvrir le diagnostic',
  benchBody:
    'Le test de performance fait entendre des enregistrements à Sotto, mesure le temps et compare avec un autre programme et d’autres appareils.',
  openBench: 'Ouvrir le test de performance',
};

export const commands: typeof en.commands = {
  toggle: 'Démarrer ou terminer l’enregistrement ; maintenir pour parler',
  finish: 'Terminer et copier, pendant l’enregistrement',
  cancel: 'Annuler l’enregistrement ; on peut revenir en arrière',
  mini: 'Ouvrir la mini-fenêtre, pendant l’enregistrement',
  mode: 'Choisir la façon d’écrire le texte',
  search: 'Rechercher dans vos dictées',
  next: 'Ouvrir la dictée précédente dans le temps',
  last: 'Ouvrir la dictée suivante dans le temps',
  help: 'Ouvrir l’aide',
};

export const keys: typeof en.keys = {
  change: (does, key) => `${does} : ${key || 'aucune touche'}. Modifier`,
  none: 'aucune',
  press: 'Appuyez sur une touche…',
  remove: (does) => `Aucune touche pour : ${does}`,
  taken: (key, does) => `${key} est déjà prise : ${does}.`,
  unfit: 'Cette touche appartient au navigateur. Choisissez une lettre, un signe ou une touche de fonction.',
  reset: 'Toutes comme au départ',
};

/** Where an address leads to nothing. */
export const lost: typeof en.lost = {
  title: 'Il n’y a rien ici',
  help: 'Aucune page n’a cette adresse. Une dictée a peut-être été supprimée, ou se trouve dans un autre navigateur.',
  toDictation: 'Dicter',
};
