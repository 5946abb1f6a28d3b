/** The sound of a file, read by the thread of files while it is being recognised. */

import { proxy } from 'comlink';
import { decodeWhole } from '../../capture/whole-decoder.ts';
import type { FilesApi, OpenedFile, Reading, RunEnd, SpeechFinder } from '../../protocol/files.ts';
import type { ServerAnswer } from '../remote/remote-recogniser.ts';
import type { Thread } from '../thread-supervisor.ts';
import type { FoundPiece, ReadPiece } from './found-sound.ts';

export interface FileSound extends Omit<OpenedFile, 'found'> {
  /** What an interrupted run has found, in order. */
  noted: FoundPiece[];
  /** What a server has answered it, also of pieces that are not done. */
  answers: ServerAnswer[];
  /** Bytes of sound that it has sent there. */
  sent: number;
  /** Whether a person has decided that the rest is not to be sent to the server that it was begun with. */
  staysHere: boolean;
  read: ReadPiece;
  /** Keeps what was found, where the sound is kept. */
  note(piece: FoundPiece): void;
  /** Keeps an answer, and how many bytes had been sent by then. */
  noteAnswer(answer: ServerAnswer, sent: number): void;
  /** Keeps that decision. */
  noteStay(): void;
  /** Never rejects. */
  close(how: RunEnd): Promise<void>;
}

/** Opens a file, or the sound of a run by its id; the thread has one open at a time. Rejects as `FilesApi.open` does, and so does `read`. */
export async function openFileSound(
  thread: Pick<Thread<FilesApi>, 'call'>,
  source: File | string,
  reading: Reading,
  findSpeech: SpeechFinder,
): Promise<FileSound> {
  const help = { decodeWhole, findSpeech };
  const { found, ...opened } = await thread.call((api) => api.open(source, reading, proxy(help)));
  const lines = found.flatMap(lineOf);
  const keep = (line: Line) => void thread.call((api) => api.note(JSON.stringify(line))).catch(() => {});
  return {
    ...opened,
    noted: lines.filter((line) => 'end' in line),
    answers: lines.flatMap((line) => ('answer' in line ? line.answer : [])),
    sent: Math.max(0, ...lines.map((line) => ('sent' in line ? (line.sent ?? 0) : 0))),
    staysHere: lines.some((line) => 'staysHere' in line),
    read: (index) => thread.call((api) => api.piece(index)),
    note: keep,
    noteAnswer: (answer, sent) => keep({ answer, sent }),
    noteStay: () => keep(stay),
    close: (how) => thread.call((api) => api.close(how)).catch(() => {}),
  };
}

/** Lines of their own among the pieces. */
const stay = { staysHere: true } as const;
type Line = FoundPiece | typeof stay | { answer: ServerAnswer; sent: number };

/** None for a line that the disk has damaged. */
function lineOf(line: string): Line[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
