/**
 * The thread that sends the sound of files to a server, where a person has asked for it. It may reach that server's origin and nothing else,
 * and as long as no address is set nothing at all (see public/_headers and sw.ts).
 */

import { serve } from '../src/protocol/serve.ts';
import { createRemoteThread } from '../src/remote/remote-thread.ts';

// The page of privacy lists all requests; browsers keep 250 unless they are told.
performance.setResourceTimingBufferSize(10_000);
serve(
  createRemoteThread(async (samples) => {
    const { opusFile } = await import('../src/storage/compression/opus-file.ts');
    return opusFile(samples.length, async (start, end) => samples.slice(start, end));
  }),
);
