/**
 * Packs what is needed to measure on a machine without a network: this Node, Dawn, the runtime, the built engine, small models, the
 * makers of true shapes, and the libraries that load a driver. The folders are those of the repository, by which the engine's measurements
 * find their files.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { dawnFile } from '../gpu/dawn.ts';
import { smallFilesOf, type smallModels } from '../gpu/model-files.ts';
import { runtimeKind } from '../gpu/runtime.ts';
import { nanoClip } from '../gpu/speech.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

/** What a message or a small disk takes. */
export const mostKitBytes = 64 * 2 ** 20;

/** Of the Vulkan loader and of what NVIDIA's driver wants beside it. */
const loaders = [
  ...[
    'libvulkan.so.1',
    'libGLdispatch.so.0',
    'libGLX.so.0',
    'libEGL.so.1',
    'libX11.so.6',
    'libXext.so.6',
    'libxcb.so.1',
  ],
  ...['libXau.so.6', 'libXdmcp.so.6', 'libbsd.so.0', 'libmd.so.0'],
];

export interface KitPlan {
  folder: string;
  models: readonly (typeof smallModels)[number][];
  /** With the makers of models of true sizes. */
  withShapes: boolean;
  /** How hard xz tries. */
  preset: '9e' | '0';
}

/** Writes the kit into the folder. Returns its bytes. Rejects when there are more than `mostKitBytes`. */
export async function packKit({ folder, models, withShapes, preset }: KitPlan): Promise<number> {
  const staging = mkdtempSync(join(tmpdir(), 'sotto-kit-'));
  try {
    mkdirSync(folder, { recursive: true });
    putPrograms(join(staging, 'programs'));
    await putFiles(join(staging, 'files'), models, withShapes);
    compress(join(staging, 'programs'), join(folder, 'programs.tar.xz'), ['--x86', `--lzma2=preset=${preset}`]);
    compress(join(staging, 'files'), join(folder, 'files.tar.xz'), [`-${preset}`]);
    cpSync(join(here, 'run.sh'), join(folder, 'run.sh'));
  } finally {
    rmSync(staging, { recursive: true });
  }
  const bytes = ['programs.tar.xz', 'files.tar.xz', 'run.sh'].reduce(
    (sum, name) => sum + statSync(join(folder, name)).size,
    0,
  );
  if (bytes > mostKitBytes) throw new RangeError(`the kit has ${bytes} bytes, and may have ${mostKitBytes}`);
  return bytes;
}

/** Machine code, which is compressed in a way of its own. */
function putPrograms(to: string): void {
  mkdirSync(join(to, 'libraries'), { recursive: true });
  cpSync(process.execPath, join(to, 'node'), { dereference: true });
  for (const name of loaders) {
    const path = libraryPath(name);
    if (path) cpSync(realpathSync(path), join(to, 'libraries', name));
  }
  const dawn = join(to, 'sotto', relative(root, dawnFile()));
  mkdirSync(dirname(dawn), { recursive: true });
  cpSync(dawnFile(), dawn);
  for (const program of [join(to, 'node'), dawn]) strip(program);
}

async function putFiles(to: string, models: KitPlan['models'], withShapes: boolean): Promise<void> {
  const sotto = join(to, 'sotto');
  await bundle(join(sotto, 'benches', 'gpu'));
  const put = (path: string) => cpSync(join(root, path), join(sotto, path), { recursive: true });
  for (const path of ['package.json', 'index.js']) put(join('node_modules', 'webgpu', path));
  const runtime = join('node_modules', 'onnxruntime-web');
  const kind = runtimeKind === 'asyncify' ? 'webgpu' : runtimeKind;
  const wasm = `ort-wasm-simd-threaded.${runtimeKind}`;
  for (const path of ['package.json', `dist/ort.${kind}.min.mjs`, `dist/${wasm}.mjs`, `dist/${wasm}.wasm`])
    put(join(runtime, path));
  put(join('e2e', 'fixtures', 'jfk.wav'));
  const shared = join('..', 'shared', 'models');
  for (const name of ['manifest.json', nanoClip]) put(join(shared, 'speech', name));
  for (const path of models.flatMap(smallFilesOf)) put(relative(root, path));
  if (!withShapes) return;
  const shapes = join(shared, 'shapes');
  for (const name of readdirSync(join(root, shapes)).filter((each) => each.endsWith('.mjs'))) put(join(shapes, name));
  for (const name of ['whisper-tiny', 'whisper-base']) putShape(join(shapes, name));

  /** Other layouts are made of the one in 32 bits. */
  function putShape(folder: string): void {
    for (const name of ['config.json', 'preprocessor_config.json']) put(join(folder, name));
    for (const name of ['encoder_model', 'decoder_model_merged']) put(join(folder, 'onnx', `${name}.onnx`));
  }
}

/** The engine and its measurements; Dawn and the runtime stay what they are. */
async function bundle(folder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(here, 'kit.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        external: ['webgpu', /^onnxruntime-web/, '@huggingface/transformers'],
        output: { entryFileNames: 'kit.mjs', chunkFileNames: 'kit-[name].mjs' },
      },
    },
  });
}

function compress(folder: string, file: string, options: readonly string[]): void {
  const names = readdirSync(folder);
  execFileSync('tar', ['-cf', file, '-I', `xz -T1 ${options.join(' ')}`, '-C', folder, ...names]);
}

/** Without the symbols of a debugger, where there is a tool to leave them out. */
function strip(program: string): void {
  try {
    execFileSync('strip', [program], { stdio: 'ignore' });
  } catch {
    // It is merely larger.
  }
}

function libraryPath(name: string): string | undefined {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'];
  return folders.map((folder) => join(folder, name)).find(existsSync);
}
