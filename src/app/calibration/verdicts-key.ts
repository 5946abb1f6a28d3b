/** Where verdicts are kept: the first script looks whether there are any, and fetches what deals with them only then. */

export const verdictsKey = 'sotto-verdicts';
