/** The texts of the settings and of the facts about privacy, in Spanish. */

import type * as en from '../en/settings.ts';
import { languageName, listed } from '../format.ts';
import { languagesLine } from '../languages.ts';

export const words: typeof en.words = {
  title: 'Ajustes',
  sound: 'Sonido',
  microphone: 'Micrófono',
  systemDefault: 'El predeterminado del sistema',
  microphoneHelp: 'Los nombres aparecen cuando hayas permitido el micrófono una vez.',
  soundProcessing: 'Procesamiento del sonido por el navegador',
  soundProcessingHelp:
    'Quita el eco y el ruido e iguala el volumen. Desactívalo con un buen micrófono en una habitación tranquila.',
  sensitivity: 'Qué cuenta como voz',
  sensitivityHelp: '«Alta» oye susurros. «Baja» ignora una sala ruidosa.',
  sensitivities: { low: 'Baja', normal: 'Normal', high: 'Alta' },
  pace: 'Hago pausas para pensar',
  paceHelp: 'Sotto espera más antes de dar una frase por terminada.',
  autoStop: 'Terminar tras un silencio',
  autoStopHelp: 'La grabación hace una cuenta atrás y termina sola. Nunca mientras mantienes pulsado el botón.',
  autoStops: { off: 'No', '3s': '3 s', '5s': '5 s', '10s': '10 s' },
  sounds: 'Tonos al empezar y al terminar',
  soundsHelp: 'Uno al pulsar y otro cuando el texto está listo.',
  model: 'Modelo de voz',
  models: 'Modelos…',
  modelHelp: 'Otros idiomas, menos errores o más velocidad.',
  text: 'Texto',
  autoCopy: 'Copiar al terminar',
  autoCopyHelp: 'El texto está en el portapapeles en cuanto termina una grabación.',
  textRules: 'Reglas de texto…',
  backup: 'Copia de seguridad',
  backupHelp: 'Todo en un archivo, y de vuelta.',
  backups: 'Copiar o restaurar',
  privacyHelp: 'Qué se guarda y durante cuánto tiempo, y qué sale de este dispositivo: nada que no envíes.',
  textRulesHelp: 'Comandos de voz, muletillas, números y palabras que siempre se escriben a tu manera.',
  look: 'Aspecto y accesibilidad',
  theme: 'Tema',
  themes: { system: 'Sistema', light: 'Claro', dark: 'Oscuro' },
  pageLanguage: 'Idioma de esta página',
  pageLanguageHelp: 'El idioma en que hablas se elige más arriba y puede ser otro.',
  browserLanguage: (name) => `El del navegador (${name})`,
  announce: 'Anunciar las frases a los lectores de pantalla',
  announceHelp: 'Cada frase terminada se lee en voz alta.',
  messagesStay: 'Mantener los mensajes hasta que los cierre',
  messagesStayHelp: 'Si no, los breves desaparecen a los pocos segundos, y con ellos «Deshacer».',
  shortcuts: 'Teclas de la página',
  shortcutsHelp: 'Funcionan fuera de los campos de texto. Esc cierra siempre lo que está abierto.',
};

export const languageWords: typeof en.languageWords = {
  title: 'Idioma',
  loading: 'Lo que se puede elegir aparece cuando el modelo esté listo.',
  understands: (model, languages) => {
    if (languages.length === 0) return `${model} averigua qué se habla, en la medida en que lo entiende.`;
    if (languages.length > 1) return `${model} entiende ${languagesLine(languages)} y averigua cuál hablas.`;
    return `${model} entiende ${languagesLine(languages)}. Para otro idioma, elige otro modelo.`;
  },
  spoken: 'Idiomas que hablas',
  choose: 'Idioma…',
  add: 'Idioma que añadir',
  addThis: 'Añadir',
  remove: (name) => `Quitar ${name}`,
  listens: (known, languages) => {
    if (known.length === 0)
      return `Cualquiera de ${languagesLine(languages)}: se averigua en los primeros segundos de voz.`;
    if (known.length === 1) return `${languageName(known[0]!)}: no hay nada que averiguar.`;
    return `${listed(known)}: Sotto escucha para saber cuál hablas.`;
  },
  unknown: (model, codes) => `${model} no conoce ${listed(codes)}; tu elección se conserva para otros modelos.`,
  translate: 'Escribir en inglés, se hable lo que se hable',
  translateHelp: 'El modelo traduce lo que dices en otro idioma.',
  vocabulary: 'Nombres y términos que esperar',
  vocabularyHelp:
    'Escríbelos como los quieras ver, separados por comas. Se escriben donde el modelo no estaba seguro y sonaba a uno de ellos.',
  vocabularyHint: 'Además, el modelo los reconoce más a menudo.',
};

