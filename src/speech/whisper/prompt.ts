/** The decoder's prompt: vocabulary, earlier text, language and task. */

import { AppError } from '../../core/errors.ts';
import type { Task, WhisperContract } from './contract.ts';

/** Most tokens of earlier text: more costs time, and carries invented words along. */
const mostPrevious = 64;

export interface PromptPlan {
  /** Null in an English model. */
  language: string | null;
  task: Task;
  withTimestamps: boolean;
  /** Tokens of earlier text in the same language. */
  previous: readonly number[];
  /** Names and terms that may occur. */
  vocabulary: readonly string[];
}

export interface Prompt {
  /** The text follows the last token. */
  tokens: number[];
  /** Index of the start token, after which language and no speech are predicted. */
  start: number;
}

/** Throws `bad-argument` for a language or task that the model does not have. */
export function promptOf(contract: WhisperContract, plan: PromptPlan): Prompt {
  const { markers } = contract;
  const before = beforeText(contract, plan);
  const tokens = [...before, markers.start];
  if (markers.languages.size > 0) tokens.push(languageToken(contract, plan.language), taskToken(contract, plan.task));
  else taskToken(contract, plan.task);
  if (!plan.withTimestamps) tokens.push(markers.noTimestamps);
  return { tokens, start: before.length };
}

/**
 * The tokens before the start token: at most half of the decoder's context, as in OpenAI's own code. The vocabulary comes first and is cut
 * last.
 */
function beforeText({ tokenizer, markers, context }: WhisperContract, plan: PromptPlan): number[] {
  if (markers.previous === null) return [];
  const room = Math.floor(context / 2) - 1;
  const expected = plan.vocabulary.length > 0 ? tokenizer.encode(` ${plan.vocabulary.join(', ')}.`) : [];
  const words = expected.slice(0, room);
  const most = Math.min(mostPrevious, room - words.length);
  const said = most > 0 ? plan.previous.slice(-most) : [];
  return words.length + said.length > 0 ? [markers.previous, ...words, ...said] : [];
}

function languageToken({ markers }: WhisperContract, language: string | null): number {
  const token = language === null ? undefined : markers.languages.get(language);
  if (token === undefined) throw new AppError('internal', `no marker of the language ${language}`);
  return token;
}

function taskToken({ markers }: WhisperContract, task: Task): number {
  const token = markers.tasks[task];
  if (token !== undefined) return token;
  if (task === 'transcribe' && markers.languages.size === 0) return markers.start;
  throw new AppError('bad-argument', `the model cannot ${task}`, { details: [task] });
}
