/** The frame of the page, in English. Functions where a value or a plural enters. */

export const chips = {
  label: 'This session',
  device: 'On this device',
  offline: 'Offline',
  oneThread: 'not isolated',
  privacy: 'Privacy',
  model: 'Speech model',
  downloading: 'Downloading a model',
  modelFailed: 'Model not loaded',
  mode: 'How text is written',
  microphone: 'Microphone',
  systemMicrophone: 'System microphone',
};

export const update = { ready: 'New version ready', restart: 'Restart' };

export const words = {
  app: 'Sotto',
  recording: (time: string) => `● ${time} · Sotto`,
  finishing: 'Finishing · Sotto',
  skip: 'Skip to dictation',
  close: 'Close',
  openFile: 'Transcribe a file',
  titled: (title: string) => `${title} · Sotto`,
  back: 'Back',
};