export const privacyWords: typeof en.privacyWords = {
  title: 'Privacidad',
  open: 'Privacidad…',
  facts: 'Qué se ejecuta dónde',
  keepTexts: 'Conservar los dictados',
  keepTextsHelp: {
    never: 'Un dictado está en la página hasta que la cierras, y no se guarda en ninguna parte.',
    '30d': 'Los más antiguos se borran para siempre al abrir Sotto. Los fijados se quedan.',
    '365d': 'Los más antiguos se borran para siempre al abrir Sotto. Los fijados se quedan.',
    always: 'En este navegador, hasta que los borres.',
  },
  keptTexts: { never: 'No', '30d': '30 días', '365d': 'Un año', always: 'Siempre' },
  keepSound: 'Conservar su sonido',
  keepSoundHelp: {
    never:
      'Solo hasta que se guarda el texto, y después solo en la memoria mientras aún se mejora. El que se conservó antes se borra al volver a abrir Sotto.',
    '7d': 'Para volver a oír lo que se dijo. Después se borra el sonido y queda el texto. Los fijados conservan el suyo.',
    '30d':
      'Para volver a oír lo que se dijo. Después se borra el sonido y queda el texto. Los fijados conservan el suyo.',
    always: 'Tanto tiempo como el dictado.',
  },
  keptSound: { never: 'Nunca', '7d': '7 días', '30d': '30 días', always: 'Siempre' },
  mostFileSound: 'Sonido de archivos: como máximo',
  mostFileSoundHelp:
    'Se conserva para transcribir un archivo de nuevo sin volver a leerlo. Lo que lleva más tiempo sin usarse se borra primero, y la mitad del espacio libre del navegador queda para tus dictados.',
  fileSoundNow: (used) => `Ahora: ${used}.`,
  storage: 'Almacenamiento…',
  kept: 'Un modelo de voz dentro de esta página convierte tu voz en texto. Ni el sonido ni el texto salen de este dispositivo: no hay cuenta, ni servidor, ni rastreo. Solo un modelo que decidas descargar viene de su servidor, y solo los archivos que tú mismo envíes a uno salen de este dispositivo; eso está desactivado hasta que escribas una dirección. Los dictados se guardan en este navegador, su sonido el tiempo que tú digas, y puedes borrarlos cuando quieras.',
  notIsolated:
    'Este sitio se sirve sin cabeceras de aislamiento, así que Sotto se ejecuta en un solo hilo y es más lento; todo lo demás funciona.',
  isolation: 'Aislamiento',
  isolated: 'Activado',
  isolatedNot: 'Desactivado',
  model: 'Modelo',
  backend: 'Se ejecuta en',
  backends: { wasm: 'El procesador (WebAssembly)', webgpu: 'El procesador gráfico (WebGPU)' },
  threads: 'Hilos',
  network: 'Red',
  online: 'Con conexión, no hace falta',
  offline: 'Sin conexión, todo funciona',
  notReady: 'Aún no está listo',
  requests: 'Solicitudes',
  noDictation: 'Ningún dictado desde que se abrió esta página.',
  duringDictations: (count) => (count === 0 ? 'Ninguna mientras dictabas.' : `${count} mientras dictabas.`),
  requestsHelp: (count, hosts) =>
    `${count} desde que se abrió esta página, a ${listed(hosts)}: los archivos de la aplicación, los modelos que quisiste descargar y los archivos que quisiste enviar.`,
  showRequests: 'Mostrarlas',
  sealed: 'Hilos sellados',
  sealedHelp: 'El propio navegador niega a estos hilos cualquier conexión, también a este sitio. Compruébalo.',
  threadNames: { listen: 'Escucha', engine: 'Reconocimiento', library: 'Dictados', files: 'Archivos' },
  trials: {
    untried: 'Sin probar',
    refused: 'Denegado por el navegador',
    failed: 'Sin conexión',
    'went-out': 'Ha pasado',
  },
  tryFetch: 'Intentar desde cada uno',
  toServer: 'Archivos a un servidor',
  toServerSettings: 'Ajustes…',
  reach: (host) => (host === null ? 'No llega a nada: no hay servidor' : `Llega a ${host} y a nada más`),
  staysOffline: 'Permanecer sin conexión',
  staysOfflineHelp:
    'Sotto no pide nada a ninguna red, tampoco a este sitio. Lo que aún no está en este dispositivo no se puede descargar. Solo el propio navegador puede seguir buscando una versión nueva.',
  cannotStayOffline:
    'Permanecer sin conexión con un interruptor es posible cuando este navegador ha guardado la página: vuelve a cargarla.',
  build: 'Esta compilación',
  buildHelp:
    'Un hash de los hashes de todos los archivos. Quien compila el mismo código obtiene el mismo, y la compilación lo muestra.',
  noBuild: 'No se conoce.',
  checkFiles: 'Comprobar los archivos guardados aquí',
  filesRight: (count) => `Aquí hay ${count} archivos guardados. Todos son de esta compilación.`,
  filesWrong: (names) => `No son de esta compilación: ${listed(names)}.`,
};

export const storageWords: typeof en.storageWords = {
  title: 'Almacenamiento',
  measuring: 'Midiendo…',
  help: 'Lo que Sotto guarda en este navegador. Los tamaños son estimados.',
  kinds: {
    texts: 'Dictados',
    words: 'Tiempos de las palabras',
    versions: 'Versiones y cambios',
    sound: 'Sonido',
  },
  fileSound: 'Sonido de archivos',
  fileSoundHelp:
    'Se conserva para transcribir un archivo de nuevo, o seguir tras una interrupción, sin volver a leerlo. Mientras se lee un archivo, se conserva también una copia.',
  removeFileSound: 'Quitar el sonido de archivos',
  models: 'Modelos de voz',
  persisted: 'El navegador lo conserva todo hasta que lo borres.',
  persistedNot:
    'El navegador puede borrarlo cuando falte espacio, y Safari tras siete días sin visitas. Haz una copia de seguridad de lo que necesites o pídele que lo conserve todo.',
  persist: 'Pedir al navegador que lo conserve',
  largest: 'Los más grandes',
  untitled: 'Sin título',
  deleteTitle: 'Borrarlo todo',
  deleteHelp: 'Todos los dictados, la papelera, tus reglas y tus ajustes. No se puede deshacer.',
  deleteAll: 'Borrarlo todo…',
  modelsToo: 'También los modelos descargados',
  deleteSure: 'Borrar para siempre',
};
