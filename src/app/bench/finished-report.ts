/** Builds the report of a finished run. */

import { measures, suiteNames, suiteVersion } from '../../../benches/report/measures.ts';
import type { BenchOrder, BenchReport, Flag, Measurement } from '../../protocol/bench.ts';
import { backendName } from './backend-name.ts';
import { readEnvironment } from './environment.ts';
import type { BenchSession } from './session.ts';

const catalogue = [...measures.keys()];

export async function reportOf(
  session: BenchSession,
  { length = 'normal', suites: wanted = suiteNames, label = '', withEnvironment = true }: BenchOrder,
  measurements: Measurement[],
  flags: Flag[],
): Promise<BenchReport> {
  const { info, loadable, seed, pace, reference, timerStep } = session;
  return {
    format: 'sotto-bench',
    schema: 1,
    suite: suiteVersion,
    day: new Date().toISOString().slice(0, 10),
    label,
    parameters: { seed, length, suites: wanted },
    model: {
      id: info.model,
      family: loadable.family,
      digest: await digestOf(session),
      backend: backendName(info.on),
      threads: info.threads,
    },
    conditions: {
      isIsolated: crossOriginIsolated,
      timerStep,
      pace,
      reference: reference?.version ?? '',
    },
    environment: withEnvironment ? await readEnvironment() : null,
    flags,
    // The suites run in random order; a report lists measurements in the order of the catalogue.
    measurements: measurements.sort((one, other) => catalogue.indexOf(one.id) - catalogue.indexOf(other.id)),
  };
}

/** The first 16 hexadecimal digits of the SHA-256 of both graphs. */
async function digestOf({ loadable, info }: BenchSession): Promise<string> {
  const { encoder, decoder } = await loadable.read(info.on);
  const digests = await Promise.all([encoder, decoder].map(({ onnx }) => crypto.subtle.digest('SHA-256', onnx)));
  const both = new Uint8Array(digests.flatMap((digest) => [...new Uint8Array(digest)]));
  const whole = new Uint8Array(await crypto.subtle.digest('SHA-256', both));
  return Array.from(whole.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
