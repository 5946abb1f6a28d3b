/** The graphs among the files of a repository: their names by family, and the external weights of each. Pure. */

import { type Dtype, dtypeSuffixes, type Family } from '../../protocol/model.ts';

export interface ListedFile {
  path: string;
  bytes: number;
}

export interface GraphPaths {
  onnx: string;
  /** Paths of the external weights, in order. */
  data: readonly string[];
}

export type Graphs = ReadonlyMap<Dtype, GraphPaths>;

/** Suffixes of onnx-asr (https://github.com/istupakov/onnx-asr), and of half-precision exports in the same layout. */
const onnxAsrSuffixes: Partial<Record<Dtype, string>> = { fp32: '', int8: '.int8', fp16: '.fp16' };

/** A file must fit into one ArrayBuffer. */
const largestFile = 2 ** 31 - 1;

/** The path of the graph for a role in one precision; undefined where the family has no such file. */
export function graphPath(family: Family, role: string, dtype: Dtype): string | undefined {
  const suffix = (family === 'parakeet' ? onnxAsrSuffixes : dtypeSuffixes)[dtype];
  if (suffix === undefined) return undefined;
  return `${family === 'parakeet' ? '' : 'onnx/'}${role}${suffix}.onnx`;
}

/** The graphs for a role by precision. In the bare layout they are at the top instead of in `onnx/`. */
export function findGraphs(files: readonly ListedFile[], family: Family, role: string): Graphs {
  const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const graphs = new Map<Dtype, GraphPaths>();
  for (const dtype of Object.keys(dtypeSuffixes) as Dtype[]) {
    const usual = graphPath(family, role, dtype);
    const onnx = [usual, usual?.replace(/^onnx\//, '')].find((path) => path !== undefined && sizes.has(path));
    if (onnx === undefined) continue;
    const data = weightsBeside(onnx, files);
    if ([onnx, ...data].every((path) => sizes.get(path)! <= largestFile)) graphs.set(dtype, { onnx, data });
  }
  return graphs;
}

/** Files with the external weights of a graph: `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`, `model.onnx.data.001`. */
function weightsBeside(onnx: string, files: readonly ListedFile[]): string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => path.startsWith(onnx) && /^[._]data([._]\d+)?$/.test(path.slice(onnx.length)))
    .sort((a, b) => weightsIndex(a) - weightsIndex(b));
}

/** The number at the end of the name; a file without one is the first. */
function weightsIndex(path: string): number {
  const [, index] = /data[._](\d+)$/.exec(path) ?? [];
  return index === undefined ? -1 : Number(index);
}
