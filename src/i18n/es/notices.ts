/** Short messages above the dock, in Spanish. */

import type * as en from '../en/notices.ts';

export const words: typeof en.words = {
  code: (code) => `Código: ${code}`,
  label: 'Mensajes',
  dismiss: 'Descartar',
  copied: 'Copiado. Pégalo donde lo necesites.',
  trashed: (count) => (count === 1 ? 'Movido a la papelera.' : `${count} dictados movidos a la papelera.`),
  merged: (count) => `${count} dictados unidos.`,
  split: 'Dividido en dos.',
  undo: 'Deshacer',
  cancelled: 'Grabación cancelada.',
  saved: 'Guardado.',
  engineRestarted: 'El reconocimiento se ha reiniciado y continúa.',
  journalWorks: 'La grabación vuelve a guardarse en el disco.',
  isolated: 'La página se ha recargado una vez para que Sotto pueda usar todo el procesador.',
  offline: 'Sin conexión: todo funciona.',
  nothingHeard: 'No se ha oído nada, así que no se ha guardado nada.',
};
