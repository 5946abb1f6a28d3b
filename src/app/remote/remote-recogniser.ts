/** The recognition of one file by a server: what came back is remembered, so that nothing is sent twice after a failure. */

import { certainSpeech, isStockPhrase } from '../../core/checks/stock-phrases.ts';
import { codeOf } from '../../core/languages.ts';
import type { CheckedText, SpeechRange } from '../../protocol/speech.ts';
import type { SpeechSettings } from '../engine/speech-settings.ts';
import { retryOnThreadDeath } from '../thread-supervisor.ts';
import type { Remote } from './remote.ts';

/** Which server with which model, as a run notes it: never with a key. */
export interface NamedServer {
  base: string;
  /** As `ServerAddress.host`. */
  host: string;
  model: string;
}

/** What came back of one range of sound; `of` names the range and what was asked about it. Plain data, as it outlives the tab. */
export interface ServerAnswer {
  of: string;
  text: CheckedText;
}

export interface RemoteRecogniser {
  server: NamedServer;
  /** Ranges of sound that may be under way at once. */
  atOnce(): number;
  /** Of the range in that voice, if it has come back. */
  known(voice: number, range: SpeechRange): CheckedText | undefined;
  /** Rejects with a `remote-…` error or `cancelled`. */
  recognise(samples: Float32Array<ArrayBuffer>, voice: number, range: SpeechRange): Promise<CheckedText>;
  /** Bytes of sound that have gone out, those that an earlier window has sent with them. */
  sent: number;
  /** Called at each change of `sent`. */
  onSent: (bytes: number) => void;
  /** Called with each answer as it comes back. */
  onAnswer: (answer: ServerAnswer) => void;
  /** Takes answers that an earlier window has had: nobody is asked for them again. */
  restore(answers: readonly ServerAnswer[]): void;
  /** Aborts what is under way. */
  stop(): void;
  /** Forgets what came back: other sound follows. */
  forget(): void;
}

export function createRemoteRecogniser(
  remote: Pick<Remote, 'transcribe' | 'stop' | 'settings'>,
  server: NamedServer,
  speech: () => Pick<SpeechSettings, 'spoken' | 'translate'>,
): RemoteRecogniser {
  const texts = new Map<string, CheckedText>();
  const asked = () => {
    const { spoken, translate } = speech();
    const [only, ...others] = spoken;
    return { language: only !== undefined && others.length === 0 ? codeOf(only) : null, translate };
  };
  const keyOf = (voice: number, { start, end }: SpeechRange) => JSON.stringify([voice, start, end, asked()]);
  const onSent = (bytes: number) => {
    recogniser.sent += bytes;
    recogniser.onSent(recogniser.sent);
  };
  const recogniser: RemoteRecogniser = {
    server,
    atOnce: () => remote.settings.value.atOnce,
    known: (voice, range) => texts.get(keyOf(voice, range)),
    async recognise(samples, voice, range) {
      const key = keyOf(voice, range);
      const known = texts.get(key);
      if (known) return known;
      const answered = await retryOnThreadDeath(() => remote.transcribe(server, { samples, ...asked() }, onSent));
      const text = isInvented(answered, range) ? withoutText(answered) : answered;
      texts.set(key, text);
      recogniser.onAnswer({ of: key, text });
      return text;
    },
    sent: 0,
    onSent: () => {},
    onAnswer: () => {},
    restore(answers) {
      for (const { of, text } of answers) texts.set(of, text);
    },
    stop: remote.stop,
    forget: () => texts.clear(),
  };
  return recogniser;
}

/** A server does not know how certain it is that somebody speaks: its models invent as those of this device do. */
const isInvented = ({ text }: CheckedText, { certainty }: SpeechRange): boolean =>
  text !== '' && certainty < certainSpeech && isStockPhrase(text);

const withoutText = ({ language }: CheckedText): CheckedText => ({
  text: '',
  doubt: 'invented',
  language,
  segments: null,
  words: null,
});
