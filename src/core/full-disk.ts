/** Whether there was no room for what was to be written: browsers tell it by the name alone (https://storage.spec.whatwg.org/). */
export const isDiskFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';
