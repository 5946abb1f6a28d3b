/**
 * Speech between the segments of a file that the gate has missed: a quiet voice after a loud one. Its gain follows the loudest sound of the
 * last seconds, and the network remembers that, too; a gate that begins behind the loud voice hears the quiet one.
 */

import { certainSpeech } from '../../core/checks/stock-phrases.ts';
import { loudHalfDb } from '../../core/loudness.ts';
import { speechRate } from '../../core/resampler.ts';
import type { SpeechRange } from '../../protocol/speech.ts';
import { closedRanges, type SpeechGate } from './speech-gate.ts';

/** Samples of a gap from which it is looked at again. */
const leastGap = speechRate;
/** dBFS: what is quieter was said to nobody. */
const silentDb = -70;

/**
 * The ranges in the gaps of a block whose first sample has the index `at`. `heard` is what has been found there, in order; `newGate` makes a
 * gate that begins at an index.
 */
export function missedIn(
  block: Float32Array,
  at: number,
  heard: readonly Pick<SpeechRange, 'start' | 'end'>[],
  newGate: (at: number) => SpeechGate,
): SpeechRange[] {
  const missed: SpeechRange[] = [];
  let from = at;
  for (const { start, end } of [...heard, { start: at + block.length, end: at + block.length }]) {
    const gap = block.subarray(from - at, Math.max(from, start) - at);
    // At the beginning of the file a new gate would hear what the first one has heard.
    if (from > 0 && gap.length >= leastGap && loudHalfDb(gap) > silentDb) {
      const gate = newGate(from);
      const ranges = closedRanges([...gate.push(gap), ...gate.finish()]);
      missed.push(...ranges.filter(({ certainty }) => certainty >= certainSpeech));
    }
    from = Math.max(from, end);
  }
  return missed;
}
