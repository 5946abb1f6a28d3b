/**
 * The runtime reserves 4 GB of addresses for the memory that its threads share. A phone may refuse so much, and what fits a phone fits a
 * quarter of it.
 */

const modestPages = 16_384;

/** Runs `start`; memory that the browser refuses meanwhile is asked for once more, with 1 GB at most. Rejects as `start` does. */
export async function withModestMemory(start: () => Promise<void>): Promise<void> {
  const { Memory } = WebAssembly;
  const instead = new Proxy(Memory, {
    construct(asked, [descriptor]: [WebAssembly.MemoryDescriptor]) {
      try {
        return new asked(descriptor);
      } catch (error) {
        if (!(error instanceof RangeError) || (descriptor.maximum ?? 0) <= modestPages) throw error;
        return new asked({ ...descriptor, maximum: modestPages });
      }
    },
  });
  Object.assign(WebAssembly, { Memory: instead });
  await start().finally(() => Object.assign(WebAssembly, { Memory }));
}
