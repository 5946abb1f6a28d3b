/** Files that are dropped, and those that are transcribed, in French. */

import type * as en from '../en/files.ts';
import { plural } from '../format.ts';

export const words: typeof en.words = {
  drop: 'Déposez pour transcrire',
  dropHelp: 'Audio ou vidéo, ou un dossier entier. Tout reste sur cet appareil.',
  running: (name) => `Transcription de ${name}`,
  done: (done, all) => (all === null ? done : `${done} sur ${all}`),
  left: (time) => `encore ${time}`,
  cancel: 'Annuler',
  list: 'Fichiers',
  runningOf: (number, count) => `Transcription du fichier ${number} sur ${count}`,
  ended: (done, failed) =>
    failed === 0
      ? plural(done, { one: 'fichier transcrit', other: 'fichiers transcrits' })
      : `${done} fichiers transcrits sur ${done + failed}`,
  pausedOf: (left) => plural(left, { one: 'fichier en pause', other: 'fichiers en pause' }),
  cancelAll: 'Tout annuler',
  pauseAll: 'Tout mettre en pause',
  pause: 'Pause',
  goOn: 'Reprendre',
  paused: 'En pause',
  pausedOne: (name) => `${name} est en pause`,
  pauseOne: (name) => `Mettre ${name} en pause`,
  goOnOne: (name) => `Reprendre ${name}`,
  addFolder: 'Ajouter un dossier…',
  clear: 'Vider',
  waiting: 'En attente',
  transcribed: 'Transcrit',
  withheld: (seconds) => `${seconds} de son sans texte`,
  open: 'Ouvrir',
  retry: 'Réessayer',
  chooseAgain: 'Choisir de nouveau',
  chooseOther: 'Choisir un autre fichier',
  cancelOne: (name) => `Annuler ${name}`,
  advance: (name) => `Faire passer ${name} devant`,
  failed: (name, what) => `${name} : ${what}`,
  format: (name) => `C’est du ${name}.`,
  archive: (name) => `C’est une archive (${name}). Décompressez-la et choisissez les enregistrements qu’elle contient.`,
  noSound: (name) => `C’est du ${name}, sans son. Choisissez un fichier audio ou vidéo.`,
  more: (count) => `et ${count} de plus`,
  arrived: (names) => `${names} vient d’un autre programme ou d’un autre site`,
  arrivedHelp: 'Ne l’acceptez que si vous l’avez partagé vous-même.',
  take: 'Accepter',
};
