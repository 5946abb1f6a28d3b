/** The texts of the benchmark, in French. */

import type { BenchEnvironment } from '../../protocol/bench.ts';
import type * as en from '../en/bench.ts';
import { figure } from '../figures/bench-amounts.ts';
import { number, plural } from '../format.ts';
import { flagTexts, measureNames, runtimeNames, suiteHelp, suiteTitles, targetNames } from './bench-measures.ts';
import { words as verdicts } from './bench-verdicts.ts';

/** Firefox and Safari tell less. */
function environment({ browser, system, cores, memory, graphics, build }: BenchEnvironment): string {
  return [
    browser,
    system,
    plural(cores, { one: 'cœur de processeur', other: 'cœurs de processeur' }),
    memory === null ? '' : `${number(memory)} Go de mémoire, comme l’arrondissent les navigateurs`,
    graphics || 'graphismes non indiqués',
    `version ${build}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const faults: Readonly<Record<string, string>> = {
  'too-large': 'C’est trop grand pour être un rapport.',
  'not-json': 'Ce n’est pas un rapport : rien ne peut en être lu.',
  'no-report': 'Ce n’est pas un rapport de ce test.',
  newer: 'Il vient d’une version plus récente de Sotto. Rechargez la page pour l’obtenir, puis ouvrez-le de nouveau.',
  damaged: 'Il est endommagé : une partie manque ou a été modifiée. Demandez-le de nouveau, sous forme de fichier.',
};

export const words: typeof en.words = {
  title: 'Test de performance',
  intro:
    'Combien de temps attendriez-vous vos mots sur cet appareil ? Sotto se joue des enregistrements, les écoute et mesure le temps. Les mêmes enregistrements sont donnés à transformers.js, une bibliothèque bien connue qui exécute le même modèle, pour que vous puissiez distinguer un appareil rapide d’un programme rapide.',
  before:
    'Gardez cette page au premier plan pendant le test. Pour des chiffres stables, branchez l’appareil et fermez ce qui l’occupe.',
  private: 'Rien n’est envoyé. Le rapport reste dans cette page jusqu’à ce que vous l’enregistriez ou le transmettiez.',
  length: 'Durée',
  lengths: { normal: 'Deux minutes', long: 'Dix minutes' },
  lengthHelp: 'Dix minutes montrent aussi si l’appareil ralentit en chauffant.',
  label: 'Nom de cet appareil',
  labelHelp: 'Seulement si vous voulez : il figure dans le rapport, comme « Vieux portable ».',
  device: 'Décrire cet appareil dans le rapport',
  deviceHelp:
    'Pour que d’autres sachent à quoi correspondent les chiffres. La ligne ci-dessous est tout ce qui est dit.',
  environment,
  leftOut: ' (omis)',
  start: 'Démarrer',
  again: 'Mesurer de nouveau',
  startTitle: 'Mesurer cet appareil',
  stop: 'Arrêter',

  running: 'Mesure en cours',
  preparing: 'Préparation',
  left: (seconds) =>
    seconds < 60
      ? `encore ${plural(Math.max(5, Math.ceil(seconds / 5) * 5), { one: 'seconde', other: 'secondes' })} environ`
      : `encore ${plural(Math.round(seconds / 60), { one: 'minute', other: 'minutes' })} environ`,
  suiteTitles,
  suiteHelp,
  finished: 'Le test de performance est terminé.',

  result: 'Le résultat',
  faster: (times) => `${times} plus rapide que transformers.js`,
  fasterHelp:
    'Votre attente pour le texte de ce que vous avez dit, et d’un fichier, face à transformers.js avec les mêmes poids, mesurés tour à tour dans les mêmes minutes. 1× serait égal.',
  garbage: 'Les mots étaient faux',
  garbageHelp:
    'Quelle qu’ait été la vitesse : sans les mots justes, elle ne compte pas, donc il n’y a pas de résultat.',
  noScore: 'Pas de comparaison avec transformers.js dans ce rapport',
  noScoreHelp:
    'Il lui faut le réseau une fois, ou il ne peut pas exécuter ce modèle. Tous les autres chiffres restent valables.',
  figures: {
    stop: { name: 'De l’arrêt au texte', help: 'après dix secondes de parole' },
    first: { name: 'Premiers mots', help: 'après le début de la parole' },
    wrong: { name: 'Mots faux', help: 'd’un enregistrement clair' },
    file: { name: 'Fichiers', help: 'fois plus vite que leur lecture' },
  },
  interval: (low, high) => `de ${low} à ${high}`,
  sureness: 'dans 19 essais semblables sur 20',
  once: 'mesuré une fois',
  times: (count) => `${number(count)} fois`,
  details: 'Tous les chiffres',
  detailsHelp:
    'Le milieu de toutes les mesures, et où ce milieu se trouverait dans 19 essais semblables sur 20. La dernière colonne dit combien de fois il est meilleur que ce à quoi il est comparé.',
  columns: { measure: 'Quoi', figure: 'Chiffre', beside: 'Face à' },
  against: (ratio, what) => `${ratio} ${what}`,
  measureNames,
  runtimeNames,
  flagTexts,
  flagsTitle: 'Lisez ce rapport avec prudence',

  scorecard: 'Objectifs',
  scorecardHelp: 'Ce que Sotto s’est proposé d’atteindre sur un portable ordinaire, et ce que donne cet appareil.',
  scorecardColumns: { target: 'Objectif', limit: 'But', value: 'Ici', outcome: 'Résultat' },
  targetNames,
  atMost: (limit) => `au plus ${limit}`,
  atLeast: (limit) => `au moins ${limit}`,
  outcomes: { met: 'atteint', missed: 'manqué', 'not-measured': 'non mesuré' },
  summary: (met, measured) =>
    `Objectifs atteints : ${number(met)} sur ${plural(measured, { one: 'mesuré', other: 'mesurés' })}.`,

  share: 'Le transmettre',
  shareHelp:
    'Un lien contient tout le résultat dans sa dernière partie, que les navigateurs n’envoient jamais à un serveur.',
  saveFile: 'Enregistrer comme fichier',
  copyMarkdown: 'Copier comme texte',
  copyLink: 'Copier le lien',
  showCode: 'Afficher le code QR',
  hideCode: 'Masquer le code QR',
  code: 'Code QR du lien vers ce rapport',
  codeHelp: 'Visez-le avec l’appareil photo d’un téléphone : le rapport s’y ouvre, et vous pouvez comparer.',
  noCode: 'Le lien est trop long pour un code. Copiez-le, ou enregistrez un fichier.',
  copied: 'Copié',
  notCopied: 'La copie n’a pas pu se faire',

  compare: 'Comparer',
  compareHelp: 'Ouvrez des rapports d’autres appareils ou navigateurs, par fichier ou par lien.',
  openFile: 'Ouvrir un fichier',
  link: 'Lien vers un rapport',
  linkHelp: 'Il commence par l’adresse d’un Sotto et contient « #bench= ».',
  open: 'Ouvrir',
  unreadable: 'Ce rapport ne peut pas être lu',
  fault: (name) => faults[name ?? ''] ?? faults.damaged ?? '',
  reports: 'Rapports ouverts',
  show: 'Afficher',
  shown: 'Affiché ci-dessus',
  close: (title) => `Fermer ${title}`,
  baseline: 'Comparé à',
  compared: 'Côte à côte',
  comparedHelp:
    'Chaque marque est un rapport, sur une ligne qui va du moins au plus ; la barre qui la traverse montre où serait son milieu dans 19 essais semblables sur 20. Là où les barres ne se touchent pas, la différence est réelle.',
  comparedColumns: { measure: 'Quoi', chart: 'Graphique', reports: 'Chiffres' },
  notMeasured: 'non mesuré',
  comparison: verdicts.comparison,
  obstacles: verdicts.obstacles,
  figure,
};
