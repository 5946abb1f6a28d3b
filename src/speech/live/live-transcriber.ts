/**
 * The live policy. The open segment is recognised again as it grows; a newer range replaces an older one, so there is never a queue. When a
 * silence begins, its final text is computed speculatively, over a range that does not change while the silence lasts. The speculation is
 * published at the endpoint, at once when the recording ends, and dropped when speech returns. A recording that is wanted as a whole has
 * none of this: its closed segments wait for the end.
 */

import type { AudioHistory } from '../../core/history.ts';
import { speechRate } from '../../core/resampler.ts';
import type { ReadPast } from '../../protocol/engine.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { Abilities, Pace, Recognition, SegmentMessage, SpeechEvent, SpeechRange } from '../../protocol/speech.ts';
import { type Checked, type CheckOptions, recogniseChecked } from '../checks/checked-recognition.ts';
import type { Recogniser } from '../recogniser.ts';
import { hangoverMs } from './endpoint.ts';
import { heardSamples } from './heard-samples.ts';
import { Utterance } from './utterance.ts';
import { WholeRecording } from './whole-recording.ts';
import { yieldToMessages } from './yield-to-messages.ts';

/** Samples before the first partial text: the pre-roll and about 0.4 s of speech. Less audio gives guesses. */
const leastAudio = 1 * speechRate;
/** New samples that are worth another pass. */
const leastGrowth = 0.2 * speechRate;
/** The same on a device that is hot or nearly empty. */
const sparingGrowth = 0.8 * speechRate;

/** Milliseconds that may be spent on a better text when the first is there; none once the recording has ended, because somebody waits. */
const improvingMs = 1500;

const samplesPerMs = speechRate / 1000;

type Pause = Extract<SegmentMessage, { kind: 'pause' }>;

interface OpenSegment {
  start: number;
  end: number;
  pause: Pause | null;
  isWhole: boolean;
}

export interface LivePlan {
  recogniser: Recogniser;
  abilities: Pick<Abilities, 'hearsParagraphs'>;
  history: AudioHistory;
  readPast: ReadPast;
  /** Whether what the history no longer holds can be read again. */
  isKept: boolean;
  /** Whether the next segment waits for the end of the recording. */
  isWhole: () => boolean;
  /** Whether the device is to be spared: partial texts come in larger steps. Final texts are what they are. */
  isSparing: () => boolean;
  pace: Pace;
  meter: Meter;
  publish: (event: SpeechEvent) => void;
}

export class LiveTranscriber {
  readonly #plan: LivePlan;
  readonly #closed: SpeechRange[] = [];
  readonly #whole: WholeRecording;
  /** The open segment, with its pause while it is silent. */
  #open: OpenSegment | null = null;
  #seenEnd = 0;
  /** Utterances by the start of their segment; an utterance is removed when the final text of its closed segment is out. */
  #utterances = new Map<number, Utterance>();
  #hasEnded = false;
  #arePartialsHeld = false;
  #isHurried = false;
  #wake: () => void = () => {};

  constructor(plan: LivePlan) {
    this.#plan = plan;
    this.#whole = new WholeRecording(plan.abilities);
  }

