/** The engine thread: recognises, and has no way to the network (see public/_headers). */

import { trustOwnScripts } from '../src/core/trusted-scripts.ts';
import { createMetrics } from '../src/metrics/metrics.ts';
import { serve } from '../src/protocol/serve.ts';
import { Engine } from '../src/speech/engine/engine.ts';

trustOwnScripts();
serve(new Engine(createMetrics('engine')));
