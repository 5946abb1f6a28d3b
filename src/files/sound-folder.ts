/**
 * Decoded sound on the disk, under the names of protocol/files.ts. Who has a log open, has the run: no other
 * window can open it.
 */

import { aboutEnding, logEnding, soundEnding, soundFolder, sourceEnding } from '../protocol/files.ts';
import { hashOf } from './file-hash.ts';
import type { KeptAbout } from './kept-sound.ts';
import { enoughOf, type Kept, longestUnused } from './longest-unused.ts';
import type { RunHead } from './run-log.ts';
import { openSync, parsed, type SyncFile, storageGone } from './sync-file.ts';

/** Of what the browser gives and nothing else of this site takes: the rest is for texts, their sound, and models. */
const mostShare = 0.5;

/** Rejects with `storage-gone` where the browser's own disk fails. */
export class SoundFolder {
  private constructor() {}

  /** Null where the browser keeps no files, as in some private windows. */
  static async open(): Promise<SoundFolder | null> {
    try {
      const folder = new SoundFolder();
      await folder.#sweep();
      return folder;
    } catch (error) {
      console.warn('the sound of files cannot be kept', error);
      return null;
    }
  }

  /** The whole sound of that track of a file with the same bytes; null for the one that was found in it. Rejects as the file does, too. */
  async find(file: Blob, track: number | null): Promise<{ id: string; about: KeptAbout } | null> {
    let hash: string | undefined;
    for (const id of await this.#ids(aboutEnding)) {
      const about = await this.about(id);
      if (about?.size !== file.size || about.hash === null) continue;
      if (about.asked !== track && about.track !== track) continue;
      hash ??= await hashOf(file);
      if (about.hash === hash) return { id, about };
    }
    return null;
  }

  /** Null where the sound is not whole, or nobody knows: a crash has torn what was written. */
  async about(id: string): Promise<KeptAbout | null> {
    const text = await this.#textOf(id + aboutEnding);
    return text === null ? null : parsed<KeptAbout>(text);
  }

  /** Tells that the sound is whole, and was used now. */
  async setAbout(id: string, about: KeptAbout): Promise<void> {
    const file = await this.#openSync(id + aboutEnding);
    file?.truncate(0);
    file?.write(new TextEncoder().encode(JSON.stringify(about)), { at: 0 });
    file?.close();
  }

  /** Null when another thread has it. */
  openSound(id: string): Promise<SyncFile | null> {
    return this.#openSync(id + soundEnding);
  }

  /** Null when another thread has it. */
  openLog(id: string): Promise<SyncFile | null> {
    return this.#openSync(id + logEnding);
  }

  /** Null when another thread has it. */
  openSource(id: string): Promise<SyncFile | null> {
    return this.#openSync(id + sourceEnding);
  }

  /** The copy of a file, under its name; null where it is not whole. */
  async source(id: string, { name, size, modified }: Omit<RunHead, 'key'>): Promise<File | null> {
    const copy = await this.#file(id + sourceEnding);
    return copy?.size === size ? new File([copy], name, { lastModified: modified }) : null;
  }

  async removeSource(id: string): Promise<void> {
    await this.#removeFile(id + sourceEnding);
  }

  /** Those with a log. */
  runs(): Promise<string[]> {
    return this.#ids(logEnding);
  }

  /**
   * Makes room for so many bytes within `most`, by removing what was longest not used; false when that is too much: nothing is removed. The
   * browser may give less.
   */
  async makeRoomFor(bytes: number, most: number): Promise<boolean> {
    const kept = await this.#kept();
    const bound = await boundOf(kept, most);
    const going = enoughOf(longestUnused(kept, await this.runs()), bytesOf(kept) + bytes - bound);
    for (const { id } of going ?? []) await this.remove(id);
    return going !== null;
  }