  receive(message: SegmentMessage): void {
    const { history } = this.#plan;
    switch (message.kind) {
      case 'audio':
        if (history.end !== message.from) history.skipTo(message.from);
        history.append(message.samples);
        return;
      case 'grow':
        if (this.#open?.start !== message.start) this.#seenEnd = message.start;
        this.#open = { ...this.#opened(message), pause: null };
        break;
      case 'pause':
        this.#open = { ...this.#opened(message), pause: message };
        break;
      case 'close':
        this.#close(message);
        this.#forgetOpen(message.start);
        break;
      case 'discard':
        this.#withdraw(message.start);
        break;
      case 'end':
        this.#closed.push(...this.#whole.takeAll());
        this.#hasEnded = true;
    }
    this.#wake();
  }

  /** Suppresses further partial texts; a partial pass in progress is abandoned. */
  holdPartials(): void {
    this.#arePartialsHeld = true;
  }

  /** Somebody else waits: no better texts are looked for. */
  hurry(): void {
    this.#isHurried = true;
  }

  /** Ends the recording at the newest audio: the open segment is closed there. */
  end(): void {
    if (this.#open) {
      const { start, end, pause } = this.#open;
      this.receive({ ...(pause ?? { start, end, speech: end - start, certainty: 1 }), kind: 'close' });
    }
    this.receive({ kind: 'end' });
  }

  /** Runs until the end was received and every closed segment has its final text. */
  async run(): Promise<void> {
    for (;;) {
      const closed = this.#closed.shift();
      const open = this.#open;
      if (closed) await this.#finish(closed);
      else if (this.#hasEnded) return;
      else if (open?.isWhole) await this.#nextMessage();
      else if (open?.pause && this.#isToSpeculate(open.pause)) await this.#speculate(open.pause);
      else if (open?.pause && this.#isEndpoint(open.pause)) this.#endUtterance(open.pause);
      else if (open && this.#isWorthAPass(open)) await this.#update(open);
      else await this.#nextMessage();
    }
  }

  #nextMessage(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  /** The open segment as far as it has grown: how it is heard is settled when it opens. */
  #opened({ start, end }: { start: number; end: number }): Omit<OpenSegment, 'pause'> {
    const isWhole = this.#open?.start === start ? this.#open.isWhole : this.#plan.isWhole();
    return { start, end, isWhole };
  }

  #close(segment: SpeechRange): void {
    if (this.#opened(segment).isWhole) {
      this.#whole.wait(segment);
      // Without a journal the history is all there is.
      if (!this.#plan.isKept) this.#closed.push(...this.#whole.takeFull());
    } else {
      this.#closed.push(...this.#whole.takeAll(), segment);
    }
  }

  #forgetOpen(start: number): void {
    if (this.#open?.start === start) this.#open = null;
  }

  #withdraw(start: number): void {
    const { pieceStart } = this.#utterance(start);
    this.#forgetOpen(start);
    this.#utterances.delete(start);
    this.#publishFinal(pieceStart, pieceStart, '', { computeMs: 0, lost: 0, doubt: null, language: null });
  }

  #utterance(start: number): Utterance {
    let utterance = this.#utterances.get(start);
    if (!utterance) {
      utterance = new Utterance(this.#plan.recogniser, start);
      this.#utterances.set(start, utterance);
    }
    return utterance;
  }

  #isWorthAPass({ start, end, pause }: OpenSegment): boolean {
    if (this.#arePartialsHeld || pause) return false;
    const growth = this.#plan.isSparing() ? sparingGrowth : leastGrowth;
    return end - start >= leastAudio && end - this.#seenEnd >= growth;
  }

  #isToSpeculate({ start, end }: Pause): boolean {
    const { speculation, finalisedUpTo } = this.#utterance(start);
    return speculation?.end !== end && finalisedUpTo !== end;
  }

  #isEndpoint(pause: Pause): boolean {
    const { speculation, finalisedUpTo } = this.#utterance(pause.start);
    if (speculation?.end !== pause.end || speculation.doubt || finalisedUpTo === pause.end) return false;
    return this.#overdueMs(pause) >= 0;
  }

  /** Milliseconds by which the silence has exceeded its hangover; negative before the endpoint. */
  #overdueMs({ start, silence, speechProbability }: Pause): number {
    const isSentence = this.#utterance(start).speculation?.isSentence ?? false;
    return silence / samplesPerMs - hangoverMs(isSentence, speechProbability, this.#plan.pace);
  }

  #endUtterance(pause: Pause): void {
    this.#plan.meter.record('endpoint-to-final', this.#overdueMs(pause));
    this.#plan.meter.count('speculations-kept');
    this.#publishUtterance(pause.start, { computeMs: 0, lost: 0 });
  }

