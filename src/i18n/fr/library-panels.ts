/** What is opened from the library, in French. */

import type * as en from '../en/library-panels.ts';
import { size } from '../figures/amounts.ts';
import { plural } from '../format.ts';

export const search: typeof en.search = {
  searching: 'Recherche…',
  found: (total) =>
    total === 0 ? 'Aucun résultat' : plural(total, { one: 'dictée trouvée', other: 'dictées trouvées' }),
  when: 'Date',
  periods: { day: 'Aujourd’hui', week: '7 derniers jours', month: '30 derniers jours', year: 'Dernière année' },
  length: 'Durée',
  lengths: { short: 'Moins d’une minute', middle: 'De 1 à 10 minutes', long: 'Plus de 10 minutes' },
  source: 'Origine',
  sources: { microphone: 'Micro', file: 'D’un fichier' },
  language: 'Langue',
  model: 'Modèle',
  tag: 'Étiquette',
  pinned: 'Épinglées seulement',
};

export const exports: typeof en.exports = {
  title: (count) => (count === 1 ? 'Exporter' : `Exporter ${plural(count, { one: 'dictée', other: 'dictées' })}`),
  format: 'Format',
  formats: {
    txt: 'Texte',
    md: 'Markdown',
    docx: 'Word',
    srt: 'SRT',
    vtt: 'WebVTT',
    html: 'Page web',
    json: 'JSON',
  },
  facts: {
    txt: 'Les mots seuls, pour tout programme.',
    md: 'Des titres, et les informations en tête, pour les programmes de prise de notes.',
    docx: 'Un document pour Word, Pages, LibreOffice ou Google Docs.',
    srt: 'Des sous-titres que lisent tous les lecteurs vidéo.',
    vtt: 'Des sous-titres pour le web.',
    html: 'Une page où chaque mot porte son moment.',
    json: 'Tout, avec le minutage et la certitude du modèle, pour d’autres programmes.',
  },
  files: 'Fichiers',
  fileChoices: { each: 'Un par dictée, dans un fichier zip', one: 'Tout en un' },
  preview: 'Aperçu',
  more: (rest) => `… et ${plural(rest, { one: 'caractère de plus', other: 'caractères de plus' })}`,
  noTimes: 'Ce texte n’a pas de son : rien ne permet de minuter des sous-titres.',
  file: (name, bytes) => `${name} · ${size(bytes)}`,
  save: 'Enregistrer',
  copy: 'Copier',
  copyFormatted: 'Copier avec mise en forme',
  share: 'Partager',
  copied: 'Copié. Collez le texte où vous en avez besoin.',
};

export const backup: typeof en.backup = {
  title: 'Sauvegarde',
  make: 'Tout dans un seul fichier',
  makeHelp:
    'Les dictées avec leurs versions, le son conservé, les paramètres et les règles de texte. Les modèles vocaux n’y sont pas : on peut les télécharger de nouveau.',
  passphrase: 'Phrase secrète, si vous en voulez une',
  passphraseHelp:
    'Avec elle, le fichier est chiffré, et personne ne l’ouvre sans elle : Sotto ne peut pas la retrouver.',
  save: 'Enregistrer la sauvegarde',
  making: 'Écriture de la sauvegarde…',
  made: 'La sauvegarde est dans vos téléchargements.',
  restore: 'Faire entrer quelque chose',
  restoreHelp:
    'Une sauvegarde ajoute ce qui manque ici et ne change rien à ce qui y est. Les textes, sous-titres et JSON deviennent des dictées.',
  choose: 'Restaurer une sauvegarde',
  texts: 'Importer des textes',
  restoring: 'Lecture…',
  isSealed: 'Cette sauvegarde est chiffrée. Saisissez sa phrase secrète.',
  passphraseOf: (name) => `Phrase secrète de ${name}`,
  open: 'Restaurer',
  restored: (added) =>
    added === 0
      ? 'Tout ce qu’elle contient était déjà ici.'
      : `${plural(added, { one: 'dictée restaurée', other: 'dictées restaurées' })}.`,
  show: 'Recharger pour les afficher',
  broughtIn: (count) => `${plural(count, { one: 'texte importé', other: 'textes importés' })}.`,
};
