/** Transcripts made of others: merged, continued by a further recording, split at a paragraph. */

import { newId } from '../core/ids.ts';
import { joinTranscripts, splitTranscript, type WithWords } from '../core/joining/joined-transcripts.ts';
import { onlyVersion, versionInUse } from '../core/transcript.ts';
import type { TranscriptJoining } from '../protocol/library.ts';
import { checkId, checkTranscript, checkWords } from './check-transcript.ts';
import { completeTranscript } from './complete-transcript.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import {
  changeTranscript,
  leaveToDone,
  openForChange,
  putTranscript,
  putWords,
  type Stores,
} from './transcript-stores.ts';

export function createJoining({ withDatabase }: Database<Schema>): TranscriptJoining {
  return {
    async merge(ids) {
      ids.forEach(checkId);
      return withDatabase(async (handle) => {
        const { stores, done } = openForChange(handle);
        const parts: WithWords[] = [];
        for (const id of ids) {
          const part = await read(stores, id);
          if (part) parts.push(part);
        }
        const [first, ...rest] = parts.sort((a, b) => a.transcript.createdAt - b.transcript.createdAt);
        if (!first || rest.length === 0) return undefined;
        const merged = alone(rest.reduce(joinTranscripts, first), newId());
        write(stores, merged);
        const deletedAt = Date.now();
        for (const { transcript } of parts) putTranscript(stores, { ...transcript, deletedAt });
        await done;
        return merged.transcript;
      });
    },
    async append(id, transcript, words) {
      checkId(id);
      const added = { transcript: checkTranscript(transcript), words: words ? checkWords(words) : null };
      return withDatabase((handle) =>
        changeTranscript(handle, id, async (held, stores) => {
          const kept = await stores.words.get([id, held.version]);
          const joined = joinTranscripts({ transcript: held, words: kept?.words ?? null }, added);
          putWords(stores, joined);
          return joined.transcript;
        }),
      );
    },
    async split(id, at) {
      checkId(id);
      return withDatabase(async (handle) => {
        const { stores, done } = openForChange(handle);
        const held = await read(stores, id);
        const parts = held && splitTranscript(held, at, newId());
        for (const part of parts ?? []) write(stores, part);
        // What was typed before reaches over the split.
        if (held) stores.edits.delete([id, held.transcript.version]).catch(leaveToDone);
        await done;
        return parts && [parts[0].transcript, parts[1].transcript];
      });
    },
  };
}

async function read({ transcripts, words }: Stores, id: string): Promise<WithWords | undefined> {
  const stored = await transcripts.get(id);
  if (!stored) return undefined;
  const transcript = completeTranscript(stored);
  return { transcript, words: (await words.get([id, transcript.version]))?.words ?? null };
}

function write(stores: Stores, part: WithWords): void {
  putTranscript(stores, part.transcript);
  putWords(stores, part);
}

/** As a transcript of its own, whose only version is the one in use. */
function alone({ transcript, words }: WithWords, id: string): WithWords {
  return { transcript: { ...transcript, id, ...onlyVersion(versionInUse(transcript)) }, words };
}
