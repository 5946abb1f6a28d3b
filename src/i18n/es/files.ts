/** Files that are dropped, and those that are transcribed, in Spanish. */

import type * as en from '../en/files.ts';
import { plural } from '../format.ts';

export const words: typeof en.words = {
  drop: 'Suelta para transcribir',
  dropHelp: 'Audio o vídeo, o una carpeta entera. No sale de este dispositivo.',
  running: (name) => `Transcribiendo ${name}`,
  done: (done, all) => (all === null ? done : `${done} de ${all}`),
  left: (time) => `quedan ${time}`,
  cancel: 'Cancelar',
  list: 'Archivos',
  runningOf: (number, count) => `Transcribiendo el archivo ${number} de ${count}`,
  ended: (done, failed) =>
    failed === 0
      ? plural(done, { one: 'archivo transcrito', other: 'archivos transcritos' })
      : `${done} de ${done + failed} archivos transcritos`,
  pausedOf: (left) => plural(left, { one: 'archivo en pausa', other: 'archivos en pausa' }),
  cancelAll: 'Cancelar todo',
  pauseAll: 'Pausar todo',
  pause: 'Pausar',
  goOn: 'Continuar',
  paused: 'En pausa',
  pausedOne: (name) => `${name} está en pausa`,
  pauseOne: (name) => `Pausar ${name}`,
  goOnOne: (name) => `Continuar con ${name}`,
  addFolder: 'Añadir una carpeta…',
  clear: 'Vaciar',
  waiting: 'En espera',
  transcribed: 'Transcrito',
  withheld: (seconds) => `${seconds} de sonido sin texto`,
  open: 'Abrir',
  retry: 'Reintentar',
  chooseAgain: 'Volver a elegirlo',
  chooseOther: 'Elegir otro archivo',
  cancelOne: (name) => `Cancelar ${name}`,
  advance: (name) => `Adelantar ${name}`,
  failed: (name, what) => `${name}: ${what}`,
  format: (name) => `Es ${name}.`,
  archive: (name) => `Es un archivo comprimido (${name}). Descomprímelo y elige las grabaciones que contiene.`,
  noSound: (name) => `Es ${name} y no tiene sonido. Elige un archivo de audio o vídeo.`,
  more: (count) => `y ${count} más`,
  arrived: (names) => `${names} ha llegado de otro programa o sitio`,
  arrivedHelp: 'Acéptalo solo si lo has compartido tú.',
  take: 'Aceptar',
};
