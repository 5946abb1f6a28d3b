/** The runs of this window whose findings are kept: nobody else can go on with them while their logs are open here. */

import type { InterruptedFile, Reading } from '../protocol/files.ts';
import type { KeptAbout } from './kept-sound.ts';
import { RunLog } from './run-log.ts';
import { SoundFolder } from './sound-folder.ts';

export class KeptRuns {
  readonly folder: SoundFolder;
  readonly #logs = new Map<string, RunLog>();
  /** Those that go on by their id. */
  readonly #goOn = new Set<string>();

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
      if (isSame && !this.#goOn.has(id) && !(await this.folder.about(id))) return id;
    }
    return null;
  }

  /** The copy of the file of a run; null where it is not whole. */
  async copyOf(id: string): Promise<File | null> {
    if (!(await this.folder.runs()).includes(id)) return null;
    const head = (await this.claim(id))?.head;
    return head ? this.folder.source(id, head) : null;
  }

  /** The run is at its end: its sound stays where a file with the same bytes will find it, and is wanted. */
  async end(id: string, keep: Reading['keep']): Promise<void> {
    this.#logs.get(id)?.close();
    this.#logs.delete(id);
    this.#goOn.delete(id);
    const about = keep === 'on' ? await this.folder.about(id) : null;
    await (about?.hash ? this.folder.removeRun(id) : this.folder.remove(id));
  }

  async interrupted(): Promise<InterruptedFile[]> {
    const found: InterruptedFile[] = [];
    for (const id of await this.folder.runs()) {
      const log = this.#logs.has(id) ? null : await this.claim(id);
      if (!log) continue;
      const about: KeptAbout | null = await this.folder.about(id);
      const { head, isPaused } = log;
      if (!head) {
        await this.end(id, 'on');
        continue;
      }
      const isWhole = about !== null || (await this.copyOf(id)) !== null;
      if (isWhole) this.#goOn.add(id);
      found.push({ id, name: head.name, key: head.key, duration: about?.duration ?? null, isPaused, isWhole });
    }
    return found;
  }
}
