/**
 * Which arrows exist between the folders with code: what is not listed does not. A layer is a folder of `src`, or one beside it. Tests
 * are free.
 */

const base = ['src/protocol', 'src/core'];
/** What the page uses. Speech and storage are missing: the page reaches them by protocol, in their threads. */
const services = ['capture', 'models', 'platform', 'text', 'formats', 'metrics', 'i18n'].map((name) => `src/${name}`);
const reports = ['benches/report', 'benches/live', 'benches/statistics'];

/** What the files of a layer may import from others: a layer, or a folder of one. The nearest row counts. */
export const between: Record<string, readonly string[]> = {
  'src/core': [],
  'src/protocol': ['src/core'],
  'src/capture': base,
  'src/models': base,
  'src/storage': base,
  'src/text': ['src/core'],
  'src/formats': ['src/core'],
  'src/files': ['src/formats', ...base],
  'src/remote': ['src/formats', ...base],
  'src/metrics': base,
  'src/platform': base,
  'src/i18n': base,
  'src/speech': base,
  'src/app': [...services, ...reports, ...base],
  // The page hands the files of transformers.js to its thread.
  'src/app/bench': ['benches/transformers', ...services, ...reports, ...base],
  'src/ui': ['src/app', ...services, ...base],
  'src/ui/bench': ['src/app', 'benches/report', ...services, ...base],
  // The composition root.
  src: ['src/ui', 'src/app', 'workers', ...services, ...base],
  workers: [
    'src/speech',
    'src/files',
    'src/remote',
    'src/models',
    'src/storage',
    'src/metrics',
    'benches/micro',
    'benches/transformers',
    ...base,
  ],
  benches: ['src/metrics', 'src/i18n', ...base],
  'benches/micro': ['src/speech', 'src/storage', 'src/metrics', ...base],
  'benches/transformers': ['workers', 'src/speech', ...base],
  // The app's own live text, in Node.
  'benches/whisper': ['src/speech', 'src/app', 'src/metrics', ...base],
  // The app's own file path, in Node.
  'benches/moonshine': ['src/speech', 'src/app', ...base],
  'benches/parakeet': ['src/speech', ...base],
  // The app's own strategy of two models, in Node.
  'benches/words': ['src/speech', 'src/app', ...base],
  // The app's own file path and model, in Node.
  'benches/text': ['src/text', 'src/speech', 'src/app', ...base],
  'benches/gpu': ['src/speech', 'src/models', 'src/metrics', 'e2e/fixtures', ...base],
  'benches/gpu-kit': ['src/speech', ...base],
  commands: ['benches', 'build', 'src/i18n', 'src/text', 'src/formats', ...base],
  // Which headers a path gets, the service worker asks too; the embedded model's graphs are edited as others are when they are loaded.
  build: ['src/speech/graph', 'src/speech/runtime', ...base],
  // A small model made for tests is the same here and there.
  e2e: ['commands', 'benches', 'build', 'src/formats', 'src/files/testing', 'src/speech', ...base],
  // The settings of the tools.
  '.': ['build', 'commands', 'src/core'],
};

/** A feature of the app with those that it builds on. Its own part of the settings, `settings.ts` or `…-settings.ts`, is below all. */
const feature = (...others: string[]) => ['.', 'settings.ts', '*/settings.ts', ...others];
const family = ['.', 'decoding', 'text', 'features', 'graph', 'runtime'];

/**
 * Inside a layer, what a folder may import from its neighbours. `.` is the layer's own files, a file's name a file on its own, `*` any
 * other folder, `**` everything. A layer without a table has no folders.
 */
