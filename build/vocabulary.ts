/**
 * `virtual:moonshine-vocabulary`: the pieces of the Llama tokenizer, one a line, taken from the npm package when the app is built. The
 * package itself would bring its merge table and its encoder, which recognition never needs.
 */

import type { Plugin } from 'vite';

const name = 'virtual:moonshine-vocabulary';

export function moonshineVocabulary(): Plugin {
  return {
    name: 'moonshine-vocabulary',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: async (id) => {
      if (id !== `\0${name}`) return undefined;
      const { default: tokenizer } = await import('llama-tokenizer-js');
      return `export default ${JSON.stringify(tokenizer.vocabById.join('\n'))};`;
    },
  };
}
