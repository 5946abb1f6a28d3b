/** How much of a text is repetition: the ratio of its length to its deflated length. */

export async function compressionOf(text: string): Promise<number> {
  const bytes = new TextEncoder().encode(text);
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return bytes.length / (await new Response(deflated).arrayBuffer()).byteLength;
}