export const inside: Record<string, Record<string, readonly string[]>> = {
  'src/app': {
    'app.ts': ['**'],
    'actions.ts': ['**'],
    'automation.ts': ['**'],
    'start.ts': ['**'],
    'settings.ts': ['.', '*/settings.ts'],
    '.': ['settings.ts'],
    '*/settings.ts': ['.'],
    engine: feature(),
    library: feature(),
    privacy: feature(),
    remote: feature(),
    'text-rules': feature(),
    calibration: feature('engine'),
    withheld: feature('engine', 'library', 'text-rules'),
    dictation: feature('withheld', 'text-rules', 'library', 'engine'),
    files: feature('remote', 'withheld', 'text-rules', 'library', 'engine'),
    models: feature('calibration', 'engine'),
    // Above the dictation that they follow.
    strategies: feature('dictation', 'files', 'models', 'text-rules', 'library', 'engine'),
    diagnostics: feature('dictation', 'engine'),
    installed: feature('files', 'library'),
    bench: feature(
      'models',
      'files',
      'dictation',
      'withheld',
      'strategies',
      'calibration',
      'text-rules',
      'library',
      'engine',
    ),
  },
  'src/ui': {
    'page.tsx': ['**'],
    'mount.tsx': ['**'],
    'panel-loader.tsx': ['**'],
    'panels.tsx': ['**'],
    'arrival.ts': ['**'],
    'pages.tsx': ['**'],
    '.': [],
    bench: ['.', 'parts', 'styles'],
    diagnostics: ['.', 'parts', 'styles'],
    dictation: ['.', 'parts', 'styles', 'files', 'library', 'withheld'],
    files: ['.', 'parts', 'styles'],
    help: ['.', 'parts', 'styles'],
    library: ['.', 'parts', 'styles', 'search', 'sound', 'library/text-places.ts'],
    'library/text-places.ts': [],
    sound: ['.', 'parts', 'styles', 'library/text-places.ts'],
    search: ['.', 'parts', 'styles'],
    export: ['.', 'parts', 'styles'],
    backup: ['.', 'parts', 'styles'],
    'mini-window': ['.', 'parts', 'styles', 'dictation'],
    models: ['.', 'parts', 'styles'],
    privacy: ['.', 'parts', 'styles'],
    remote: ['.', 'parts', 'styles'],
    settings: ['.', 'parts', 'styles', 'remote'],
    shortcuts: ['.', 'parts', 'styles'],
    storage: ['.', 'parts', 'styles'],
    'text-rules': ['.', 'parts', 'styles'],
    withheld: ['.', 'parts', 'styles'],
    parts: ['styles'],
    styles: [],
  },
  'src/speech': {
    engine: ['live', 'checks', 'whisper', 'parakeet', 'moonshine', 'ctc', ...family],
    live: ['.', 'checks', 'text', 'listening/segmenter.ts'],
    listening: ['features', 'graph', 'kernels', 'listening/segmenter.ts'],
    'listening/segmenter.ts': [],
    checks: ['.', 'features', 'text'],
    whisper: ['whisper/encoder', ...family],
    'whisper/encoder': ['graph/encoder', 'kernels', ...family],
    parakeet: family,
    moonshine: family,
    ctc: family,
    decoding: ['runtime', 'graph'],
    runtime: ['graph', 'kernels'],
    kernels: ['graph', 'graph/encoder'],
    'graph/encoder': ['graph'],
    'graph/folding': ['graph'],
    graph: [],
    features: [],
    text: [],
    '.': ['text'],
  },
  'src/models': {
    '.': ['install', 'hub', 'store', 'layout', 'fit'],
    install: ['hub', 'store', 'layout'],
    hub: ['store'],
    store: ['layout'],
    layout: [],
    fit: ['layout'],
  },
  'src/core': {
    joining: ['.'],
    '.': ['search/unspaced-letter.ts', 'strategies/strategy.ts'],
    strategies: ['.', 'strategies/strategy.ts'],
    'strategies/strategy.ts': [],
    search: ['.', 'search/unspaced-letter.ts'],
    'search/unspaced-letter.ts': [],
    sound: ['.'],
    checks: ['.'],
  },
  'src/storage': { '.': ['compression'], search: ['.'], backup: ['.'], compression: ['.'] },
  'src/formats': {
    '.': ['subtitles', 'exported.ts', 'timed-pieces.ts'],
    subtitles: ['exported.ts', 'timed-pieces.ts'],
    'timed-pieces.ts': ['exported.ts'],
    'exported.ts': [],
    sound: [],
  },
  'src/platform': { '.': [], recording: [], 'service-worker': [] },
  'src/i18n': { '.': ['en', '*'], figures: ['.'], en: ['.', 'figures'], '*': ['.', 'figures', 'en'] },
  'src/text': {
    'segments.ts': ['.', 'pipeline.ts', 'terms'],
    'pipeline.ts': ['**'],
    '.': ['commands', 'languages'],
    commands: ['.', 'languages'],
    languages: ['commands'],
    replacements: ['.'],
    cleanup: ['.', 'languages'],
    numbers: ['.'],
    'rules-file': ['.'],
    terms: ['.'],
  },
  benches: {
    report: ['statistics'],
    live: ['statistics'],
    micro: [],
    transformers: [],
    whisper: ['.', 'statistics'],
    // Models and recordings beside the repository are read by one file for both families.
    parakeet: ['.', 'statistics', 'whisper'],
    moonshine: ['.', 'statistics', 'whisper'],
    gpu: ['.', 'statistics', 'whisper', 'parakeet'],
    'gpu-kit': ['gpu', 'report'],
    text: ['whisper', 'moonshine'],
    // All families.
    words: ['statistics', 'micro', 'whisper', 'moonshine', 'parakeet'],
    statistics: [],
    '.': [],
  },
  e2e: {
    '.': ['webdriver'],
    webdriver: [],
  },
  commands: {
    '.': ['**'],
    comparison: ['microphone', 'browser', 'serving', 'terminal'],
    transcribed: ['terminal'],
    library: ['browser'],
    remote: ['browser', 'terminal'],
    kills: ['microphone', 'browser', 'serving', 'terminal'],
    startup: ['browser', 'serving'],
    sustained: ['hub', 'microphone', 'browser', 'serving', 'terminal'],
    microphone: ['browser', 'terminal'],
    browser: ['hub', 'serving', 'terminal'],
    hub: ['serving', 'terminal'],
    serving: ['terminal'],
    terminal: [],
  },
};
