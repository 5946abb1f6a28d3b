/** The texts of the page of models, in French. */

import type { Precision } from '../../protocol/model.ts';
import type { InstallPhase } from '../../protocol/models.ts';
import type { Backend } from '../../protocol/runtime.ts';
import type * as en from '../en/models.ts';
import { roughSize, size } from '../figures/amounts.ts';
import { figure } from '../figures/bench-amounts.ts';
import { precisionIn } from '../figures/precision.ts';
import { timeLeftIn } from '../figures/time-left.ts';
import { languageName, number, plural, seconds } from '../format.ts';
import { errors } from './errors.ts';

const phases: Record<InstallPhase, string> = {
  look: 'Examen des fichiers',
  download: 'Téléchargement',
  verify: 'Vérification des fichiers',
};

export const errorsHere: typeof en.errorsHere = {
  'model-unknown': {
    title: 'Ce n’est pas un modèle que Sotto connaît',
    help: 'Sotto exécute des modèles Moonshine, Whisper, Parakeet et CTC en ONNX. Il a cherché :',
  },
  'model-incomplete': {
    title: 'Il manque des fichiers à ce modèle',
    help: 'Choisissez une source qui les a tous. Il manque :',
  },
  'model-unsupported': {
    title: 'Cette version de Sotto ne peut pas encore exécuter ce type de modèle',
    help: 'Il reste sur cet appareil jusqu’à ce que vous le supprimiez.',
  },
  'model-missing': {
    title: 'Le modèle n’est plus sur cet appareil',
    help: 'Le navigateur l’a effacé. Téléchargez-le de nouveau.',
  },
  'model-damaged': {
    title: 'Certains fichiers de ce modèle sont endommagés',
    help: 'Réparez-le : seul ce qui est endommagé est téléchargé de nouveau.',
  },
  'install-elsewhere': {
    title: 'Une autre fenêtre est en train de le télécharger',
    help: 'Il apparaîtra ici quand il sera terminé là-bas.',
  },
  'hub-unreachable': {
    title: 'Le serveur de modèles est injoignable',
    help: 'Ce qui est déjà téléchargé est conservé. Vérifiez le réseau, puis réessayez.',
  },
  'hub-missing': {
    title: 'Le serveur de modèles n’a pas ce modèle',
    help: 'Vérifiez le nom : il a la forme PROPRIÉTAIRE/NOM.',
  },
  'hub-gated': {
    title: 'Ce modèle exige une connexion à son serveur',
    help: 'Téléchargez-le là-bas avec votre navigateur et ajoutez-le ici comme dossier, ou choisissez-en un autre.',
  },
  'hub-busy': {
    title: 'Le serveur de modèles est occupé',
    help: 'Ce qui est déjà téléchargé est conservé. Attendez une minute, puis réessayez.',
  },
  'hub-answer': {
    title: 'Le serveur de modèles a envoyé autre chose que le modèle',
    help: 'Ce qui est déjà téléchargé est conservé. Réessayez, ou choisissez un autre serveur.',
  },
  'storage-full': {
    title: 'Il n’y a plus de place pour ce modèle',
    help: 'Ce qui est déjà téléchargé est conservé jusqu’à ce que vous le supprimiez. Choisissez que faire :',
  },
  'storage-gone': {
    title: 'Le navigateur a fermé le stockage',
    help: 'Fermez cette page et rouvrez-la. Rien de ce qui est enregistré n’est touché.',
  },
  'backend-unsupported': {
    title: 'Cet appareil ne peut pas exécuter cette version du modèle',
    help: 'Ses poids sont destinés à un processeur graphique, le plus souvent capable de calculer en demi-précision (shader-f16). Choisissez une version à huit bits.',
  },
  'out-of-memory': {
    title: 'Cet appareil a trop peu de mémoire pour ce modèle',
    help: 'Fermez d’autres onglets et programmes et réessayez, ou utilisez un modèle plus petit.',
  },
  'thread-died': {
    title: 'Cela s’est arrêté de façon inattendue',
    help: 'Ce qui est déjà téléchargé est conservé. Réessayez.',
  },
  'timed-out': {
    title: 'Cela a pris trop de temps',
    help: 'Ce qui est déjà téléchargé est conservé. Réessayez.',
  },
  'bad-argument': {
    title: 'Ce n’est pas le nom d’un modèle',
    help: 'Il a la forme PROPRIÉTAIRE/NOM, comme onnx-community/moonshine-base-ONNX.',
  },
  'file-empty': {
    title: 'Le dossier est vide',
    help: 'Choisissez le dossier qui contient les fichiers du modèle.',
  },
};

