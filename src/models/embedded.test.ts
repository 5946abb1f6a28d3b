import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { embeddedModel } from './embedded.ts';

const folder = '../../node_modules/@moonshine-ai/moonshine-js/dist/model/tiny/quantized';
const sizeOf = (name: string) => statSync(fileURLToPath(new URL(`${folder}/${name}`, import.meta.url))).size;

test('the embedded model is as large as it says', () => {
  expect(sizeOf('encoder_model.onnx') + sizeOf('decoder_model_merged.onnx')).toBe(embeddedModel.bytes);
});
