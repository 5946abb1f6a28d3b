/** The search index on disk: reading it takes a fraction of the time of reading every transcript. */

import { type Handle, leaveToDone } from '../transcript-stores.ts';
import { SearchIndex } from './search-index.ts';

/** Rises with every change of how words are cut or folded. */
const version = 1;

export interface IndexState {
  index: SearchIndex;
  /** Key of the last change that is in the index. */
  lastChange: number;
}

/** Null where there is none that can be read. */
export async function readSnapshot(handle: Handle): Promise<IndexState | null> {
  const { store, done } = handle.transaction('searchSnapshot');
  const [about, json] = await Promise.all([store.get('about'), store.get('json'), done]);
  if (typeof about !== 'object' || about.version !== version || typeof json !== 'string') return null;
  try {
    return { index: SearchIndex.fromJson(json), lastChange: about.lastChange };
  } catch {
    return null;
  }
}

/** Forgets the changes that are in it. False, and nothing is written, where more has changed since: the next search leads to another try. */
export async function writeSnapshot(handle: Handle, { index, lastChange }: IndexState): Promise<boolean> {
  const json = await index.toJson();
  const all = handle.transaction(['searchSnapshot', 'changes', 'summaries'], 'readwrite');
  const [snapshot, changes] = [all.objectStore('searchSnapshot'), all.objectStore('changes')];
  const newer = await changes.getKey(IDBKeyRange.lowerBound(lastChange, true));
  const fits = newer === undefined && (await all.objectStore('summaries').count()) === index.size;
  if (fits) {
    snapshot.put({ version, lastChange }, 'about').catch(leaveToDone);
    snapshot.put(json, 'json').catch(leaveToDone);
    changes.delete(IDBKeyRange.upperBound(lastChange)).catch(leaveToDone);
  }
  await all.done;
  return fits;
}

export async function hasSnapshot(handle: Handle): Promise<boolean> {
  return (await handle.getKey('searchSnapshot', 'json')) !== undefined;
}

/** Key of the last change that is forgotten, as a snapshot has it; 0 where none is. */
export async function forgottenChange(handle: Handle): Promise<number> {
  const about = await handle.get('searchSnapshot', 'about');
  return typeof about === 'object' ? about.lastChange : 0;
}

/** What has changed since, and how many transcripts there are; null where some of the changes are forgotten already. */
export async function changesSince(
  handle: Handle,
  lastChange: number,
): Promise<{ ids: Set<string>; lastChange: number; count: number } | null> {
  const all = handle.transaction(['searchSnapshot', 'changes', 'summaries']);
  const range = IDBKeyRange.lowerBound(lastChange, true);
  const changes = all.objectStore('changes');
  const [about, keys, ids, count] = await Promise.all([
    all.objectStore('searchSnapshot').get('about'),
    changes.getAllKeys(range),
    changes.getAll(range),
    all.objectStore('summaries').count(),
    all.done,
  ]);
  if (typeof about === 'object' && about.lastChange > lastChange) return null;
  return { ids: new Set(ids), lastChange: keys.at(-1) ?? lastChange, count };
}
