/** What each error says to people, in French. */

import type * as en from '../en/errors.ts';

const unfetched: en.ErrorText = {
  title: 'Un modèle vocal n’a pas pu être téléchargé',
  help: 'Ouvrez les modèles vocaux pour voir pourquoi, et réessayez là-bas.',
};

const rules: en.ErrorText = {
  title: 'Une règle de texte ne peut pas être utilisée',
  help: 'Ouvrez les règles de texte pour voir pourquoi. Rien de ce que vous avez dit ou écrit n’est perdu.',
};

export const errors: typeof en.errors = {
  'mic-denied': {
    title: 'Sotto n’a pas le droit d’utiliser le micro',
    help: 'Ouvrez les paramètres du site à côté de l’adresse, autorisez le micro, puis réessayez. Transcrire un fichier fonctionne sans lui.',
  },
  'mic-revoked': {
    title: 'Le micro a été désactivé pour cette page',
    help: 'Ce que vous avez dit jusque-là est conservé. Autorisez le micro dans les paramètres du site à côté de l’adresse, puis réessayez.',
  },
  'mic-missing': {
    title: 'Aucun micro trouvé',
    help: 'Branchez un micro, ou choisissez-en un autre dans les paramètres.',
  },
  'mic-busy': {
    title: 'Le micro est utilisé par un autre programme',
    help: 'Fermez le programme qui l’utilise, ou choisissez un autre micro.',
  },
  'mic-lost': {
    title: 'Le micro a été débranché',
    help: 'Ce que vous avez dit jusque-là est conservé. Rebranchez-le, ou choisissez un autre micro.',
  },
  'mic-muted': {
    title: 'Le micro est coupé',
    help: 'Réactivez-le sur l’appareil ou dans les paramètres du système. L’enregistrement continue.',
  },
  'mic-silent': {
    title: 'Aucun son ne vient du micro',
    help: 'Vérifiez qu’il est allumé et que c’est le bon. L’enregistrement continue.',
  },
  'noise-loud': {
    title: 'Le bruit est aussi fort que votre voix',
    help: 'Certains mots peuvent être faux. Rapprochez-vous du micro, ou activez le traitement du son pour le prochain enregistrement.',
  },
  'voice-clipped': {
    title: 'Votre voix sature le micro',
    help: 'Certains mots peuvent être faux. Éloignez-vous un peu, ou baissez le niveau du micro dans les réglages du système.',
  },
  'voice-faint': {
    title: 'Votre voix est très faible',
    help: 'Certains mots peuvent être faux. Rapprochez-vous du micro, ou montez son niveau dans les réglages du système.',
  },
  'audio-frozen': {
    title: 'Le son n’arrive plus',
    help: 'Ce que vous avez dit jusque-là est conservé. Terminez, puis recommencez.',
  },
  'audio-overrun': {
    title: 'Cet appareil est trop occupé pour tout entendre',
    help: 'Quelques mots peuvent manquer. Fermez d’autres onglets et programmes ; l’enregistrement continue.',
  },
  'audio-unsupported': {
    title: 'Ce navigateur ne peut pas enregistrer de son',
    help: 'Utilisez une version actuelle de Chrome, Edge, Firefox ou Safari.',
  },
  'recording-elsewhere': {
    title: 'Sotto enregistre déjà dans une autre fenêtre',
    help: 'Continuez là-bas, ou prenez le relais : ce qui y a été dit est conservé.',
  },
  'file-empty': { title: 'Le fichier est vide', help: 'Choisissez un autre fichier audio ou vidéo.' },
  'file-too-short': {
    title: 'Le fichier est trop court pour contenir de la parole',
    help: 'Choisissez un enregistrement qui dure plus d’un instant.',
  },
  'file-too-long': {
    title: 'Le fichier est trop long pour cet appareil',
    help: 'Coupez-le en parties plus courtes et transcrivez-les l’une après l’autre.',
  },
  'file-undecodable': {
    title: 'Le fichier ne peut pas être lu comme du son',
    help: 'Choisissez un autre fichier : WAV, MP3, M4A, OGG, FLAC, WebM et MP4 conviennent en général.',
  },
  'file-no-audio': {
    title: 'La vidéo n’a pas de son',
    help: 'Choisissez un autre fichier, ou exportez celui-ci de nouveau avec son son.',
  },
  'folder-no-audio': {
    title: 'Ce dossier ne contient aucun son',
    help: 'Choisissez un dossier avec des fichiers audio ou vidéo, ou les fichiers eux-mêmes.',
  },
  'file-format-unknown': {
    title: 'Sotto ne sait pas lire ce type de fichier',
    help: 'Convertissez-le en FLAC, MP3 ou M4A, par exemple avec VLC, et choisissez le résultat.',
  },
  'file-interrupted': {
    title: 'Le fichier a été interrompu avant d’être lu en entier',
    help: 'Choisissez-le de nouveau : ce qui a été trouvé est conservé, et la suite arrive.',
  },
  'file-changed': {
    title: 'Le fichier a changé, ou n’est plus là',
    help: 'Il a été modifié, déplacé ou supprimé après avoir été choisi, ou son lecteur est illisible. Choisissez-le de nouveau.',
  },
  'window-blocked': {
    title: 'Le navigateur n’a pas ouvert de mini-fenêtre',
    help: 'Autorisez les fenêtres pop-up pour cette page et appuyez de nouveau sur le bouton.',
  },
  'asset-missing': {
    title: 'Une partie de Sotto n’est pas encore sur cet appareil',
    help: 'Connectez-vous une fois au réseau et réessayez. Ensuite, tout fonctionne hors ligne.',
  },
  'model-unknown': unfetched,
  'model-broken': {
    title: 'Le modèle vocal est endommagé',
    help: 'Rechargez la page : Sotto relira le modèle. Vos dictées sont conservées.',
  },
  'model-unsupported': {
    title: 'Cette version de Sotto ne peut pas encore exécuter ce type de modèle',
    help: 'Il reste installé. Choisissez un autre modèle.',
  },
  'model-incomplete': unfetched,
  'model-missing': {
    title: 'Le modèle n’est plus sur cet appareil',
    help: 'Connectez-vous au réseau : ce qui manque sera téléchargé de nouveau.',
  },
  'model-damaged': {
    title: 'Les fichiers du modèle ne sont pas ce qu’ils devraient être',
    help: 'Réessayez : ce qui est endommagé sera téléchargé de nouveau.',
  },
  'install-elsewhere': unfetched,
  'hub-unreachable': unfetched,
  'hub-missing': unfetched,
  'hub-gated': unfetched,
  'hub-busy': unfetched,
  'hub-answer': unfetched,
  'remote-off': {
    title: 'Cette fenêtre ne peut pas joindre le serveur',
    help: 'Le chemin s’ouvre avec une adresse dans les réglages du serveur, et reste fermé tant que Sotto doit rester hors ligne. Ce qui est revenu est conservé.',
  },
  'remote-unreachable': {
    title: 'Le serveur ne répond pas',
    help: 'Ce qui est revenu est conservé. Vérifiez qu’il tourne et qu’il admet cette page : vLLM avec --allowed-origins, speaches avec ALLOW_ORIGINS.',
  },
  'remote-refused': {
    title: 'Le serveur refuse la clé',
    help: 'Ce qui est revenu est conservé. Saisissez la bonne clé dans les réglages du serveur.',
  },
  'remote-missing': {
    title: 'Le serveur ne connaît pas cette adresse ou ce modèle',
    help: 'Vérifiez les deux dans les réglages du serveur.',
  },
  'remote-too-large': {
    title: 'Un morceau de son est trop gros pour le serveur',
    help: 'Activez la compression dans les réglages du serveur, ou relevez la limite du serveur.',
  },
  'remote-rejected': {
    title: 'Le serveur n’accepte pas le son',
    help: 'Vérifiez le modèle et la langue, ou faites le reste sur cet appareil.',
  },
  'remote-answer': {
    title: 'La réponse du serveur est inutilisable',
    help: 'Ce n’est pas la réponse d’une API de transcription. Vérifiez l’adresse dans les réglages du serveur.',
  },
  'remote-busy': {
    title: 'Le serveur est surchargé',
    help: 'Ce qui est revenu est conservé. Réessayez plus tard, ou faites le reste sur cet appareil.',
  },
  'remote-failed': {
    title: 'Le serveur a échoué',
    help: 'Ce qui est revenu est conservé. Réessayez, ou faites le reste sur cet appareil.',
  },
  'backend-unsupported': {
    title: 'Ce navigateur ne peut pas exécuter le modèle vocal',
    help: 'Utilisez une version actuelle de Chrome, Edge, Firefox ou Safari.',
  },
  'gpu-lost': {
    title: 'Le processeur graphique a cessé de fonctionner',
    help: 'Sotto continue sans lui. Rien n’a été perdu.',
  },
  'output-broken': {
    title: 'Le modèle a donné des résultats impossibles',
    help: 'Sotto l’exécute autrement. Rien n’a été perdu.',
  },
  'thread-died': {
    title: 'La reconnaissance s’est arrêtée de façon inattendue',
    help: 'Les dictées enregistrées sont intactes. Réessayez : Sotto relance la reconnaissance.',
  },
  'thread-slow': {
    title: 'Cet appareil est lent pour ce modèle',
    help: 'Sotto attendra désormais plus longtemps et reprend ce qu’il avait en cours. Un modèle plus petit répond plus vite.',
  },
  'out-of-memory': {
    title: 'Il n’y a pas assez de mémoire',
    help: 'Fermez d’autres onglets et programmes, puis réessayez. Les dictées enregistrées sont intactes.',
  },
  'storage-full': {
    title: 'Il n’y a plus de place pour enregistrer',
    help: 'Copiez le texte maintenant. Supprimez ensuite des dictées dont vous n’avez plus besoin, ou libérez de la place sur l’appareil.',
  },
  'language-unknown': {
    title: 'Le modèle vocal ne connaît pas cette langue',
    help: 'Choisissez une autre langue ou un autre modèle vocal.',
  },
  'storage-gone': {
    title: 'Le navigateur a fermé le stockage',
    help: 'Copiez le texte si vous en voyez ici, puis rechargez la page.',
  },
  'journal-failed': {
    title: 'Cet enregistrement ne peut pas être conservé sur le disque',
    help: 'Il continue, mais un plantage le ferait perdre. Terminez bientôt et copiez le texte. Libérez ensuite de la place sur l’appareil.',
  },
  'record-damaged': {
    title: 'Cette dictée ne peut plus être lue',
    help: 'Ses données sont endommagées. Les autres ne sont pas touchées, et vous pouvez la supprimer de la liste.',
  },
  'clipboard-denied': {
    title: 'Le texte n’a pas pu être copié',
    help: 'Il est toujours là. Appuyez de nouveau sur « Copier », ou sélectionnez le texte et copiez-le.',
  },
  'timed-out': {
    title: 'Cela a pris trop de temps',
    help: 'Réessayez. Les dictées enregistrées sont intactes.',
  },
  'report-unreadable': {
    title: 'Ce rapport ne peut pas être lu',
    help: 'Demandez-le de nouveau, sous forme de fichier.',
  },
  'backup-unreadable': {
    title: 'Ce fichier n’est pas une sauvegarde que Sotto peut lire',
    help: 'Il est peut-être endommagé, ou vient d’un autre programme. Rien n’a été modifié.',
  },
  'backup-locked': {
    title: 'La phrase secrète n’est pas la bonne',
    help: 'Rien n’a été modifié. Réessayez.',
  },
  'text-unreadable': {
    title: 'Ce fichier ne peut pas être lu comme du texte',
    help: 'Le texte, SRT, WebVTT et le JSON de Sotto conviennent. Rien n’a été importé.',
  },
  'rules-unreadable': rules,
  'rules-too-many': rules,
  'rule-pattern': rules,
  'rule-slow': rules,
  'rule-circular': rules,
  cancelled: { title: 'Annulé', help: 'Rien n’a été enregistré.' },
  'bad-argument': {
    title: 'Cela ne peut pas être ouvert',
    help: 'Quelque chose d’inattendu a été demandé à Sotto. Les dictées enregistrées sont intactes.',
  },
  internal: {
    title: 'Un problème est survenu dans Sotto',
    help: 'Les dictées enregistrées sont intactes. Rechargez la page ; si cela se reproduit, signalez le code.',
  },
};

