/** What each error says to people, in Spanish. */

import type * as en from '../en/errors.ts';

const unfetched: en.ErrorText = {
  title: 'No se ha podido descargar un modelo de voz',
  help: 'Abre los modelos de voz para ver por qué e inténtalo de nuevo allí.',
};

const rules: en.ErrorText = {
  title: 'Una regla de texto no se puede usar',
  help: 'Abre las reglas de texto para ver por qué. No se ha perdido nada de lo que has dicho o escrito.',
};

export const errors: typeof en.errors = {
  'mic-denied': {
    title: 'Sotto no tiene permiso para usar el micrófono',
    help: 'Abre los ajustes del sitio junto a la dirección, permite el micrófono e inténtalo de nuevo. Transcribir un archivo funciona sin él.',
  },
  'mic-revoked': {
    title: 'Se ha desactivado el micrófono para esta página',
    help: 'Lo que has dicho hasta entonces está guardado. Permite el micrófono en los ajustes del sitio, junto a la dirección, e inténtalo de nuevo.',
  },
  'mic-missing': {
    title: 'No se ha encontrado ningún micrófono',
    help: 'Conecta un micrófono o elige otro en los ajustes.',
  },
  'mic-busy': {
    title: 'Otro programa está usando el micrófono',
    help: 'Cierra el programa que lo usa o elige otro micrófono.',
  },
  'mic-lost': {
    title: 'Se ha desconectado el micrófono',
    help: 'Lo que has dicho hasta entonces está guardado. Vuelve a conectarlo o elige otro micrófono.',
  },
  'mic-muted': {
    title: 'El micrófono está silenciado',
    help: 'Actívalo en el propio micrófono o en los ajustes del sistema. La grabación continúa.',
  },
  'mic-silent': {
    title: 'No llega ningún sonido del micrófono',
    help: 'Comprueba que está encendido y que es el correcto. La grabación continúa.',
  },
  'noise-loud': {
    title: 'El ruido es tan fuerte como tu voz',
    help: 'Puede haber palabras equivocadas. Acércate al micrófono o activa el procesamiento del sonido para la próxima grabación.',
  },
  'voice-clipped': {
    title: 'Tu voz satura el micrófono',
    help: 'Puede haber palabras equivocadas. Aléjate un poco o baja el nivel del micrófono en los ajustes del sistema.',
  },
  'voice-faint': {
    title: 'Tu voz llega muy débil',
    help: 'Puede haber palabras equivocadas. Acércate al micrófono o sube su nivel en los ajustes del sistema.',
  },
  'audio-frozen': {
    title: 'Ha dejado de llegar sonido',
    help: 'Lo que has dicho hasta entonces está guardado. Termina y vuelve a empezar.',
  },
  'audio-overrun': {
    title: 'El dispositivo está demasiado ocupado para oírlo todo',
    help: 'Pueden faltar algunas palabras. Cierra otras pestañas y programas; la grabación continúa.',
  },
  'audio-unsupported': {
    title: 'Este navegador no puede grabar sonido',
    help: 'Usa una versión actual de Chrome, Edge, Firefox o Safari.',
  },
  'recording-elsewhere': {
    title: 'Sotto ya está grabando en otra ventana',
    help: 'Continúa allí o toma el relevo: lo que se dijo allí se conserva.',
  },
  'file-empty': { title: 'El archivo está vacío', help: 'Elige otro archivo de audio o vídeo.' },
  'file-too-short': {
    title: 'El archivo es demasiado corto para contener voz',
    help: 'Elige una grabación que dure más que un instante.',
  },
  'file-too-long': {
    title: 'El archivo es demasiado largo para este dispositivo',
    help: 'Córtalo en partes más cortas y transcríbelas una tras otra.',
  },
  'file-undecodable': {
    title: 'El archivo no se puede leer como sonido',
    help: 'Elige otro archivo: WAV, MP3, M4A, OGG, FLAC, WebM y MP4 suelen funcionar.',
  },
  'file-no-audio': {
    title: 'El vídeo no tiene sonido',
    help: 'Elige otro archivo o vuelve a exportar este con su sonido.',
  },
  'folder-no-audio': {
    title: 'En esa carpeta no hay sonido',
    help: 'Elige una carpeta con archivos de audio o vídeo, o los propios archivos.',
  },
  'file-format-unknown': {
    title: 'Sotto no puede leer este tipo de archivo',
    help: 'Conviértelo a FLAC, MP3 o M4A, por ejemplo con VLC, y elige el resultado.',
  },
  'file-interrupted': {
    title: 'El archivo se interrumpió antes de leerse entero',
    help: 'Vuelve a elegirlo: lo que ya se encontró está guardado y el resto sigue.',
  },
  'file-changed': {
    title: 'El archivo ha cambiado o ya no está',
    help: 'Se ha cambiado, movido o borrado después de elegirlo, o no se puede leer su unidad. Vuelve a elegirlo.',
  },
  'window-blocked': {
    title: 'El navegador no ha abierto la miniventana',
    help: 'Permite las ventanas emergentes para esta página y vuelve a pulsar el botón.',
  },
  'asset-missing': {
    title: 'Una parte de Sotto aún no está en este dispositivo',
    help: 'Conéctate a la red una vez e inténtalo de nuevo. Después todo funciona sin conexión.',
  },
  'model-unknown': unfetched,
  'model-broken': {
    title: 'El modelo de voz está dañado',
    help: 'Recarga la página: Sotto volverá a leer el modelo. Tus dictados se conservan.',
  },
  'model-unsupported': {
    title: 'Esta versión de Sotto todavía no puede ejecutar este tipo de modelo',
    help: 'Seguirá instalado. Elige otro modelo.',
  },
  'model-incomplete': unfetched,
  'model-missing': {
    title: 'El modelo ya no está en este dispositivo',
    help: 'Conéctate a la red: lo que falta se descargará de nuevo.',
  },
  'model-damaged': {
    title: 'Los archivos del modelo no son como deberían',
    help: 'Inténtalo de nuevo: lo que esté dañado se descargará otra vez.',
  },
  'install-elsewhere': unfetched,
  'hub-unreachable': unfetched,
  'hub-missing': unfetched,
  'hub-gated': unfetched,
  'hub-busy': unfetched,
  'hub-answer': unfetched,
  'remote-off': {
    title: 'Esta ventana no puede llegar al servidor',
    help: 'El camino se abre con una dirección en los ajustes del servidor, y sigue cerrado mientras Sotto deba quedarse sin conexión. Lo que ya llegó se conserva.',
  },
  'remote-unreachable': {
    title: 'El servidor no responde',
    help: 'Lo que ya llegó se conserva. Comprueba que está en marcha y que admite esta página: vLLM con --allowed-origins, speaches con ALLOW_ORIGINS.',
  },
  'remote-refused': {
    title: 'El servidor rechaza la clave',
    help: 'Lo que ya llegó se conserva. Escribe la clave correcta en los ajustes del servidor.',
  },
  'remote-missing': {
    title: 'El servidor no conoce esta dirección o este modelo',
    help: 'Comprueba ambos en los ajustes del servidor.',
  },
  'remote-too-large': {
    title: 'Un trozo de sonido es demasiado grande para el servidor',
    help: 'Activa la compresión en los ajustes del servidor, o sube el límite del servidor.',
  },
  'remote-rejected': {
    title: 'El servidor no acepta el sonido',
    help: 'Comprueba el modelo y el idioma, o haz el resto en este dispositivo.',
  },
  'remote-answer': {
    title: 'La respuesta del servidor no se puede usar',
    help: 'No es la respuesta de una API de transcripción. Comprueba la dirección en los ajustes del servidor.',
  },
  'remote-busy': {
    title: 'El servidor está saturado',
    help: 'Lo que ya llegó se conserva. Inténtalo más tarde, o haz el resto en este dispositivo.',
  },
  'remote-failed': {
    title: 'El servidor ha fallado',
    help: 'Lo que ya llegó se conserva. Inténtalo de nuevo, o haz el resto en este dispositivo.',
  },
  'backend-unsupported': {
    title: 'Este navegador no puede ejecutar el modelo de voz',
    help: 'Usa una versión actual de Chrome, Edge, Firefox o Safari.',
  },
  'gpu-lost': {
    title: 'El procesador gráfico ha dejado de funcionar',
    help: 'Sotto continúa sin él. No se ha perdido nada.',
  },
  'output-broken': {
    title: 'El modelo ha dado resultados imposibles',
    help: 'Sotto lo ejecuta de otra manera. No se ha perdido nada.',
  },
  'thread-died': {
    title: 'El reconocimiento se ha detenido de forma inesperada',
    help: 'Los dictados guardados están intactos. Inténtalo de nuevo: Sotto reinicia el reconocimiento.',
  },
  'thread-slow': {
    title: 'Este dispositivo es lento para este modelo',
    help: 'A partir de ahora Sotto esperará más, y vuelve a empezar con lo que tenía entre manos. Un modelo más pequeño responde antes.',
  },
  'out-of-memory': {
    title: 'No hay memoria suficiente',
    help: 'Cierra otras pestañas y programas e inténtalo de nuevo. Los dictados guardados están intactos.',
  },
  'storage-full': {
    title: 'No queda espacio para guardar',
    help: 'Copia el texto ahora. Después borra dictados que ya no necesites o libera espacio en el dispositivo.',
  },
  'language-unknown': {
    title: 'El modelo de voz no conoce este idioma',
    help: 'Elige otro idioma u otro modelo de voz.',
  },
  'storage-gone': {
    title: 'El navegador ha cerrado el almacenamiento',
    help: 'Copia el texto, si ves alguno aquí, y después recarga la página.',
  },
  'journal-failed': {
    title: 'Esta grabación no se puede guardar en el disco',
    help: 'Continúa, pero se perdería con un fallo. Termina pronto y copia el texto. Después libera espacio en el dispositivo.',
  },
  'record-damaged': {
    title: 'Este dictado ya no se puede leer',
    help: 'Su registro está dañado. Los demás no se ven afectados, y puedes borrarlo de la lista.',
  },
  'clipboard-denied': {
    title: 'No se ha podido copiar el texto',
    help: 'Sigue aquí. Pulsa «Copiar» otra vez, o selecciona el texto y cópialo.',
  },
  'timed-out': {
    title: 'Ha tardado demasiado',
    help: 'Inténtalo de nuevo. Los dictados guardados están intactos.',
  },
  'report-unreadable': { title: 'Este informe no se puede leer', help: 'Pídelo otra vez, como archivo.' },
  'backup-unreadable': {
    title: 'Este archivo no es una copia de seguridad que Sotto pueda leer',
    help: 'Puede estar dañado o ser de otro programa. No se ha cambiado nada.',
  },
  'backup-locked': {
    title: 'La frase de contraseña no es la correcta',
    help: 'No se ha cambiado nada. Inténtalo de nuevo.',
  },
  'text-unreadable': {
    title: 'Este archivo no se puede leer como texto',
    help: 'Sirven los archivos de texto, SRT, WebVTT y el JSON de Sotto. No se ha importado nada.',
  },
  'rules-unreadable': rules,
  'rules-too-many': rules,
  'rule-pattern': rules,
  'rule-slow': rules,
  'rule-circular': rules,
  cancelled: { title: 'Cancelado', help: 'No se ha guardado nada.' },
  'bad-argument': {
    title: 'Eso no se puede abrir',
    help: 'Se le ha pedido a Sotto algo inesperado. Los dictados guardados están intactos.',
  },
  internal: {
    title: 'Algo ha fallado en Sotto',
    help: 'Los dictados guardados están intactos. Recarga la página; si vuelve a ocurrir, comunica el código.',
  },
};

