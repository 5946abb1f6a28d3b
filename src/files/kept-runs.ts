/** The runs of this window whose findings are kept: nobody else can go on with them while their logs are open here. */

import type { InterruptedFile, Reading } from '../protocol/files.ts';
import type { KeptAbout } from './kept-sound.ts';
import { RunLog } from './run-log.ts';
import { SoundFolder } from './sound-folder.ts';

export class KeptRuns {
  readonly folder: SoundFolder;
  readonly #logs = new Map<string, RunLog>();

  private constructor(folder: SoundFolder) {
    this.folder = folder;
  }

  /** Null where the browser keeps no files. */
  static async open(): Promise<KeptRuns | null> {
    const folder = await SoundFolder.open();
    return folder && new KeptRuns(folder);
  }

  /** The log of a run; null when another window has it. */
  async claim(id: string): Promise<RunLog | null> {
    const held = this.#logs.get(id);
    if (held) return held;
    const file = await this.folder.openLog(id);
    if (!file) return null;
    const log = new RunLog(file);
    this.#logs.set(id, log);
    return log;
  }

  /** The run that was interrupted while this file was being read, and has noted what was found. */
  async broken(file: File): Promise<string | null> {
    for (const [id, { head }] of this.#logs) {
      const isSame = head?.name === file.name && head.size === file.size && head.modified === file.lastModified;
      if (isSame && !(await this.folder.about(id))) return id;
    }
    return null;
  }

  /** The run is at its end: its sound stays where a file with the same bytes will find it, and is wanted. */
  async end(id: string, keep: Reading['keep']): Promise<void> {
    this.#logs.get(id)?.close();
    this.#logs.delete(id);
    const about = keep === 'on' ? await this.folder.about(id) : null;
    await (about?.hash ? this.folder.removeLog(id) : this.folder.remove(id));
  }

  async interrupted(): Promise<InterruptedFile[]> {
    const found: InterruptedFile[] = [];
    for (const id of await this.folder.runs()) {
      const log = this.#logs.has(id) ? null : await this.claim(id);
      if (!log) continue;
      const about: KeptAbout | null = await this.folder.about(id);
      const { head, isPaused } = log;
      const [duration, isWhole] = [about?.duration ?? null, about !== null];
      if (!head) await this.end(id, 'on');
      else found.push({ id, name: head.name, key: head.key, duration, isPaused, isWhole });
    }
    return found;
  }
}
