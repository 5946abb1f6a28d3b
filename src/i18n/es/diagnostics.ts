/** The texts of the diagnostics, in Spanish. */

import type { Stage } from '../../protocol/metrics.ts';
import type * as en from '../en/diagnostics.ts';
import { latency } from '../figures/latency.ts';
import { number, percent, plural } from '../format.ts';

const stages: Record<Stage, string> = {
  'first-partial': 'Del inicio de la voz al primer texto',
  'live-lag': 'Retraso del texto en directo tras la voz',
  'word-emission': 'De la palabra dicha a la palabra fijada',
  finalisation: 'De la última palabra al texto definitivo',
  'stop-to-final': 'De terminar al texto guardado',
  paint: 'Del texto a la pantalla',
  'partial-pass': 'Una pasada para el texto en directo',
  'final-pass': 'Una pasada para el texto definitivo',
  'endpoint-to-final': 'Del fin de voz detectado al texto definitivo',
  encode: 'Codificador',
  verify: 'Comprobación de un borrador',
  'decode-step': 'Decodificador, un paso',
  'listen-lag': 'Sonido que espera a ser oído',
  resample: 'Remuestreo, un bloque',
  vad: 'Detección de voz, una trama',
};

export const words: typeof en.words = {
  title: 'Diagnóstico',
  about: 'Medido en este dispositivo desde que se abrió la página.',
  empty: 'Todavía no hay nada que mostrar',
  emptyHelp: 'Dicta una o dos frases y las cifras aparecerán aquí, también mientras hablas.',

  session: 'Esta sesión',
  few: (count, slowest) =>
    count === 1 ? 'medido una vez' : `medido ${number(count)} veces, la más lenta ${latency(slowest)}`,
  many: (ms) => `95 de cada 100 en ${latency(ms)} o menos`,
  notYet: 'aún sin medir',
  firstText: 'Primer texto',
  firstTextHelp: 'desde que empiezas a hablar',
  liveLag: 'Retraso en directo',
  liveLagHelp: 'del texto en directo tras tu voz',
  finalText: 'Texto definitivo',
  finalTextHelp: 'desde la última palabra de un tramo de voz',
  stop: 'De terminar al texto',
  stopHelp: 'desde el botón hasta el texto guardado',
  changed: 'Palabras que cambiaron',
  changedHelp: (changed, shown) =>
    `${number(changed)} de ${plural(shown, { one: 'palabra mostrada', other: 'palabras mostradas' })}`,
  drafts: 'Borradores conservados',
  draftsHelp: (kept, all) =>
    `${number(kept)} de ${plural(all, { one: 'token comprobado', other: 'tokens comprobados' })}`,
  early: 'Pasadas anticipadas conservadas',
  earlyHelp: (kept, all) => `${number(kept)} de ${number(all)} iniciadas antes del fin de la voz`,
  dropped: 'Sonido perdido',
  droppedHelp: 'bloques que llegaron más rápido de lo que se oían',

  lag: 'Retraso en directo, texto a texto',
  lagHelp: (count) =>
    count === 1
      ? 'El texto en directo más reciente.'
      : `Los ${number(count)} textos en directo más recientes, el último a la derecha.`,
  lagChart: (least, greatest) => `Entre ${latency(least)} y ${latency(greatest)}`,

  stagesTitle: 'En qué se va el tiempo',
  stagesHelp:
    'La mitad tardó como mucho la mediana, y 95 de cada 100, la cifra siguiente. Los gráficos van de lo más rápido a lo más lento.',
  groups: { seen: 'Lo que notas', engine: 'Reconocimiento', listen: 'Escucha' },
  stages,
  columns: { stage: 'Etapa', count: 'Número', p50: 'Mediana', p95: '95 %', p99: '99 %', shape: 'Distribución' },
  shape: (least, greatest) => `De ${latency(least)} a ${latency(greatest)}`,

  save: 'Para llevar',
  saveHelp: 'Los archivos contienen duraciones y recuentos, sin palabras ni sonido. Una traza se abre en Perfetto.',
  savePrometheus: 'Guardar como texto de Prometheus',
  saveTrace: 'Guardar como traza',

  counted: number,
  share: (part, whole) => percent(whole === 0 ? 0 : part / whole),
};
