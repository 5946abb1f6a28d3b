/** The listening thread: hears, cuts into segments, and has no way to the network (see public/_headers). */

import { createMetrics } from '../src/metrics/metrics.ts';
import { serve } from '../src/protocol/serve.ts';
import { ListenThread } from '../src/speech/listening/listen-thread.ts';

serve(new ListenThread(createMetrics('listen')));
