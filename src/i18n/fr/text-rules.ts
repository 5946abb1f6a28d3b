/** The texts of the page of text rules, in French. */

import type * as en from '../en/text-rules.ts';
import { number, plural } from '../format.ts';

export const ruleErrors: typeof en.ruleErrors = {
  'rules-unreadable': {
    title: 'Ce n’est pas un fichier de règles de texte',
    help: 'Un fichier exporté par Sotto convient, ou un tableau avec les colonnes « from » et « to ». Vos règles sont restées telles quelles.',
  },
  'rules-too-many': {
    title: 'Il y a plus de règles que Sotto ne peut en garder',
    help: 'Il en garde au plus 10 000. Aucune n’a été ajoutée, et vos règles sont restées telles quelles.',
  },
  'rule-pattern': {
    title: 'Cette expression régulière ne peut pas être lue',
    help: 'La règle est désactivée. Les assertions avant et arrière et les références arrière ne sont pas connues ; les groupes, classes et répétitions le sont.',
  },
  'rule-slow': {
    title: 'Cette règle prend trop de temps',
    help: 'La règle est désactivée, et le texte a été laissé tel quel. Décrivez plus précisément ce qu’il faut trouver.',
  },
  'rule-circular': {
    title: 'Cette règle revient à elle-même',
    help: 'La règle est désactivée : ce qu’elle écrit serait remplacé sans fin. Faites-lui chercher autre chose que ce qu’elle écrit.',
  },
};

export const words: typeof en.words = {
  title: 'Règles de texte',
  tryOut: 'Essayer',
  tryOutHelp: 'Ce que vous écrivez ici passe par les règles comme la parole. Les modifications sont soulignées.',
  tryOutExample: 'Bonjour, virgule, ceci est, euh, un essai',
  said: 'Dit',
  written: 'Écrit',
  unchanged: 'Rien ne change.',
  changes: (count) => plural(count, { one: 'modification', other: 'modifications' }),
  own: 'Vos propres règles',
  find: 'Trouver une règle',
  found: (count) => plural(count, { one: 'règle', other: 'règles' }),
  firstShown: (count) =>
    `Les ${number(count)} premières sont affichées. Trouvez les autres par un mot qu’elles contiennent.`,
  empty: 'Il n’y en a pas encore. En voici que d’autres utilisent :',
  examples: [
    { from: ['sodo', 'soto'], to: 'Sotto' },
    { from: ['mon adresse'], to: '1 rue de l’Exemple, 75000 Paris' },
    { from: ['n huit n'], to: 'n8n' },
  ],
  addExample: (from, to) => `Ajouter : toujours écrire ${to} au lieu de ${from}`,
  add: 'Nouvelle règle',
  edit: (name) => `Modifier la règle pour ${name}`,
  cancel: 'Annuler',
  earlier: (name) => `Monter la règle pour ${name}`,
  later: (name) => `Descendre la règle pour ${name}`,
  order: 'Quand deux règles conviennent aux mêmes mots, celle du dessus s’applique.',
  mostUsed: 'Les plus utilisées',
  from: 'Au lieu de',
  fromHelp: 'Une forme par ligne : toutes deviennent la même chose.',
  to: 'toujours écrire',
  kind: 'C’est une expression régulière',
  kindHelp: 'Dans ce qui est écrit, $1 est son premier groupe.',
  letterCase: 'Majuscules',
  letterCases: { follow: 'Comme dit', ignore: 'Comme écrit ici', exact: 'Doivent correspondre' },
  within: 'Aussi à l’intérieur des mots',
  withinHelp: 'Sinon, seuls des mots entiers sont remplacés.',
  language: 'Langue',
  anyLanguage: 'Toutes les langues',
  save: 'Enregistrer la règle',
  fromMissing: 'Indiquez ce qui doit être remplacé.',
  on: (name) => `Appliquer : ${name}`,
  remove: (name) => `Supprimer la règle pour ${name}`,
  rule: (from, to) => `${from} → ${to === '' ? 'rien' : to}`,
  uses: (count) => (count === 0 ? 'pas encore utilisée' : plural(count, { one: 'utilisation', other: 'utilisations' })),
  files: 'Importer et exporter',
  bringIn: 'Importer…',
  broughtIn: (count) => `${plural(count, { one: 'règle ajoutée', other: 'règles ajoutées' })}.`,
  exportJson: 'Exporter en JSON',
  exportCsv: 'Exporter en CSV',
};
