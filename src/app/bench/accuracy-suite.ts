/** Word errors in recordings of known text (from files, live and by transformers.js), and text produced for sound without speech. */

import { edgeWords } from '../../../benches/live/edge-words.ts';
import { normalisedWords } from '../../../benches/statistics/word-errors.ts';
import { fileText } from './file-suite.ts';
import { openReference } from './reference.ts';
import { areRight, knowsClips, shareWrong } from './right-words.ts';
import type { BenchSession } from './session.ts';
import { spokenTimes } from './speak.ts';

interface Said {
  words: string;
  text: string;
}

export async function measureAccuracy(session: BenchSession): Promise<void> {
  if (knowsClips(session.loadable.languages)) await measureWords(session);
  const invented: number[] = [];
  for (const samples of session.clips.wordless) {
    invented.push(normalisedWords((await fileText(session, samples)).text).length);
  }
  session.put({ id: 'accuracy.invented', samples: [invented.reduce((sum, count) => sum + count, 0)] });
}

async function measureWords(session: BenchSession): Promise<void> {
  const { clips, loadable, put } = session;
  await openReference(session);
  const files: Said[] = [];
  const live: Said[] = [];
  const theirs: Said[] = [];
  for (const [at, clip] of clips.short.entries()) {
    const words = clip.words ?? '';
    files.push({ words, text: (await fileText(session, clip.samples)).text });
    const [spoken] = await spokenTimes(session, clip, 1);
    live.push({ words, text: spoken?.text ?? '' });
    if (session.reference) theirs.push({ words, text: (await session.reference.pass(clip.samples)).text });
    session.step((at + 1) / (clips.short.length + 1));
  }
  const isGarbled = clips.short.some((clip, at) => !areRight(loadable.languages, clip, files[at]?.text ?? ''));
  put({ id: 'accuracy.file-wrong', samples: [shareWrong(files)], flags: isGarbled ? ['wrong-words'] : [] });
  put({ id: 'accuracy.live-wrong', samples: [shareWrong(live)] });
  if (theirs.length > 0) put({ id: 'accuracy.reference-wrong', samples: [shareWrong(theirs)] });
  const edges = live.map(({ words, text }) => edgeWords([words], text)).flatMap(({ first, last }) => [first, last]);
  put({ id: 'accuracy.edges', samples: [edges.filter(Boolean).length / edges.length] });
}