  /** Whether so many bytes have room within `most` without anything being removed. */
  async hasRoomFor(bytes: number, most: number): Promise<boolean> {
    const kept = await this.#kept();
    return bytesOf(kept) + bytes <= (await boundOf(kept, most));
  }

  /** Removes what was longest not used until the rest is within the bound; what runs need stays. */
  async keepWithin(most: number): Promise<void> {
    const kept = await this.#kept();
    const unused = longestUnused(kept, await this.runs());
    for (const { id } of enoughOf(unused, bytesOf(kept) - most) ?? unused) await this.remove(id);
  }

  /** Removes what was longest not used; false when there is nothing. */
  async makeRoom(): Promise<boolean> {
    const [oldest] = longestUnused(await this.#kept(), await this.runs());
    if (oldest) await this.remove(oldest.id);
    return oldest !== undefined;
  }

  async remove(id: string): Promise<void> {
    for (const ending of [aboutEnding, soundEnding, logEnding, sourceEnding]) await this.#removeFile(id + ending);
  }

  /** What is kept for its run alone. */
  async removeRun(id: string): Promise<void> {
    for (const ending of [logEnding, sourceEnding]) await this.#removeFile(id + ending);
  }

  async #kept(): Promise<Kept[]> {
    const ids = new Set([...(await this.#ids(soundEnding)), ...(await this.#ids(sourceEnding))]);
    return Promise.all(
      Array.from(ids, async (id) => {
        const files = [soundEnding, sourceEnding, aboutEnding].map((ending) => this.#file(id + ending));
        const [sound, source, about] = await Promise.all(files);
        return { id, bytes: (sound?.size ?? 0) + (source?.size ?? 0), usedAt: about?.lastModified ?? 0 };
      }),
    );
  }

  /** Removes sound that is neither whole nor being read, and copies that no run needs: a killed tab has left them. */
  async #sweep(): Promise<void> {
    const runs = await this.runs();
    const known = new Set([...(await this.#ids(aboutEnding)), ...runs]);
    for (const id of await this.#ids(soundEnding)) if (!known.has(id)) await this.remove(id);
    for (const id of await this.#ids(sourceEnding)) if (!runs.includes(id)) await this.removeSource(id);
  }

  #ids(ending: string): Promise<string[]> {
    return this.#in(async (folder) => {
      const ids: string[] = [];
      for await (const name of folder.keys()) {
        if (name.endsWith(ending)) ids.push(name.slice(0, -ending.length));
      }
      return ids;
    });
  }

  async #file(name: string): Promise<File | null> {
    return this.#in((folder) => folder.getFileHandle(name).then((handle) => handle.getFile())).catch(() => null);
  }

  #openSync(name: string): Promise<SyncFile | null> {
    return this.#in((folder) => openSync(folder, name));
  }

  async #textOf(name: string): Promise<string | null> {
    return (await this.#file(name))?.text().catch(() => null) ?? null;
  }

  /** What another thread has open stays. */
  async #removeFile(name: string): Promise<void> {
    await this.#in((folder) => folder.removeEntry(name)).catch(() => {});
  }

  /**
   * Looks the folder up anew: one that was held is dead once what the site keeps was cleared, which Chromium does by itself in a private window
   * after ten minutes in which nobody has asked for it.
   */
  async #in<Result>(work: (folder: FileSystemDirectoryHandle) => Promise<Result>): Promise<Result> {
    try {
      const root = await navigator.storage.getDirectory();
      return await work(await root.getDirectoryHandle(soundFolder, { create: true }));
    } catch (error) {
      throw storageGone(error);
    }
  }
}

const bytesOf = (kept: readonly Kept[]) => kept.reduce((sum, { bytes }) => sum + bytes, 0);

/** `most`, or less where the browser gives less. */
async function boundOf(kept: readonly Kept[], most: number): Promise<number> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  const others = Math.max(0, usage - bytesOf(kept));
  return Math.min(most, (quota - others) * mostShare);
}
