/** A transducer's decoder of width 4 over frames of width 4, as the quantiser of onnxruntime writes it; its states are sums. */

import {
  elements,
  field,
  integers,
  modelBytes,
  nodeBytes,
  product,
  productWeights,
  value,
  waves,
  wholeNumbers,
} from './quantised-model.ts';

const int32 = 6;

/** The output has three scores, fewer than ten tokens and two durations would need: it runs, and its scores mean nothing. */
export const smallTransducer = ({ meets = true } = {}): Uint8Array<ArrayBuffer> =>
  modelBytes(
    nodeBytes('Transpose', ['encoder_outputs'], ['turned'], integers('perm', [0, 2, 1])),
    nodeBytes('MatMul', ['turned', 'frames.weight'], ['projected']),
    nodeBytes('Unsqueeze', ['projected', 'two'], ['frame']),
    nodeBytes('Gather', ['table', 'targets'], ['embedded']),
    nodeBytes('Add', ['embedded', 'input_states_1'], ['output_states_1']),
    nodeBytes('Add', ['embedded', 'input_states_2'], ['output_states_2']),
    nodeBytes('Add', ['output_states_1', 'output_states_2'], ['read']),
    nodeBytes('Unsqueeze', ['read', 'one'], ['text']),
    nodeBytes('Identity', ['target_length'], ['prednet_lengths']),
    nodeBytes('Add', ['frame', meets ? 'text' : 'frame'], ['met']),
    nodeBytes('Relu', ['met'], ['hidden']),
    ...product('hidden', 'outputs'),
    field(2, 'transducer'),
    waves('frames.weight', [4, 4], 1),
    waves('table', [10, 4], 1),
    wholeNumbers('one', [1]),
    wholeNumbers('two', [2]),
    ...productWeights(),
    value(11, 'encoder_outputs', elements.float, ['batch', 4, 'frames']),
    value(11, 'targets', int32, ['batch', 'tokens']),
    value(11, 'target_length', int32, ['batch']),
    value(11, 'input_states_1', elements.float, [1, 'batch', 4]),
    value(11, 'input_states_2', elements.float, [1, 'batch', 4]),
    value(12, 'outputs', elements.float, ['batch', 'frames', 'tokens', 3]),
    value(12, 'prednet_lengths', int32, ['batch']),
    value(12, 'output_states_1', elements.float, [1, 'batch', 4]),
    value(12, 'output_states_2', elements.float, [1, 'batch', 4]),
  );
