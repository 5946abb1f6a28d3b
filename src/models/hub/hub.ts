/**
 * The client of a hub, which is any server with the paths of https://huggingface.co. All downloads are pinned to a commit; after a lost
 * connection they continue where it broke off.
 */

import { joined } from '../../core/joined.ts';
import { createRetries, type Job, Passing, type RetryTiming, usualTiming } from '../../core/retries.ts';
import type { HubFile, Revision } from './hub-answers.ts';
import { addListing, badAnswer, nextPage, readRevision } from './hub-answers.ts';
import { checkHost, checkModelId, checkRevision } from './hub-names.ts';
import { askHub, type HubRequest, type HubResponse } from './hub-request.ts';

export interface HubRepository extends Revision {
  id: string;
  files: ReadonlyMap<string, HubFile>;
}

/** All methods reject with a `hub-…` code, or with `cancelled`. */
export interface Hub {
  /** The hub's origin. */
  host: string;
  /** What a repository holds at a branch, tag or commit. Also rejects with `bad-argument`. */
  look(id: string, revision: string, job: Job): Promise<HubRepository>;
  /** A small file as text. */
  text(repository: Pick<HubRepository, 'id' | 'commit'>, file: HubFile, job: Job): Promise<string>;
  /** Reads bytes from `start` to `end`, exclusive, in order and each once. A piece is valid until the next one is requested. */
  read(
    repository: Pick<HubRepository, 'id' | 'commit'>,
    file: Pick<HubFile, 'path' | 'bytes'>,
    start: number,
    end: number,
    job: Job,
  ): AsyncGenerator<Uint8Array, void, undefined>;
}

const mostPages = 100;
const largestAnswer = 16 * 2 ** 20;
/** Fewer bytes do not count as progress: a server that cuts every connection must not be retried for ever. */
const progressBytes = 256 * 2 ** 10;

/** Throws `bad-argument`. `timing` is for tests. */
export function createHub(address: string, timing: RetryTiming = usualTiming): Hub {
  const host = checkHost(address);
  /** The browser's offline state does not concern servers on this machine. */
  const isOffline = () => !navigator.onLine && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(host).hostname);
  const ask = (request: Omit<HubRequest, 'stallMs'>) => askHub({ ...request, stallMs: timing.stallMs });

  async function json(path: string, about: string, job: Job): Promise<{ answer: unknown; link: string | null }> {
    const retries = createRetries(timing, job, isOffline);
    for (;;) {
      try {
        const asked = await ask({ url: host + path, about, signal: job.signal });
        return { answer: await parsed(asked, about), link: asked.response.headers.get('link') };
      } catch (error) {
        await retries.after(error);
      }
    }
  }

  async function look(id: string, revision: string, job: Job): Promise<HubRepository> {
    const base = `/api/models/${checkModelId(id)}`;
    const pinned = readRevision(
      id,
      (await json(`${base}/revision/${encodeURIComponent(checkRevision(revision))}`, id, job)).answer,
    );
    const files = new Map<string, HubFile>();
    let query: string | null = '?recursive=true';
    for (let page = 0; query !== null; page++) {
      if (page === mostPages) throw badAnswer(id, `a listing of more than ${mostPages} pages`);
      const { answer, link } = await json(`${base}/tree/${pinned.commit}${query}`, id, job);
      addListing(id, answer, files);
      query = nextPage(link);
    }
    return { id, ...pinned, files };
  }

  async function* read(
    { id, commit }: Pick<HubRepository, 'id' | 'commit'>,
    file: Pick<HubFile, 'path' | 'bytes'>,
    start: number,
    end: number,
    job: Job,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const url = `${host}/${checkModelId(id)}/resolve/${commit}/${file.path.split('/').map(encodeURIComponent).join('/')}`;
    const retries = createRetries(timing, job, isOffline);
    let at = start;
    while (at < end) {
      const begun = at;
      try {
        const isToEnd = end === file.bytes;
        const request = { url, about: file.path, from: at, signal: job.signal, ...(isToEnd ? {} : { to: end }) };
        for await (const piece of body(await ask(request), file, at, end)) {
          at += piece.byteLength;
          if (at - begun >= progressBytes) retries.progressed();
          yield piece;
        }
      } catch (error) {
        await retries.after(error);
      }
    }
    retries.progressed();
  }

  return {
    host,
    look,
    read,
    async text(repository, file, job) {
      if (file.bytes > largestAnswer) throw badAnswer(file.path, `${file.bytes} bytes are too many for a small file`);
      const pieces: Uint8Array[] = [];
      for await (const piece of read(repository, file, 0, file.bytes, job)) pieces.push(piece.slice());
      return new TextDecoder().decode(joined(pieces));
    },
  };
}

/** The pieces of an answer within the requested range. Throws a Passing when the answer has another range or ends early. */
async function* body(
  asked: HubResponse,
  { path, bytes }: Pick<HubFile, 'path' | 'bytes'>,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    // A server without ranges sends the whole file: the bytes before `start` are skipped.
    let skip = firstByte(asked.response, path, start, bytes) === start ? 0 : start;
    let at = start;
    for (let piece = await asked.next(); piece; piece = await asked.next()) {
      const passed = Math.min(skip, piece.byteLength);
      skip -= passed;
      const wanted = piece.subarray(passed, passed + (end - at));
      at += wanted.byteLength;
      if (wanted.byteLength > 0) yield wanted;
      if (passed + wanted.byteLength < piece.byteLength) {
        if (end === bytes) throw badAnswer(path, `more came than the ${bytes} bytes that were listed`);
        return;
      }
    }
    if (at < end) throw new Passing(badAnswer(path, `the answer ended at byte ${at} of ${end}`));
  } finally {
    asked.close();
  }
}

/**
 * The index of the first byte of the body; a partial answer must have the requested range. The header may be hidden from other origins:
 * then the hash of the file decides in the end.
 */
function firstByte({ status, headers }: Response, path: string, start: number, bytes: number): number {
  if (status !== 206) return 0;
  const range = headers.get('content-range');
  if (range === null) return start;
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(range) ?? [];
  if (first === String(start) && (total === String(bytes) || total === '*')) return start;
  throw new Passing(badAnswer(path, `asked for the bytes from ${start} of ${bytes}, got "${range}"`));
}

async function parsed(asked: HubResponse, about: string): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (let piece = await asked.next(); piece; piece = await asked.next()) {
      pieces.push(piece.slice());
      length += piece.byteLength;
      if (length > largestAnswer) throw badAnswer(about, 'the answer does not end');
    }
  } finally {
    asked.close();
  }
  try {
    return JSON.parse(new TextDecoder().decode(joined(pieces)));
  } catch {
    throw badAnswer(about, 'the answer is not JSON');
  }
}
