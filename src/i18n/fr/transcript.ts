/** The page of one transcript: its tools, tags, versions and player, in French. */

import type * as en from '../en/transcript.ts';
import { figure } from '../figures/bench-amounts.ts';
import { duration, plural } from '../format.ts';

export const words: typeof en.words = {
  text: 'Texte',
  title: 'Titre',
  editTitle: 'Renommer',
  noWords: 'Aucun mot n’a été reconnu. Vous pouvez écrire ici.',
  tools: 'Outils',
  listen: 'Écouter',
  fleeting: 'Non enregistrée : elle disparaît à la fermeture de la page.',
  keep: 'La garder',
  continue: 'Continuer',
  spokenInto: 'Ce que vous dites s’insère au curseur.',
  pin: 'Épingler en haut',
  undo: 'Annuler',
  redo: 'Rétablir',
  versions: (count) => (count > 1 ? `${count} versions` : 'Versions'),
  writeAgain: 'Écrire dans un mode…',
  recogniseAgain: 'Reconnaître de nouveau…',
  note: 'À propos de ces mots',
  wasRecognised: (text) => `Reconnu : « ${text} »`,
  takeBack: 'Écrire cela',
  always: (mistake) => `Toujours écrire … au lieu de « ${mistake} »`,
  mistakeTitle: 'Toujours l’écrire autrement',
  mistakeFor: 'Au lieu de',
  mistakeTo: 'Toujours écrire',
  mistakeHelp: 'Dans tout ce qui sera dit ou transcrit à partir de maintenant.',
  looking: 'Lecture de vos textes…',
  changesNone: 'Aucun de vos textes ne changerait.',
  changesSome: (count) => plural(count, { one: 'texte changerait', other: 'textes changeraient' }),
  more: (count) => `En afficher ${count} de plus`,
  saveRule: 'Enregistrer',
  saveAndChange: 'Enregistrer et modifier aussi ceux-ci',
  cancel: 'Annuler',
  export: 'Exporter',
  split: 'Diviser ici',
  trash: 'Mettre à la corbeille',
  tags: 'Étiquettes',
  addTag: 'Étiquette',
  newTag: 'Nouvelle étiquette',
  removeTag: (tag) => `Retirer l’étiquette ${tag}`,
  versionsTitle: 'Versions',
  versionsHelp:
    'Rien n’est écrasé. Comparez deux textes : ce que le second ajoute est souligné, ce qu’il omet est barré.',
  from: 'De',
  to: 'À',
  version: (number) => `Version ${number}`,
  asRecognised: 'tel que reconnu',
  inUse: 'utilisée',
  use: (number) => `Utiliser la version ${number}`,
  changes: 'Modifications',
  noChanges: 'Ces deux textes sont identiques.',
};

export const player: typeof en.player = {
  label: 'Lecteur',
  play: 'Lire',
  pause: 'Pause',
  place: 'Position dans l’enregistrement',
  placeOf: (now, length) => `${now} sur ${length}`,
  speed: 'Vitesse',
  times: (speed) => figure(speed, 'ratio'),
  skipSilence: 'Sauter les silences',
  saveCompressed: (size) => `Enregistrer (${size})`,
  saveWav: 'Enregistrer en WAV',
  close: 'Fermer le lecteur',
};

export const again: typeof en.again = {
  title: 'Reconnaître de nouveau',
  help: 'Le son conservé est reconnu avec ce que vous choisissez ici, comme une nouvelle version. Rien n’est écrasé, et vos paramètres restent tels quels.',
  model: 'Modèle',
  best: (name) => `${name} (le meilleur que vous ayez)`,
  language: 'Langue',
  anyLanguage: 'Laisser le modèle trouver',
  busy: 'Possible dès que l’enregistrement ou le fichier sera terminé.',
  start: 'Reconnaître',
  models: 'Plus de modèles…',
  nothing: 'Aucun mot n’a été reconnu. Le texte reste tel quel.',
  added: 'Reconnu de nouveau. Le texte précédent est parmi les versions.',
};

const strategyTo = { ring: 'en direct seulement', classic: 'à la fin', progressive: 'amélioré' };
const strategyWhy: Record<string, string> = {
  slow: 'le texte en direct était lent',
  behind: 'le texte prenait du retard',
  alone: 'aucun modèle plus précis n’est ici',
  memory: 'trop peu de mémoire pour deux modèles',
  battery: 'la batterie était faible',
  hot: 'l’appareil était surchargé',
  room: 'il y avait de la place',
  file: 'un fichier n’a pas de texte en direct',
  recorded: 'un enregistrement terminé n’a pas de texte en direct',
  server: 'un serveur l’a entendu',
};

export const strategyWords: typeof en.strategyWords = {
  title: 'Stratégie',
  label: 'Quand vos mots apparaissent',
  names: {
    ring: 'Pendant que vous parlez',
    classic: 'À la fin',
    progressive: 'Tout de suite, puis mieux',
    auto: 'Selon l’appareil',
  },
  helps: {
    ring: 'Phrase par phrase. Les mots encore incertains sont plus clairs.',
    classic: 'Tout est reconnu d’un coup : idéal pour quelques phrases, et rien à lire en attendant.',
    progressive:
      'Un second modèle, plus précis, réécoute tout l’enregistrement en arrière-plan et remplace ce qu’il entend autrement. Ce que vous changez vous-même reste.',
    auto: 'Une des autres, selon la vitesse du texte, la mémoire, la batterie et la chaleur. Elle ne change qu’entre deux phrases, et chaque transcription dit pourquoi.',
  },
  improve: 'Améliorer le texte',
  exact: 'Amélioré par',
  isBest: (name) => `${name}, avec lequel vous dictez, est le meilleur que vous ayez : rien n’améliore son texte.`,
  writeFirst: (name) => `Laisser ${name} écrire d’abord`,
  noExact: 'Aucun modèle plus précis n’est encore ici.',
  getExact: 'Modèles…',
  waiting: {
    ring: 'Parlez. Vos mots apparaissent ici.',
    classic: 'Parlez. Vos mots apparaissent quand vous terminez.',
    progressive: 'Parlez. Vos mots apparaissent ici, puis s’améliorent.',
    auto: 'Parlez. Vos mots apparaissent ici.',
  },
  written: {
    ring: 'Écrit en direct',
    classic: 'Écrit à la fin',
    progressive: 'Écrit progressivement',
    auto: 'Écrit selon l’appareil',
  },
  changed: (to, reason) => `${strategyTo[to]} : ${strategyWhy[reason] ?? reason}`,
  heard: (strategy, reason) => {
    const how = strategy === 'classic' ? 'Reconnu en longs passages' : 'Reconnu par morceaux';
    return reason === undefined ? how : `${how} : ${strategyWhy[reason] ?? reason}`;
  },
  isTooMuch: (seconds) =>
    `Jusqu’à ${duration(Math.floor(seconds))}, le texte reste tel qu’il a été écrit d’abord : trop de son attendait d’être amélioré, et aucun n’est conservé.`,
  improving: (seconds) =>
    seconds === null
      ? 'Encore en cours d’amélioration…'
      : `Encore en cours d’amélioration, reste ${duration(Math.ceil(seconds))}`,
};

export const sentWords: typeof en.sentWords = {
  mark: (hosts) => `Reconnu par ${hosts.join(', ')} : le son a quitté cet appareil`,
  version: (host, amount) => `par ${host}, ${amount} envoyés`,
};
