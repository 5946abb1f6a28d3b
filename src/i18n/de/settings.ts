/** The texts of the settings and of the facts about privacy, in German. */

import type * as en from '../en/settings.ts';
import { languageName, listed } from '../format.ts';
import { languagesLine } from '../languages.ts';

export const words: typeof en.words = {
  title: 'Einstellungen',
  sound: 'Ton',
  microphone: 'Mikrofon',
  systemDefault: 'Standard des Systems',
  microphoneHelp: 'Namen erscheinen, sobald das Mikrofon einmal erlaubt wurde.',
  soundProcessing: 'Tonverarbeitung durch den Browser',
  soundProcessingHelp:
    'Entfernt Echo und Rauschen und gleicht die Lautstärke aus. Für ein gutes Mikrofon in einem ruhigen Raum besser aus.',
  sensitivity: 'Was als Sprache zählt',
  sensitivityHelp: '„Hoch“ hört auch Flüstern. „Niedrig“ überhört einen lauten Raum.',
  sensitivities: { low: 'Niedrig', normal: 'Normal', high: 'Hoch' },
  pace: 'Ich mache Denkpausen',
  paceHelp: 'Sotto wartet länger, bevor ein Satz als beendet gilt.',
  autoStop: 'Nach Stille beenden',
  autoStopHelp: 'Die Aufnahme zählt herunter und endet dann von selbst. Nie, solange du den Knopf hältst.',
  autoStops: { off: 'Aus', '3s': '3 s', '5s': '5 s', '10s': '10 s' },
  sounds: 'Töne für Anfang und Ende',
  soundsHelp: 'Einer beim Drücken, einer, wenn der Text da ist.',
  model: 'Sprachmodell',
  models: 'Modelle …',
  modelHelp: 'Andere Sprachen, weniger Fehler oder mehr Tempo.',
  text: 'Text',
  autoCopy: 'Nach dem Beenden kopieren',
  autoCopyHelp: 'Der Text liegt in der Zwischenablage, sobald eine Aufnahme endet.',
  textRules: 'Textregeln …',
  backup: 'Sicherung',
  backupHelp: 'Alles in einer Datei, und wieder zurück.',
  backups: 'Sichern oder wiederherstellen',
  privacyHelp: 'Was wie lange behalten wird, und was dieses Gerät verlässt: nichts, das du nicht sendest.',
  textRulesHelp: 'Sprachbefehle, Füllwörter, Zahlen und Wörter, die immer auf deine Art geschrieben werden.',
  look: 'Darstellung und Bedienung',
  theme: 'Farbschema',
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  pageLanguage: 'Sprache dieser Seite',
  pageLanguageHelp: 'Die Sprache, die du sprichst, steht weiter oben und kann eine andere sein.',
  browserLanguage: (name) => `Wie der Browser (${name})`,
  announce: 'Sätze dem Screenreader melden',
  announceHelp: 'Jeder fertige Satz wird vorgelesen.',
  messagesStay: 'Meldungen stehen lassen, bis ich sie schließe',
  messagesStayHelp: 'Sonst verschwinden kurze nach einigen Sekunden, und mit ihnen „Rückgängig“.',
  shortcuts: 'Tasten der Seite',
  shortcutsHelp: 'Sie gelten außerhalb von Textfeldern. Esc schließt in jedem Fall, was offen ist.',
};

