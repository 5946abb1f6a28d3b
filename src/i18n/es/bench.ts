/** The texts of the benchmark, in Spanish. */

import type { BenchEnvironment } from '../../protocol/bench.ts';
import type * as en from '../en/bench.ts';
import { figure } from '../figures/bench-amounts.ts';
import { number, plural } from '../format.ts';
import { flagTexts, measureNames, runtimeNames, suiteHelp, suiteTitles, targetNames } from './bench-measures.ts';
import { words as verdicts } from './bench-verdicts.ts';

/** Firefox and Safari tell less. */
function environment({ browser, system, cores, memory, graphics, build }: BenchEnvironment): string {
  return [
    browser,
    system,
    plural(cores, { one: 'núcleo de procesador', other: 'núcleos de procesador' }),
    memory === null ? '' : `${number(memory)} GB de memoria, como los redondean los navegadores`,
    graphics || 'gráficos sin indicar',
    `compilación ${build}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const faults: Readonly<Record<string, string>> = {
  'too-large': 'Es demasiado grande para ser un informe.',
  'not-json': 'No es un informe: no se puede leer en absoluto.',
  'no-report': 'No es un informe de esta prueba.',
  newer: 'Se hizo con una versión más nueva de Sotto. Recarga la página para tenerla y ábrelo de nuevo.',
  damaged: 'Está dañado: falta una parte o se ha cambiado. Pídelo otra vez, como archivo.',
};

export const words: typeof en.words = {
  title: 'Prueba de rendimiento',
  intro:
    '¿Cuánto tendrías que esperar tus palabras en este dispositivo? Sotto reproduce grabaciones, las escucha y mide el tiempo. Las mismas grabaciones se dan a transformers.js, una biblioteca muy conocida que ejecuta el mismo modelo, para que puedas distinguir un dispositivo rápido de un programa rápido.',
  before:
    'Mantén esta página delante mientras se ejecuta. Para obtener cifras estables, enchufa el dispositivo y cierra lo que lo tenga ocupado.',
  private: 'No se envía nada a ninguna parte. El informe se queda en esta página hasta que lo guardes o lo compartas.',
  length: 'Cuánto tiempo',
  lengths: { normal: 'Dos minutos', long: 'Diez minutos' },
  lengthHelp: 'Diez minutos muestran además si el dispositivo se vuelve más lento al calentarse.',
  label: 'Cómo llamar a este dispositivo',
  labelHelp: 'Solo si quieres: aparece en el informe, como «Portátil viejo».',
  device: 'Describir este dispositivo en el informe',
  deviceHelp: 'Para que otros sepan a qué corresponden las cifras. La línea de abajo es todo lo que se incluye.',
  environment,
  leftOut: ' (omitido)',
  start: 'Empezar',
  again: 'Medir de nuevo',
  startTitle: 'Medir este dispositivo',
  stop: 'Detener',

  running: 'Midiendo',
  preparing: 'Preparando',
  left: (seconds) =>
    seconds < 60
      ? `faltan unos ${plural(Math.max(5, Math.ceil(seconds / 5) * 5), { one: 'segundo', other: 'segundos' })}`
      : `falta alrededor de ${plural(Math.round(seconds / 60), { one: 'minuto', other: 'minutos' })}`,
  suiteTitles,
  suiteHelp,
  finished: 'La prueba de rendimiento ha terminado.',

  result: 'El resultado',
  faster: (times) => `${times} más rápido que transformers.js`,
  fasterHelp:
    'Cuánto esperas el texto de lo que dices, y de un archivo, frente a transformers.js con los mismos pesos, medidos por turnos en los mismos minutos. 1× sería igual.',
  garbage: 'Las palabras no eran las correctas',
  garbageHelp: 'Por rápido que fuera: la velocidad sin las palabras correctas no vale nada, así que no hay resultado.',
  noScore: 'Este informe no compara con transformers.js',
  noScoreHelp: 'Necesita la red una vez, o no puede ejecutar este modelo. Las demás cifras valen.',
  figures: {
    stop: { name: 'De terminar al texto', help: 'tras diez segundos de voz' },
    first: { name: 'Primeras palabras', help: 'desde que empiezas a hablar' },
    wrong: { name: 'Palabras equivocadas', help: 'de una grabación clara' },
    file: { name: 'Archivos', help: 'veces más rápido de lo que suenan' },
  },
  interval: (low, high) => `de ${low} a ${high}`,
  sureness: 'en 19 de cada 20 pruebas así',
  once: 'medido una vez',
  times: (count) => plural(count, { one: 'vez', other: 'veces' }),
  details: 'Todas las cifras',
  detailsHelp:
    'El valor central de todas las mediciones, y dónde estaría ese centro en 19 de cada 20 pruebas así. La última columna dice cuántas veces mejor es que aquello con lo que se compara.',
  columns: { measure: 'Qué', figure: 'Cifra', beside: 'Frente a' },
  against: (ratio, what) => `${ratio} ${what}`,
  measureNames,
  runtimeNames,
  flagTexts,
  flagsTitle: 'Lee este informe con cautela',

  scorecard: 'Objetivos',
  scorecardHelp: 'Lo que Sotto se propuso alcanzar en un portátil corriente, y lo que da este dispositivo.',
  scorecardColumns: { target: 'Objetivo', limit: 'Meta', value: 'Aquí', outcome: 'Resultado' },
  targetNames,
  atMost: (limit) => `como mucho ${limit}`,
  atLeast: (limit) => `al menos ${limit}`,
  outcomes: { met: 'cumplido', missed: 'no alcanzado', 'not-measured': 'sin medir' },
  summary: (met, measured) =>
    `${number(met)} de ${plural(measured, { one: 'objetivo medido', other: 'objetivos medidos' })}: ${met === 1 ? 'cumplido' : 'cumplidos'}.`,

  share: 'Compartirlo',
  shareHelp: 'Un enlace contiene todo el resultado en su última parte, que los navegadores nunca envían a un servidor.',
  saveFile: 'Guardar como archivo',
  copyMarkdown: 'Copiar como texto',
  copyLink: 'Copiar enlace',
  showCode: 'Mostrar código QR',
  hideCode: 'Ocultar código QR',
  code: 'Código QR del enlace a este informe',
  codeHelp: 'Apunta con la cámara de un teléfono: el informe se abre allí y puedes comparar.',
  noCode: 'El enlace es demasiado largo para un código. Cópialo o guarda un archivo.',
  copied: 'Copiado',
  notCopied: 'No se ha podido copiar',

  compare: 'Comparar',
  compareHelp: 'Abre informes de otros dispositivos o navegadores, como archivo o por enlace.',
  openFile: 'Abrir un archivo',
  link: 'Enlace a un informe',
  linkHelp: 'Empieza con la dirección de un Sotto y contiene «#bench=».',
  open: 'Abrir',
  unreadable: 'Este informe no se puede leer',
  fault: (name) => faults[name ?? ''] ?? faults.damaged ?? '',
  reports: 'Informes abiertos',
  show: 'Mostrar',
  shown: 'Mostrado arriba',
  close: (title) => `Cerrar ${title}`,
  baseline: 'Comparado con',
  compared: 'Lado a lado',
  comparedHelp:
    'Cada marca es un informe, en una línea que va de menos a más; la barra que la cruza es donde estaría su centro en 19 de cada 20 pruebas así. Donde las barras no se tocan, la diferencia es real.',
  comparedColumns: { measure: 'Qué', chart: 'Gráfico', reports: 'Cifras' },
  notMeasured: 'sin medir',
  comparison: verdicts.comparison,
  obstacles: verdicts.obstacles,
  figure,
};
