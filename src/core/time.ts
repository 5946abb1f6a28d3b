/** A day, and waiting. */

export const dayMs = 86_400_000;

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
