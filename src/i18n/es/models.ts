/** The texts of the page of models, in Spanish. */

import type { Precision } from '../../protocol/model.ts';
import type { InstallPhase } from '../../protocol/models.ts';
import type { Backend } from '../../protocol/runtime.ts';
import type * as en from '../en/models.ts';
import { roughSize, size } from '../figures/amounts.ts';
import { figure } from '../figures/bench-amounts.ts';
import { precisionIn } from '../figures/precision.ts';
import { timeLeftIn } from '../figures/time-left.ts';
import { languageName, number, plural, seconds } from '../format.ts';
import { errors } from './errors.ts';

const phases: Record<InstallPhase, string> = {
  look: 'Mirando los archivos',
  download: 'Descargando',
  verify: 'Comprobando los archivos',
};

export const errorsHere: typeof en.errorsHere = {
  'model-unknown': {
    title: 'No es un modelo que Sotto conozca',
    help: 'Sotto ejecuta modelos Moonshine, Whisper, Parakeet y CTC en ONNX. Ha buscado:',
  },
  'model-incomplete': {
    title: 'Faltan algunos archivos de este modelo',
    help: 'Elige una fuente que los tenga todos. Faltan:',
  },
  'model-unsupported': {
    title: 'Esta versión de Sotto todavía no puede ejecutar este tipo de modelo',
    help: 'Se queda en este dispositivo hasta que lo borres.',
  },
  'model-missing': {
    title: 'El modelo ya no está en este dispositivo',
    help: 'El navegador lo ha borrado. Descárgalo de nuevo.',
  },
  'model-damaged': {
    title: 'Algunos archivos de este modelo están dañados',
    help: 'Repáralo: solo se descarga de nuevo lo que está dañado.',
  },
  'install-elsewhere': {
    title: 'Otra ventana lo está descargando',
    help: 'Aparecerá aquí cuando haya terminado allí.',
  },
  'hub-unreachable': {
    title: 'No se puede acceder al servidor de modelos',
    help: 'Lo descargado se conserva. Comprueba la red e inténtalo de nuevo.',
  },
  'hub-missing': {
    title: 'El servidor de modelos no tiene ese modelo',
    help: 'Comprueba el nombre: tiene la forma PROPIETARIO/NOMBRE.',
  },
  'hub-gated': {
    title: 'Este modelo exige iniciar sesión en su servidor',
    help: 'Descárgalo allí con tu navegador y añádelo aquí como carpeta, o elige otro.',
  },
  'hub-busy': {
    title: 'El servidor de modelos está ocupado',
    help: 'Lo descargado se conserva. Espera un minuto e inténtalo de nuevo.',
  },
  'hub-answer': {
    title: 'El servidor de modelos ha enviado algo que no es el modelo',
    help: 'Lo descargado se conserva. Inténtalo de nuevo o elige otro servidor.',
  },
  'storage-full': {
    title: 'No queda espacio para este modelo',
    help: 'Lo descargado se conserva hasta que lo borres. Elige qué hacer:',
  },
  'storage-gone': {
    title: 'El navegador ha cerrado el almacenamiento',
    help: 'Cierra esta página y vuelve a abrirla. Lo guardado está intacto.',
  },
  'backend-unsupported': {
    title: 'Este dispositivo no puede ejecutar esta versión del modelo',
    help: 'Sus pesos son para un procesador gráfico, casi siempre uno que calcula con media precisión (shader-f16). Elige una versión de ocho bits.',
  },
  'out-of-memory': {
    title: 'Este dispositivo tiene muy poca memoria para este modelo',
    help: 'Cierra otras pestañas y programas e inténtalo de nuevo, o usa un modelo más pequeño.',
  },
  'thread-died': {
    title: 'Se ha detenido de forma inesperada',
    help: 'Lo descargado se conserva. Inténtalo de nuevo.',
  },
  'timed-out': { title: 'Ha tardado demasiado', help: 'Lo descargado se conserva. Inténtalo de nuevo.' },
  'bad-argument': {
    title: 'No es el nombre de un modelo',
    help: 'Tiene la forma PROPIETARIO/NOMBRE, como onnx-community/moonshine-base-ONNX.',
  },
  'file-empty': { title: 'La carpeta está vacía', help: 'Elige la carpeta que contiene los archivos del modelo.' },
};

