import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createEmitter } from '../../core/emitter.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';
import type { RecordingEvent } from '../dictation/dictation.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import type { DeviceHealth } from './device-health.ts';
import { spareDevice } from './spare-device.ts';

test('the engine is told while the device is spared, segment by segment, and once when that ends', () => {
  const events = createEmitter<RecordingEvent>();
  const told: boolean[] = [];
  const api = { spare: (isSparing: boolean) => told.push(isSparing) };
  const engine = { call: async (use: (of: typeof api) => unknown) => use(api) };
  const activity = { isSparing: signal(false) };
  let health: DeviceHealth = { battery: null, pressure: null };
  let watched = 0;
  const threads = { engine } as unknown as Pick<SpeechThreads, 'engine'>;
  const watch = () => {
    watched += 1;
    return () => health;
  };
  spareDevice({ dictation: { events }, threads, activity, watch });
  expect(watched).toBe(0);
  const begin = () => events.emit({ kind: 'state', state: { at: 'recording', trouble: null }, at: 0 });
  const end = () => events.emit({ kind: 'speech', speech: { kind: 'final' } as SpeechEvent, at: 0 });
  begin();
  end();
  expect([told, activity.isSparing.value]).toEqual([[], false]);
  health = { battery: 0.1, pressure: null };
  end();
  end();
  begin();
  expect([told, activity.isSparing.value]).toEqual([[true, true, true], true]);
  health = { battery: null, pressure: null };
  end();
  end();
  expect([told, activity.isSparing.value, watched]).toEqual([[true, true, true, false], false, 1]);
});
