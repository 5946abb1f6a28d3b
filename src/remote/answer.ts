/** What a server answers, as a text that the app can use: nothing in it is trusted to be as it should. */

import { AppError } from '../core/errors.ts';
import type { CheckedText, Doubt, TimedText } from '../protocol/speech.ts';
import { languageCode } from './language-code.ts';

/** The thresholds of OpenAI's Whisper, by which a text is not to be believed. */
const greatestCompression = 2.4;
const leastLogProbability = -1;

type Fields = Readonly<Record<string, unknown>>;

interface AnsweredSegment extends TimedText {
  /** Null where the server does not tell. */
  logProbability: number | null;
  compression: number | null;
}

/** The text of `seconds` of speech. Throws `remote-answer` for what is no answer of this API. */
export function readAnswer(body: string, seconds: number, host: string): CheckedText {
  const answer = jsonOf(body, host);
  if (typeof answer.text !== 'string') throw unusable(host, 'there is no text in it');
  const language = typeof answer.language === 'string' ? languageCode(answer.language) : null;
  const segments = segmentsOf(answer.segments, seconds);
  const text = segments ? segments.map((segment) => segment.text).join(' ') : answer.text.trim();
  const doubt = doubtOf(text, segments ?? []);
  if (doubt) return { text: '', doubt, language, segments: null, words: null };
  const timed = segments?.map(({ start, end, text: part }) => ({ start, end, text: part })) ?? null;
  return { text, doubt: null, language, segments: timed, words: null };
}

/** Ids in the answer about models. Throws `remote-answer`. */
export function readModels(body: string, host: string): string[] {
  const { data } = jsonOf(body, host);
  if (!Array.isArray(data)) throw unusable(host, 'there is no list of models in it');
  return data.flatMap((model) => (isObject(model) && typeof model.id === 'string' ? [model.id] : []));
}

function jsonOf(body: string, host: string): Fields {
  try {
    const answer: unknown = JSON.parse(body);
    if (isObject(answer)) return answer;
  } catch {
    // Told below.
  }
  throw unusable(host, `it is not JSON: ${body.slice(0, 80)}`);
}

export function unusable(host: string, why: string): AppError {
  return new AppError('remote-answer', `the answer of ${host} cannot be used: ${why}`, { details: [host] });
}

/** In order, within the speech; null where there are no times. Their ids begin anew in every window, and are not looked at. */
function segmentsOf(value: unknown, seconds: number): AnsweredSegment[] | null {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isSegment)) return null;
  const within = (time: number) => Math.min(Math.max(time, 0), seconds);
  return value
    .map((segment) => ({
      text: segment.text.trim(),
      start: within(segment.start),
      end: Math.max(within(segment.start), within(segment.end)),
      logProbability: numberOr(segment.avg_logprob),
      compression: numberOr(segment.compression_ratio),
    }))
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => a.start - b.start);
}

function isSegment(value: unknown): value is { text: string; start: number; end: number } & Fields {
  return (
    isObject(value) && typeof value.text === 'string' && Number.isFinite(value.start) && Number.isFinite(value.end)
  );
}

/** By what the server tells of how sure it was, each segment with the weight of its text. */
function doubtOf(text: string, segments: readonly AnsweredSegment[]): Doubt | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty';
  if (segments.some(({ compression }) => (compression ?? 0) > greatestCompression)) return 'repetition';
  const told = segments.flatMap(({ logProbability, text: { length } }) =>
    logProbability === null ? [] : [{ sum: logProbability * length, length }],
  );
  const letters = told.reduce((all, { length }) => all + length, 0);
  const mean = told.reduce((all, { sum }) => all + sum, 0) / letters;
  return mean < leastLogProbability ? 'unlikely' : null;
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const numberOr = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
