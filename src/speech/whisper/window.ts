/**
 * Recognition of one window of at most 30 s: prompt, search, language detection, temperature fallback, and the checks of a shortened
 * encoding.
 */

import { spanDb } from '../../core/loudness.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Meter } from '../../protocol/metrics.ts';
import type { Recognition } from '../../protocol/speech.ts';
import { greedySearch } from '../decoding/greedy-search.ts';
import type { MergedDecoder } from '../decoding/merged-decoder.ts';
import type { Found } from '../decoding/search-options.ts';
import type { WorkAccount } from '../work-account.ts';
import type { WhisperContract } from './contract.ts';
import type { EncodedAudio } from './encoded-audio.ts';
import { type Attempt, isSilence, withFallback } from './fallback.ts';
import { type LanguageProbabilities, languageProbabilities } from './language.ts';
import { type PromptPlan, promptOf } from './prompt.ts';
import { maskAfterText, whisperRules } from './rules.ts';
import { doubtOfShort } from './short-guard.ts';
import { withoutTimes } from './timed-text.ts';
import { tokenLimit, tokenRate } from './token-limit.ts';
import { openingWork, stepWork } from './work.ts';

/** Most loops that a text is led out of; at the next one it is cut off. */
const mostLoops = 2;

/** The model, and what its windows share. */
export interface Windows {
  contract: WhisperContract;
  decoder: MergedDecoder;
  audio: EncodedAudio;
  meter: Meter;
}

export interface WindowPlan extends PromptPlan {
  /** 16 kHz samples, at most a window. */
  samples: Float32Array;
  prefix: readonly number[];
  draft: readonly number[];
  /** Enables the temperature fallback, and decoding out of loops. */
  isFinal: boolean;
  /** A text of this sound is known already: this is a second attempt itself, for the work that is left. */
  isAgain: boolean;
  /** What is unsure is heard in other ways, too. */
  isThorough: boolean;
  /** Encodes the whole window, however much of it is silent. */
  isWhole: boolean;
  /**
   * Called after the first pass with the probabilities of the languages; when it returns another language, decoding starts anew with a
   * prompt without earlier text.
   */
  decideLanguage: ((probabilities: LanguageProbabilities) => string) | null;
  /** Codes of the languages to choose from. */
  languages: readonly string[];
  shouldStop: () => boolean | Promise<boolean>;
  work: WorkAccount;
}

/** Tokens, including timestamps where they were wanted. */
export interface WindowText extends Omit<Recognition, 'language' | 'noSpeech' | 'segments' | 'words'> {
  language: string | null;
  noSpeech: number;
  temperature: number;
}

