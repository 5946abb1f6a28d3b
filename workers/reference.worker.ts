/** transformers.js, for comparison only: started by the benchmark, and without a way to the network (see public/_headers). */

import { Reference } from '../benches/transformers/reference.ts';
import { trustOwnScripts } from '../src/core/trusted-scripts.ts';
import { serve } from '../src/protocol/serve.ts';

trustOwnScripts();
serve(new Reference());
