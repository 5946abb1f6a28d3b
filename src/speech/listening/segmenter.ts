/**
 * Cuts speech into segments from the probabilities of voice detection, one frame of 32 ms after another. A pure step function: from a state
 * and a probability to the next state and its events. Indices and lengths are samples at 16 kHz.
 */

import type { Sensitivity } from '../../protocol/listen.ts';
import type { SegmentMessage, SpeechRange } from '../../protocol/speech.ts';

/** Samples in a frame of the voice detector. */
export const frameSamples = 512;

const samplesPerMs = 16;

export interface SegmenterOptions {
  /** Speech begins at the probability `enter` and lasts until it falls below `leave`: two thresholds, as hysteresis. */
  enter: number;
  leave: number;
  /** Audio before the first speech frame that belongs to the segment. */
  preRoll: number;
  /** Audio after the last speech frame that belongs to the segment. Silence beyond it adds nothing. */
  trail: number;
  /**
   * Silence that ends a segment: `hangover`, or `shortHangover` once the segment is longer than `ample`. Context helps, but not without
   * end.
   */
  hangover: number;
  shortHangover: number;
  ample: number;
  /** The same of the first segment. */
  firstAmple: number;
  /** A segment with less speech is discarded: a click or a breath, not a word. */
  minimumSpeech: number;
  /** A segment with less speech needs a mean probability of `certainty`: music and clatter look like speech for moments. */
  briefSpeech: number;
  certainty: number;
  /** A segment of this length is cut at the frame with the least speech in its last `valleySearch` samples. */
  maximum: number;
  valleySearch: number;
  /** Where that frame is no silence either, the next segment begins so much earlier: what two have heard can be joined well. */
  overlap: number;
}

/** The earliest cut in a segment: text of later audio may belong to the next segment. */
export const earliestCut = 16_000 * samplesPerMs;
const longest = 20_000 * samplesPerMs;

const thresholds: Record<Sensitivity, Pick<SegmenterOptions, 'enter' | 'leave' | 'certainty'>> = {
  low: { enter: 0.7, leave: 0.5, certainty: 0.85 },
  normal: { enter: 0.5, leave: 0.35, certainty: 0.75 },
  high: { enter: 0.3, leave: 0.15, certainty: 0.55 },
};

/**
 * With 600 ms of room before the words, in place of 500, Whisper tiny errs in 195 of 1,339 words that are clear or in noise, in place of 204, and
 * Moonshine tiny in 215, in place of 226.
 */
export function segmenterOptions(sensitivity: Sensitivity): SegmenterOptions {
  return {
    ...thresholds[sensitivity],
    preRoll: 600 * samplesPerMs,
    trail: 128 * samplesPerMs,
    hangover: 1_500 * samplesPerMs,
    shortHangover: 300 * samplesPerMs,
    ample: 12_000 * samplesPerMs,
    firstAmple: 12_000 * samplesPerMs,
    minimumSpeech: 96 * samplesPerMs,
    briefSpeech: 1_000 * samplesPerMs,
    maximum: longest,
    valleySearch: longest - earliestCut,
    overlap: 0,
  };
}

/**
 * For models that hear half a minute at once: a cut costs them more than what it saves, and room behind the words helps them. On 38
 * recordings Whisper tiny errs in 17.0 % of words so, in 19.0 % with less room; Moonshine tiny makes 19 errors in long recordings so,
 * and 28 in segments of up to 20 s.
 */
export function paragraphOptions(options: SegmenterOptions): SegmenterOptions {
  return {
    ...options,
    preRoll: 600 * samplesPerMs,
    trail: 400 * samplesPerMs,
    ample: 20_000 * samplesPerMs,
    firstAmple: 20_000 * samplesPerMs,
    maximum: 28_000 * samplesPerMs,
    valleySearch: 8_000 * samplesPerMs,
  };
}

/**
 * For files, whose texts are joined afterwards. Parakeet's small sibling errs in 2.5 % of 637 words of long recordings so, in 3.5 % in segments
 * of 12 s and more, and in 2.2 % sentence by sentence.
 */
