/** What each error says to people, in German. */

import type * as en from '../en/errors.ts';

const unfetched: en.ErrorText = {
  title: 'Ein Sprachmodell konnte nicht geladen werden',
  help: 'Öffne die Sprachmodelle: Dort steht, woran es liegt, und dort geht es noch einmal.',
};

const rules: en.ErrorText = {
  title: 'Eine Textregel lässt sich nicht anwenden',
  help: 'Öffne die Textregeln, um zu sehen, woran es liegt. Nichts Gesprochenes oder Geschriebenes ist verloren.',
};

export const errors: typeof en.errors = {
  'mic-denied': {
    title: 'Sotto darf das Mikrofon nicht verwenden',
    help: 'Öffne neben der Adresse die Einstellungen der Website, erlaube das Mikrofon und versuch es noch einmal. Eine Datei zu transkribieren geht auch ohne.',
  },
  'mic-revoked': {
    title: 'Das Mikrofon wurde für diese Seite abgeschaltet',
    help: 'Was du bis dahin gesagt hast, bleibt erhalten. Erlaube das Mikrofon neben der Adresse in den Einstellungen der Website und versuch es noch einmal.',
  },
  'mic-missing': {
    title: 'Kein Mikrofon gefunden',
    help: 'Schließ ein Mikrofon an oder wähle in den Einstellungen ein anderes.',
  },
  'mic-busy': {
    title: 'Ein anderes Programm verwendet das Mikrofon',
    help: 'Schließ das Programm, das es verwendet, oder wähle ein anderes Mikrofon.',
  },
  'mic-lost': {
    title: 'Das Mikrofon wurde getrennt',
    help: 'Was du bis dahin gesagt hast, bleibt erhalten. Schließ es wieder an oder wähle ein anderes.',
  },
  'mic-muted': {
    title: 'Das Mikrofon ist stumm',
    help: 'Schalte es am Gerät oder in den Systemeinstellungen wieder ein. Die Aufnahme läuft weiter.',
  },
  'mic-silent': {
    title: 'Vom Mikrofon kommt kein Ton',
    help: 'Prüfe, ob es eingeschaltet und das richtige ist. Die Aufnahme läuft weiter.',
  },
  'noise-loud': {
    title: 'Die Umgebung ist so laut wie deine Stimme',
    help: 'Wörter können falsch sein. Geh näher ans Mikrofon oder schalte für die nächste Aufnahme die Tonverarbeitung ein.',
  },
  'voice-clipped': {
    title: 'Deine Stimme übersteuert das Mikrofon',
    help: 'Wörter können falsch sein. Geh etwas weiter weg oder stell den Pegel des Mikrofons in den Systemeinstellungen niedriger.',
  },
  'voice-faint': {
    title: 'Deine Stimme ist sehr leise',
    help: 'Wörter können falsch sein. Geh näher ans Mikrofon oder stell seinen Pegel in den Systemeinstellungen höher.',
  },
  'audio-frozen': {
    title: 'Es kommt kein Ton mehr an',
    help: 'Was du bis dahin gesagt hast, bleibt erhalten. Beende die Aufnahme und beginne neu.',
  },
  'audio-overrun': {
    title: 'Das Gerät ist zu beschäftigt, um alles zu hören',
    help: 'Ein paar Wörter können fehlen. Schließ andere Tabs und Programme; die Aufnahme läuft weiter.',
  },
  'audio-unsupported': {
    title: 'Dieser Browser kann keinen Ton aufnehmen',
    help: 'Nimm eine aktuelle Version von Chrome, Edge, Firefox oder Safari.',
  },
  'recording-elsewhere': {
    title: 'Sotto nimmt schon in einem anderen Fenster auf',
    help: 'Mach dort weiter oder übernimm: Was dort gesagt wurde, bleibt.',
  },
  'file-empty': { title: 'Die Datei ist leer', help: 'Wähle eine andere Audio- oder Videodatei.' },
  'file-too-short': {
    title: 'Die Datei ist zu kurz für Sprache',
    help: 'Wähle eine Aufnahme, die länger als einen Augenblick dauert.',
  },
  'file-too-long': {
    title: 'Die Datei ist zu lang für dieses Gerät',
    help: 'Teile sie in kürzere Stücke und transkribiere sie nacheinander.',
  },
  'file-undecodable': {
    title: 'Die Datei lässt sich nicht als Ton lesen',
    help: 'Wähle eine andere Datei: WAV, MP3, M4A, OGG, FLAC, WebM und MP4 gehen meistens.',
  },
  'file-no-audio': {
    title: 'Das Video hat keinen Ton',
    help: 'Wähle eine andere Datei oder exportiere diese noch einmal mit Ton.',
  },
  'folder-no-audio': {
    title: 'In diesem Ordner ist kein Ton',
    help: 'Wähle einen Ordner mit Audio- oder Videodateien oder die Dateien selbst.',
  },
  'file-format-unknown': {
    title: 'Dateien dieser Art kann Sotto nicht lesen',
    help: 'Wandle sie in FLAC, MP3 oder M4A um, zum Beispiel mit VLC, und wähle diese Datei.',
  },
  'file-interrupted': {
    title: 'Das Lesen der Datei wurde unterbrochen',
    help: 'Wähle sie noch einmal: Was schon erkannt ist, bleibt, und der Rest folgt.',
  },
  'file-changed': {
    title: 'Die Datei hat sich geändert oder ist nicht mehr da',
    help: 'Sie wurde nach dem Auswählen geändert, verschoben oder gelöscht, oder ihr Laufwerk ist nicht lesbar. Wähle sie noch einmal.',
  },
  'window-blocked': {
    title: 'Der Browser hat kein Minifenster geöffnet',
    help: 'Erlaube Pop-up-Fenster für diese Seite und drück den Knopf noch einmal.',
  },
  'asset-missing': {
    title: 'Ein Teil von Sotto ist noch nicht auf diesem Gerät',
    help: 'Geh einmal ins Netz und versuch es noch einmal. Danach funktioniert alles offline.',
  },
  'model-unknown': unfetched,
  'model-broken': {
    title: 'Das Sprachmodell ist beschädigt',
    help: 'Lade die Seite neu: Sotto liest das Modell noch einmal. Deine Diktate bleiben erhalten.',
  },
  'model-unsupported': {
    title: 'Diese Version von Sotto kann Modelle dieser Art noch nicht ausführen',
    help: 'Es bleibt installiert. Wähle ein anderes Modell.',
  },
  'model-incomplete': unfetched,
  'model-missing': {
    title: 'Das Modell ist nicht mehr auf diesem Gerät',
    help: 'Geh ins Netz: Was fehlt, wird noch einmal geladen.',
  },
  'model-damaged': {
    title: 'Die Dateien des Modells sind nicht, wie sie sein sollen',
    help: 'Versuch es noch einmal: Was defekt ist, wird neu geladen.',
  },
  'install-elsewhere': unfetched,
  'hub-unreachable': unfetched,
  'hub-missing': unfetched,
  'hub-gated': unfetched,
  'hub-busy': unfetched,
  'hub-answer': unfetched,
  'remote-off': {
    title: 'Dieses Fenster erreicht den Server nicht',
    help: 'Der Weg dorthin öffnet sich mit einer Adresse in den Server-Einstellungen und bleibt zu, solange Sotto offline bleiben soll. Was zurückkam, bleibt erhalten.',
  },
  'remote-unreachable': {
    title: 'Der Server antwortet nicht',
    help: 'Was zurückkam, bleibt erhalten. Prüfe, ob er läuft und diese Seite zulässt: vLLM mit --allowed-origins, speaches mit ALLOW_ORIGINS.',
  },
  'remote-refused': {
    title: 'Der Server lehnt den Schlüssel ab',
    help: 'Was zurückkam, bleibt erhalten. Gib in den Server-Einstellungen den richtigen Schlüssel ein.',
  },
  'remote-missing': {
    title: 'Der Server kennt diese Adresse oder dieses Modell nicht',
    help: 'Prüfe beides in den Server-Einstellungen.',
  },
  'remote-too-large': {
    title: 'Ein Stück Ton ist für den Server zu groß',
    help: 'Schalte in den Server-Einstellungen die Kompression ein, oder erhöhe die Grenze des Servers.',
  },
  'remote-rejected': {
    title: 'Der Server nimmt den Ton nicht an',
    help: 'Prüfe Modell und Sprache, oder erledige den Rest auf diesem Gerät.',
  },
  'remote-answer': {
    title: 'Die Antwort des Servers ist nicht zu gebrauchen',
    help: 'Es ist keine Antwort einer Transkriptions-API. Prüfe die Adresse in den Server-Einstellungen.',
  },
  'remote-busy': {
    title: 'Der Server ist überlastet',
    help: 'Was zurückkam, bleibt erhalten. Versuche es später noch einmal, oder erledige den Rest auf diesem Gerät.',
  },
  'remote-failed': {
    title: 'Der Server ist gescheitert',
    help: 'Was zurückkam, bleibt erhalten. Versuche es noch einmal, oder erledige den Rest auf diesem Gerät.',
  },
  'backend-unsupported': {
    title: 'Dieser Browser kann das Sprachmodell nicht ausführen',
    help: 'Nimm eine aktuelle Version von Chrome, Edge, Firefox oder Safari.',
  },
  'gpu-lost': {
    title: 'Der Grafikprozessor reagiert nicht mehr',
    help: 'Sotto macht ohne ihn weiter. Nichts ist verloren.',
  },
  'output-broken': {
    title: 'Das Modell hat unmögliche Ergebnisse geliefert',
    help: 'Sotto führt es auf andere Weise aus. Nichts ist verloren.',
  },
  'thread-died': {
    title: 'Die Erkennung ist unerwartet stehen geblieben',
    help: 'Gespeicherte Diktate sind nicht betroffen. Versuch es noch einmal: Sotto startet die Erkennung neu.',
  },
  'thread-slow': {
    title: 'Dieses Gerät ist langsam für dieses Modell',
    help: 'Sotto wartet ab jetzt länger und beginnt neu mit dem, was gerade anstand. Ein kleineres Modell antwortet schneller.',
  },
  'out-of-memory': {
    title: 'Der Arbeitsspeicher reicht nicht',
    help: 'Schließ andere Tabs und Programme und versuch es noch einmal. Gespeicherte Diktate sind nicht betroffen.',
  },
  'storage-full': {
    title: 'Zum Speichern ist kein Platz mehr',
    help: 'Kopiere den Text gleich. Lösche dann Diktate, die du nicht mehr brauchst, oder schaff Platz auf dem Gerät.',
  },
  'language-unknown': {
    title: 'Das Sprachmodell kennt diese Sprache nicht',
    help: 'Wähle eine andere Sprache oder ein anderes Sprachmodell.',
  },
  'storage-gone': {
    title: 'Der Browser hat den Speicher geschlossen',
    help: 'Kopiere den Text, falls hier einer steht, und lade dann die Seite neu.',
  },
  'journal-failed': {
    title: 'Diese Aufnahme lässt sich nicht auf dem Datenträger sichern',
    help: 'Sie läuft weiter, ginge bei einem Absturz aber verloren. Beende sie bald und kopiere den Text. Schaff dann Platz auf dem Gerät.',
  },
  'record-damaged': {
    title: 'Dieses Diktat lässt sich nicht mehr lesen',
    help: 'Sein Eintrag ist beschädigt. Die anderen sind nicht betroffen, und du kannst es aus der Liste löschen.',
  },
  'clipboard-denied': {
    title: 'Der Text konnte nicht kopiert werden',
    help: 'Er ist noch da. Drück noch einmal auf „Kopieren“, oder markiere den Text und kopiere ihn.',
  },
  'timed-out': {
    title: 'Das hat zu lange gedauert',
    help: 'Versuch es noch einmal. Gespeicherte Diktate sind nicht betroffen.',
  },
  'report-unreadable': {
    title: 'Dieser Bericht lässt sich nicht lesen',
    help: 'Lass ihn dir noch einmal geben, als Datei.',
  },
  'backup-unreadable': {
    title: 'Diese Datei ist keine Sicherung, die Sotto lesen kann',
    help: 'Sie ist vielleicht defekt oder von einem anderen Programm. Nichts wurde geändert.',
  },
  'backup-locked': {
    title: 'Die Passphrase stimmt nicht',
    help: 'Nichts wurde geändert. Versuch es noch einmal.',
  },
  'text-unreadable': {
    title: 'Diese Datei lässt sich nicht als Text lesen',
    help: 'Das geht mit Text, SRT, WebVTT und dem JSON von Sotto. Nichts wurde importiert.',
  },
  'rules-unreadable': rules,
  'rules-too-many': rules,
  'rule-pattern': rules,
  'rule-slow': rules,
  'rule-circular': rules,
  cancelled: { title: 'Abgebrochen', help: 'Nichts wurde gespeichert.' },
  'bad-argument': {
    title: 'Das lässt sich nicht öffnen',
    help: 'Von Sotto wurde etwas Unerwartetes verlangt. Gespeicherte Diktate sind nicht betroffen.',
  },
  internal: {
    title: 'In Sotto ist etwas schiefgegangen',
    help: 'Gespeicherte Diktate sind nicht betroffen. Lade die Seite neu; wenn es wieder passiert, melde den Code.',
  },
};