export const words: typeof en.words = {
  title: 'Modèles vocaux',
  intro: 'Un modèle est téléchargé une fois et vérifié. Ensuite il fonctionne hors ligne.',
  here: 'Sur cet appareil',
  available: 'Plus de modèles',
  availableHelp: 'Les modèles plus grands font moins d’erreurs et demandent plus de temps et de mémoire.',
  none: 'Tous les modèles de la liste sont sur cet appareil.',
  reading: 'Recherche de ce qui est sur cet appareil…',

  errorText: (code) => errorsHere[code] ?? errors[code],
  phases,
  retrying: (attempt, inMs) =>
    `Connexion perdue. Tentative ${attempt} dans ${plural(Math.ceil(inMs / 1000), { one: 'seconde', other: 'secondes' })}`,

  embedded: 'Fourni avec Sotto',
  inUse: 'Utilisé',
  inMemory: 'En mémoire jusqu’à la fermeture de cette fenêtre',
  otherLanguages: (count) =>
    `Il trouve lui-même laquelle de ses ${count} langues est parlée. Toute autre ressort fausse, en lettres latines : utilisez Whisper pour elle.`,
  generic:
    'Moteur générique : pas de texte en direct, et plus lent. Son texte vient quand vous faites une pause ou terminez.',
  words: (percent) => `${figure(percent / 100, 'share')} d’erreurs sur les mots, selon la publication`,
  memory: (bytes) => `${roughSize(bytes)} de mémoire`,
  tooLarge: (bytes, budget) =>
    `Il lui faut environ ${roughSize(bytes)} de mémoire. Sur cet appareil, Sotto devrait en prendre au plus ${roughSize(budget)} : il peut être lent ou échouer.`,

  speed: (factor, backend) => `Sur cet appareil : ${pace(factor)}, ${place(backend)}`,
  late: 'Pendant que vous parlez, son texte arrive en retard.',
  wrong: 'Sur cet appareil : il n’a pas donné les bons mots',
  silent:
    'Sur cet appareil : il n’a entendu aucun mot dans une parole claire, comme un modèle dont les fichiers ou les nombres sont faux',
  untested: 'Pas encore testé sur cet appareil',
  test: 'Tester sur cet appareil',
  testAgain: 'Tester de nouveau',
  testing: (done, of) => (of > 0 ? `Test en cours, ${done} sur ${of}` : 'Test en cours'),
  stopTest: 'Arrêter le test',

  download: 'Télécharger',
  downloadLabel: (name, bytes) => `Télécharger ${name}${bytes === null ? '' : `, ${size(bytes)}`}`,
  queued: 'Attend son tour',
  pause: 'Suspendre',
  cancel: 'Annuler',
  goOn: 'Reprendre',
  paused: (stored, bytes) => `Suspendu à ${size(stored)} sur ${size(bytes)}`,
  damaged: 'Certains de ses fichiers manquent ou sont endommagés.',
  repair: 'Réparer',
  use: 'Utiliser',
  switching: 'Chargement…',
  remove: 'Supprimer',
  removeAsk: (bytes) => `Supprimer ${size(bytes)} de cet appareil ?`,
  removeInUse: (name) => `Sotto revient à ${name}.`,
  keep: 'Garder',
  verify: 'Vérifier les fichiers',
  verified: 'Tous les fichiers sont comme ils doivent être.',
  details: 'Détails',
  retry: 'Réessayer',
  more: (count) => `et ${count} de plus`,
  actionFor: (action, name) => `${action} : ${name}`,
  folderAgain: 'Choisir de nouveau le dossier',

  progress: (bytes, total) => `${size(bytes)} sur ${size(total)}`,
  timeLeft,

  fact: {
    id: 'Nom à la source',
    languages: 'Langues',
    licence: 'Licence',
    precision: 'Précision',
    memory: 'Mémoire pendant l’exécution',
    accuracy: 'Erreurs sur les mots, selon la publication',
    revision: 'Révision',
    from: 'Provenance',
  },
  folder: 'un dossier',
  unknown: 'Inconnu',
  accuracy: (percent, on) => `${figure(percent / 100, 'share')} sur ${on}`,
  source: 'Source',
  precision,

  add: 'Ajouter le vôtre',
  addHelp:
    'Un modèle Moonshine, Whisper ou Parakeet en ONNX, ou un modèle CTC comme wav2vec2 : depuis le serveur de modèles ou un dossier de cet appareil.',
  hubId: 'Nom sur le serveur de modèles',
  hubIdHelp: 'PROPRIÉTAIRE/NOM, ou l’adresse de sa page.',
  look: 'Examiner',
  looking: 'Examen…',
  addFolder: 'Ajouter un dossier',
  addFolderHelp: 'Ou déposez-le ici. Les fichiers sont copiés.',
  found: (name) => `Trouvé : ${name}`,
  version: 'Version',
  otherVersion: 'Choisir une autre version',
  noLanguage: 'langues non indiquées',
  noLicence: 'licence non indiquée',
  addThis: 'Ajouter',
  oneFolder: 'un dossier avec les fichiers d’un modèle',
  forget: 'Laisser tomber',
  server: 'Serveur de modèles',
  address: 'Adresse',
  serverHelp: 'Un miroir avec les mêmes chemins. Laissez vide pour huggingface.co.',
  serverBad: 'Ce n’est pas l’adresse d’un serveur : elle commence par https, ou se trouve sur cette machine.',
  save: 'Enregistrer',
  saved: 'Enregistré.',

  storage: 'Stockage',
  storageNone: 'Rien n’est encore téléchargé.',
  model: 'Modèle',
  lastUsed: 'Dernière utilisation',
  takes: 'Taille',
  total: 'Ensemble',
  estimate: (usage, quota) =>
    `Le navigateur indique que Sotto utilise environ ${size(usage)} sur ${size(quota)} au plus.`,
  persisted: 'Le navigateur le garde jusqu’à ce que vous le supprimiez.',
  persistedNot: 'Le navigateur peut l’effacer quand la place manque ; Sotto le télécharge alors de nouveau.',
  persist: 'Demander au navigateur de le garder',

  room: {
    memory: 'Le garder en mémoire pour cette session',
    instead: (name, bytes) => `${name} à la place, ${size(bytes)}`,
    remove: (name, bytes) => `Supprimer ${name}, ${size(bytes)}`,
  },
};

