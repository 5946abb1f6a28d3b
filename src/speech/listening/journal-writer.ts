/** Hands the sound of a recording to its journal, second by second, out of the history. */

import type { AudioHistory } from '../../core/history.ts';
import { speechRate } from '../../core/resampler.ts';
import type { JournalMessage } from '../../protocol/journal.ts';
import { toPcm16 } from '../../protocol/kept-sound.ts';
import { checksumOf } from '../../protocol/sound-checksum.ts';

/** New samples after which the second in progress is sent again: a crash costs less than this, and what is on its way. */
const step = speechRate / 4;

export class JournalWriter {
  readonly #port: MessagePort;
  readonly #history: AudioHistory;
  /** Start of the second in progress. */
  #start: number;
  /** End of what was sent. */
  #sent: number;

  /** `from`: index of the first sample to be sent; the history must hold it. */
  constructor(port: MessagePort, history: AudioHistory, from: number) {
    this.#port = port;
    this.#history = history;
    this.#start = from;
    this.#sent = from;
  }

  /** Sends what is new in the history. */
  advance(): void {
    while (this.#history.end - this.#sent >= step) this.#send();
  }

  /** Sends the rest, and the end of the recording. */
  end(): void {
    while (this.#history.end > this.#sent) this.#send();
    this.#tell(null);
  }

  #send(): void {
    const from = this.#start;
    const end = Math.min(from + speechRate, this.#history.end);
    const samples = toPcm16(this.#history.slice(from, end));
    this.#sent = end;
    if (end === from + speechRate) this.#start = end;
    this.#tell({ from, samples, checksum: checksumOf(samples) });
  }

  #tell(message: JournalMessage): void {
    this.#port.postMessage(message, message ? [message.samples.buffer] : []);
  }
}
