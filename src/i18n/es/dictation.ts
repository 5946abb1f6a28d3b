/** The dictation in progress, and the invitation to start one, in Spanish. */

import type * as en from '../en/dictation.ts';
import { duration, seconds } from '../format.ts';

export const phases: typeof en.phases = {
  read: 'Leyendo el modelo',
  compile: 'Preparando el modelo',
  'warm-up': 'Calentando el modelo',
};

export const invitation: typeof en.invitation = {
  title: 'Habla y queda escrito',
  body: 'Sotto convierte tu voz en texto en este dispositivo. Nada de lo que dices se envía a ninguna parte, y funciona sin conexión.',
  understands: (languages) => ` Entiende ${languages}.`,
  press: 'Pulsa el botón redondo para empezar y vuelve a pulsarlo cuando termines. O mantenlo pulsado mientras hablas.',
};

export const live: typeof en.live = {
  title: 'Nuevo dictado',
  jump: 'Ir a lo más reciente',
  back: 'Volver a la grabación',
};

export const states: typeof en.states = {
  idle: 'Listo',
  arming: 'Esperando el micrófono…',
  recording: 'Escuchando',
  finishing: 'Terminando las últimas palabras…',
  failed: 'Sin grabar',
  hold: 'Escuchando. Suelta para terminar',
  early: 'Grabando. El texto llegará cuando el modelo esté listo',
  stopsSoon: 'Hay silencio y la grabación terminará pronto. Pulsa «Seguir grabando» para continuar',
};

export const dock: typeof en.dock = {
  label: 'Grabación',
  record: 'Grabar',
  stop: 'Terminar',
  next: 'Terminando; la siguiente empieza enseguida',
  hint: 'Pulsa para empezar, o mantén pulsado para hablar',
  noKey: 'Púlsalo, o mantenlo pulsado para hablar',
  mini: 'Miniventana',
  cancel: 'Cancelar',
  finishAndCopy: 'Terminar y copiar',
  copy: 'Copiar',
  stopsIn: (left) => `Termina en ${left}`,
  goOn: 'Seguir grabando',
  escape: 'Esc',
};

export const words: typeof en.words = {
  lost: (lostMs) => `Sonido perdido: aproximadamente ${seconds(lostMs / 1000)}.`,

  behind: (late) => `El texto va ${duration(late)} por detrás de tu voz`,
  behindHelp: 'No se pierde nada: se pone al día, también después de terminar.',

  engineFailed: 'No se ha podido iniciar el modelo de voz',
};
