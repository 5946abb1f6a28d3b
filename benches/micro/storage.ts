/** Measures saving, opening and listing dictations, with the library's own code on a database that is removed afterwards. */

import { deleteDB } from 'idb';
import type { Transcript } from '../../src/core/transcript.ts';
import type { Sampled } from '../../src/protocol/bench.ts';
import { createDatabase } from '../../src/storage/database.ts';
import { migrations } from '../../src/storage/schema.ts';
import { createTranscriptStore } from '../../src/storage/transcripts.ts';

const name = 'sotto-benchmark';
const rows = 50;
const wordsInText = 200;

/** `transcripts` is the number of transcripts that are stored before anything is timed. */
export async function measureStorage(plan: { transcripts: number; samples: number }): Promise<Sampled[]> {
  await deleteDB(name);
  const database = createDatabase(name, migrations);
  const store = createTranscriptStore(database);
  try {
    for (let i = 0; i < plan.transcripts; i++) await store.put(transcript(i));
    const times = async (run: (i: number) => Promise<unknown>) => {
      const samples: number[] = [];
      for (let i = 0; i < plan.samples; i++) {
        const started = performance.now();
        await run(i);
        samples.push(performance.now() - started);
      }
      return samples;
    };
    return [
      { id: 'storage.append', samples: await times((i) => store.put(transcript(plan.transcripts + i))) },
      { id: 'storage.read', samples: await times((i) => store.get(idOf((i * 37) % plan.transcripts))) },
      { id: 'storage.list', samples: await times(() => store.list({ limit: rows })) },
    ];
  } finally {
    database.close();
    await deleteDB(name);
  }
}

const idOf = (i: number) => `t${i}`;

function transcript(i: number): Transcript {
  const text = Array.from({ length: wordsInText }, (_, word) => `word${(word * (i + 1)) % 251}`).join(' ');
  return {
    id: idOf(i),
    createdAt: i,
    title: `Dictation ${i}`,
    titled: false,
    text,
    segments: [{ start: 0, end: 60, text }],
    duration: 60,
    source: 'microphone',
    model: 'benchmark',
    language: 'en',
    version: 1,
    versions: [],
    pinnedAt: null,
    tags: [],
    deletedAt: null,
    sound: [],
  };
}