export const languageWords: typeof en.languageWords = {
  title: 'Sprache',
  loading: 'Was zur Wahl steht, wird angezeigt, sobald das Modell bereit ist.',
  understands: (model, languages) => {
    if (languages.length === 0) return `${model} findet selbst heraus, was gesprochen wird, soweit es das versteht.`;
    if (languages.length > 1)
      return `${model} versteht ${languagesLine(languages)} und findet heraus, welche davon du sprichst.`;
    return `${model} versteht ${languagesLine(languages)}. Für eine andere Sprache wähle ein anderes Modell.`;
  },
  spoken: 'Sprachen, die du sprichst',
  choose: 'Sprache …',
  add: 'Sprache hinzufügen',
  addThis: 'Hinzufügen',
  remove: (name) => `${name} entfernen`,
  listens: (known, languages) => {
    if (known.length === 0) return `Eine von ${languagesLine(languages)}: Die ersten Sekunden Sprache zeigen, welche.`;
    if (known.length === 1) return `${languageName(known[0]!)}: Es gibt nichts herauszufinden.`;
    return `${listed(known)}: Sotto achtet darauf, was davon du sprichst.`;
  },
  unknown: (model, codes) => `${model} kennt ${listed(codes)} nicht; deine Wahl bleibt für andere Modelle erhalten.`,
  translate: 'Englisch schreiben, egal was gesprochen wird',
  translateHelp: 'Das Modell übersetzt, was du in einer anderen Sprache sagst.',
  vocabulary: 'Namen und Begriffe, die vorkommen',
  vocabularyHelp:
    'Schreib sie so, wie sie dastehen sollen, mit Kommas dazwischen. Sie werden geschrieben, wo das Modell nicht sicher war und es danach klang.',
  vocabularyHint: 'Das Modell erkennt sie dann auch öfter.',
};

export const privacyWords: typeof en.privacyWords = {
  title: 'Datenschutz',
  open: 'Datenschutz …',
  facts: 'Was wo läuft',
  keepTexts: 'Diktate behalten',
  keepTextsHelp: {
    never: 'Ein Diktat steht auf der Seite, bis du sie schließt, und wird nirgends gespeichert.',
    '30d': 'Ältere werden endgültig gelöscht, wenn Sotto geöffnet wird. Angeheftete bleiben.',
    '365d': 'Ältere werden endgültig gelöscht, wenn Sotto geöffnet wird. Angeheftete bleiben.',
    always: 'In diesem Browser, bis du sie löschst.',
  },
  keptTexts: { never: 'Gar nicht', '30d': '30 Tage', '365d': 'Ein Jahr', always: 'Für immer' },
  keepSound: 'Ihren Ton behalten',
  keepSoundHelp: {
    never:
      'Nur bis der Text gespeichert ist, und danach allein im Arbeitsspeicher, solange er noch verbessert wird. Früher behaltener Ton wird gelöscht, wenn Sotto wieder geöffnet wird.',
    '7d': 'Um noch einmal zu hören, was gesagt wurde. Dann wird der Ton gelöscht, und der Text bleibt. Angeheftete behalten ihren.',
    '30d':
      'Um noch einmal zu hören, was gesagt wurde. Dann wird der Ton gelöscht, und der Text bleibt. Angeheftete behalten ihren.',
    always: 'So lange wie das Diktat.',
  },
  keptSound: { never: 'Nie', '7d': '7 Tage', '30d': '30 Tage', always: 'Immer' },
  mostFileSound: 'Ton von Dateien: höchstens',
  mostFileSoundHelp:
    'Wird behalten, damit eine Datei neu transkribiert werden kann, ohne sie noch einmal zu lesen. Was am längsten nicht gebraucht wurde, geht zuerst, und die Hälfte des freien Platzes im Browser bleibt für deine Diktate.',
  fileSoundNow: (used) => `Jetzt: ${used}.`,
  storage: 'Speicher …',
  kept: 'Ein Sprachmodell in dieser Seite macht aus deiner Stimme Text. Weder Ton noch Text verlassen dieses Gerät: Es gibt kein Konto, keinen Server und kein Tracking. Nur ein Modell, das du zum Laden auswählst, kommt von seinem Server, und nur Dateien, die du selbst an einen sendest, verlassen dieses Gerät; das ist aus, bis du eine Adresse einträgst. Diktate bleiben in diesem Browser, ihr Ton so lange, wie du es festlegst, und löschen kannst du sie jederzeit.',
  notIsolated:
    'Diese Website wird ohne die Header für Isolation ausgeliefert. Sotto läuft deshalb auf einem Thread und langsamer; alles andere funktioniert.',
  isolation: 'Isolation',
  isolated: 'Ein',
  isolatedNot: 'Aus',
  model: 'Modell',
  backend: 'Läuft auf',
  backends: { wasm: 'Prozessor (WebAssembly)', webgpu: 'Grafikprozessor (WebGPU)' },
  threads: 'Threads',
  network: 'Netz',
  online: 'Online, nicht nötig',
  offline: 'Offline, alles funktioniert',
  notReady: 'Noch nicht bereit',
  requests: 'Anfragen',
  noDictation: 'Noch kein Diktat, seit diese Seite offen ist.',
  duringDictations: (count) =>
    count === 0 ? 'Keine, während du diktiert hast.' : `${count}, während du diktiert hast.`,
  requestsHelp: (count, hosts) =>
    `${count}, seit diese Seite offen ist, an ${listed(hosts)}: die Dateien der App, Modelle, die du laden, und Dateien, die du senden wolltest.`,
  showRequests: 'Zeigen',
  sealed: 'Versiegelte Threads',
  sealedHelp: 'Der Browser selbst verweigert diesen Threads jede Verbindung, auch zu dieser Website. Probier es aus.',
  threadNames: { listen: 'Zuhören', engine: 'Erkennung', library: 'Diktate', files: 'Dateien' },
  trials: {
    untried: 'Noch nicht probiert',
    refused: 'Vom Browser verweigert',
    failed: 'Keine Verbindung',
    'went-out': 'Durchgekommen',
  },
  tryFetch: 'Von jedem aus abrufen',
  toServer: 'Dateien an einen Server',
  toServerSettings: 'Einstellungen …',
  reach: (host) =>
    host === null ? 'Erreicht nichts: Es ist kein Server eingetragen' : `Erreicht ${host} und sonst nichts`,
  staysOffline: 'Offline bleiben',
  staysOfflineHelp:
    'Sotto fragt kein Netz nach irgendetwas, auch diese Website nicht. Was noch nicht auf diesem Gerät ist, lässt sich nicht laden. Nur der Browser selbst sucht vielleicht noch nach einer neuen Version.',
  cannotStayOffline:
    'Mit einem Schalter offline zu bleiben ist möglich, sobald dieser Browser die Seite behalten hat: Lade sie noch einmal.',
  build: 'Dieser Build',
  buildHelp:
    'Ein Hash über die Hashes aller Dateien. Wer denselben Quelltext baut, bekommt denselben, und der Build gibt ihn aus.',
  noBuild: 'Nicht bekannt.',
  checkFiles: 'Die Dateien hier prüfen',
  filesRight: (count) => `${count} Dateien liegen hier. Alle gehören zu diesem Build.`,
  filesWrong: (names) => `Nicht aus diesem Build: ${listed(names)}.`,
};

