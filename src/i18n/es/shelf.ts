/** The list of dictations, and order among them, in Spanish. */

import type * as en from '../en/shelf.ts';
import { timeOfDay } from '../figures/dates.ts';
import { plural } from '../format.ts';

export const words: typeof en.words = {
  selection: 'Dictados seleccionados',
  selected: (count) => plural(count, { one: 'seleccionado', other: 'seleccionados' }),
  cancel: 'Terminar la selección',
  merge: 'Unir',
  pin: 'Fijar',
  unpin: 'Desfijar',
  export: 'Exportar',
  remove: 'Borrar',
  trash: 'Papelera',
  trashHelp: 'Lo que hay aquí se borra para siempre a los 30 días.',
  trashEmpty: 'La papelera está vacía. Lo que borras se queda aquí 30 días.',
  restore: 'Restaurar',
  restoreOne: (title) => `Restaurar ${title}`,
  emptyTrash: 'Vaciar la papelera',
  deleteForGood: (count) => `Borrar ${plural(count, { one: 'dictado', other: 'dictados' })} para siempre`,
};

export const rows: typeof en.rows = {
  empty: 'Aquí aparecerán tus dictados. Se quedan en este dispositivo.',
  actions: (title) => `Acciones para ${title}`,
  rename: 'Cambiar nombre',
  remove: 'Borrar',
  pinned: 'Fijados',
  fleeting: 'sin guardar',
  select: 'Seleccionar',
  name: 'Nombre',
  untitled: 'Sin título',
  now: 'ahora',
  fromFile: 'de un archivo',
};

export const undo: typeof en.undo = {
  undo: 'Deshacer',
  undoOne: (what) => `Deshacer: ${what}`,
  trashed: (title) => `«${title || rows.untitled}» movido a la papelera.`,
  trashedMany: (count) => `${count} dictados movidos a la papelera.`,
  merged: (count) => `${count} dictados unidos.`,
  split: (title) => `«${title || rows.untitled}» dividido en dos.`,
  cancelled: 'Grabación cancelada.',
  discarded: 'Grabación descartada.',
  ruleRemoved: (from) => `Regla para «${from}» borrada.`,
  modeRemoved: (name) => `Modo «${name}» borrado.`,
  modeReset: (name) => `Modo «${name}» como al principio.`,
  untagged: (tag) => `Etiqueta «${tag}» quitada.`,
  recordings: 'Grabaciones canceladas',
  recordingsHelp: 'Lo que cancelas o descartas se queda aquí un día.',
  recording: (startedAt) => `Grabación de las ${timeOfDay(startedAt)}`,
  bringBack: 'Recuperar',
  bringBackOne: (what) => `Recuperar: ${what}`,
  others: 'Desde que abriste esta página',
  othersHelp: 'Lo demás que hayas quitado puede volver hasta que cierres la página.',
};

export const edits: typeof en.edits = {
  apart: 'No se ha guardado ahí: este texto se cambió o se borró en otra ventana',
  apartHelp: 'Lo que has escrito se conserva como un dictado aparte, en la lista.',
};

export const actions: typeof en.actions = {
  tag: 'Cambiar etiquetas',
  split: 'Dividir',
  discard: 'Descartar',
  measure: 'Medir el almacenamiento',
  deleteAll: 'Borrar todo',
  sweep: 'Quitar lo antiguo',
};
