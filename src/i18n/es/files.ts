/** Files that are dropped, and those that are transcribed, in Spanish. */

import type * as en from '../en/files.ts';
import { plural } from '../format.ts';

export const words: typeof en.words = {
  drop: 'Suelta para transcribir',
  dropHelp: 'Audio o vídeo, o una carpeta entera. No sale de este dispositivo.',
  dropHelpServer: 'Se te pregunta dónde se reconoce: aquí o en tu servidor.',
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
  coding: (coding, format) => `${coding} en un archivo ${format}`,
  archive: (name) => `Es un archivo comprimido (${name}). Descomprímelo y elige las grabaciones que contiene.`,
  noSound: (name) => `Es ${name} y no tiene sonido. Elige un archivo de audio o vídeo.`,
  more: (count) => `y ${count} más`,
  track: (number) => `Pista ${number}`,
  trackAbout: (track, about) => `${track}: ${about}`,
  commentary: 'comentarios',
  trackOf: (name) => `Pista de sonido de ${name}`,
  hearTrack: 'Transcribir esta pista',
  heardTrack: (track) => `Se escuchó: ${track}`,
};

export const remoteWords: typeof en.remoteWords = {
  title: 'Un servidor para archivos',
  help: 'Las grabaciones demasiado grandes para este dispositivo las puede reconocer un servidor propio: cualquiera que hable la API de transcripción de OpenAI, como vLLM y speaches. El sonido de los archivos que envíes sale de este dispositivo. Lo que dictas no va nunca allí.',
  unavailable:
    'Desactivado: hace falta el service worker de esta página, que abre el camino a un servidor y a ningún otro. Vuelve a cargar la página. Donde el navegador no lo tiene, como en algunas ventanas privadas, los archivos se reconocen solo en este dispositivo.',
  offline: 'Sotto debe quedarse sin conexión (véase Privacidad): mientras siga así, ningún archivo va a un servidor.',
  address: 'Dirección',
  addressHelp: (secure, own) => `Por ejemplo, ${secure} o ${own}`,
  use: 'Usar',
  problems: {
    unreadable: 'No es la dirección de un servidor.',
    credentials: 'Quita el nombre y la contraseña de la dirección. La clave tiene su propio campo.',
    query: 'Quita lo que sigue al signo de interrogación o a la almohadilla. La clave tiene su propio campo.',
  },
  notSecure: (tunnel, own) =>
    `Con http sencillo, los navegadores solo dejan que una página llegue a este equipo. Dale al servidor un certificado (https), o tráelo aquí con un túnel, como hace ${tunnel}, y escribe ${own}`,
  goesTo: (base) => `Los archivos que envíes salen de este dispositivo y van a ${base}`,
  key: 'Clave',
  keyHelp: 'Se guarda en este dispositivo y en ninguna copia de seguridad. Vacía si el servidor no la pide.',
  model: 'Modelo',
  modelHelp: 'Vacío deja la elección al servidor. La prueba de la conexión enumera los que hay.',
  atOnce: 'Trozos en camino a la vez',
  asOpus: 'Comprimir el sonido',
  asOpusHelp: 'Opus en lugar de WAV de 16 bits: una décima parte de los bytes, y un sonido no del todo igual.',
  test: 'Probar la conexión',
  testing: 'Preguntando…',
  answers: (host, models) =>
    models.length > 0
      ? `${host} responde. Sus modelos: ${models.join(', ')}.`
      : `${host} responde y no nombra ningún modelo.`,
  unknownModel: (model) => `No tiene ningún modelo llamado ${model}.`,
  forget: 'Olvidar dirección y clave',
  where: (count, name) =>
    count === 1 ? `¿Dónde se reconoce ${name}?` : `¿Dónde se reconocen estos ${count} archivos?`,
  whereHelp: (host) =>
    `En este dispositivo no sale nada de él. Si lo hace ${host}, el sonido sale de este dispositivo.`,
  here: 'En este dispositivo',
  there: (host) => `Enviar a ${host}…`,
  sure: (count, name, host) => (count === 1 ? `¿Enviar ${name} a ${host}?` : `¿Enviar ${count} archivos a ${host}?`),
  sureHelp: (host) =>
    `El sonido sale de este dispositivo: quien lleva ${host} puede oírlo. El texto queda marcado con ello para siempre.`,
  send: 'Enviar',
  asked: 'Espera tu elección',
  leaves: (host) => `Sale de este dispositivo hacia ${host}`,
  sent: (amount, host) => `${amount} de sonido han salido de este dispositivo hacia ${host}`,
  sentBefore: (amount) => `${amount} de sonido han salido de este dispositivo; el resto se hace aquí`,
  restHere: 'Hacer el resto aquí',
  restHereOne: (name) => `Hacer el resto de ${name} en este dispositivo`,
};

export const installed: typeof en.installed = {
  arrived: (names) => `${names} ha llegado de otro programa o sitio`,
  arrivedHelp: 'Acéptalo solo si lo has compartido tú.',
  take: 'Aceptar',
  offer: 'Sotto puede ser una aplicación propia, con ventana e icono, y abrir archivos de sonido.',
  install: 'Instalar',
};
