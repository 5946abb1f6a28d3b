/** Between the page and the audio thread. */

/** How captured samples reach listening: shared memory, or without isolation messages of Float32Array blocks and at last null. */
export type CapturePath = { kind: 'shared'; memory: SharedArrayBuffer } | { kind: 'port'; port: MessagePort };

export const captureProcessor = 'sotto-capture';

/** Samples in a message when memory cannot be shared: about 20 ms at 48 kHz. */
export const messageBlock = 1024;

/** Seconds that the capture ring holds at its native rate: a thread may restart without a word being lost. */
export const captureSeconds = 10;

/** Samples of 16 kHz history: more than two minutes. */
export const historySamples = 2 ** 21;

export type CaptureCommand = { kind: 'path'; path: CapturePath } | { kind: 'stop' };

/** `time` is the audio context's time of the first captured sample, in seconds. */
export type CaptureReport = { kind: 'started'; time: number } | { kind: 'stopped' };
