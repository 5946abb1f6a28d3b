/** transformers.js in its own thread, with the app's weights and backend. */

import { transfer } from 'comlink';
import { referenceFiles } from '../../../benches/transformers/reference-files.ts';
import { runtimeUrls } from '../../models/embedded.ts';
import { loadAsset } from '../../platform/asset-cache.ts';
import type { ReferenceApi, ReferencePlan } from '../../protocol/bench.ts';
import { superviseThread, type Thread } from '../thread-supervisor.ts';
import type { BenchSession, Reference } from './session.ts';

/** The build of the runtime that transformers.js requires. */
async function readRuntime(threads: number): Promise<ReferencePlan['runtime']> {
  const { script, wasm } = runtimeUrls('asyncify');
  return { scriptUrl: script, wasm: await loadAsset(wasm), threads };
}

/** Starts the reference once a run: the first suite that needs it measures its start. */
export async function openReference(session: BenchSession): Promise<void> {
  if (session.reference) return;
  session.reference = await startReference(session);
  const { reference } = session;
  if (!reference) return;
  session.put({ id: 'reference.load', samples: [reference.loadMs] });
  const { ms } = await reference.pass(session.clips.spoken[5].samples);
  session.put({ id: 'reference.first-run', samples: [ms] });
}

/** Starts transformers.js; null when it has no pipeline for the model, or its script cannot be fetched. */
async function startReference({ plan, loadable, info }: BenchSession): Promise<Reference | null> {
  const files = referenceFiles(await loadable.read(info.on));
  if (!files) return null;
  const thread: Thread<ReferenceApi> = superviseThread({
    name: 'reference',
    create: plan.createReference,
    prepare: async () => {},
    mayRestart: () => false,
  });
  try {
    const runtime = await readRuntime(info.on.threads);
    const { version, ms } = await thread.call((api) => api.load({ runtime, files, backend: info.on }));
    return {
      version,
      loadMs: ms,
      pass(samples) {
        const copy = samples.slice();
        return thread.call((api) => api.transcribe(transfer(copy, [copy.buffer])));
      },
      end: () => thread.handOver(),
    };
  } catch (error) {
    console.warn('transformers.js could not be measured beside', error);
    thread.handOver();
    return null;
  }
}