export function fileOptions(options: SegmenterOptions): SegmenterOptions {
  const ample = 8_000 * samplesPerMs;
  return { ...options, preRoll: 500 * samplesPerMs, ample, firstAmple: ample, overlap: 2_000 * samplesPerMs };
}

/** For the beginning of a long file: its first text is soon there. Recordings of a few segments would pay for that with words. */
export function soonOptions(options: SegmenterOptions): SegmenterOptions {
  return { ...options, firstAmple: 4_000 * samplesPerMs };
}

/** Options for push-to-talk: the button tells that somebody speaks, so a lower probability and more audio before it are accepted. */
export function heldOptions(options: SegmenterOptions): SegmenterOptions {
  return { ...options, enter: options.leave, preRoll: 1_000 * samplesPerMs, certainty: 0 };
}

interface OpenSegment {
  start: number;
  /** End of the last speech frame. */
  lastSpeech: number;
  speechSamples: number;
  /** Sum of the probabilities of the speech frames. */
  certaintySum: number;
  /** Sum of the probabilities since the last speech frame. */
  speechProbabilitySum: number;
  /** Probabilities of the last `valleySearch` samples, oldest first. */
  recent: readonly number[];
}

export interface SegmenterState {
  /** Index behind the last frame. */
  end: number;
  /** End of the last segment: the pre-roll of the next one does not reach behind it. */
  previousEnd: number;
  open: OpenSegment | null;
}

export type SegmenterEvent = Extract<SegmentMessage, { kind: 'grow' | 'pause' | 'close' | 'discard' }>;

export interface SegmenterStep {
  state: SegmenterState;
  events: SegmenterEvent[];
}

export function initialSegmenter(at = 0): SegmenterState {
  return { end: at, previousEnd: at, open: null };
}

/** Processes the probability of speech in the next frame. */
export function stepSegmenter(state: SegmenterState, probability: number, options: SegmenterOptions): SegmenterStep {
  const end = state.end + frameSamples;
  if (!state.open) {
    if (probability < options.enter) return { state: { ...state, end }, events: [] };
    const start = Math.max(state.previousEnd, state.end - options.preRoll);
    const first: OpenSegment = {
      start,
      lastSpeech: end,
      speechSamples: frameSamples,
      certaintySum: probability,
      speechProbabilitySum: 0,
      recent: [],
    };
    return follow({ ...state, end }, first, probability, options);
  }
  const isSpeech = probability >= options.leave;
  const segment: OpenSegment = {
    ...state.open,
    lastSpeech: isSpeech ? end : state.open.lastSpeech,
    speechSamples: state.open.speechSamples + (isSpeech ? frameSamples : 0),
    certaintySum: state.open.certaintySum + (isSpeech ? probability : 0),
    speechProbabilitySum: isSpeech ? 0 : state.open.speechProbabilitySum + probability,
  };
  const next = { ...state, end };
  const ample = state.previousEnd === 0 ? options.firstAmple : options.ample;
  const hangover = end - segment.start < ample ? options.hangover : options.shortHangover;
  if (end - segment.lastSpeech >= hangover) return close(next, segment, options);
  if (end - segment.start >= options.maximum) return cut(next, segment, probability, options);
  return follow(next, segment, probability, options);
}

/** Ends the audio at `end`, at most a frame after the last step: the open segment is closed there, or at the end of its speech. */
export function finishSegmenter(state: SegmenterState, end: number, options: SegmenterOptions): SegmenterStep {
  return state.open ? close({ ...state, end }, state.open, options) : { state: { ...state, end }, events: [] };
}

function follow(
  state: SegmenterState,
  segment: OpenSegment,
  probability: number,
  options: SegmenterOptions,
): SegmenterStep {
  const keep = Math.ceil(options.valleySearch / frameSamples) - 1;
  const recent = [...segment.recent.slice(-keep), probability];
  return {
    state: { ...state, open: { ...segment, recent } },
    events: growthOf(segment, state.end, options),
  };
}

