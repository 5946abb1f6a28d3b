/** Files that are dropped, and those that are transcribed, in German. */

import type * as en from '../en/files.ts';
import { plural } from '../format.ts';

export const words: typeof en.words = {
  drop: 'Zum Transkribieren ablegen',
  dropHelp: 'Ton oder Video, auch ein ganzer Ordner. Alles bleibt auf diesem Gerät.',
  dropHelpServer: 'Du wirst gefragt, wo es erkannt wird: hier oder von deinem Server.',
  running: (name) => `${name} wird transkribiert`,
  done: (done, all) => (all === null ? done : `${done} von ${all}`),
  left: (time) => `noch ${time}`,
  cancel: 'Abbrechen',
  list: 'Dateien',
  runningOf: (number, count) => `Datei ${number} von ${count} wird transkribiert`,
  ended: (done, failed) =>
    failed === 0
      ? `${plural(done, { one: 'Datei', other: 'Dateien' })} transkribiert`
      : `${done} von ${done + failed} Dateien transkribiert`,
  pausedOf: (left) => `${plural(left, { one: 'Datei', other: 'Dateien' })} angehalten`,
  cancelAll: 'Alle abbrechen',
  pauseAll: 'Alle anhalten',
  pause: 'Anhalten',
  goOn: 'Fortsetzen',
  paused: 'Angehalten',
  pausedOne: (name) => `${name} ist angehalten`,
  pauseOne: (name) => `${name} anhalten`,
  goOnOne: (name) => `${name} fortsetzen`,
  addFolder: 'Ordner hinzufügen …',
  clear: 'Leeren',
  waiting: 'Wartet',
  transcribed: 'Transkribiert',
  withheld: (seconds) => `${seconds} Ton ohne Text`,
  open: 'Öffnen',
  retry: 'Noch einmal',
  chooseAgain: 'Neu auswählen',
  chooseOther: 'Andere Datei wählen',
  cancelOne: (name) => `${name} abbrechen`,
  advance: (name) => `${name} vorziehen`,
  failed: (name, what) => `${name}: ${what}`,
  format: (name) => `Es ist ${name}.`,
  coding: (coding, format) => `${coding} in ${format}`,
  archive: (name) => `Es ist ein Archiv (${name}). Entpacke es und wähle die Aufnahmen darin.`,
  noSound: (name) => `Es ist ${name} und hat keinen Ton. Wähle eine Audio- oder Videodatei.`,
  more: (count) => `und ${count} weitere`,
  track: (number) => `Tonspur ${number}`,
  trackAbout: (track, about) => `${track}: ${about}`,
  commentary: 'Kommentar',
  trackOf: (name) => `Tonspur von ${name}`,
  hearTrack: 'Diese Spur transkribieren',
  heardTrack: (track) => `Gehört: ${track}`,
};

export const remoteWords: typeof en.remoteWords = {
  title: 'Ein Server für Dateien',
  help: 'Aufnahmen, die diesem Gerät zu groß werden, kann ein eigener Server erkennen: jeder, der die Transkriptions-API von OpenAI spricht, wie vLLM und speaches. Der Ton der Dateien, die du sendest, verlässt dieses Gerät. Was du diktierst, geht nie dorthin.',
  unavailable:
    'Aus: Dazu braucht es den Service Worker dieser Seite, der den Weg zu einem Server öffnet und zu keinem anderen. Lade die Seite neu. Wo der Browser keinen hat, wie in manchen privaten Fenstern, werden Dateien nur auf diesem Gerät erkannt.',
  offline:
    'Sotto soll offline bleiben (siehe Datenschutz): Bis das ausgeschaltet wird, geht keine Datei an einen Server.',
  address: 'Adresse',
  addressHelp: (secure, own) => `Zum Beispiel ${secure} oder ${own}`,
  use: 'Verwenden',
  problems: {
    unreadable: 'Das ist keine Adresse eines Servers.',
    credentials: 'Lass Name und Passwort in der Adresse weg. Der Schlüssel hat ein eigenes Feld.',
    query: 'Lass weg, was auf ? oder # folgt. Der Schlüssel hat ein eigenes Feld.',
  },
  notSecure: (tunnel, own) =>
    `Browser lassen eine Seite mit einfachem http nur diesen Rechner erreichen. Gib dem Server ein Zertifikat (https), oder hol ihn mit einem Tunnel hierher, etwa mit ${tunnel}, und gib ${own} ein`,
  goesTo: (base) => `Dateien, die du sendest, verlassen dieses Gerät und gehen an ${base}`,
  key: 'Schlüssel',
  keyHelp: 'Bleibt auf diesem Gerät und steht in keiner Sicherung. Leer, wenn der Server keinen verlangt.',
  model: 'Modell',
  modelHelp: 'Leer überlässt die Wahl dem Server. Der Test der Verbindung zählt auf, was es gibt.',
  atOnce: 'Stücke zugleich unterwegs',
  asOpus: 'Ton komprimieren',
  asOpusHelp: 'Opus statt WAV mit 16 Bit: etwa ein Zehntel der Bytes und nicht ganz derselbe Ton.',
  test: 'Verbindung testen',
  testing: 'Wird gefragt …',
  answers: (host, models) =>
    models.length > 0
      ? `${host} antwortet. Seine Modelle: ${models.join(', ')}.`
      : `${host} antwortet und nennt keine Modelle.`,
  unknownModel: (model) => `Ein Modell namens ${model} hat er nicht.`,
  forget: 'Adresse und Schlüssel vergessen',
  where: (count, name) =>
    count === 1 ? `Wo soll ${name} erkannt werden?` : `Wo sollen diese ${count} Dateien erkannt werden?`,
  whereHelp: (host) => `Auf diesem Gerät verlässt es nichts. Macht es ${host}, verlässt der Ton dieses Gerät.`,
  here: 'Auf diesem Gerät',
  there: (host) => `An ${host} senden …`,
  sure: (count, name, host) => (count === 1 ? `${name} an ${host} senden?` : `${count} Dateien an ${host} senden?`),
  sureHelp: (host) =>
    `Der Ton verlässt dieses Gerät: Wer ${host} betreibt, kann ihn hören. Der Text trägt das für immer als Vermerk.`,
  send: 'Senden',
  asked: 'Wartet auf deine Wahl',
  leaves: (host) => `Verlässt dieses Gerät und geht an ${host}`,
  sent: (amount, host) => `${amount} Ton haben dieses Gerät verlassen und sind an ${host} gegangen`,
  sentBefore: (amount) => `${amount} Ton haben dieses Gerät verlassen; der Rest wird hier erledigt`,
  restHere: 'Den Rest hier erledigen',
  restHereOne: (name) => `Den Rest von ${name} auf diesem Gerät erledigen`,
};

export const installed: typeof en.installed = {
  arrived: (names) => `${names} kam von einem anderen Programm oder einer anderen Seite`,
  arrivedHelp: 'Nimm es nur an, wenn du es selbst geteilt hast.',
  take: 'Annehmen',
  offer: 'Sotto kann eine eigene App sein, mit Fenster und Symbol, und Tondateien öffnen.',
  install: 'Installieren',
};
