/** What the browser is asked for around a recording: the wake lock, the controls of the system, and the icon of the tab. */

import { afterEach, expect, test, vi } from 'vitest';
import { holdWakeLock } from '../wake-lock.ts';
import { createSystemControls } from './media-session.ts';
import { createTabIcon } from './tab-icon.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.head.querySelector('link[rel=icon]')?.remove();
});

/** Locks that a test takes away as the browser does when the page is hidden. */
function fakeWakeLock() {
  const locks: { released: boolean; release(): Promise<void> }[] = [];
  vi.spyOn(navigator.wakeLock, 'request').mockImplementation(async () => {
    const lock = {
      released: false,
      async release() {
        lock.released = true;
      },
    };
    locks.push(lock);
    return lock as unknown as WakeLockSentinel;
  });
  return locks;
}

function show(visibility: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

test('the screen is kept on, asked for again when the page is back, and let go of at the end', async () => {
  const locks = fakeWakeLock();
  show('visible');
  const letGo = holdWakeLock();
  await vi.waitFor(() => expect(locks).toHaveLength(1));
  locks[0]!.released = true;
  show('hidden');
  show('visible');
  await vi.waitFor(() => expect(locks).toHaveLength(2));
  show('visible');
  await Promise.resolve();
  expect(locks).toHaveLength(2);
  letGo();
  await vi.waitFor(() => expect(locks[1]!.released).toBe(true));
  show('visible');
  await Promise.resolve();
  expect(locks).toHaveLength(2);
});

test('a lock that comes after the end is let go of at once, and a refusal is none of the person’s business', async () => {
  const locks = fakeWakeLock();
  show('visible');
  holdWakeLock()();
  await vi.waitFor(() => expect(locks.map(({ released }) => released)).toEqual([true]));
  vi.spyOn(navigator.wakeLock, 'request').mockRejectedValue(new DOMException('low battery', 'NotAllowedError'));
  holdWakeLock()();
});

test('keys for media end a recording and begin the next, and a lock screen shows no word of it', () => {
  const handlers = new Map<string, (() => void) | null>();
  vi.spyOn(navigator.mediaSession, 'setActionHandler').mockImplementation((action, run) => {
    if ((action as string) === 'hangup') throw new TypeError('not known here');
    handlers.set(action, run as (() => void) | null);
  });
  const toggle = vi.fn();
  const controls = createSystemControls({ title: () => 'Recording', toggle });
  controls.show(false);
  expect([handlers.size, navigator.mediaSession.playbackState]).toEqual([0, 'none']);
  controls.show(true);
  expect(navigator.mediaSession.metadata?.title).toBe('Recording');
  handlers.get('play')!();
  expect(toggle).not.toHaveBeenCalled();
  handlers.get('pause')!();
  controls.show(false);
  handlers.get('pause')!();
  handlers.get('stop')!();
  handlers.get('play')!();
  handlers.get('togglemicrophone')!();
  expect(toggle).toHaveBeenCalledTimes(3);
  expect([navigator.mediaSession.metadata, navigator.mediaSession.playbackState]).toEqual([null, 'paused']);
});

test('the icon of the tab gets a dot without a request, and loses it', async () => {
  const link = Object.assign(document.createElement('link'), { rel: 'icon', href: '/icon-of-test.svg' });
  document.head.append(link);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"></svg>';
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(svg));
  const mark = await createTabIcon();
  fetched.mockRestore();
  const shown = () => decodeURIComponent(link.href.replace('data:image/svg+xml,', ''));
  mark(true);
  expect(shown()).toMatch(/^<svg.*<circle.*<\/svg>$/);
  mark(false);
  expect(shown()).toBe(svg);
});
