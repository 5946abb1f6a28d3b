/** Names of families of models and of licences: the same in every language. */

import type { Family } from '../../protocol/model.ts';

export const families: Readonly<Record<Family, string>> = {
  moonshine: 'Moonshine',
  whisper: 'Whisper',
  parakeet: 'Parakeet',
  ctc: 'CTC',
};

const licences: Readonly<Record<string, string>> = {
  mit: 'MIT',
  'apache-2.0': 'Apache 2.0',
  'cc-by-4.0': 'CC BY 4.0',
};

/** The name of a licence as its own text writes it, by its SPDX id. */
export function licenceName(id: string): string {
  return licences[id.toLowerCase()] ?? id;
}
