/** Messages between the page and the audio thread. */

/**
 * How captured samples reach the listening thread: by shared memory, or, without isolation, by messages with Float32Array blocks, of which
 * the last is null.
 */
export type CapturePath = { kind: 'shared'; memory: SharedArrayBuffer } | { kind: 'port'; port: MessagePort };

export const captureProcessor = 'sotto-capture';

/** Samples in a message when memory cannot be shared: about 20 ms at 48 kHz. */
export const messageBlock = 1024;

/** Seconds of audio that the capture ring holds at the native rate: the listening thread may be restarted without losing a word. */
export const captureSeconds = 10;

/** Samples in the 16 kHz history: more than two minutes. */
export const historySamples = 2 ** 21;

export type CaptureCommand = { kind: 'path'; path: CapturePath } | { kind: 'stop' };

/** `time` is the audio context's time of the first captured sample, in seconds. */
export type CaptureReport = { kind: 'started'; time: number } | { kind: 'stopped' };
