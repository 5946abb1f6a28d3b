/** What the page answers to a command, or fails to answer in time. */

import type { Answer } from '../../src/protocol/automation.ts';
import { CommandError, fromPage } from '../terminal/failure.ts';

/** The value of an answer. Throws the page's error as an AppError. */
export function unwrap<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw fromPage(answer.error);
}

/** The promise's value. Throws a CommandError when it takes longer than `seconds`. */
export async function within<T>(seconds: number, failing: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new CommandError('timed-out', `${failing} within ${seconds} s.`);
    timer = setTimeout(() => reject(error), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
