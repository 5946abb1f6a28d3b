/** The page of one transcript: its tools, tags, versions and player, in Spanish. */

import type * as en from '../en/transcript.ts';
import { figure } from '../figures/bench-amounts.ts';
import { duration, plural } from '../format.ts';

export const words: typeof en.words = {
  text: 'Texto',
  title: 'Título',
  editTitle: 'Cambiar nombre',
  noWords: 'No se han reconocido palabras. Puedes escribir aquí.',
  tools: 'Herramientas',
  listen: 'Escuchar',
  fleeting: 'Sin guardar: desaparece al cerrar esta página.',
  keep: 'Guardar',
  continue: 'Continuar',
  spokenInto: 'Lo que digas se escribe en el cursor.',
  pin: 'Fijar arriba',
  undo: 'Deshacer',
  redo: 'Rehacer',
  versions: (count) => (count > 1 ? `${count} versiones` : 'Versiones'),
  writeAgain: 'Escribir en un modo…',
  recogniseAgain: 'Reconocer de nuevo…',
  note: 'Sobre estas palabras',
  wasRecognised: (text) => `Reconocido: «${text}»`,
  takeBack: 'Escribir eso',
  always: (mistake) => `Escribir siempre … en vez de «${mistake}»`,
  mistakeTitle: 'Escribirlo siempre de otra manera',
  mistakeFor: 'En vez de',
  mistakeTo: 'Escribir siempre',
  mistakeHelp: 'En todo lo que se hable o transcriba a partir de ahora.',
  looking: 'Revisando tus textos…',
  changesNone: 'Ninguno de tus textos cambiaría.',
  changesSome: (count) => plural(count, { one: 'texto cambiaría', other: 'textos cambiarían' }),
  more: (count) => `Mostrar ${count} más`,
  saveRule: 'Guardar',
  saveAndChange: 'Guardar y cambiar también estos',
  cancel: 'Cancelar',
  export: 'Exportar',
  split: 'Dividir aquí',
  trash: 'Mover a la papelera',
  tags: 'Etiquetas',
  addTag: 'Etiqueta',
  newTag: 'Nueva etiqueta',
  removeTag: (tag) => `Quitar la etiqueta ${tag}`,
  versionsTitle: 'Versiones',
  versionsHelp:
    'Nada se sobrescribe. Compara dos textos: lo que añade el segundo está subrayado y lo que omite, tachado.',
  from: 'De',
  to: 'A',
  version: (number) => `Versión ${number}`,
  asRecognised: 'tal como se reconoció',
  inUse: 'en uso',
  use: (number) => `Usar la versión ${number}`,
  changes: 'Cambios',
  noChanges: 'Estos dos textos son iguales.',
};

export const player: typeof en.player = {
  label: 'Reproductor',
  play: 'Reproducir',
  pause: 'Pausa',
  place: 'Posición en la grabación',
  placeOf: (now, length) => `${now} de ${length}`,
  speed: 'Velocidad',
  times: (speed) => figure(speed, 'ratio'),
  skipSilence: 'Saltar silencios',
  saveCompressed: (size) => `Guardar (${size})`,
  saveWav: 'Guardar como WAV',
  close: 'Cerrar el reproductor',
};

export const again: typeof en.again = {
  title: 'Reconocer de nuevo',
  help: 'El sonido conservado se reconoce con lo que elijas aquí, como una versión nueva. Nada se sobrescribe, y tus ajustes se quedan como están.',
  model: 'Modelo',
  best: (name) => `${name} (el mejor que tienes)`,
  language: 'Idioma',
  anyLanguage: 'Que lo averigüe el modelo',
  busy: 'Podrá empezar cuando termine la grabación o el archivo.',
  start: 'Reconocer',
  models: 'Más modelos…',
  nothing: 'No se han reconocido palabras. El texto queda como está.',
  added: 'Reconocido de nuevo. El texto anterior está entre las versiones.',
};

const strategyTo = { ring: 'solo en directo', classic: 'al final', progressive: 'mejorado' };
const strategyWhy: Record<string, string> = {
  slow: 'el texto en directo era lento',
  behind: 'el texto se quedó atrás',
  alone: 'no hay un modelo más preciso',
  memory: 'memoria insuficiente para dos modelos',
  battery: 'quedaba poca batería',
  hot: 'el dispositivo estaba sobrecargado',
  room: 'había sitio para ello',
  file: 'un archivo no tiene texto en directo',
  recorded: 'una grabación terminada no tiene texto en directo',
  server: 'lo oyó un servidor',
};

export const strategyWords: typeof en.strategyWords = {
  title: 'Estrategia',
  label: 'Cuándo aparecen tus palabras',
  names: {
    ring: 'Mientras hablas',
    classic: 'Al terminar',
    progressive: 'Al momento, luego mejor',
    auto: 'Según el dispositivo',
  },
  helps: {
    ring: 'Frase a frase. Las palabras aún inseguras se ven más claras.',
    classic: 'Todo se reconoce de una vez: lo mejor para unas pocas frases, y hasta entonces no hay nada que leer.',
    progressive:
      'Un segundo modelo, más preciso, vuelve a oír toda la grabación en segundo plano y sustituye lo que entiende de otro modo. Lo que cambies tú se queda.',
    auto: 'Una de las otras, según lo rápido que llega el texto, la memoria, la batería y el calor. Solo cambia entre frases, y cada transcripción dice por qué.',
  },
  improve: 'Mejorar el texto',
  exact: 'Mejorado por',
  isBest: (name) => `${name}, con el que dictas, es el mejor que tienes: nada mejora su texto.`,
  writeFirst: (name) => `Dejar que ${name} escriba primero`,
  noExact: 'Todavía no hay aquí un modelo más preciso.',
  getExact: 'Modelos…',
  waiting: {
    ring: 'Habla. Tus palabras aparecerán aquí.',
    classic: 'Habla. Tus palabras aparecerán cuando termines.',
    progressive: 'Habla. Tus palabras aparecerán aquí e irán mejorando.',
    auto: 'Habla. Tus palabras aparecerán aquí.',
  },
  written: {
    ring: 'Escrito en directo',
    classic: 'Escrito al final',
    progressive: 'Escrito de forma progresiva',
    auto: 'Escrito según permitía el dispositivo',
  },
  changed: (to, reason) => `${strategyTo[to]}: ${strategyWhy[reason] ?? reason}`,
  heard: (strategy, reason) => {
    const how = strategy === 'classic' ? 'Reconocido en tramos largos' : 'Reconocido por partes';
    return reason === undefined ? how : `${how}: ${strategyWhy[reason] ?? reason}`;
  },
  isTooMuch: (seconds) =>
    `Hasta ${duration(Math.floor(seconds))} el texto queda como se escribió al principio: esperaba demasiado sonido por mejorar, y no se conserva ninguno.`,
  improving: (seconds) =>
    seconds === null ? 'Aún se está mejorando…' : `Aún se está mejorando, quedan ${duration(Math.ceil(seconds))}`,
};

export const sentWords: typeof en.sentWords = {
  mark: (hosts) => `Reconocido por ${hosts.join(', ')}: el sonido salió de este dispositivo`,
  version: (host, amount) => `por ${host}, ${amount} enviados`,
};
