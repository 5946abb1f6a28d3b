/** The texts of the settings and of the facts about privacy, in French. */

import type * as en from '../en/settings.ts';
import { languageName, listed } from '../format.ts';
import { languagesLine } from '../languages.ts';

export const words: typeof en.words = {
  title: 'Paramètres',
  sound: 'Son',
  microphone: 'Micro',
  systemDefault: 'Par défaut du système',
  microphoneHelp: 'Les noms apparaissent une fois que vous avez autorisé le micro.',
  soundProcessing: 'Traitement du son par le navigateur',
  soundProcessingHelp:
    'Supprime l’écho et le bruit et égalise le volume. À désactiver avec un bon micro dans une pièce calme.',
  sensitivity: 'Ce qui compte comme parole',
  sensitivityHelp: '« Haute » entend les chuchotements. « Basse » ignore une pièce bruyante.',
  sensitivities: { low: 'Basse', normal: 'Normale', high: 'Haute' },
  pace: 'Je fais des pauses pour réfléchir',
  paceHelp: 'Sotto attend plus longtemps avant de considérer une phrase comme finie.',
  autoStop: 'Terminer après un silence',
  autoStopHelp:
    'Un compte à rebours, puis l’enregistrement s’arrête tout seul. Jamais tant que vous maintenez le bouton.',
  autoStops: { off: 'Non', '3s': '3 s', '5s': '5 s', '10s': '10 s' },
  sounds: 'Sons de début et de fin',
  soundsHelp: 'Un quand vous appuyez, un quand le texte est là.',
  model: 'Modèle vocal',
  models: 'Modèles…',
  modelHelp: 'D’autres langues, moins d’erreurs ou plus de vitesse.',
  text: 'Texte',
  autoCopy: 'Copier à la fin',
  autoCopyHelp: 'Le texte est dans le presse-papiers dès qu’un enregistrement se termine.',
  textRules: 'Règles de texte…',
  backup: 'Sauvegarde',
  backupHelp: 'Tout dans un seul fichier, et retour.',
  backups: 'Sauvegarder ou restaurer',
  privacyHelp:
    'Ce qui est gardé et pendant combien de temps, et ce qui quitte cet appareil : rien que vous n’envoyiez.',
  textRulesHelp: 'Commandes vocales, hésitations, nombres, et mots toujours écrits à votre façon.',
  look: 'Apparence et accessibilité',
  theme: 'Thème',
  themes: { system: 'Système', light: 'Clair', dark: 'Sombre' },
  pageLanguage: 'Langue de cette page',
  pageLanguageHelp: 'La langue que vous parlez se choisit plus haut, et peut être une autre.',
  browserLanguage: (name) => `Celle du navigateur (${name})`,
  announce: 'Annoncer les phrases aux lecteurs d’écran',
  announceHelp: 'Chaque phrase terminée est lue à voix haute.',
  messagesStay: 'Garder les messages jusqu’à ce que je les ferme',
  messagesStayHelp:
    'Sinon, les plus courts disparaissent au bout de quelques secondes, et le retour en arrière avec eux.',
  shortcuts: 'Touches de la page',
  shortcutsHelp: 'Elles fonctionnent hors des champs de texte. Échap ferme toujours ce qui est ouvert.',
};

