/** Prints the script of `virtual:embedded-graphs`. In a process of its own: while it runs, WebAssembly is not what it is. */

import { builtGraphs } from './embedded-graphs.ts';

/** Bytes are letters, which are decoded in a fraction of the time that reading one more file takes. */
const text = JSON.stringify(await builtGraphs(), (_, value) =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
);
process.stdout.write(`export default ${text};`);