export const remedies: typeof en.remedies = {
  retry: 'Reintentar',
  'allow-microphone': 'Reintentar',
  'choose-microphone': 'Elegir un micrófono',
  'check-microphone': 'Ajustes del micrófono',
  'other-window': null,
  'take-over': 'Tomar el relevo',
  'choose-file': 'Elegir otro archivo',
  'connect-once': 'Reintentar',
  'set-server': 'Ajustes del servidor',
  'free-space': null,
  'close-tabs': 'Reintentar',
  reload: 'Recargar',
  none: null,
};

export const microphoneHelp: typeof en.microphoneHelp = {
  chromium:
    'Haz clic en el icono a la izquierda de la dirección y activa el micrófono. Este mensaje desaparece en cuanto esté permitido. Los archivos se transcriben también sin él.',
  firefox:
    'Haz clic en el micrófono tachado a la izquierda de la dirección, quita «Bloqueado» con la ×, vuelve a pulsar y permítelo. Los archivos se transcriben también sin él.',
  safari:
    'En el menú Safari, elige «Ajustes de este sitio web…» y pon el micrófono en «Permitir». Los archivos se transcriben también sin él.',
  ios: 'Toca el icono junto a la dirección, luego «Ajustes del sitio web», y pon el micrófono en «Permitir». Si no aparece, permite el micrófono al navegador en los ajustes del dispositivo.',
  system:
    'El sistema no deja el micrófono a este navegador. Permítelo en los ajustes de privacidad del sistema, en «Micrófono».',
  dismissed: 'Se cerró la pregunta del navegador. Vuelve a pulsar y elige «Permitir».',
};