export const languageWords: typeof en.languageWords = {
  title: 'Langue',
  loading: 'Les choix possibles s’affichent quand le modèle est prêt.',
  understands: (model, languages) => {
    if (languages.length === 0) return `${model} trouve lui-même ce qui est parlé, dans la mesure où il le comprend.`;
    if (languages.length > 1)
      return `Langues comprises par ${model} : ${languagesLine(languages)}. Il trouve laquelle vous parlez.`;
    return `Langue comprise par ${model} : ${languagesLine(languages)}. Pour une autre langue, choisissez un autre modèle.`;
  },
  spoken: 'Langues que vous parlez',
  choose: 'Langue…',
  add: 'Langue à ajouter',
  addThis: 'Ajouter',
  remove: (name) => `Retirer : ${name}`,
  listens: (known, languages) => {
    if (known.length === 0)
      return `L’une de ces langues : ${languagesLine(languages)}. Les premières secondes de parole disent laquelle.`;
    if (known.length === 1) return `${languageName(known[0]!)} : rien à deviner.`;
    return `${listed(known)} : Sotto écoute pour savoir laquelle vous parlez.`;
  },
  unknown: (model, codes) =>
    `Langue inconnue de ${model} : ${listed(codes)}. Votre choix est gardé pour d’autres modèles.`,
  translate: 'Écrire en anglais, quelle que soit la langue parlée',
  translateHelp: 'Le modèle traduit ce que vous dites dans une autre langue.',
  vocabulary: 'Noms et termes à attendre',
  vocabularyHelp:
    'Écrivez-les comme vous les voulez, séparés par des virgules. Ils sont écrits là où le modèle n’était pas sûr et où cela y ressemblait.',
  vocabularyHint: 'Le modèle les reconnaît aussi plus souvent.',
};

export const privacyWords: typeof en.privacyWords = {
  title: 'Confidentialité',
  open: 'Confidentialité…',
  facts: 'Où s’exécute quoi',
  keepTexts: 'Conserver les dictées',
  keepTextsHelp: {
    never: 'Une dictée est sur la page jusqu’à ce que vous la fermiez, et n’est écrite nulle part.',
    '30d': 'Les plus anciennes sont supprimées définitivement à l’ouverture de Sotto. Les épinglées restent.',
    '365d': 'Les plus anciennes sont supprimées définitivement à l’ouverture de Sotto. Les épinglées restent.',
    always: 'Dans ce navigateur, jusqu’à ce que vous les supprimiez.',
  },
  keptTexts: { never: 'Pas du tout', '30d': '30 jours', '365d': 'Un an', always: 'Toujours' },
  keepSound: 'Conserver leur son',
  keepSoundHelp: {
    never:
      'Seulement jusqu’à ce que le texte soit enregistré, puis en mémoire seule tant qu’il s’améliore encore. Ce qui était conservé avant est supprimé à la prochaine ouverture de Sotto.',
    '7d': 'Pour réentendre ce qui a été dit. Ensuite le son est supprimé et le texte reste. Les épinglées gardent le leur.',
    '30d':
      'Pour réentendre ce qui a été dit. Ensuite le son est supprimé et le texte reste. Les épinglées gardent le leur.',
    always: 'Aussi longtemps que la dictée.',
  },
  keptSound: { never: 'Jamais', '7d': '7 jours', '30d': '30 jours', always: 'Toujours' },
  mostFileSound: 'Son des fichiers : au plus',
  mostFileSoundHelp:
    'Conservé pour transcrire un fichier à nouveau sans le relire. Ce qui n’a pas servi depuis le plus longtemps part en premier, et la moitié de l’espace libre du navigateur reste pour vos dictées.',
  fileSoundNow: (used) => `Maintenant : ${used}.`,
  storage: 'Stockage…',
  kept: 'Votre voix est transformée en texte par un modèle vocal à l’intérieur de cette page. Ni le son ni le texte ne quittent cet appareil : pas de compte, pas de serveur, pas de pistage. Seul un modèle que vous choisissez de télécharger vient de son serveur, et seuls les fichiers que vous envoyez vous-même à un serveur quittent cet appareil ; c’est désactivé tant que vous ne saisissez pas d’adresse. Les dictées sont conservées dans ce navigateur, leur son aussi longtemps que vous le dites, et vous pouvez les supprimer à tout moment.',
  notIsolated:
    'Ce site est servi sans en-têtes d’isolation : Sotto s’exécute donc sur un seul fil et plus lentement ; tout le reste fonctionne.',
  isolation: 'Isolation',
  isolated: 'Activée',
  isolatedNot: 'Désactivée',
  model: 'Modèle',
  backend: 'S’exécute sur',
  backends: { wasm: 'Le processeur (WebAssembly)', webgpu: 'Le processeur graphique (WebGPU)' },
  threads: 'Fils d’exécution',
  network: 'Réseau',
  online: 'En ligne, pas nécessaire',
  offline: 'Hors ligne, tout fonctionne',
  notReady: 'Pas encore prêt',
  requests: 'Requêtes',
  noDictation: 'Aucune dictée depuis l’ouverture de cette page.',
  duringDictations: (count) =>
    count === 0 ? 'Aucune pendant que vous dictiez.' : `${count} pendant que vous dictiez.`,
  requestsHelp: (count, hosts) =>
    `${count} depuis l’ouverture de cette page, vers ${listed(hosts)} : les fichiers de l’application, les modèles que vous avez choisi de télécharger et les fichiers que vous avez choisi d’envoyer.`,
  showRequests: 'Les afficher',
  sealed: 'Fils scellés',
  sealedHelp: 'Le navigateur lui-même refuse à ces fils toute connexion, même vers ce site. Voyez vous-même.',
  threadNames: { listen: 'Écoute', engine: 'Reconnaissance', library: 'Dictées', files: 'Fichiers' },
  trials: {
    untried: 'Pas encore essayé',
    refused: 'Refusé par le navigateur',
    failed: 'Pas de connexion',
    'went-out': 'Passé',
  },
  tryFetch: 'Essayer depuis chacun',
  toServer: 'Fichiers vers un serveur',
  toServerSettings: 'Réglages…',
  reach: (host) => (host === null ? 'Ne joint rien : aucun serveur n’est saisi' : `Joint ${host} et rien d’autre`),
  staysOffline: 'Rester hors ligne',
  staysOfflineHelp:
    'Sotto ne demande rien à aucun réseau, pas même à ce site. Ce qui n’est pas encore sur cet appareil ne peut pas être téléchargé. Seul le navigateur lui-même peut encore chercher une nouvelle version.',
  cannotStayOffline:
    'Rester hors ligne avec un interrupteur est possible dès que ce navigateur a conservé la page : rechargez-la.',
  build: 'Cette version compilée',
  buildHelp:
    'Une empreinte des empreintes de tous les fichiers. Qui compile le même code source obtient la même, et la compilation l’affiche.',
  noBuild: 'Inconnue.',
  checkFiles: 'Vérifier les fichiers conservés ici',
  filesRight: (count) => `${count} fichiers sont conservés ici. Tous appartiennent à cette version.`,
  filesWrong: (names) => `N’appartiennent pas à cette version : ${listed(names)}.`,
};

