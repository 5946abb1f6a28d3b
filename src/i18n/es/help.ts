/** The texts of the help and of the keys that it explains, in Spanish. */

import type * as en from '../en/help.ts';

export const words: typeof en.words = {
  title: 'Ayuda',
  keys: 'Teclas',
  key: { space: 'Espacio', enter: 'Intro', hold: 'Mantener', remove: 'Supr', or: 'o' },
  press: 'Lo mismo, sobre el botón redondo',
  hold: 'Hablar mientras se mantiene; soltar para terminar',
  rename: 'Cambiar el nombre del dictado enfocado en la lista',
  remove: 'Borrar el dictado enfocado en la lista; se puede deshacer',
  lettersOff: 'Las teclas de la página están desactivadas en los ajustes.',
  limits: 'Lo que una página no puede hacer',
  limitsBody:
    'Sotto es una página en tu navegador. No puede atender a una tecla mientras otro programa está delante, ni escribir en otros programas. Termina y copia, y después pega el texto donde lo necesites.',
  diagnostics: 'Qué velocidad tiene aquí',
  diagnosticsBody: 'Sotto se mide a sí mismo mientras dictas. Lo que mide se queda en este dispositivo.',
  openDiagnostics: 'Abrir el diagnóstico',
  benchBody:
    'La prueba de rendimiento reproduce grabaciones para Sotto, mide los tiempos y compara con otro programa y con otros dispositivos.',
  openBench: 'Abrir la prueba de rendimiento',
};

export const commands: typeof en.commands = {
  toggle: 'Empezar o terminar de grabar; mantener para hablar',
  finish: 'Terminar y copiar, mientras se graba',
  cancel: 'Cancelar la grabación; se puede deshacer',
  mini: 'Abrir la miniventana, mientras se graba',
  mode: 'Elegir cómo se escribe el texto',
  search: 'Buscar en los dictados',
  next: 'Abrir el dictado anterior en el tiempo',
  last: 'Abrir el dictado siguiente en el tiempo',
  help: 'Abrir la ayuda',
};

export const keys: typeof en.keys = {
  change: (does, key) => `${does}: ${key || 'sin tecla'}. Cambiar`,
  none: 'ninguna',
  press: 'Pulsa una tecla…',
  remove: (does) => `Sin tecla para: ${does}`,
  taken: (key, does) => `${key} ya se usa: ${does}.`,
  unfit: 'Esa tecla es del navegador. Elige una letra, un signo o una tecla de función.',
  reset: 'Todas como al principio',
};

/** Where an address leads to nothing. */
export const lost: typeof en.lost = {
  title: 'Aquí no hay nada',
  help: 'Ninguna página tiene esta dirección. Puede que un dictado se haya borrado o esté en otro navegador.',
  toDictation: 'Dictar',
};
