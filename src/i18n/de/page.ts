/** The frame of the page, in German. */

import type * as en from '../en/page.ts';

export const chips: typeof en.chips = {
  label: 'Diese Sitzung',
  device: 'Auf diesem Gerät',
  offline: 'Offline',
  oneThread: 'nicht isoliert',
  privacy: 'Datenschutz',
  model: 'Sprachmodell',
  downloading: 'Modell wird geladen',
  modelFailed: 'Modell nicht geladen',
  mode: 'Wie Text geschrieben wird',
  microphone: 'Mikrofon',
  systemMicrophone: 'Mikrofon des Systems',
};

export const update: typeof en.update = { ready: 'Neue Version bereit', restart: 'Neu starten' };

export const words: typeof en.words = {
  app: 'Sotto',
  recording: (time) => `● ${time} · Sotto`,
  finishing: 'Wird fertig · Sotto',
  skip: 'Zum Diktat springen',
  close: 'Schließen',
  openFile: 'Datei transkribieren',
  titled: (title) => `${title} · Sotto`,
  back: 'Zurück',
};