export const storageWords: typeof en.storageWords = {
  title: 'Stockage',
  measuring: 'Mesure en cours…',
  help: 'Ce que Sotto conserve dans ce navigateur. Les tailles sont estimées.',
  kinds: {
    texts: 'Dictées',
    words: 'Minutage des mots',
    versions: 'Versions et modifications',
    sound: 'Son',
  },
  fileSound: 'Son des fichiers',
  fileSoundHelp:
    'Conservé pour transcrire un fichier à nouveau, ou reprendre après une interruption, sans le relire. Pendant la lecture d’un fichier, une copie en est gardée aussi.',
  removeFileSound: 'Supprimer le son des fichiers',
  models: 'Modèles vocaux',
  persisted: 'Le navigateur garde tout jusqu’à ce que vous le supprimiez.',
  persistedNot:
    'Le navigateur peut l’effacer quand la place manque, et Safari après sept jours sans visite. Sauvegardez ce dont vous avez besoin, ou demandez-lui de tout garder.',
  persist: 'Demander au navigateur de le garder',
  largest: 'Les plus grandes',
  untitled: 'Sans titre',
  deleteTitle: 'Tout supprimer',
  deleteHelp: 'Toutes les dictées, la corbeille, vos règles et vos paramètres. C’est irréversible.',
  deleteAll: 'Tout supprimer…',
  modelsToo: 'Les modèles téléchargés aussi',
  deleteSure: 'Supprimer définitivement',
};
