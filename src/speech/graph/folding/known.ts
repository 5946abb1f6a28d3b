/** What is known of a value of a graph before it runs. */

import type { Size } from './size.ts';

export interface Known {
  dims?: readonly Size[] | undefined;
  /** What it consists of, where that is a number or a short row of them. */
  values?: Values | undefined;
}

/** Whole numbers of 64 bits, floats, or truths as 0 and 1. Floats have no names in them. */
export interface Values {
  type: number;
  list: readonly Size[];
}

/** The same for values of the same type, dimensions and numbers, and for no others. */
export const keyOf = ({ dims, values }: Known): string =>
  [values!.type, dims?.length, ...values!.list.map(({ key }) => key)].join();