export const remedies: typeof en.remedies = {
  retry: 'Noch einmal',
  'allow-microphone': 'Noch einmal',
  'choose-microphone': 'Mikrofon wählen',
  'check-microphone': 'Mikrofoneinstellungen',
  'other-window': null,
  'take-over': 'Übernehmen',
  'choose-file': 'Andere Datei wählen',
  'connect-once': 'Noch einmal',
  'set-server': 'Server-Einstellungen',
  'free-space': null,
  'close-tabs': 'Noch einmal',
  reload: 'Neu laden',
  none: null,
};

export const microphoneHelp: typeof en.microphoneHelp = {
  chromium:
    'Klicke auf das Symbol links neben der Adresse und schalte das Mikrofon ein. Diese Meldung verschwindet, sobald es erlaubt ist. Dateien lassen sich auch ohne transkribieren.',
  firefox:
    'Klicke auf das durchgestrichene Mikrofon links neben der Adresse, entferne „Blockiert“ mit dem ×, drücke dann noch einmal und erlaube es. Dateien lassen sich auch ohne transkribieren.',
  safari:
    'Wähle im Menü Safari „Einstellungen für diese Website …“ und stelle das Mikrofon auf „Erlauben“. Dateien lassen sich auch ohne transkribieren.',
  ios: 'Tippe auf das Symbol neben der Adresse, dann auf „Website-Einstellungen“, und stelle das Mikrofon auf „Erlauben“. Fehlt es dort, erlaube dem Browser das Mikrofon in den Einstellungen des Geräts.',
  system:
    'Das System gibt diesem Browser das Mikrofon nicht. Erlaube es in den Datenschutzeinstellungen des Systems unter „Mikrofon“.',
  dismissed: 'Die Frage des Browsers wurde geschlossen. Drücke noch einmal und wähle „Zulassen“.',
};