  async #update({ start, end }: { start: number; end: number }): Promise<void> {
    const { recogniser, meter } = this.#plan;
    const started = performance.now();
    this.#seenEnd = end;
    const utterance = this.#utterance(start);
    const result = await recogniser.recognise(this.#plan.history.slice(start, end), {
      ...utterance.guesses(),
      shouldStop: async () => {
        await yieldToMessages();
        return this.#arePartialsHeld || this.#open?.start !== start || this.#open.pause !== null;
      },
    });
    if (!result || this.#open?.start !== start) return;
    this.#countDraft(utterance, result);
    utterance.heard(result, end);
    meter.record('partial-pass', performance.now() - started);
    meter.count('partials');
    this.#publishPartial(utterance, end);
  }

  /** Computes the final text speculatively; abandoned when speech returns. */
  async #speculate(pause: Pause): Promise<void> {
    const { start, end } = pause;
    const hasSpeechReturned = () => {
      const isClosed = this.#closed.some((closed) => closed.start === start && closed.end === end);
      return !isClosed && (this.#open?.start !== start || this.#open.end !== end);
    };
    this.#plan.meter.count('speculations');
    const utterance = this.#utterance(start);
    const samples = this.#plan.history.slice(start, end);
    const checked = await this.#check(samples, pause, utterance, async () => {
      await yieldToMessages();
      return hasSpeechReturned();
    });
    if (!checked) return;
    utterance.speculate(checked, end);
    if (this.#open?.start === start && this.#open.end === end) this.#publishPartial(utterance, end);
  }

  async #finish(closed: SpeechRange): Promise<void> {
    const { start, end } = closed;
    const started = performance.now();
    const utterance = this.#utterance(start);
    if (utterance.finalisedUpTo !== end) {
      let lost = 0;
      if (utterance.speculation?.end === end) this.#plan.meter.count('speculations-kept');
      else {
        const heard = await heardSamples(this.#plan, closed);
        lost = heard.lost;
        utterance.speculate((await this.#check(heard.samples, closed, utterance, () => false))!, end);
      }
      this.#publishUtterance(start, { computeMs: performance.now() - started, lost });
    }
    await yieldToMessages();
    this.#utterances.delete(start);
  }

  /** The text of the first search is shown at once; a better one may replace it. */
  #check(
    samples: Float32Array,
    range: SpeechRange,
    utterance: Utterance,
    shouldStop: CheckOptions['shouldStop'],
  ): Promise<Checked | null> {
    const { recogniser, meter } = this.#plan;
    // Who wants the recording as a whole wants its best words.
    const isThorough = this.#hasEnded && this.#plan.isWhole();
    let firstAt = Number.POSITIVE_INFINITY;
    return recogniseChecked(recogniser, samples, range, {
      draft: utterance.hypothesis,
      isPromised: utterance.committed.length > 0,
      isThorough,
      shouldStop,
      meter,
      onFirst: (first) => {
        firstAt = performance.now();
        utterance.heard(first, range.end);
        this.#publishPartial(utterance, range.end);
      },
      isHurried: () =>
        this.#isHurried || (!isThorough && (this.#hasEnded || performance.now() - firstAt > improvingMs)),
    });
  }

  /** Publishes the speculation as final text. */
  #publishUtterance(start: number, cost: { computeMs: number; lost: number }): void {
    const utterance = this.#utterance(start);
    const { end, doubt, language } = utterance.speculation!;
    const { start: from, text, said } = utterance.finalise();
    this.#publishFinal(from, end, text, { ...cost, doubt, language, said });
  }

  #publishFinal(
    start: number,
    end: number,
    text: string,
    more: Pick<Extract<SpeechEvent, { kind: 'final' }>, 'computeMs' | 'lost' | 'doubt' | 'language' | 'said'>,
  ): void {
    this.#plan.meter.count('finals');
    this.#plan.publish({ kind: 'final', start, end, text, ...more });
  }

  #publishPartial(utterance: Utterance, end: number): void {
    this.#plan.publish({ kind: 'partial', start: utterance.pieceStart, end, ...utterance.shown() });
  }

  #countDraft(utterance: Utterance, { draftKept }: Recognition): void {
    const { draft } = utterance.guesses();
    this.#plan.meter.count('draft-tokens', draft.length);
    this.#plan.meter.count('draft-tokens-kept', draftKept);
  }
}
