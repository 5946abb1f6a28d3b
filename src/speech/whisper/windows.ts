/** Recognition of audio of any length, window by window: each begins where the text of the one before ends. */

import { isStockPhrase } from '../../core/checks/stock-phrases.ts';
import { spokenPart } from '../../core/loudness.ts';
import { speechRate } from '../../core/resampler.ts';
import { later } from '../../core/transcript.ts';
import type { Recognition, TimedText, TimedWord } from '../../protocol/speech.ts';
import { layersOf } from '../decoding/token-frames.ts';
import { pausesIn } from '../features/pauses.ts';
import { bearsText } from '../features/syllables.ts';
import type { RecogniseOptions } from '../recogniser.ts';
import { keptBeside, leftOutOf } from '../text/left-out.ts';
import { sentencesOf } from '../text/timed-sentences.ts';
import { tokenWords } from '../text/token-words.ts';
import { atPauses } from '../text/word-edges.ts';
import { WorkAccount } from '../work-account.ts';
import type { WhisperContract } from './contract.ts';
import { isLeaked } from './expected-words.ts';
import { isTrusted } from './fallback.ts';
import type { AssumedLanguage } from './language-choice.ts';
import { promptOf } from './prompt.ts';
import { heardOf, stretchesOf, type TimedTokens, withoutTimes } from './timed-text.ts';
import { recogniseWindow, type WindowPlan, type Windows, type WindowText } from './window.ts';
import { wordTimes } from './word-times.ts';
import { timesWork } from './work.ts';

/** Least seconds from one window to the next. */
const leastProgress = 1;
/** Of more than this share of a window the same text would be found again. */
const mostAgain = 0.95;
/** A remainder with fewer samples has no word. */
const leastRemainder = 0.1 * speechRate;

export interface WindowsOptions extends RecogniseOptions {
  /** Encodes whole windows, however much of them is silent. */
  isWhole?: boolean;
}

/** Null when abandoned. */
export async function recogniseWindows(
  windows: Windows,
  samples: Float32Array,
  options: WindowsOptions,
  assumed: AssumedLanguage,
): Promise<Recognition | null> {
  const { audio, contract } = windows;
  const isLong = samples.length > audio.mostSamples;
  const withTimestamps = isLong || (options.times === true && !aligns(windows) && !audio.isShort(samples));
  const work = options.work ?? new WorkAccount();
  const parts: Part[] = [];
  let previous = options.previous ?? { tokens: [], language: null };
  let { language } = assumed;
  for (let at = 0; at === 0 || samples.length - at >= leastRemainder; ) {
    const window = samples.subarray(at, at + audio.mostSamples);
    const seconds = window.length / speechRate;
    const plan = {
      samples: window,
      language,
      task: options.task ?? 'transcribe',
      withTimestamps,
      previous: previous.language === language ? previous.tokens : [],
      vocabulary: options.vocabulary ?? [],
      prefix: at === 0 ? (options.prefix ?? []) : [],
      draft: at === 0 ? (options.draft ?? []) : [],
      isFinal: options.isFinal ?? false,
      isAgain: options.isRetry === true || options.isWhole === true,
      isThorough: options.isThorough ?? false,
      isWhole: options.isWhole ?? false,
      languages: assumed.languages,
      decideLanguage: assumed.decide && ((probabilities) => assumed.decide!(probabilities, seconds)),
      shouldStop: options.shouldStop ?? (() => false),
      work,
    } satisfies WindowPlan;
    const heard = await recognisePart(windows, plan, options);
    const mayLackWords = !withTimestamps && !plan.isAgain;
    const complete = heard && (mayLackWords ? await withLeftOut(heard.part, plan) : [heard.part]);
    if (!heard || !complete) return null;
    parts.push(...complete.map((part) => laterPart(part, at / speechRate)));
    ({ language } = heard.part);
    previous = { tokens: isTrusted(heard.part) ? heard.part.tokens : [], language };
    at += Math.round(heard.seconds * speechRate);
  }
  return joined(contract, parts, options.task);

  /** The part, taken apart where it leaves out what is heard alone, and that likewise. Null when abandoned. */
  async function withLeftOut(part: Part, plan: WindowPlan): Promise<Part[] | null> {
    const { samples: window } = plan;
    const seconds = window.length / speechRate;
    const found: Part[] = [];
    let [next, since] = [0, 0];
    for (const gap of part.words ? leftOutOf(part.words, pausesIn(window), seconds) : []) {
      const share = (gap.end - gap.start) / seconds;
      if (share > mostAgain) continue;
      if (!work.mayHear(share)) break;
      const alone = window.subarray(Math.round(gap.start * speechRate), Math.round(gap.end * speechRate));
      const again = { ...againOf(part, plan), samples: alone, previous: [], prefix: [] };
      const other = await recognisePart(windows, again, options);
      if (!other) return null;
      const isMore = (other.part.words?.length ?? 0) > gap.to - gap.from;
      const text = contract.tokenizer.textOf(other.part.tokens);
      // What is as loud as a voice may be noise, over which a model invents a phrase; of digits alone it may invent more.
      if (!isMore || !isTrusted(other.part) || isStockPhrase(text) || !bearsText(alone, text)) continue;
      const whole = await withLeftOut(other.part, again);
      if (!whole) return null;
      const words = whole.flatMap((each) => each.words ?? []);
      const kept = keptBeside(part.words!, gap, words);
      const before = { from: next, to: gap.from + kept.before, since, until: gap.start + words[0]!.start };
      found.push(slicePart(contract, part, before), ...whole.map((each) => laterPart(each, gap.start)));
      [next, since] = [gap.to - kept.behind, gap.start + words.at(-1)!.end];
    }
    const rest = { from: next, to: part.words?.length ?? 0, since, until: seconds };
    return found.length > 0 ? [...found, slicePart(contract, part, rest)] : [part];
  }
}

