/** The texts of the page of text rules, in Spanish. */

import type * as en from '../en/text-rules.ts';
import { number, plural } from '../format.ts';

export const ruleErrors: typeof en.ruleErrors = {
  'rules-unreadable': {
    title: 'No es un archivo de reglas de texto',
    help: 'Sirve un archivo exportado por Sotto, o una tabla con las columnas «from» y «to». Las reglas que tienes siguen como estaban.',
  },
  'rules-too-many': {
    title: 'Hay más reglas de las que Sotto puede guardar',
    help: 'Se guardan como mucho 10 000. No se ha añadido ninguna, y las reglas que tienes siguen como estaban.',
  },
  'rule-pattern': {
    title: 'Esta expresión regular no se puede leer',
    help: 'La regla está desactivada. No se admiten las aserciones de contexto (lookaround) ni las referencias a grupos; sí los grupos, las clases y la repetición.',
  },
  'rule-slow': {
    title: 'Esta regla tarda demasiado',
    help: 'La regla está desactivada y el texto se ha dejado como estaba. Indica con más exactitud qué hay que encontrar.',
  },
  'rule-circular': {
    title: 'Esta regla vuelve a sí misma',
    help: 'La regla está desactivada: lo que escribe se sustituiría sin fin. Haz que busque algo distinto de lo que escribe.',
  },
};

export const words: typeof en.words = {
  title: 'Reglas de texto',
  tryOut: 'Pruébalo',
  tryOutHelp: 'Lo que escribas aquí pasa por las reglas como si lo dijeras. Los cambios están subrayados.',
  tryOutExample: 'Hola, coma, esto es, eh, una prueba',
  said: 'Dicho',
  written: 'Escrito',
  unchanged: 'No cambia nada.',
  changes: (count) => plural(count, { one: 'cambio', other: 'cambios' }),
  own: 'Tus propias reglas',
  find: 'Buscar una regla',
  found: (count) => plural(count, { one: 'regla', other: 'reglas' }),
  firstShown: (count) => `Se muestran las primeras ${number(count)}. Encuentra otras por una palabra que contengan.`,
  empty: 'Todavía no hay ninguna. Algunas que otros tienen:',
  examples: [
    { from: ['sodo', 'soto'], to: 'Sotto' },
    { from: ['mi dirección'], to: 'Calle Ejemplo 1, 28000 Madrid' },
    { from: ['n ocho n'], to: 'n8n' },
  ],
  addExample: (from, to) => `Añadir: escribir siempre ${to} en vez de ${from}`,
  add: 'Nueva regla',
  edit: (name) => `Editar la regla para ${name}`,
  cancel: 'Cancelar',
  earlier: (name) => `Subir la regla para ${name}`,
  later: (name) => `Bajar la regla para ${name}`,
  order: 'Si dos reglas sirven para las mismas palabras, se aplica la de arriba.',
  mostUsed: 'Las más usadas',
  from: 'En vez de',
  fromHelp: 'Una forma por línea: todas se convierten en lo mismo.',
  to: 'escribir siempre',
  kind: 'Es una expresión regular',
  kindHelp: 'En lo que se escribe, $1 es su primer grupo.',
  letterCase: 'Mayúsculas',
  letterCases: { follow: 'Como se dijo', ignore: 'Como está escrito aquí', exact: 'Deben coincidir' },
  within: 'También dentro de palabras',
  withinHelp: 'Si no, solo se sustituyen palabras enteras.',
  language: 'Idioma',
  anyLanguage: 'Todos los idiomas',
  save: 'Guardar la regla',
  fromMissing: 'Indica qué hay que sustituir.',
  on: (name) => `Aplicar: ${name}`,
  remove: (name) => `Borrar la regla para ${name}`,
  rule: (from, to) => `${from} → ${to === '' ? 'nada' : to}`,
  uses: (count) => (count === 0 ? 'aún sin usar' : plural(count, { one: 'uso', other: 'usos' })),
  files: 'Importar y exportar',
  bringIn: 'Importar…',
  broughtIn: (count) => `${plural(count, { one: 'regla añadida', other: 'reglas añadidas' })}.`,
  exportJson: 'Exportar como JSON',
  exportCsv: 'Exportar como CSV',
};
