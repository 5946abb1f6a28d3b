/** One stretch of speech and the server's text for it: asked for with times, again without them where that fails, and again after a while. */

import { AppError, type ErrorCode } from '../core/errors.ts';
import { speechRate } from '../core/resampler.ts';
import { createRetries, Passing, type RetryTiming } from '../core/retries.ts';
import { wavFile } from '../formats/wav.ts';
import { toPcm16 } from '../protocol/kept-sound.ts';
import type { SentSpeech, SpeechServer } from '../protocol/remote.ts';
import type { CheckedText } from '../protocol/speech.ts';
import { readAnswer } from './answer.ts';
import { ask, hostOf, Unreadable, type Unseen, unreadableBecause } from './request.ts';

export interface Sending {
  signal: AbortSignal;
  timing: RetryTiming;
  /** Awaited, so that the page has counted before it has the text: its messages may overtake each other. */
  onSent: (bytes: number) => Promise<void>;
  /** Sound as an Ogg file with Opus. */
  opus: (samples: Int16Array<ArrayBuffer>) => Promise<Blob>;
  /** Bases of servers that are known to give no times. */
  untimed: Set<string>;
}

/** Rejects with a `remote-…` error or `cancelled`. */
export async function transcribed(server: SpeechServer, speech: SentSpeech, sending: Sending): Promise<CheckedText> {
  const { signal, timing } = sending;
  const sound = await soundOf(speech, sending);
  const retries = createRetries(timing, { signal, onRetry: () => {} }, () => false);
  for (;;) {
    try {
      return await askOnce(server, speech, sound, sending);
    } catch (error) {
      await retries.after(error);
    }
  }
}

async function askOnce(server: SpeechServer, speech: SentSpeech, sound: Blob, sending: Sending): Promise<CheckedText> {
  const { untimed, signal } = sending;
  const host = hostOf(server);
  const seconds = speech.samples.length / speechRate;
  const post = (format: 'verbose_json' | 'json') =>
    ask({
      server,
      path: speech.translate ? '/audio/translations' : '/audio/transcriptions',
      form: formOf(server, speech, sound, format),
      signal,
      onAnswer: () => sending.onSent(sound.size),
    }).then((body) => readAnswer(body, seconds, host));
  /** What stands behind a failure that cannot be read. Where the server is there, the sound has reached it. */
  const reasonOf = async (error: unknown): Promise<Unseen | null> => {
    if (!(error instanceof Unreadable)) return null;
    const reason = await unreadableBecause(server, signal);
    if (reason !== 'away') await sending.onSent(sound.size);
    return reason;
  };
  const withoutTimes = () =>
    post('json').catch(async (error) => {
      const reason = await reasonOf(error);
      throw reason ? seenAs(reason, error, host) : error;
    });

  if (untimed.has(server.base)) return withoutTimes();
  try {
    return await post('verbose_json');
  } catch (error) {
    if (isAboutTimes(error)) {
      untimed.add(server.base);
      return withoutTimes();
    }
    if (!isFault(error)) throw error;
    const reason = await reasonOf(error);
    if (reason === 'away' || reason === 'key') throw seenAs(reason, error, host);
    // vLLM fails at speech in which its model finds no word when it is asked for times, and says '' when it is not.
    return withoutTimes();
  }
}

/** A Passing, or `remote-refused`. */
export function seenAs(reason: Unseen, cause: unknown, host: string): Passing | AppError {
  const error = (code: ErrorCode) => new AppError(code, `${host}: ${cause}`, { cause, details: [host] });
  switch (reason) {
    case 'away':
      return new Passing(error('remote-unreachable'));
    case 'key':
      return error('remote-refused');
    case 'fault':
      return new Passing(error('remote-failed'));
  }
}

const isFault = (error: unknown): boolean =>
  error instanceof Unreadable || (error instanceof Passing && error.error.code === 'remote-failed');

/** Older servers, and models that give no times, refuse the format. */
const isAboutTimes = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'remote-rejected' && /verbose_json|response_format/i.test(error.message);

function formOf(server: SpeechServer, speech: SentSpeech, sound: Blob, format: string): FormData {
  const form = new FormData();
  form.set('file', sound, speech.asOpus ? 'speech.ogg' : 'speech.wav');
  if (server.model) form.set('model', server.model);
  // An empty language is an error, and a translation asks for none.
  if (speech.language && !speech.translate) form.set('language', speech.language);
  form.set('response_format', format);
  return form;
}

async function soundOf({ samples, asOpus }: SentSpeech, { opus }: Sending): Promise<Blob> {
  const pcm = toPcm16(samples);
  return asOpus ? opus(pcm) : wavFile([pcm], speechRate);
}
