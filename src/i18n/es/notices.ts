/** Short messages above the dock, in Spanish. */

import type * as en from '../en/notices.ts';

export const words: typeof en.words = {
  code: (code) => `Código: ${code}`,
  label: 'Mensajes',
  about: (what, title) => `${what}: ${title}`,
  dismiss: 'Descartar',
  copied: 'Copiado. Pégalo donde lo necesites.',
  saved: 'Guardado.',
  handedOver: 'Ahora graba otra ventana. Lo que se dijo aquí se conserva.',
  engineRestarted: 'El reconocimiento se ha reiniciado y continúa.',
  journalWorks: 'La grabación vuelve a guardarse en el disco.',
  isolated: 'La página se ha recargado una vez para que Sotto pueda usar todo el procesador.',
  offline: 'Sin conexión: todo funciona.',
  nothingHeard: 'No se ha oído nada, así que no se ha guardado nada.',
};

export const actions: typeof en.actions = {
  show: 'Mostrar la página',
  open: 'Abrir',
  list: 'Leer la lista',
  save: 'Guardar',
  keep: 'Conservar el texto',
  rename: 'Cambiar nombre',
  remove: 'Borrar',
};
