/** The samples of all channels as files have them: one of each, again and again. */
export async function inTurn(blocks: AsyncIterable<readonly Float32Array[]>): Promise<number[]> {
  const samples: number[] = [];
  for await (const planes of blocks) {
    for (let i = 0; i < planes[0]!.length; i++) for (const plane of planes) samples.push(plane[i]!);
  }
  return samples;
}
