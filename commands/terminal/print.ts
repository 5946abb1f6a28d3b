/** Standard output carries results only; whatever else there is to say goes to standard error. */

/** A line of the result. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Progress, for a person who is watching; silent when standard error is a file or a pipe. */
export function note(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
}

/** An error, or what a result lacks, for people. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A reader such as `head` may leave early: then there is nobody to write for. */
export function endWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** `value` to this many decimals, as JSON should show it. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
