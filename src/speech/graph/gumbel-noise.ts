/**
 * Noise by which tokens are drawn at a temperature: the greatest of the scores with `temperature` times this noise is a token drawn by its
 * probability at that temperature (the Gumbel-max trick: Maddison, Tarlow and Minka 2014, A* sampling, §2). It is a table that each draw
 * reads from another place on, so that a GPU which holds the table draws the token that this thread would draw, and no scores come back.
 */

import { seeded } from '../../core/random.ts';

/** A draw reads the table from one of so many places on. */
const starts = 2 ** 16;

/** How the next token is drawn. */
export interface Draw {
  /** 0 for the likeliest token. */
  temperature: number;
  /** Where in the table the noise of the first token is. */
  start: number;
}

export const noDraw: Draw = { temperature: 0, start: 0 };

/** One draw after another, the same every time; none at temperature 0, where the likeliest token follows. */
export function drawsAt(temperature: number): () => Draw | undefined {
  const random = seeded(Math.round(temperature * 10));
  return () => (temperature > 0 ? { temperature, start: Math.floor(random() * starts) } : undefined);
}

/** Noise for draws among `tokens` tokens; that for fewer is the beginning of that for more. */
export function gumbelNoise(tokens: number): Float32Array<ArrayBuffer> {
  const random = seeded(0);
  // The generator may give 0, of which there is no logarithm.
  return Float32Array.from({ length: starts + tokens }, () => -Math.log(-Math.log(random() + 2 ** -33)));
}
