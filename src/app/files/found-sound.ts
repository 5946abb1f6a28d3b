/** What was found in the sound of a file so far, piece by piece: enough to go on after an interruption with the same text as without one. */

import { circularBytes } from '../../core/circular.ts';
import { AudioHistory } from '../../core/history.ts';
import { speechRate } from '../../core/resampler.ts';
import type { FoundWindow } from './found-windows.ts';
import { UnheardSound } from './unheard-sound.ts';

export const pieceSamples = 30 * speechRate;
/** A window may have begun in the piece before the one in which it ends. */
const heldPieces = 2;
/** Pieces in which a segment that is open may have begun. */
const neededPieces = 2;

/** Plain data, as it outlives the tab. */
export interface FoundPiece {
  /** Samples of the sound up to here. */
  end: number;
  isLast: boolean;
  /** What voice detection knows here, of each voice (`Scanned.state`). */
  states: readonly string[];
  /** Of all voices, in the order of their start. */
  windows: readonly FoundWindow[];
  /** Bytes of sound that a server has been sent for this and all before it; absent where none was. */
  sent?: number;
}

/** Some of the sound, of each voice; null behind its end. */
export type ReadPiece = (index: number) => Promise<Float32Array<ArrayBuffer>[] | null>;

export class FoundSound {
  readonly pieces: FoundPiece[] = [];
  readonly unheard = new UnheardSound();

  /** What an interrupted run has noted; `read` reads its sound. */
  static async restored(pieces: readonly FoundPiece[], read: ReadPiece): Promise<FoundSound> {
    const found = new FoundSound();
    for (const piece of pieces) found.add(piece);
    for (const { voice, start, end, doubt } of found.windows) {
      if (!doubt) continue;
      found.unheard.withhold({ start, samples: await soundOf(read, voice, start, end), voice });
    }
    if (!found.hasText) {
      for (const { end, states } of pieces) {
        const at = Math.floor((end - 1) / pieceSamples) * pieceSamples;
        found.unheard.passOver(await Promise.all(states.map((_, voice) => soundOf(read, voice, at, end))), end);
      }
    }
    return found;
  }

  /** Of earlier pieces nobody asks any more what voice detection knew. */
  add(piece: FoundPiece): void {
    const before = this.pieces.pop();
    if (before) this.pieces.push({ ...before, states: [] });
    this.pieces.push(piece);
  }

  /** Samples that are done. */
  get end(): number {
    return this.pieces.at(-1)?.end ?? 0;
  }

  get isWhole(): boolean {
    return this.pieces.at(-1)?.isLast ?? false;
  }

  get windows(): FoundWindow[] {
    return this.pieces.flatMap(({ windows }) => windows);
  }

  get hasText(): boolean {
    return this.pieces.some(({ windows }) => windows.some(({ segments }) => segments.length > 0));
  }

  /** The piece to go on reading at: what is still open began there, or later. */
  get readFrom(): number {
    return Math.max(0, Math.ceil(this.end / pieceSamples) - neededPieces);
  }
}

/** A history that begins at the sample, as if all sound before were silence. */
export function historyFrom(start: number): AudioHistory {
  const history = new AudioHistory(new ArrayBuffer(circularBytes(heldPieces * pieceSamples)));
  if (start > 0) history.skipTo(start);
  return history;
}

async function soundOf(read: ReadPiece, voice: number, start: number, end: number): Promise<Float32Array> {
  const first = Math.floor(start / pieceSamples);
  const history = historyFrom(first * pieceSamples);
  for (let index = first; index * pieceSamples < end; index++)
    history.append((await read(index))?.[voice] ?? new Float32Array(0));
  return history.slice(start, end);
}
