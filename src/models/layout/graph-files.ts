/** Graphs among the files of a repository: how each family names them, and which weights beside a graph belong to it. Pure. */

import { type Dtype, dtypeSuffixes, type Family } from '../../protocol/model.ts';

export interface ListedFile {
  path: string;
  bytes: number;
}

export interface GraphPaths {
  onnx: string;
  /** External weights, by their paths, in order. */
  data: readonly string[];
}

export type Graphs = ReadonlyMap<Dtype, GraphPaths>;

/** https://github.com/istupakov/onnx-asr and the half-precision exports of others. */
const onnxAsrSuffixes: Partial<Record<Dtype, string>> = { fp32: '', int8: '.int8', fp16: '.fp16' };

/** One ArrayBuffer must hold a file; larger ones cannot be opened in a browser. */
const largestFile = 2 ** 31 - 1;

/** The name of a role's graph in one precision; undefined where the family has none. */
export function graphPath(family: Family, role: string, dtype: Dtype): string | undefined {
  const suffix = (family === 'parakeet' ? onnxAsrSuffixes : dtypeSuffixes)[dtype];
  if (suffix === undefined) return undefined;
  return `${family === 'parakeet' ? '' : 'onnx/'}${role}${suffix}.onnx`;
}

/** A role's graphs by precision. In the bare layout they lie at the top instead of in `onnx/`. */
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

/** `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`, `model.onnx.data.001`: large weights lie beside their graph. */
function weightsBeside(onnx: string, files: readonly ListedFile[]): string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => path.startsWith(onnx) && /^[._]data([._]\d+)?$/.test(path.slice(onnx.length)))
    .sort((a, b) => weightsIndex(a) - weightsIndex(b));
}

/** The first of several may have no number, and sorts before all of them. */
function weightsIndex(path: string): number {
  const [, index] = /data[._](\d+)$/.exec(path) ?? [];
  return index === undefined ? -1 : Number(index);
}
