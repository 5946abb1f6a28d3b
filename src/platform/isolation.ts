/** What the page's headers and the browser allow: shared memory and threads need cross-origin isolation. */

const mostThreads = 4;
/** A link may ask for more than any machine has. */
const sensibleThreads = 64;

/** WebKitGTK 2.50 says that it is isolated, and has no shared memory (e2e/webkit.spec.ts tells when that has changed). */
export function isIsolated(): boolean {
  return globalThis.crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined';
}

/**
 * Threads for recognition: half the logical cores (the other half are hyper-threads, or run the page and the audio), at
 * most 4, past which these small models gain nothing. Always 1 without isolation, where the runtime would fall back in
 * silence (https://github.com/microsoft/onnxruntime/issues/19148). `requested` overrides the choice when it is a whole
 * number above 0.
 */
export function threadCount(cores: number, isolated: boolean, requested?: number): number {
  if (!isolated) return 1;
  if (requested !== undefined && Number.isInteger(requested) && requested > 0)
    return Math.min(requested, sensibleThreads);
  return Math.min(mostThreads, Math.max(1, Math.ceil(cores / 2)));
}
