/** Versions of a text: recognised or written again, each is kept, and one is in use. */

import { type Transcript, type Version, withText } from '../core/transcript.ts';
import type { TranscriptVersions, VersionText } from '../protocol/library.ts';
import { checkId, checkVersionText, checkWords } from './check-transcript.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { changeTranscript, leaveToDone, readAlone, type Stores } from './transcript-stores.ts';

export function createVersions({ withDatabase }: Database<Schema>): TranscriptVersions {
  return {
    async version(id, number) {
      checkId(id);
      return withDatabase(async (handle) => {
        const transcript = await readAlone(handle, id);
        if (transcript?.version === number) return { text: transcript.text, segments: transcript.segments };
        const kept = await handle.get('versions', [id, number]);
        return kept && { text: kept.text, segments: kept.segments };
      });
    },
    async addVersion(id, made, words) {
      checkId(id);
      const checked = checkVersionText(made);
      const heard = words && checkWords(words);
      return withDatabase((handle) =>
        changeTranscript(handle, id, async (held, stores) => {
          const { text, segments, ...origin } = checked;
          const number = Math.max(...held.versions.map((version) => version.number)) + 1;
          putAside(stores, held);
          // Text written anew has the words that were heard before.
          const kept = heard ?? (heard === null ? null : (await stores.words.get([id, held.version]))?.words);
          if (kept) stores.words.put({ transcript: id, version: number, words: kept }).catch(leaveToDone);
          const version = { number, madeAt: Date.now(), ...origin };
          return inUse({ ...held, versions: [...held.versions, version] }, version, { text, segments });
        }),
      );
    },
    async chooseVersion(id, number) {
      checkId(id);
      return withDatabase((handle) =>
        changeTranscript(handle, id, async (held, stores) => {
          const version = held.versions.find((one) => one.number === number);
          const kept = await stores.versions.get([id, number]);
          if (!version || !kept) return held;
          putAside(stores, held);
          stores.versions.delete([id, number]).catch(leaveToDone);
          return inUse(held, version, { text: kept.text, segments: kept.segments });
        }),
      );
    },
  };
}

function putAside({ versions }: Stores, { id, version, text, segments }: Transcript): void {
  versions.put({ transcript: id, version, text, segments }).catch(leaveToDone);
}

function inUse(held: Transcript, version: Version, { text, segments }: VersionText): Transcript {
  const { mode: _, ...rest } = held;
  const { number, model, language, mode } = version;
  return {
    ...withText(rest, text),
    segments,
    version: number,
    model,
    language,
    ...(mode === undefined ? {} : { mode }),
  };
}
