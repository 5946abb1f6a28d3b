/** The interface of the page with the usual loop, and the paths of its files. Types and constants only. */

/** A transcription of the whole recording so far. Times are milliseconds since the recording began. */
export interface LoopPass {
  /** When the text was shown. */
  at: number;
  text: string;
  /** End of the audio that the text covers. */
  audio_end: number;
  compute_ms: number;
}

export interface LoopReport {
  partials: LoopPass[];
  final: LoopPass;
  stopped_at: number;
}

export interface LoopPlan {
  /** A WAV file, in base64. */
  wav: string;
  /** Milliseconds from the start of the recording until stop is pressed. */
  stop_after: number;
  /** Milliseconds between two ticks of the timer. */
  every: number;
}

export interface LoopInfo {
  version: string;
  threads: number;
}

/** The page's handle, `globalThis.usualLoop`. */
export interface UsualLoop {
  load(threads: number): Promise<LoopInfo>;
  /** Transcribes a WAV file, in base64, before anything is measured: compilation is then done. */
  warmUp(wav: string): Promise<void>;
  dictate(plan: LoopPlan): Promise<LoopReport>;
}

/** Where the built page keeps the embedded model and the runtime. */
export const loopPaths = {
  encoder: '/model/encoder.onnx',
  decoder: '/model/decoder.onnx',
  vocabulary: '/model/vocabulary.txt',
  script: '/runtime/ort.mjs',
  wasm: '/runtime/ort.wasm',
} as const;
