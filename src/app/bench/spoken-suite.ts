/** End-to-end dictation: from a microphone that plays a recording in real time to the final text. */

import { shuffled } from '../../core/random.ts';
import type { Flag } from '../../protocol/bench.ts';
import { measureFile } from './file-suite.ts';
import { openReference } from './reference.ts';
import { areRight } from './right-words.ts';
import { type BenchSession, engineNow, stageSince } from './session.ts';
import { spokenTimes } from './speak.ts';

export async function measureSpoken(session: BenchSession): Promise<void> {
  const { clips, length, random } = session;
  await openReference(session);
  const began = engineNow();
  const planned = length.spoken.flatMap(({ seconds, times }) =>
    Array.from({ length: times }, (_, at) => ({ seconds, at })),
  );
  for (const [done, { seconds, at }] of shuffled(planned, random).entries()) {
    await spokenTimes(session, clips.spoken[seconds], at + 1);
    session.step((0.75 * (done + 1)) / planned.length);
  }
  for (const { seconds } of length.spoken) {
    const clip = clips.spoken[seconds];
    const own = session.spoken.get(clip) ?? [];
    const isGarbled = own.some(({ text }) => !areRight(session.loadable.languages, clip, text));
    const flags: Flag[] = isGarbled ? ['wrong-words'] : [];
    session.put({ id: `end-to-end.stop-${seconds}s`, samples: own.map(({ stopMs }) => stopMs), flags });
  }
  const all = [...session.spoken.values()].flat();
  session.put({ id: 'end-to-end.first-partial', samples: all.flatMap(({ firstPartialMs }) => firstPartialMs ?? []) });
  session.put({ id: 'end-to-end.partial-gap', samples: all.flatMap(({ gapsMs }) => gapsMs) });
  session.put({ id: 'end-to-end.live-lag', samples: all.flatMap(({ lagsMs }) => lagsMs) });
  session.put({ id: 'end-to-end.endpoint', samples: await stageSince(session, 'endpoint-to-final', began) });
  if (length.fileTimes > 0) await measureFile(session);
}
