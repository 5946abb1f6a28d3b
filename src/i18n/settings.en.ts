/** The texts of the settings and of the facts about privacy, loaded with them. */

export const settings = {
  title: 'Settings',
  sound: 'Sound',
  microphone: 'Microphone',
  systemDefault: 'System default',
  microphoneHelp: 'Names appear after you have allowed the microphone once.',
  soundProcessing: 'Sound processing by the browser',
  soundProcessingHelp:
    'Removes echo and noise and evens out loudness. Switch it off for a good microphone in a quiet room.',
  sensitivity: 'What counts as speech',
  sensitivityHelp: 'High hears whispers. Low ignores a noisy room.',
  sensitivities: { low: 'Low', normal: 'Normal', high: 'High' },
  pace: 'I pause while I think',
  paceHelp: 'Sotto waits longer before it takes a sentence for finished.',
  autoStop: 'Stop after silence',
  autoStopHelp: 'The recording counts down, then ends by itself. Never while you hold the button.',
  autoStops: { off: 'Off', '3s': '3 s', '5s': '5 s', '10s': '10 s' },
  text: 'Text',
  autoCopy: 'Copy when finished',
  autoCopyHelp: 'The text is on the clipboard as soon as a recording ends.',
  look: 'Look and access',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  announce: 'Announce sentences to screen readers',
  announceHelp: 'Each finished sentence is read out.',
  shortcuts: 'Single-letter shortcuts',
  shortcutsHelp: 'R, C and ? work outside text fields. Escape always works.',
};

export const privacy = {
  title: 'Privacy',
  kept: 'Your voice is turned into text by a speech model inside this page. No sound and no text leaves this device: there is no account, no server and no tracking. Dictations are kept in this browser, and you can delete them at any time.',
  notIsolated:
    'This site is served without isolation headers, so Sotto runs on one thread and is slower; everything else works.',
  isolation: 'Isolation',
  isolated: 'On',
  isolatedNot: 'Off',
  model: 'Model',
  backend: 'Runs on',
  backends: { wasm: 'The processor (WebAssembly)', webgpu: 'The graphics processor (WebGPU)' },
  threads: 'Threads',
  network: 'Network',
  online: 'Online, not needed',
  offline: 'Offline, everything works',
  notReady: 'Not ready yet',
};
