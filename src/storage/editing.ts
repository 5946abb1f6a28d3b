/** The person's edits of a text, each kept as it is made, with what undo needs, so that it reaches across sessions. */

import { insertTranscript } from '../core/joining/joined-transcripts.ts';
import { improvedText } from '../core/strategies/improved-text.ts';
import { changeBetween, inverse, rebased, type TextChange, withChange } from '../core/text-change.ts';
import { type Transcript, withText } from '../core/transcript.ts';
import type { Edited, Improved, TranscriptEditing } from '../protocol/library.ts';
import { checkId, checkImprovement, checkPlace, checkText, checkTranscript, checkWords } from './check-transcript.ts';
import type { Database } from './database.ts';
import { movedSteps } from './moved-steps.ts';
import type { Schema } from './schema.ts';
import { changeTranscript, type Handle, leaveToDone, putWords, readAlone, type Stores } from './transcript-stores.ts';

/** Older changes can no longer be taken back. */
const mostChanges = 1_000;

type History = Schema['edits']['value'];

export function createEditing({ withDatabase }: Database<Schema>): TranscriptEditing {
  return {
    async edit(id, text, base) {
      checkId(id);
      for (const given of base === undefined ? [text] : [text, base]) checkText(given);
      let isAnother = false;
      const result = await withDatabase((handle) =>
        edited(handle, id, (held, history) => {
          isAnother = base !== undefined && (held.deletedAt !== null || (held.text !== base && held.text !== text));
          const change = changeBetween(held.text, text);
          if (!change || isAnother) return null;
          return { change, done: [...history.done, change].slice(-mostChanges), undone: [] };
        }),
      );
      return isAnother ? undefined : result;
    },
    async undo(id) {
      checkId(id);
      return withDatabase((handle) =>
        edited(handle, id, (_, { done, undone }) => {
          const last = done.at(-1);
          return last ? { change: inverse(last), done: done.slice(0, -1), undone: [...undone, last] } : null;
        }),
      );
    },
    async redo(id) {
      checkId(id);
      return withDatabase((handle) =>
        edited(handle, id, (_, { done, undone }) => {
          const last = undone.at(-1);
          return last ? { change: last, done: [...done, last], undone: undone.slice(0, -1) } : null;
        }),
      );
    },
    async insert(id, transcript, place, words) {
      checkId(id);
      const added = { transcript: checkTranscript(transcript), words: words ? checkWords(words) : null };
      const { text, change: meant } = checkPlace(place);
      let offset = 0;
      const result = await withDatabase((handle) =>
        edited(handle, id, async (held, history, stores) => {
          const change = rebased(meant, text, held.text);
          const kept = await stores.words.get([id, held.version]);
          const inserted = insertTranscript({ transcript: held, words: kept?.words ?? null }, added, change);
          if (!inserted) return null;
          offset = inserted.offset;
          putWords(stores, inserted);
          return { change, done: [...history.done, change].slice(-mostChanges), undone: [], made: inserted.transcript };
        }),
      );
      return result && { ...result, offset };
    },
    async improve(id, improvement) {
      checkId(id);
      const better = checkImprovement(improvement);
      return withDatabase(async (handle) => {
        let improved: Pick<Improved, 'changes' | 'canUndo' | 'canRedo'> | undefined;
        const transcript = await changeTranscript(handle, id, async (held, stores) => {
          const found = improvedText(held, better);
          if (!found) return null;
          const history = await historyOf(stores, held);
          const steps = found.changes.reduce<Pick<History, 'done' | 'undone'>>(movedSteps, history);
          stores.edits.put({ ...history, ...steps }).catch(leaveToDone);
          improved = { changes: found.changes, ...stepsOf(steps) };
          return { ...withText(held, found.text), segments: found.segments };
        });
        return transcript && improved && { transcript, ...improved };
      });
    },
    async history(id) {
      checkId(id);
      return withDatabase(async (handle) => {
        const transcript = await readAlone(handle, id);
        const kept = transcript && (await handle.get('edits', [id, transcript.version]));
        return stepsOf(kept);
      });
    },
  };
}

interface Step extends Pick<History, 'done' | 'undone'> {
  change: TextChange;
  /** What becomes of the transcript, where more than its text changes. */
  made?: Transcript;
}

async function edited(
  handle: Handle,
  id: string,
  step: (held: Transcript, history: History, stores: Stores) => Step | null | Promise<Step | null>,
): Promise<Edited | undefined> {
  let steps = stepsOf();
  let at = 0;
  const transcript = await changeTranscript(handle, id, async (held, stores) => {
    const history = await historyOf(stores, held);
    const next = await step(held, history, stores);
    steps = stepsOf(next ?? history);
    if (!next) return held;
    const text = withChange(held.text, next.change);
    // A change that no longer fits is of another window, or of a restored backup: nothing before it can be taken back.
    const kept = text === null ? { done: [], undone: [] } : { done: next.done, undone: next.undone };
    stores.edits.put({ ...history, ...kept }).catch(leaveToDone);
    steps = stepsOf(kept);
    at = next.change.at + next.change.added.length;
    return text === null ? held : (next.made ?? withText(held, text));
  });
  return transcript && { transcript, at, ...steps };
}

async function historyOf({ edits }: Stores, { id, version }: Transcript): Promise<History> {
  return (await edits.get([id, version])) ?? { transcript: id, version, done: [], undone: [] };
}

function stepsOf(history?: Pick<History, 'done' | 'undone'>): { canUndo: boolean; canRedo: boolean } {
  return { canUndo: Boolean(history?.done.length), canRedo: Boolean(history?.undone.length) };
}
