/** The thread that reads files: containers and codecs to sound. It has no way to the network (see public/_headers). */

import { FilesThread } from '../src/files/files-thread.ts';
import { serve } from '../src/protocol/serve.ts';

serve(new FilesThread());