/** The events of an open segment: speech makes it grow, and silence beyond the trail is a pause. */
function growthOf(segment: OpenSegment, end: number, options: SegmenterOptions): SegmenterEvent[] {
  const { start, lastSpeech, speechProbabilitySum } = segment;
  // A segment that may still turn out to be a click gets no text.
  if (!isSpeechEnough(segment, options)) return [];
  const silence = end - lastSpeech;
  if (silence < options.trail) return [{ kind: 'grow', start, end }];
  const speechProbability = (speechProbabilitySum * frameSamples) / silence;
  return [{ kind: 'pause', ...rangeOf(segment, end, options), silence, speechProbability }];
}

function rangeOf(
  { start, lastSpeech, speechSamples, certaintySum }: OpenSegment,
  end: number,
  options: SegmenterOptions,
): SpeechRange {
  return {
    start,
    end: Math.min(end, lastSpeech + options.trail),
    speech: speechSamples,
    certainty: speechSamples > 0 ? (certaintySum * frameSamples) / speechSamples : 0,
  };
}

function close(state: SegmenterState, segment: OpenSegment, options: SegmenterOptions): SegmenterStep {
  const { start } = segment;
  if (!isSpeechEnough(segment, options)) {
    return { state: { ...state, open: null }, events: [{ kind: 'discard', start }] };
  }
  const range = rangeOf(segment, state.end, options);
  return {
    state: { ...state, open: null, previousEnd: range.end },
    events: [{ kind: 'close', ...range }],
  };
}

function isSpeechEnough({ speechSamples, certaintySum }: OpenSegment, options: SegmenterOptions): boolean {
  if (speechSamples >= options.briefSpeech) return true;
  const certainty = (certaintySum * frameSamples) / speechSamples;
  return speechSamples >= options.minimumSpeech && certainty >= options.certainty;
}

/**
 * Closes a segment that has reached its maximum at the frame with the least speech; the rest begins the next segment, and where there is no
 * silence some of the sound before it.
 */
function cut(
  state: SegmenterState,
  segment: OpenSegment,
  probability: number,
  options: SegmenterOptions,
): SegmenterStep {
  const frames = [...segment.recent, probability];
  const valley = leastSpeechLike(frames);
  const restFrom = valley + 1;
  const end = state.end - (frames.length - restFrom) * frameSamples;
  const rest = segmentOf(frames.slice(restFrom), end, options);
  const before: SpeechRange = {
    start: segment.start,
    end,
    speech: segment.speechSamples - rest.speechSamples,
    certainty:
      (segment.certaintySum - rest.certaintySum) /
      Math.max(1, (segment.speechSamples - rest.speechSamples) / frameSamples),
  };
  const isInSpeech = frames[valley]! >= options.leave;
  const nextFrom = isInSpeech ? Math.max(0, restFrom - Math.floor(options.overlap / frameSamples)) : restFrom;
  const next = segmentOf(frames.slice(nextFrom), end - (restFrom - nextFrom) * frameSamples, options);
  return {
    state: { ...state, open: next, previousEnd: end },
    events: [{ kind: 'close', ...before }, ...growthOf(next, state.end, options)],
  };
}

/** The rest after a cut, as a segment of its own. */
function segmentOf(frames: readonly number[], start: number, options: SegmenterOptions): OpenSegment {
  const isSpeech = (p: number) => p >= options.leave;
  const lastSpeechFrame = frames.findLastIndex(isSpeech);
  const speech = frames.filter(isSpeech);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, p) => total + p, 0);
  return {
    start,
    lastSpeech: start + (lastSpeechFrame + 1) * frameSamples,
    speechSamples: speech.length * frameSamples,
    certaintySum: sum(speech),
    speechProbabilitySum: sum(frames.slice(lastSpeechFrame + 1)),
    recent: frames,
  };
}

/** Index of the frame with the least speech, averaged over three frames; the latest of equals. */
function leastSpeechLike(probabilities: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < probabilities.length - 1; i++) {
    const around = (probabilities[i - 1] ?? probabilities[i]!) + 2 * probabilities[i]! + probabilities[i + 1]!;
    if (around <= least) {
      least = around;
      best = i;
    }
  }
  return best;
}
