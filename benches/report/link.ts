/**
 * A report in the fragment of a link, compressed. Browsers never send a fragment to a server. A report from a link is validated like any
 * other.
 */

import { AppError } from '../../src/core/errors.ts';
import type { BenchReport } from '../../src/protocol/bench.ts';
import { parseReport, type ReportFault } from './parse-report.ts';
import { withoutSamples } from './report.ts';

/** The prefix of a report in a fragment. */
export const fragmentName = 'bench=';

/** Longest link in characters, longer than any report needs: some programs cut longer ones off. */
const mostCharacters = 16_000;
/** Most characters after decompression: a crafted link could expand to megabytes. */
const mostUnpacked = 120_000;
/** Most characters of a QR code that can still be read from a screen. */
const mostForCode = 2_000;

/** The fragment `#bench=…` of a report. Throws `report-unreadable` for a report that is too long for a link. */
export async function fragmentOf(report: BenchReport): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(withoutSamples(report)));
  const packed = await through(json, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  const text = toBase64Url(packed);
  if (text.length > mostCharacters) throw unreadable('too-large', `${text.length} characters`);
  return `#${fragmentName}${text}`;
}

export const fitsCode = (link: string): boolean => link.length <= mostForCode;

/** Reads the report in a fragment or a whole link. Rejects with `report-unreadable`. */
export async function reportIn(link: string): Promise<BenchReport> {
  const at = link.indexOf(`#${fragmentName}`);
  if (at < 0) throw unreadable('no-report', 'the link has none');
  const text = link.slice(at + fragmentName.length + 1).trim();
  if (text.length > mostCharacters) throw unreadable('too-large', `${text.length} characters`);
  const unpacked = await unpack(fromBase64Url(text));
  return parseReport(new TextDecoder().decode(unpacked));
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    return await through(bytes, new DecompressionStream('deflate-raw'), mostUnpacked);
  } catch (cause) {
    throw cause instanceof AppError ? cause : unreadable('damaged', String(cause));
  }
}

/** Pipes bytes through a stream; rejects when the output is longer than `most` bytes. */
async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream, most: number) {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough<Uint8Array>(stream as never)
    .getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw unreadable('too-large', 'unpacked');
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(text)) throw unreadable('damaged', 'characters that no report has');
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
  } catch (cause) {
    throw unreadable('damaged', String(cause));
  }
}

function unreadable(fault: ReportFault, what: string): AppError {
  return new AppError('report-unreadable', `${fault}: ${what}`, { details: [fault] });
}
