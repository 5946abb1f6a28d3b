/** The embedded model's graphs for the processor, as they are written into the script that brings them. */

import type { BuiltGraph, BuiltGraphs } from '../protocol/model.ts';

/** A graph whose bytes are written in base 64. */
export type WrittenGraph = Omit<BuiltGraph, 'onnx'> & { onnx: string };

export interface WrittenGraphs {
  encoder: WrittenGraph;
  decoder: { audio: WrittenGraph; step: WrittenGraph; output: BuiltGraphs['decoder']['output'] };
}

export function readGraphs({ encoder, decoder }: WrittenGraphs): BuiltGraphs {
  const { audio, step, output } = decoder;
  return { encoder: read(encoder), decoder: { audio: read(audio), step: read(step), output } };
}

const read = (graph: WrittenGraph): BuiltGraph => ({ ...graph, onnx: bytesOf(graph.onnx) });

function bytesOf(written: string): Uint8Array<ArrayBuffer> {
  const letters = atob(written);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
