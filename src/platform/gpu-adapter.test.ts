import { expect, test } from 'vitest';
import { isSoftware, readAdapter } from './gpu-adapter.ts';

test.each([
  ['Google SwiftShader', true],
  ['llvmpipe (LLVM 19.1.7, 256 bits)', true],
  ['Microsoft Basic Render Driver', true],
  ['NVIDIA H200', false],
  ['Apple M4 Pro', false],
  ['Intel(R) Iris(R) Xe Graphics (TGL GT2)', false],
])('%s', (description, is) => expect(isSoftware(['vendor', '', description])).toBe(is));

test('no WebGPU, no adapter and one that fails are all the same', async () => {
  const gpu = (requestAdapter: () => Promise<unknown>) => ({ requestAdapter }) as unknown as GPU;
  expect(await readAdapter(null)).toBeNull();
  expect(await readAdapter(gpu(async () => null))).toBeNull();
  expect(await readAdapter(gpu(async () => Promise.reject(new Error('lost'))))).toBeNull();
});

test('an adapter is told by its facts', async () => {
  const info = { vendor: 'nvidia', architecture: 'hopper', device: '', description: '', isFallbackAdapter: false };
  const adapter = { info, features: new Set(['shader-f16']) };
  const read = (changed: object) =>
    readAdapter({ requestAdapter: async () => ({ ...adapter, ...changed }) } as unknown as GPU);
  expect(await read({})).toMatchObject({ vendor: 'nvidia', isSoftware: false, hasShaderF16: true });
  expect(await read({ info: { ...info, isFallbackAdapter: true } })).toMatchObject({ isSoftware: true });
  expect(await read({ features: new Set() })).toMatchObject({ hasShaderF16: false });
});
