/** The engine thread: recognises, and has no way to the network (see public/_headers). */

import { trustOwnScripts } from '../src/core/trusted-scripts.ts';
import { createMetrics } from '../src/metrics/metrics.ts';
import { beater } from '../src/protocol/beat.ts';
import { serve } from '../src/protocol/serve.ts';
import { Engine } from '../src/speech/engine/engine.ts';
import { tellProgress } from '../src/speech/runtime/onnx-runtime.ts';
import { helpBy } from '../src/speech/whisper/encoder/encoder-team.ts';

trustOwnScripts();
tellProgress(beater(self));
helpBy(() => new Worker(new URL('./encoder-helper.worker.ts', import.meta.url), { type: 'module' }));
serve(new Engine(createMetrics('engine')));