export const news: typeof en.news = {
  look: (name) => `${name} : examen des fichiers`,
  download: (name) => `${name} : téléchargement`,
  verify: (name) => `${name} : vérification des fichiers`,
  ready: (name) => `${name} est sur cet appareil.`,
  verified: (name) => `${name} : tous les fichiers sont comme ils doivent être.`,
  damaged: (name) => `${name} : certains fichiers sont endommagés.`,
  paused: (name) => `${name} : suspendu`,
  failed: (name, title) => `${name} : ${title}`,
};

function pace(factor: number): string {
  if (factor < 1) return 'plus lent que la parole';
  const rounded = factor < 9.95 ? Math.round(factor * 10) / 10 : Math.round(factor);
  return `${number(rounded)} fois plus rapide que la parole`;
}

function place(backend: Backend): string {
  return backend.wholeWindow ? `${processors(backend)}, toujours sur la fenêtre entière de 30 s` : processors(backend);
}

function processors({ encoder, decoder }: Backend): string {
  if (encoder !== decoder) return 'sur le processeur graphique et le processeur';
  return encoder === 'wasm' ? 'sur le processeur' : 'sur le processeur graphique';
}

/** 8 bits (q8), pour le processeur. */
function precision(of: Precision): string {
  return precisionIn(
    {
      bit: 'bits',
      and: 'et',
      forProcessor: 'pour le processeur',
      forGpu: 'pour le processeur graphique',
    },
    of,
  );
}

function timeLeft(seconds: number): string {
  return timeLeftIn(
    {
      moments: 'encore quelques secondes',
      seconds: (count) => `encore ${count} secondes environ`,
      minutes: (count) => `encore ${plural(count, { one: 'minute', other: 'minutes' })} environ`,
      hours: (count) => `encore ${plural(count, { one: 'heure', other: 'heures' })} environ`,
    },
    seconds,
  );
}

export const offer: typeof en.offer = {
  errors: (name) => `${name} fait moins d’erreurs`,
  errorsHelp: (bytes, pace, errors, errorsNow) =>
    `Dans un test publié, ${figure(errors / 100, 'share')} de ses mots sont faux, contre ${figure(errorsNow / 100, 'share')} avec le modèle actuel. ${costs(bytes, pace)}`,
  language: (name, tag) => `${name} comprend cette langue : ${languageName(tag)}`,
  languageHelp: (bytes, pace) => `Le modèle actuel ne la comprend pas. ${costs(bytes, pace)}`,
  see: 'Voir les modèles',
};

function costs(bytes: number, pace: number | null): string {
  const download = `Il se télécharge une seule fois : ${size(bytes)}.`;
  const time =
    pace === null
      ? 'Sotto mesure ensuite sa vitesse ici.'
      : `Ici, il reconnaît 10 secondes de parole en ${seconds(10 / pace)}.`;
  return `${download} ${time}`;
}