export const storageWords: typeof en.storageWords = {
  title: 'Speicher',
  measuring: 'Wird gemessen …',
  help: 'Was Sotto in diesem Browser speichert. Größen sind geschätzt.',
  kinds: {
    texts: 'Diktate',
    words: 'Zeiten der Wörter',
    versions: 'Versionen und Änderungen',
    sound: 'Ton',
  },
  fileSound: 'Ton von Dateien',
  fileSoundHelp:
    'Wird behalten, damit eine Datei neu transkribiert oder nach einer Unterbrechung fortgesetzt werden kann, ohne sie noch einmal zu lesen. Solange eine Datei gelesen wird, wird auch eine Kopie von ihr behalten.',
  removeFileSound: 'Ton von Dateien entfernen',
  models: 'Sprachmodelle',
  persisted: 'Der Browser behält alles, bis du es löschst.',
  persistedNot:
    'Der Browser kann den Speicher leeren, wenn der Platz knapp wird, Safari auch nach sieben Tagen ohne Besuch. Sichere, was du brauchst, oder bitte ihn, alles zu behalten.',
  persist: 'Browser bitten, es zu behalten',
  largest: 'Die größten',
  untitled: 'Ohne Titel',
  deleteTitle: 'Alles löschen',
  deleteHelp:
    'Alle Diktate, den Papierkorb, deine Regeln und deine Einstellungen. Das lässt sich nicht rückgängig machen.',
  deleteAll: 'Alles löschen …',
  modelsToo: 'Auch geladene Modelle',
  deleteSure: 'Endgültig löschen',
};