export const words: typeof en.words = {
  title: 'Modelos de voz',
  intro: 'Un modelo se descarga una vez y se comprueba. A partir de entonces funciona sin conexión.',
  here: 'En este dispositivo',
  available: 'Más modelos',
  availableHelp: 'Los modelos más grandes cometen menos errores y necesitan más tiempo y memoria.',
  none: 'Todos los modelos de la lista están en este dispositivo.',
  reading: 'Mirando qué hay en este dispositivo…',

  errorText: (code) => errorsHere[code] ?? errors[code],
  phases,
  retrying: (attempt, inMs) =>
    `Conexión perdida. Intento ${attempt} en ${plural(Math.ceil(inMs / 1000), { one: 'segundo', other: 'segundos' })}`,

  embedded: 'Incluido en Sotto',
  inUse: 'En uso',
  inMemory: 'En memoria hasta que cierres esta ventana',
  otherLanguages: (count) =>
    `Averigua por sí mismo cuál de sus ${count} idiomas se habla. Cualquier otro sale mal, en letras latinas: usa Whisper para él.`,
  generic: 'Motor genérico: sin texto en directo y más lento. Su texto llega cuando haces una pausa o terminas.',
  words: (percent) => `${figure(percent / 100, 'share')} de errores de palabra, según se publicó`,
  memory: (bytes) => `${roughSize(bytes)} de memoria`,
  tooLarge: (bytes, budget) =>
    `Necesita unos ${roughSize(bytes)} de memoria. En este dispositivo Sotto debería ocupar como mucho ${roughSize(budget)}, así que puede ir lento o fallar.`,

  speed: (factor, backend) => `En este dispositivo: ${pace(factor)}, ${place(backend)}`,
  late: 'Mientras hablas, su texto llega tarde.',
  wrong: 'En este dispositivo: no ha dado las palabras correctas',
  silent:
    'En este dispositivo: no ha oído palabras en una voz clara, como un modelo con archivos o números equivocados',
  untested: 'Aún sin probar en este dispositivo',
  test: 'Probar en este dispositivo',
  testAgain: 'Probar de nuevo',
  testing: (done, of) => (of > 0 ? `Probando, ${done} de ${of}` : 'Probando'),
  stopTest: 'Detener la prueba',

  download: 'Descargar',
  downloadLabel: (name, bytes) => `Descargar ${name}${bytes === null ? '' : `, ${size(bytes)}`}`,
  queued: 'Espera su turno',
  pause: 'Pausar',
  cancel: 'Cancelar',
  goOn: 'Continuar',
  paused: (stored, bytes) => `En pausa: ${size(stored)} de ${size(bytes)}`,
  damaged: 'Algunos de sus archivos faltan o están dañados.',
  repair: 'Reparar',
  use: 'Usar',
  switching: 'Cargando…',
  remove: 'Borrar',
  removeAsk: (bytes) => `¿Borrar ${size(bytes)} de este dispositivo?`,
  removeInUse: (name) => `Sotto vuelve a ${name}.`,
  keep: 'Conservar',
  verify: 'Comprobar los archivos',
  verified: 'Todos los archivos son como deben ser.',
  details: 'Detalles',
  retry: 'Reintentar',
  more: (count) => `y ${count} más`,
  actionFor: (action, name) => `${action}: ${name}`,
  folderAgain: 'Elegir la carpeta de nuevo',

  progress: (bytes, total) => `${size(bytes)} de ${size(total)}`,
  timeLeft,

  fact: {
    id: 'Nombre en su fuente',
    languages: 'Idiomas',
    licence: 'Licencia',
    precision: 'Precisión',
    memory: 'Memoria mientras se ejecuta',
    accuracy: 'Errores de palabra, según se publicó',
    revision: 'Revisión',
    from: 'De',
  },
  folder: 'una carpeta',
  unknown: 'Desconocido',
  accuracy: (percent, on) => `${figure(percent / 100, 'share')} en ${on}`,
  source: 'Fuente',
  precision,

  add: 'Añadir el tuyo',
  addHelp:
    'Un modelo Moonshine, Whisper o Parakeet en ONNX, o un modelo CTC como wav2vec2: del servidor de modelos o de una carpeta de este dispositivo.',
  hubId: 'Nombre en el servidor de modelos',
  hubIdHelp: 'PROPIETARIO/NOMBRE, o la dirección de su página.',
  look: 'Mirar',
  looking: 'Mirando…',
  addFolder: 'Añadir una carpeta',
  addFolderHelp: 'O suéltala aquí. Los archivos se copian.',
  found: (name) => `Encontrado: ${name}`,
  version: 'Versión',
  otherVersion: 'Elegir otra versión',
  noLanguage: 'idiomas sin indicar',
  noLicence: 'licencia sin indicar',
  addThis: 'Añadir',
  oneFolder: 'una carpeta con los archivos de un modelo',
  forget: 'Mejor no',
  server: 'Servidor de modelos',
  address: 'Dirección',
  serverHelp: 'Un espejo con las mismas rutas. Déjalo vacío para usar huggingface.co.',
  serverBad: 'No es la dirección de un servidor: empieza por https o está en este equipo.',
  save: 'Guardar',
  saved: 'Guardado.',

  storage: 'Almacenamiento',
  storageNone: 'Todavía no se ha descargado nada.',
  model: 'Modelo',
  lastUsed: 'Último uso',
  takes: 'Tamaño',
  total: 'En total',
  estimate: (usage, quota) => `El navegador dice que Sotto usa unos ${size(usage)} de un máximo de ${size(quota)}.`,
  persisted: 'El navegador lo conserva hasta que lo borres.',
  persistedNot: 'El navegador puede borrarlo cuando falte espacio; Sotto lo descarga entonces de nuevo.',
  persist: 'Pedir al navegador que lo conserve',

  room: {
    memory: 'Mantenerlo en memoria durante esta sesión',
    instead: (name, bytes) => `${name} en su lugar, ${size(bytes)}`,
    remove: (name, bytes) => `Borrar ${name}, ${size(bytes)}`,
  },
};

