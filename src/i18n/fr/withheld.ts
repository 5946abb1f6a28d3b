/** What is said about sound without its text, withheld or interrupted, in French. */

import type * as en from '../en/withheld.ts';
import { dayName, timeOfDay } from '../figures/dates.ts';
import { languageName, plural, seconds } from '../format.ts';

export const words: typeof en.words = {
  nothing: (file) => (file ? `Aucune parole reconnue dans ${file}` : 'Aucune parole reconnue'),
  nothingHelp: 'Rien n’y ressemblait à de la parole. Le son est conservé jusqu’à votre prochain enregistrement.',
  missing: (length) => `Environ ${seconds(Math.max(1, length))} sans texte`,
  missingHelp: 'Il y avait du son, mais pas de mots fiables. Il est conservé jusqu’à votre prochain enregistrement.',
  inVain: 'Aucun mot n’en est sorti',
  inVainHelp: 'Vous pouvez encore l’écouter jusqu’à votre prochain enregistrement.',
  gone: 'Ce son a laissé la place à d’autres fichiers et ne peut plus être entendu ici.',
  transcribe: 'Transcrire quand même',
  transcribing: 'Transcription de ce qui n’a pas donné de texte',
  listen: 'Écouter',
  stop: 'Arrêter l’écoute',
  otherLanguage: (tag) => `Ce modèle ne connaît qu’une langue : ${languageName(tag)}. Cela ressemblait à une autre.`,
  seeModels: 'Voir les modèles',
};

/** For example 42 min, or 12 secondes. */
function length(of: number): string {
  return of < 90 ? seconds(Math.round(of)) : `${Math.round(of / 60)} min`;
}

function when(startedAt: number): string {
  const now = Date.now();
  const day = dayName(startedAt, now);
  return day === dayName(now, now) ? timeOfDay(startedAt) : `${day}, ${timeOfDay(startedAt)}`;
}

export const interrupted: typeof en.interrupted = {
  region: 'Enregistrement interrompu',
  found: (of, startedAt) => `Un enregistrement de ${length(of)} (${when(startedAt)})`,
  help: 'Il a été interrompu, et son contenu est toujours là.',
  more: (count) => `Ensuite, ${plural(count, { one: 'autre attend', other: 'autres attendent' })}.`,
  written: 'Écrit jusque-là',
  transcribe: 'Transcrire',
  listen: 'Écouter l’enregistrement',
  stop: 'Arrêter l’écoute',
  keep: 'Garder comme son',
  discard: 'Jeter',
  title: (startedAt) => `Enregistrement de ${timeOfDay(startedAt)}`,
};
