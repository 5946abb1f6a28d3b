/** The texts of the diagnostics, in French. */

import type { Stage } from '../../protocol/metrics.ts';
import type * as en from '../en/diagnostics.ts';
import { latency } from '../figures/latency.ts';
import { number, percent, plural } from '../format.ts';

const stages: Record<Stage, string> = {
  'first-partial': 'Du début de la parole au premier texte',
  'live-lag': 'Retard du texte en direct sur la voix',
  'word-emission': 'Du mot prononcé au mot fixé',
  finalisation: 'Du dernier mot au texte final',
  'stop-to-final': 'De l’arrêt au texte enregistré',
  paint: 'Du texte à l’écran',
  'partial-pass': 'Une passe pour le texte en direct',
  'final-pass': 'Une passe pour le texte final',
  'endpoint-to-final': 'De la fin de parole détectée au texte final',
  encode: 'Encodeur',
  verify: 'Vérification d’un brouillon',
  'decode-step': 'Décodeur, une étape',
  'listen-lag': 'Son en attente d’être entendu',
  resample: 'Rééchantillonnage, un bloc',
  vad: 'Détection de la voix, une trame',
};

export const words: typeof en.words = {
  title: 'Diagnostic',
  about: 'Mesuré sur cet appareil depuis l’ouverture de la page.',
  empty: 'Rien à montrer pour l’instant',
  emptyHelp: 'Dictez une phrase ou deux, et les chiffres apparaissent ici, même pendant que vous parlez.',

  session: 'Cette session',
  few: (count, slowest) =>
    count === 1 ? 'mesuré une fois' : `mesuré ${number(count)} fois, au plus lent ${latency(slowest)}`,
  many: (ms) => `95 sur 100 en ${latency(ms)} au plus`,
  notYet: 'pas encore mesuré',
  firstText: 'Premier texte',
  firstTextHelp: 'après le début de la parole',
  liveLag: 'Retard en direct',
  liveLagHelp: 'du texte en direct sur votre voix',
  finalText: 'Texte final',
  finalTextHelp: 'après le dernier mot d’un passage',
  stop: 'De l’arrêt au texte',
  stopHelp: 'du bouton au texte enregistré',
  changed: 'Mots modifiés',
  changedHelp: (changed, shown) =>
    `${number(changed)} sur ${plural(shown, { one: 'mot affiché', other: 'mots affichés' })}`,
  drafts: 'Brouillons gardés',
  draftsHelp: (kept, all) => `${number(kept)} sur ${plural(all, { one: 'token vérifié', other: 'tokens vérifiés' })}`,
  early: 'Passes anticipées gardées',
  earlyHelp: (kept, all) => `${number(kept)} sur ${number(all)} commencées avant la fin de la parole`,
  dropped: 'Son perdu',
  droppedHelp: 'blocs arrivés plus vite qu’ils n’étaient entendus',

  lag: 'Retard en direct, texte par texte',
  lagHelp: (count) =>
    count <= 1
      ? 'Le texte en direct le plus récent.'
      : `Les ${number(count)} textes en direct les plus récents, le dernier à droite.`,
  lagChart: (least, greatest) => `Entre ${latency(least)} et ${latency(greatest)}`,

  stagesTitle: 'Où passe le temps',
  stagesHelp:
    'La moitié n’a pas dépassé la médiane, et 95 sur 100 le chiffre suivant. Les graphiques vont du plus rapide au plus lent.',
  groups: { seen: 'Ce que vous remarquez', engine: 'Reconnaissance', listen: 'Écoute' },
  stages,
  columns: { stage: 'Étape', count: 'Nombre', p50: 'Médiane', p95: '95 %', p99: '99 %', shape: 'Répartition' },
  shape: (least, greatest) => `De ${latency(least)} à ${latency(greatest)}`,

  save: 'À emporter',
  saveHelp: 'Les fichiers contiennent des durées et des nombres, ni mots ni son. Une trace s’ouvre dans Perfetto.',
  savePrometheus: 'Enregistrer en texte Prometheus',
  saveTrace: 'Enregistrer en trace',

  counted: number,
  share: (part, whole) => percent(whole === 0 ? 0 : part / whole),
};
