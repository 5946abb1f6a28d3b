/** Compiles a small kernel of our own, which is stored in its script as base64. Compiling takes a fraction of a millisecond. */
export function kernelModule(assembled: string): WebAssembly.Module {
  return new WebAssembly.Module(Uint8Array.from(atob(assembled), (character) => character.charCodeAt(0)));
}
