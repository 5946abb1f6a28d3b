/** The main graph of a model as an edit sees it, for tests of what an edit has made. */

import { editMainGraph, type MainGraph } from '../graph/main-graph.ts';

export function readGraph(model: Uint8Array<ArrayBuffer>): MainGraph {
  let found: MainGraph | undefined;
  editMainGraph(model, (graph) => {
    found = graph;
    return null;
  });
  return found!;
}