export const remedies: typeof en.remedies = {
  retry: 'Réessayer',
  'allow-microphone': 'Réessayer',
  'choose-microphone': 'Choisir un micro',
  'check-microphone': 'Paramètres du micro',
  'other-window': null,
  'take-over': 'Prendre le relais',
  'choose-file': 'Choisir un autre fichier',
  'connect-once': 'Réessayer',
  'set-server': 'Réglages du serveur',
  'free-space': null,
  'close-tabs': 'Réessayer',
  reload: 'Recharger',
  none: null,
};

export const microphoneHelp: typeof en.microphoneHelp = {
  chromium:
    'Cliquez sur l’icône à gauche de l’adresse et activez le microphone. Ce message disparaît dès qu’il est autorisé. Les fichiers se transcrivent aussi sans lui.',
  firefox:
    'Cliquez sur le microphone barré à gauche de l’adresse, retirez « Bloqué » avec la croix, appuyez de nouveau et autorisez-le. Les fichiers se transcrivent aussi sans lui.',
  safari:
    'Dans le menu Safari, choisissez « Réglages pour ce site web… » et mettez Microphone sur « Autoriser ». Les fichiers se transcrivent aussi sans lui.',
  ios: 'Touchez l’icône près de l’adresse, puis « Réglages du site web », et mettez Microphone sur « Autoriser ». S’il n’y figure pas, autorisez le microphone pour le navigateur dans les réglages de l’appareil.',
  system:
    'Le système ne laisse pas le microphone à ce navigateur. Autorisez-le dans les réglages de confidentialité du système, à la rubrique Microphone.',
  dismissed: 'La question du navigateur a été fermée. Appuyez de nouveau et choisissez Autoriser.',
};
