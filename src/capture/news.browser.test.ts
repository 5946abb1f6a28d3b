/** What the browser tells of microphones while none could be opened. */

import { afterEach, expect, test, vi } from 'vitest';
import { onMicrophoneFound } from './devices.ts';
import { onMicrophoneAllowed } from './permission.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const microphone = { kind: 'audioinput', deviceId: 'a', label: 'A' } as MediaDeviceInfo;

test('a microphone that comes is told, one that goes is not', async () => {
  const listed = vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockResolvedValue([microphone, microphone]);
  const listener = vi.fn();
  const stop = onMicrophoneFound(listener);
  const change = async (count: number) => {
    listed.mockResolvedValue(Array.from({ length: count }, () => microphone));
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await new Promise((resolve) => setTimeout(resolve));
  };
  await change(1);
  expect(listener).not.toHaveBeenCalled();
  await change(2);
  expect(listener).toHaveBeenCalledOnce();
  stop();
  await change(3);
  expect(listener).toHaveBeenCalledOnce();
});

test('a permission that is given is told, one that is taken away is not', async () => {
  const status = Object.assign(new EventTarget(), { state: 'denied' as PermissionState });
  vi.spyOn(navigator.permissions, 'query').mockResolvedValue(status as PermissionStatus);
  const listener = vi.fn();
  const stop = onMicrophoneAllowed(listener);
  await new Promise((resolve) => setTimeout(resolve));
  const change = (state: PermissionState) => {
    status.state = state;
    status.dispatchEvent(new Event('change'));
  };
  change('denied');
  expect(listener).not.toHaveBeenCalled();
  change('granted');
  expect(listener).toHaveBeenCalledOnce();
  stop();
  change('prompt');
  expect(listener).toHaveBeenCalledOnce();
});

test('a browser that cannot tell is left alone', async () => {
  vi.spyOn(navigator.permissions, 'query').mockRejectedValue(new TypeError('no such name'));
  onMicrophoneAllowed(() => {})();
});
