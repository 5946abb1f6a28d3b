/** Models in this thread's memory, for browsers that cannot store them. */

import type { ModelRecord } from './model-record.ts';
import type { ModelStore, PieceKey, PieceMark } from './model-store.ts';

interface Slot {
  key: PieceKey;
  bytes: ArrayBuffer | null;
  mark: PieceMark;
}

export function createMemoryStore(): ModelStore {
  const records = new Map<string, ModelRecord>();
  const slots = new Map<string, Slot>();
  const slotOf = ({ id, path, index }: PieceKey) => slots.get(JSON.stringify([id, path, index]));
  const slotsOf = (id: string, path?: string) =>
    [...slots].filter(([, { key }]) => key.id === id && (path === undefined || key.path === path));

  return {
    records: async () => [...records.values()],
    record: async (id) => records.get(id),
    async put(record) {
      records.set(record.id, record);
    },
    async change(id, change) {
      const held = records.get(id);
      if (held) records.set(id, change(held));
    },
    async pieces(id) {
      const kept = slotsOf(id).filter(([, { bytes }]) => bytes !== null);
      return kept.map(([, { key, mark }]) => ({ path: key.path, index: key.index, bytes: mark.bytes }));
    },
    marks: async (id, path) => new Map(slotsOf(id, path).map(([, { key, mark }]) => [key.index, mark])),
    readPiece: async (key) => slotOf(key)?.bytes ?? undefined,
    async writePiece({ id, path, index }, bytes, mark) {
      slots.set(JSON.stringify([id, path, index]), { key: { id, path, index }, bytes: bytes.slice().buffer, mark });
    },
    async dropPiece(key) {
      const slot = slotOf(key);
      if (slot) slot.bytes = null;
    },
    async dropFile(id, path) {
      for (const [name] of slotsOf(id, path)) slots.delete(name);
    },
    async remove(id) {
      records.delete(id);
      for (const [name] of slotsOf(id)) slots.delete(name);
    },
  };
}
