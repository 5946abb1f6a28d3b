/** The benchmark's thread: pieces of the app in isolation. It has no way to the network (see public/_headers). */

import { Bench } from '../benches/micro/bench-thread.ts';
import { trustOwnScripts } from '../src/core/trusted-scripts.ts';
import { serve } from '../src/protocol/serve.ts';

trustOwnScripts();
serve(new Bench());
