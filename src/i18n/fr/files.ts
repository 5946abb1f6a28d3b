/** Files that are dropped, and those that are transcribed, in French. */

import type * as en from '../en/files.ts';
import { plural } from '../format.ts';

export const words: typeof en.words = {
  drop: 'Déposez pour transcrire',
  dropHelp: 'Audio ou vidéo, ou un dossier entier. Tout reste sur cet appareil.',
  dropHelpServer: 'On vous demande où le reconnaître : ici ou sur votre serveur.',
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
  coding: (coding, format) => `${coding} dans un fichier ${format}`,
  archive: (name) => `C’est une archive (${name}). Décompressez-la et choisissez les enregistrements qu’elle contient.`,
  noSound: (name) => `C’est du ${name}, sans son. Choisissez un fichier audio ou vidéo.`,
  more: (count) => `et ${count} de plus`,
  track: (number) => `Piste ${number}`,
  trackAbout: (track, about) => `${track} : ${about}`,
  commentary: 'commentaire',
  trackOf: (name) => `Piste audio de ${name}`,
  hearTrack: 'Transcrire cette piste',
  heardTrack: (track) => `Écoutée : ${track}`,
};

export const remoteWords: typeof en.remoteWords = {
  title: 'Un serveur pour les fichiers',
  help: 'Les enregistrements trop grands pour cet appareil peuvent être reconnus par un serveur à vous : tout serveur qui parle l’API de transcription d’OpenAI, comme vLLM et speaches. Le son des fichiers que vous envoyez quitte cet appareil. Ce que vous dictez n’y va jamais.',
  unavailable:
    'Désactivé : il faut le service worker de cette page, qui ouvre le chemin vers un serveur et vers aucun autre. Rechargez la page. Là où le navigateur n’en a pas, comme dans certaines fenêtres privées, les fichiers ne sont reconnus que sur cet appareil.',
  offline: 'Sotto doit rester hors ligne (voir Confidentialité) : d’ici là, aucun fichier ne va vers un serveur.',
  address: 'Adresse',
  addressHelp: (secure, own) => `Par exemple ${secure} ou ${own}`,
  use: 'Utiliser',
  problems: {
    unreadable: 'Ce n’est pas l’adresse d’un serveur.',
    credentials: 'Retirez le nom et le mot de passe de l’adresse. La clé a son propre champ.',
    query: 'Retirez ce qui suit le point d’interrogation ou le dièse. La clé a son propre champ.',
  },
  notSecure: (tunnel, own) =>
    `En http simple, les navigateurs ne laissent une page joindre que cette machine. Donnez un certificat au serveur (https), ou amenez-le ici par un tunnel, comme ${tunnel}, et saisissez ${own}`,
  goesTo: (base) => `Les fichiers que vous envoyez quittent cet appareil et vont à ${base}`,
  key: 'Clé',
  keyHelp: 'Gardée sur cet appareil, et dans aucune sauvegarde. Vide si le serveur n’en demande pas.',
  model: 'Modèle',
  modelHelp: 'Vide laisse le choix au serveur. Le test de la connexion énumère ceux qu’il a.',
  atOnce: 'Morceaux en route à la fois',
  asOpus: 'Comprimer le son',
  asOpusHelp: 'Opus au lieu de WAV 16 bits : environ un dixième des octets, et un son pas tout à fait identique.',
  test: 'Tester la connexion',
  testing: 'Demande en cours…',
  answers: (host, models) =>
    models.length > 0
      ? `${host} répond. Ses modèles : ${models.join(', ')}.`
      : `${host} répond, sans nommer de modèle.`,
  unknownModel: (model) => `Il n’a aucun modèle nommé ${model}.`,
  forget: 'Oublier l’adresse et la clé',
  where: (count, name) => (count === 1 ? `Où reconnaître ${name} ?` : `Où reconnaître ces ${count} fichiers ?`),
  whereHelp: (host) => `Sur cet appareil, rien ne le quitte. Si ${host} s’en charge, le son quitte cet appareil.`,
  here: 'Sur cet appareil',
  there: (host) => `Envoyer à ${host}…`,
  sure: (count, name, host) => (count === 1 ? `Envoyer ${name} à ${host} ?` : `Envoyer ${count} fichiers à ${host} ?`),
  sureHelp: (host) =>
    `Le son quitte cet appareil : qui exploite ${host} peut l’entendre. Le texte en garde la marque pour toujours.`,
  send: 'Envoyer',
  asked: 'Attend votre choix',
  leaves: (host) => `Quitte cet appareil pour ${host}`,
  sent: (amount, host) => `${amount} de son ont quitté cet appareil pour ${host}`,
  sentBefore: (amount) => `${amount} de son ont quitté cet appareil ; le reste se fait ici`,
  restHere: 'Faire le reste ici',
  restHereOne: (name) => `Faire le reste de ${name} sur cet appareil`,
};

export const installed: typeof en.installed = {
  arrived: (names) => `${names} vient d’un autre programme ou d’un autre site`,
  arrivedHelp: 'Ne l’acceptez que si vous l’avez partagé vous-même.',
  take: 'Accepter',
  offer: 'Sotto peut être une application à part, avec sa fenêtre et son icône, et ouvrir des fichiers audio.',
  install: 'Installer',
};
