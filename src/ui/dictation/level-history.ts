/** The recent levels for the wave: a ring buffer of the last peaks. Pure. */

export interface Peaks {
  readonly capacity: number;
  push(level: number): void;
  /** The peak `back` steps before the newest, which is 0; silence where none has been pushed. */
  at(back: number): number;
  clear(): void;
}

export function createPeaks(capacity: number): Peaks {
  const levels = new Float32Array(capacity);
  let next = 0;
  return {
    capacity,
    push(level) {
      levels[next] = Math.min(1, Math.max(0, level));
      next = (next + 1) % capacity;
    },
    at(back) {
      if (back >= capacity) return 0;
      return levels[(next - 1 - back + 2 * capacity) % capacity] ?? 0;
    },
    clear() {
      levels.fill(0);
    },
  };
}
