/** The storage key of verdicts, in its own file: the first script checks whether there are any, and only then loads the code for them. */

export const verdictsKey = 'sotto-verdicts';
