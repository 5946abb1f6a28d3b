/** The list of dictations, and order among them, in French. */

import type * as en from '../en/shelf.ts';
import { timeOfDay } from '../figures/dates.ts';
import { plural } from '../format.ts';

export const words: typeof en.words = {
  selection: 'Dictées sélectionnées',
  selected: (count) => plural(count, { one: 'sélectionnée', other: 'sélectionnées' }),
  cancel: 'Quitter la sélection',
  merge: 'Fusionner',
  pin: 'Épingler',
  unpin: 'Désépingler',
  export: 'Exporter',
  remove: 'Supprimer',
  trash: 'Corbeille',
  trashHelp: 'Ce qui se trouve ici est supprimé définitivement au bout de 30 jours.',
  trashEmpty: 'La corbeille est vide. Ce que vous supprimez y reste 30 jours.',
  restore: 'Restaurer',
  restoreOne: (title) => `Restaurer ${title}`,
  emptyTrash: 'Vider la corbeille',
  deleteForGood: (count) => `Supprimer définitivement ${plural(count, { one: 'dictée', other: 'dictées' })}`,
};

export const rows: typeof en.rows = {
  empty: 'Vos dictées apparaîtront ici. Elles restent sur cet appareil.',
  actions: (title) => `Actions pour ${title}`,
  rename: 'Renommer',
  remove: 'Supprimer',
  pinned: 'Épinglées',
  fleeting: 'non enregistrée',
  select: 'Sélectionner',
  name: 'Nom',
  untitled: 'Sans titre',
  now: 'maintenant',
  fromFile: 'd’un fichier',
};

export const undo: typeof en.undo = {
  undo: 'Revenir en arrière',
  undoOne: (what) => `Revenir en arrière : ${what}`,
  trashed: (title) => `« ${title || rows.untitled} » placée dans la corbeille.`,
  trashedMany: (count) => `${count} dictées placées dans la corbeille.`,
  merged: (count) => `${count} dictées fusionnées.`,
  split: (title) => `« ${title || rows.untitled} » divisée en deux.`,
  cancelled: 'Enregistrement annulé.',
  discarded: 'Enregistrement jeté.',
  ruleRemoved: (from) => `Règle pour « ${from} » supprimée.`,
  modeRemoved: (name) => `Mode « ${name} » supprimé.`,
  modeReset: (name) => `Mode « ${name} » remis comme au départ.`,
  untagged: (tag) => `Étiquette « ${tag} » retirée.`,
  recordings: 'Enregistrements annulés',
  recordingsHelp: 'Ce que vous annulez ou jetez reste ici un jour.',
  recording: (startedAt) => `Enregistrement de ${timeOfDay(startedAt)}`,
  bringBack: 'Récupérer',
  bringBackOne: (what) => `Récupérer : ${what}`,
  others: 'Depuis l’ouverture de cette page',
  othersHelp: 'Ce que vous avez retiré d’autre peut revenir tant que la page est ouverte.',
};

export const edits: typeof en.edits = {
  apart: 'Pas enregistré à cet endroit : ce texte a été modifié ou supprimé dans une autre fenêtre',
  apartHelp: 'Ce que vous avez saisi est conservé comme dictée à part, dans la liste.',
};

export const actions: typeof en.actions = {
  tag: 'Modifier les étiquettes',
  split: 'Diviser',
  discard: 'Abandonner',
  measure: 'Mesurer le stockage',
  deleteAll: 'Tout supprimer',
  sweep: 'Retirer ce qui est ancien',
};
