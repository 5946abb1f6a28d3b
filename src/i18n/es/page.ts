/** The frame of the page, in Spanish. */

import type * as en from '../en/page.ts';

export const chips: typeof en.chips = {
  label: 'Esta sesión',
  device: 'En este dispositivo',
  offline: 'Sin conexión',
  oneThread: 'sin aislar',
  privacy: 'Privacidad',
  model: 'Modelo de voz',
  downloading: 'Descargando un modelo',
  modelFailed: 'Modelo no cargado',
  mode: 'Cómo se escribe el texto',
  microphone: 'Micrófono',
  systemMicrophone: 'Micrófono del sistema',
};

export const update: typeof en.update = { ready: 'Nueva versión lista', restart: 'Reiniciar' };

export const words: typeof en.words = {
  app: 'Sotto',
  recording: (time) => `● ${time} · Sotto`,
  finishing: 'Terminando · Sotto',
  skip: 'Ir al dictado',
  close: 'Cerrar',
  openFile: 'Transcribir un archivo',
  titled: (title) => `${title} · Sotto`,
  back: 'Volver',
};
