/** A thread that helps the engine's to compute an encoder. It has no way to the network (see public/_headers). */

import { help } from '../src/speech/whisper/encoder/encoder-helper.ts';

self.onmessage = ({ data }) => help(data, () => self.postMessage('ready'));