/** The plan for another attempt over a window of which a text is known. */
const againOf = ({ language }: Part, plan: WindowPlan): WindowPlan => ({
  ...plan,
  language,
  decideLanguage: null,
  draft: [],
  isAgain: true,
});

/** The text of a window; decoded again without the vocabulary, where it has leaked into the text. */
async function textOf(windows: Windows, plan: WindowPlan): Promise<WindowText | null> {
  const found = await recogniseWindow(windows, plan);
  if (!found || plan.vocabulary.length === 0 || !isLeaked(found.text, plan.vocabulary)) return found;
  return recogniseWindow(windows, { ...plan, vocabulary: [] });
}

/** A part, and the seconds of its window that it is the text of. */
interface HeardPart {
  part: Part;
  seconds: number;
}

async function recognisePart(windows: Windows, plan: WindowPlan, options: RecogniseOptions): Promise<HeardPart | null> {
  const { samples, withTimestamps } = plan;
  const found = await textOf(windows, plan);
  if (!found) return null;
  const seconds = samples.length / speechRate;
  const heard = withTimestamps
    ? heardOf(found.tokens, windows.contract.markers.firstTime, seconds, leastProgress)
    : { tokens: found.tokens, seconds };
  const part = await partOf(windows, plan, { ...found, tokens: [...heard.tokens] }, options);
  return { part, seconds: heard.seconds };
}

/** The text of a window without timestamps, and its times. */
interface Part extends Omit<WindowText, 'text'> {
  segments: TimedText[] | null;
  words: TimedWord[] | null;
}

async function partOf(
  windows: Windows,
  { samples: window, withTimestamps, work }: WindowPlan,
  found: WindowText,
  { times, task = 'transcribe' }: RecogniseOptions,
): Promise<Part> {
  const { contract, decoder, audio } = windows;
  const { markers, tokenizer } = contract;
  const { tokens, values: logProbabilities } = withoutTimes(found.tokens, found.logProbabilities, markers.firstTime);
  const part: Part = { ...found, tokens, logProbabilities, segments: null, words: null };
  if (!withTimestamps && !times) return part;
  const stretches = withTimestamps
    ? stretchesOf(found.tokens, markers.firstTime, window.length / speechRate)
    : [spokenStretch(window, tokens)].filter(() => tokens.length > 0);
  part.segments = stretches.map(({ tokens: said, start, end }) => ({ text: tokenizer.textOf(said), start, end }));
  if (!times || !aligns(windows)) return part;
  const plain = { task, language: found.language, withTimestamps: false, previous: [], vocabulary: [] };
  const { tokens: prompt } = promptOf(contract, plain);
  const said = { prompt, stretches, logProbabilities };
  work.spend(timesWork(tokens.length));
  const words = await wordTimes(decoder, contract, await audio.of(window, work), said);
  part.words = atPauses(words, pausesIn(window), window.length / speechRate);
  part.segments = sentencesOf(part.words);
  return part;
}

/** Whether the decoder tells the times of words: then timestamps need not be decoded, for which words are lost. */
const aligns = ({ contract: { alignmentHeads }, decoder }: Windows): boolean =>
  alignmentHeads !== null && decoder.attends(layersOf(alignmentHeads));

/** All tokens with the range of speech by loudness: without timestamps the text does not tell when it begins and ends. */
function spokenStretch(window: Float32Array, tokens: number[]): TimedTokens {
  const { start, end } = spokenPart(window);
  return { tokens, start: start / speechRate, end: end / speechRate };
}

/** Words with the indices [from, to), which are said between two moments. */
interface Slice {
  from: number;
  to: number;
  since: number;
  until: number;
}

/** Of a part whose words are known. */
function slicePart({ tokenizer }: WhisperContract, part: Part, { from, to, since, until }: Slice): Part {
  const ranges = tokenWords(part.tokens, (token) => tokenizer.beginsWord(token));
  const [start, end] = [ranges[from]?.start ?? part.tokens.length, ranges[to]?.start ?? part.tokens.length];
  const inside = (moment: number) => Math.min(until, Math.max(since, moment));
  const words = part
    .words!.slice(from, to)
    .map((word) => ({ ...word, start: inside(word.start), end: inside(word.end) }));
  return {
    ...part,
    tokens: part.tokens.slice(start, end),
    logProbabilities: part.logProbabilities.slice(start, end),
    words,
    segments: sentencesOf(words),
  };
}

const laterPart = (part: Part, seconds: number): Part => ({
  ...part,
  segments: part.segments?.map((segment) => later(segment, seconds)) ?? null,
  words: part.words?.map((word) => later(word, seconds)) ?? null,
});

function joined({ tokenizer }: WhisperContract, parts: readonly Part[], task: RecogniseOptions['task']): Recognition {
  const tokens = parts.flatMap((part) => part.tokens);
  const segments = parts.flatMap((part) => part.segments ?? []);
  const words = parts.flatMap((part) => part.words ?? []);
  return {
    text: tokenizer.textOf(tokens),
    tokens,
    logProbabilities: parts.flatMap((part) => part.logProbabilities),
    ending: parts.find(({ ending }) => ending !== 'end')?.ending ?? 'end',
    draftKept: parts[0]!.draftKept,
    language: task === 'translate' ? 'en' : parts[0]!.language,
    noSpeech: Math.min(...parts.map(({ noSpeech }) => noSpeech)),
    ...(parts.every((part) => part.segments) && { segments }),
    ...(parts.every((part) => part.words) && { words }),
  };
}