export const news: typeof en.news = {
  look: (name) => `${name}: mirando los archivos`,
  download: (name) => `${name}: descargando`,
  verify: (name) => `${name}: comprobando los archivos`,
  ready: (name) => `${name} está en este dispositivo.`,
  verified: (name) => `${name}: todos los archivos son como deben ser.`,
  damaged: (name) => `${name}: algunos archivos están dañados.`,
  paused: (name) => `${name}: en pausa`,
  failed: (name, title) => `${name}: ${title}`,
};

function pace(factor: number): string {
  if (factor < 1) return 'más lento que la voz';
  const rounded = factor < 9.95 ? Math.round(factor * 10) / 10 : Math.round(factor);
  return `${number(rounded)} veces más rápido que la voz`;
}

function place(backend: Backend): string {
  return backend.wholeWindow
    ? `${processors(backend)}, siempre sobre la ventana completa de 30 s`
    : processors(backend);
}

function processors({ encoder, decoder }: Backend): string {
  if (encoder !== decoder) return 'en el procesador gráfico y el procesador';
  return encoder === 'wasm' ? 'en el procesador' : 'en el procesador gráfico';
}

/** 8 bits (q8), para el procesador. */
function precision(of: Precision): string {
  return precisionIn(
    {
      bit: 'bits',
      and: 'y',
      forProcessor: 'para el procesador',
      forGpu: 'para el procesador gráfico',
    },
    of,
  );
}

function timeLeft(seconds: number): string {
  return timeLeftIn(
    {
      moments: 'quedan unos segundos',
      seconds: (count) => `quedan unos ${count} segundos`,
      minutes: (count) => left(count, 'alrededor de', { one: 'minuto', other: 'minutos' }),
      hours: (count) => left(count, 'alrededor de', { one: 'hora', other: 'horas' }),
    },
    seconds,
  );
}

const left = (count: number, about: string, forms: { one: string; other: string }) =>
  `${count === 1 ? 'queda' : 'quedan'} ${about} ${plural(count, forms)}`;

export const offer: typeof en.offer = {
  errors: (name) => `${name} comete menos errores`,
  errorsHelp: (bytes, pace, errors, errorsNow) =>
    `En una prueba publicada se equivoca en el ${figure(errors / 100, 'share')} de las palabras; el modelo en uso, en el ${figure(errorsNow / 100, 'share')}. ${costs(bytes, pace)}`,
  language: (name, tag) => `${name} entiende el ${languageName(tag)}`,
  languageHelp: (bytes, pace) => `El modelo en uso no. ${costs(bytes, pace)}`,
  see: 'Ver modelos',
};

function costs(bytes: number, pace: number | null): string {
  const download = `Son ${size(bytes)}, que se descargan una sola vez.`;
  const time =
    pace === null
      ? 'Su velocidad aquí la mide Sotto después.'
      : `Aquí reconoce 10 segundos de voz en ${seconds(10 / pace)}.`;
  return `${download} ${time}`;
}
