/** The person's edits of a text, each kept as it is made, with what undo needs, so that it reaches across sessions. */

import { changeBetween, inverse, type TextChange, withChange } from '../core/text-change.ts';
import { type Transcript, withText } from '../core/transcript.ts';
import type { Edited, TranscriptEditing } from '../protocol/library.ts';
import { checkId, checkText } from './check-transcript.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { changeTranscript, type Handle, leaveToDone, readAlone, type Stores } from './transcript-stores.ts';

/** Older changes can no longer be taken back. */
const mostChanges = 1_000;

type History = Schema['edits']['value'];

export function createEditing({ withDatabase }: Database<Schema>): TranscriptEditing {
  return {
    async edit(id, text) {
      checkId(id);
      checkText(text);
      return withDatabase((handle) =>
        edited(handle, id, (held, history) => {
          const change = changeBetween(held.text, text);
          if (!change) return null;
          return { change, done: [...history.done, change].slice(-mostChanges), undone: [] };
        }),
      );
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

type Step = Pick<History, 'done' | 'undone'> & { change: TextChange };

async function edited(
  handle: Handle,
  id: string,
  step: (held: Transcript, history: History) => Step | null,
): Promise<Edited | undefined> {
  let steps = stepsOf();
  let at = 0;
  const transcript = await changeTranscript(handle, id, async (held, stores) => {
    const history = await historyOf(stores, held);
    const next = step(held, history);
    steps = stepsOf(next ?? history);
    if (!next) return held;
    const text = withChange(held.text, next.change);
    // A change that no longer fits is of another window, or of a restored backup: nothing before it can be taken back.
    const kept = text === null ? { done: [], undone: [] } : { done: next.done, undone: next.undone };
    stores.edits.put({ ...history, ...kept }).catch(leaveToDone);
    steps = stepsOf(kept);
    at = next.change.at + next.change.added.length;
    return text === null ? held : withText(held, text);
  });
  return transcript && { transcript, at, ...steps };
}

async function historyOf({ edits }: Stores, { id, version }: Transcript): Promise<History> {
  return (await edits.get([id, version])) ?? { transcript: id, version, done: [], undone: [] };
}

function stepsOf(history?: Pick<History, 'done' | 'undone'>): { canUndo: boolean; canRedo: boolean } {
  return { canUndo: Boolean(history?.done.length), canRedo: Boolean(history?.undone.length) };
}
