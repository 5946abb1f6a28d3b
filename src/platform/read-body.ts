/** A response's bytes, with progress on the way. */

import { joined } from '../core/joined.ts';

/**
 * `onProgress` gets the bytes so far and the total, null where the server does not tell. Throws when the body ends before
 * the length that was promised: a cut connection must not pass for a whole file.
 */
export async function readBody(
  response: Response,
  onProgress: (bytes: number, total: number | null) => void,
): Promise<ArrayBuffer> {
  const total = promisedLength(response);
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  onProgress(0, total);
  for (const reader = bodyReader(response); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.byteLength;
    onProgress(bytes, total);
  }
  if (total !== null && bytes !== total) throw new Error(`got ${bytes} of ${total} bytes`);
  return joined(pieces).buffer;
}

function bodyReader(response: Response): ReadableStreamDefaultReader<Uint8Array> {
  if (!response.body) throw new Error('the response has no body');
  return response.body.getReader();
}

/** The length header counts compressed bytes, the stream gives unpacked ones: then it says nothing. */
function promisedLength({ headers }: Response): number | null {
  const encoding = headers.get('content-encoding') ?? 'identity';
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return encoding === 'identity' && Number.isInteger(length) && length > 0 ? length : null;
}