/** Null when abandoned. */
export async function recogniseWindow(
  { contract, decoder, audio, meter }: Windows,
  plan: WindowPlan,
): Promise<WindowText | null> {
  const { tokenizer, markers } = contract;
  const { samples, work } = plan;
  const seconds = samples.length / speechRate;
  let encoded = await (plan.withTimestamps || plan.isWhole ? audio.wholeOf(samples, work) : audio.of(samples, work));
  let language = plan.language;
  let previous = plan.previous;
  /** Tokens of the text that a plain decode finds: the longest one that came to its end. Null before the first; a second attempt is none. */
  let plain = plan.isAgain ? Number.POSITIVE_INFINITY : null;

  const isGuarded = plan.isFinal && !plan.isAgain;
  const result = await (isGuarded ? withFallback(guardedAttemptAt, () => work.mayGoOn) : attemptAt(0));
  if (!result) return null;
  const { found, text, noSpeech, temperature } = result;
  const isEmpty = isSilence(result) && plan.prefix.length === 0;
  const said = isEmpty ? { text: '', tokens: [], logProbabilities: [] } : { ...found, text };
  return { ...found, ...said, language, noSpeech, temperature };

  /**
   * An attempt whose text passes the checks of a shortened encoding; otherwise the whole window is encoded, and used for all further
   * attempts.
   */
  async function guardedAttemptAt(temperature: number): Promise<Attempt | null> {
    const attempt = await attemptAt(temperature);
    if (!attempt || !encoded.isShort || temperature > 0) return attempt;
    meter.count('short-passes');
    const text = tokensOf(attempt);
    const tokensPerSecond = tokenRate(language);
    const how = { seconds, spanDb: () => spanDb(samples), tokensPerSecond, isThorough: plan.isThorough };
    if (!doubtOfShort({ ...attempt.found, ...text, ...how })) return attempt;
    if (!work.mayGoOn) return attempt;
    meter.count('short-doubts');
    encoded = await audio.wholeOf(samples, work);
    return attemptAt(temperature);
  }

  function tokensOf({ found }: Attempt) {
    const { tokens, values } = withoutTimes(found.tokens, found.logProbabilities, markers.firstTime);
    return { tokens, logProbabilities: values };
  }

  function promptFor() {
    return promptOf(contract, { ...plan, language, previous });
  }

  async function attemptAt(temperature: number): Promise<Attempt | null> {
    const prompt = promptFor();
    const opening = { noSpeech: 0, isOtherLanguage: false };
    const speech = markers.noSpeech === null ? [] : [markers.noSpeech];
    const codes = plan.decideLanguage && temperature === 0 ? plan.languages : [];
    const languages = codes.map((code) => markers.languages.get(code)!);
    const decoding = decoder.begin(encoded);
    work.spend(openingWork);
    try {
      const found = await greedySearch(decoding, {
        prompt: prompt.tokens.slice(0, -1),
        startToken: prompt.tokens.at(-1)!,
        endToken: markers.end,
        limit: Math.min(mostTokens(), contract.context - prompt.tokens.length),
        prefix: opened(plan.prefix),
        draft: temperature === 0 && !plan.withTimestamps ? plan.draft : [],
        rules: whisperRules(contract, plan.withTimestamps),
        maskAfter: maskAfterText(contract, plan.withTimestamps),
        opening: { position: prompt.start, tokens: [...speech, ...languages], accepts },
        mostLoops: plan.isFinal ? mostLoops : 0,
        shouldStop: () => {
          work.spend(stepWork);
          return plan.shouldStop();
        },
        temperature,
      });
      if (opening.isOtherLanguage) return await attemptAt(temperature);
      if (!found) return null;
      tell(found);
      const text = tokenizer.textOf(found.tokens);
      return { found, text, temperature, noSpeech: opening.noSpeech };
    } finally {
      decoding.dispose();
    }

    function accepts(logProbabilities: readonly number[]): boolean {
      if (speech.length > 0) opening.noSpeech = Math.exp(logProbabilities[0]!);
      if (!plan.decideLanguage || temperature > 0) return true;
      const decided = plan.decideLanguage(languageProbabilities(codes, logProbabilities.slice(speech.length)));
      opening.isOtherLanguage = decided !== language;
      if (opening.isOtherLanguage) [language, previous] = [decided, []];
      return !opening.isOtherLanguage;
    }
  }

  /** Puts the work of a plain decode on the account. A short encoding may have lost most of the text that it finds. */
  function tell({ tokens, ending }: Found): void {
    if (plain === null) work.addPlain(contract.encodedFrames, openingWork + stepWork * tokens.length);
    else if (ending === 'end' && tokens.length > plain) work.addPlain(0, stepWork * (tokens.length - plain));
    else return;
    plain = tokens.length;
  }

  /**
   * The first text is as long as it can be, and so is another one of the same plan that may be as long as the first: what is longer is what a
   * plain decode would have found. Else as long as the work that is left allows.
   */
  function mostTokens(): number {
    const most = tokenLimit(seconds, language) + plan.prefix.length;
    const left = Math.floor(work.left / stepWork);
    return plain === null || left >= plain ? most : Math.min(most, left);
  }

  /** A prefix, which begins with a timestamp where timestamps are wanted. */
  function opened(prefix: readonly number[]): readonly number[] {
    return plan.withTimestamps && prefix.length > 0 ? [markers.firstTime, ...prefix] : prefix;
  }
}
