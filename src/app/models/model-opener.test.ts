import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { createEmitter } from '../../core/emitter.ts';
import { AppError } from '../../core/errors.ts';
import { words } from '../../i18n/model-control.ts';
import { words as noticeWords } from '../../i18n/notices.ts';
import { inWords } from '../../i18n/saying.ts';
import { embeddedModel } from '../../models/embedded.ts';
import type { RunWish } from '../../protocol/automation.ts';
import type { EngineOrder, EngineReplacement } from '../engine/engine-slot.ts';
import type { EngineSlots, SpeechThreads } from '../engine/speech-threads.ts';
import { createModelOpener } from './model-opener.ts';

function open(model: string, wish: RunWish = {}) {
  const put: string[] = [];
  const engineReplaced = createEmitter<EngineReplacement>();
  const said: string[] = [];
  const threads = {
    engineReplaced,
    create: ({ id }: EngineOrder) => ({ id }),
    replaceEngine: ({ id }: EngineOrder) => put.push(id),
  } as unknown as SpeechThreads & EngineSlots;
  createModelOpener({
    threads,
    models: { call: () => Promise.reject(new Error('not asked')) },
    device: { threads: 2, isIsolated: true, gpuRuntime: 'jspi' },
    wish,
    hub: null,
    notices: { say: (what) => `${said.push(inWords(what))}`, warn() {}, report: (error) => said.push(String(error)) },
    activity: { isRecognising: signal(false) },
    isOnline: signal(true),
    rememberChoice() {},
    model,
  });
  return { put, said, engineReplaced };
}

test('the embedded model is what the threads begin with: nothing is put in its place', () => {
  expect(open(embeddedModel.id).put).toEqual([]);
});

test('another model, or a backend that is asked for, comes first', () => {
  expect(open('o/other').put).toEqual(['o/other']);
  expect(open(embeddedModel.id, { backend: 'webgpu' }).put).toEqual([embeddedModel.id]);
});

test('an engine that was replaced is told of: where it goes on, when that is elsewhere', async () => {
  const { said, engineReplaced } = open(embeddedModel.id);
  const precision = { encoder: 'q8', decoder: 'q8' } as const;
  const backend = { encoder: 'wasm', decoder: 'wasm', precision, threads: 1 } as const;
  const engine = { model: embeddedModel.id, from: backend, backend };
  const error = new AppError('thread-died', 'crash');
  engineReplaced.emit({ ...engine, isOther: false, error });
  expect(said).toEqual([noticeWords.engineRestarted]);
  engineReplaced.emit({ ...engine, isOther: true, error });
  await vi.waitFor(() => expect(said[1]).toBe(words.moved(backend)));
  engineReplaced.emit({ ...engine, isOther: false, error: new AppError('thread-slow', 'no progress') });
  expect(said[2]).toContain('no progress');
});
