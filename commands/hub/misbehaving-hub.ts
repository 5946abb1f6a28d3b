/** For the tests in a browser: a hub over small made-up models, told by the tests through a second port how to misbehave. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import type { Misbehaviour } from './hub-sending.ts';
import { type HubRequest, serveHub } from './hub-server.ts';

/** A fault for requests of that kind and path, as many times as stated; without `times` for all. */
export interface HubRule {
  kind?: HubRequest['kind'];
  path?: string;
  times?: number;
  wrong: Misbehaviour;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The hub's origin; the control server that takes rules and lists requests; whether the trained models are served as `nano/…`. */
    hub: { url: string; control: string; hasNano: boolean };
  }
}

const nano = fileURLToPath(new URL('../../../shared/models/hub/nano', import.meta.url));

export default async function start({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-hub-'));
  for (const [path, content] of Object.entries(models())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const hasNano = existsSync(nano);
  if (hasNano) symlinkSync(nano, join(folder, 'nano'));

  let rules: HubRule[] = [];
  let log = new Map<HubRequest, number>();
  const hub = await serveHub(folder, {
    pageSize: 3,
    misbehave({ kind, path }) {
      const rule = rules.find(
        (each) => (each.kind ?? 'content') === kind && (each.path ?? path) === path && each.times !== 0,
      );
      if (rule?.times) rule.times--;
      return rule?.wrong;
    },
    onSent: (request, bytes) => log.set(request, (log.get(request) ?? 0) + bytes),
  });
  const control = createServer(async (request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.method === 'POST') {
      rules = JSON.parse(await text(request)) as HubRule[];
      log = new Map();
    }
    response.end(JSON.stringify([...log].map(([asked, sent]) => ({ ...asked, sent }))));
  });
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
  const { port } = control.address() as AddressInfo;
  provide('hub', { url: hub.url, control: `http://127.0.0.1:${port}`, hasNano });

  return async () => {
    control.closeAllConnections();
    control.close();
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

function models(): Record<string, string | Buffer> {
  const whisper = {
    'config.json': JSON.stringify({ model_type: 'whisper' }),
    'generation_config.json': JSON.stringify({ is_multilingual: false }),
    'preprocessor_config.json': '{}',
    'tokenizer.json': '{"model": {"vocab": {"ü": 0}}}',
    'README.md': 'A model.',
  };
  const graphs = (encoder: string, encoderBytes: number, decoder: string, decoderBytes: number) => ({
    [`onnx/encoder_model${encoder}.onnx`]: noise(`encoder${encoder}`, encoderBytes),
    [`onnx/decoder_model_merged${decoder}.onnx`]: noise(`decoder${decoder}`, decoderBytes),
  });
  return {
    ...below('test/whisper.en', {
      ...whisper,
      ...graphs('_quantized', 1_000_003, '_quantized', 600_001),
      ...graphs('', 300_000, '_q4', 200_000),
      'onnx/encoder_model.onnx_data': noise('weights', 150_000),
    }),
    ...below('test/large', { ...whisper, ...graphs('_quantized', 45_000_001, '_quantized', 1000) }),
    ...below('test/half', { 'config.json': whisper['config.json'], 'onnx/encoder_model.onnx': 'x' }),
    ...below('test/other', { 'config.json': '{"model_type": "bert"}', 'model.onnx': 'x' }),
  };
}

const below = (folder: string, files: Record<string, string | Buffer>) =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));

/** Pseudo-random bytes that depend on the name. */
function noise(name: string, bytes: number): Buffer {
  const block = createHash('sha512').update(name).digest();
  const filled = Buffer.alloc(bytes, block);
  // Every piece is different.
  for (let at = 0; at + 4 <= bytes; at += 1024) filled.writeUInt32LE(at, at);
  return filled;
}
