import { signal } from '@preact/signals';
import { page } from '@vitest/browser/context';
import { h, render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Done, QueuedFile } from '../../app/files/file-state.ts';
import type { WithheldOffer } from '../../app/withheld/withheld-offer.ts';
import { AppError } from '../../core/errors.ts';
import { words } from '../../i18n/files.ts';
import { words as withheld } from '../../i18n/withheld.ts';
import { FileList } from './file-list.tsx';

const root = document.createElement('div');

const done = (name: string, withheld: number | null = 0, offer: Done['offer'] = null): QueuedFile => ({
  id: name,
  name,
  duration: 60,
  state: { at: 'done', transcript: `${name}'s text`, withheld, offer, isOpened: false },
});
const files: readonly QueuedFile[] = [
  done('heard.wav'),
  done('partly.wav', 12),
  {
    id: 'now',
    name: 'now.mp3',
    duration: 600,
    state: { at: 'running', seconds: 120, sinceStart: 100, tookMs: 10_000, text: '' },
  },
  { id: 'next', name: 'next.m4a', duration: null, state: { at: 'waiting' } },
  { id: 'later', name: 'later.m4a', duration: null, state: { at: 'waiting' } },
  { id: 'put', name: 'put.wav', duration: 5, state: { at: 'paused' } },
  { id: 'gone', name: 'gone.wav', duration: null, state: { at: 'failed', error: new AppError('file-changed', '') } },
  { id: 'disk', name: 'disk.wav', duration: null, state: { at: 'failed', error: new AppError('storage-gone', '') } },
];

function show(list: readonly QueuedFile[]) {
  document.body.append(root);
  const called: string[] = [];
  const queue = new Proxy(
    {},
    { get: (_, name) => (id?: string) => void called.push([name, id].filter(Boolean).join(' ')) },
  );
  const [onOpen, onChoose] = [vi.fn(), vi.fn()];
  const props = { files: { list: signal(list), work: async () => ({ queue }) }, onOpen, onChoose };
  render(h(FileList, props as unknown as Parameters<typeof FileList>[0]), root);
  return { called, onOpen, onChoose };
}

const rows = () => Array.from(root.querySelectorAll('.file-list > li'));
const textOf = (name: string) =>
  rows()
    .find(({ textContent }) => textContent.startsWith(name))!
    .textContent.replace(/\s+/g, ' ');
const press = (label: string, within: Element = root) =>
  Array.from(within.querySelectorAll('button'))
    .find((button) => button.getAttribute('aria-label') === label || button.textContent === label)!
    .click();

afterEach(() => {
  render(null, root);
  root.remove();
});

test('each file has a line with its name, its length, and how far it is or what became of it', () => {
  show(files);
  expect(root.querySelector('[role=status]')!.textContent).toBe(words.runningOf(5, 8));
  expect(rows().map(({ textContent }) => textContent.match(/^\w+\.\w{3}/)?.[0])).toEqual(files.map(({ name }) => name));
  expect(textOf('heard.wav')).toContain(`01:00 · ${words.transcribed}`);
  expect(textOf('partly.wav')).toContain(words.withheld('12 seconds'));
  expect(textOf('now.mp3')).toContain('02:00 of 10:00, 00:48 left');
  expect(textOf('next.m4a')).toContain(words.waiting);
  expect(textOf('put.wav')).toContain(words.paused);
  expect(textOf('gone.wav')).toMatch(/gone.*file-changed/);
  expect(textOf('disk.wav')).toMatch(/storage.*storage-gone/);
});

test('files are put forward, paused, cancelled and tried again one by one, and all at once', async () => {
  const { called, onOpen, onChoose } = show(files);
  press(words.advance('later.m4a'));
  press(words.pauseOne('now.mp3'));
  press(words.goOnOne('put.wav'));
  press(words.cancelOne('next.m4a'));
  press(words.retry);
  press(words.pauseAll);
  press(words.cancelAll);
  await expect
    .poll(() => called)
    .toEqual(['advance later', 'pause now', 'goOn put', 'cancel next', 'retry disk', 'pauseAll', 'cancelAll']);
  // A file that has changed has to be chosen again: the page cannot read it any more.
  press(words.chooseAgain);
  expect(onChoose).toHaveBeenCalledOnce();
  press(words.open, rows()[0]);
  expect(onOpen).toHaveBeenCalledExactlyOnceWith("heard.wav's text");
});

const offered = (change: Partial<WithheldOffer> = {}) => {
  const state = signal<WithheldOffer | null>({ file: null, missing: 12, progress: null, isInVain: false, ...change });
  return { offer: state, transcribe: vi.fn(async () => {}), sound: vi.fn(() => new Blob()), samples: 1 };
};

test('each file has its own sound that gave no text, to be heard and recognised, or says that it is gone', async () => {
  const [one, other] = [offered(), offered()];
  show([
    done('one.wav', 12, one),
    done('other.wav', null, other),
    done('vain.wav', 3, offered({ isInVain: true })),
    done('early.wav', 3, 'gone'),
    done('silent.wav', null),
  ]);
  expect(textOf('other.wav')).toContain(withheld.nothing(null));
  press(`other.wav: ${withheld.listen}`);
  press(`other.wav: ${withheld.transcribe}`);
  expect([other.sound, other.transcribe, one.transcribe].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
  one.offer.value = { ...one.offer.value!, progress: 0.5 };
  await expect.poll(() => rows()[0]!.querySelector('progress')?.value).toBe(0.5);
  expect(textOf('vain.wav')).toContain(withheld.inVain);
  expect(textOf('early.wav')).toContain(withheld.gone);
  const buttons = rows().map((row) => row.querySelectorAll('button').length);
  expect(buttons).toEqual([1, 3, 2, 1, 1]);
});

test('what is left alone in the list still offers its sound', () => {
  const offer = offered();
  show([done('one.wav', 12, offer)]);
  expect(root.textContent).toContain(words.withheld('12 seconds'));
  press(`one.wav: ${withheld.transcribe}`);
  expect(offer.transcribe).toHaveBeenCalledOnce();
});

test('on a narrow page, opening a text folds the list away, and a button brings it back', async () => {
  await page.viewport(360, 700);
  const { onOpen } = show(files);
  const list = root.querySelector('.file-list')!;
  press(words.open, rows()[0]);
  expect(onOpen).toHaveBeenCalledOnce();
  await expect.poll(() => getComputedStyle(list).display).toBe('none');
  press(words.list);
  await expect.poll(() => getComputedStyle(list).display).toBe('grid');
});

test('of ten thousand files some are drawn, and the rest is counted', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => ({ ...files[3]!, id: `${at}`, name: `${at}.wav` }));
  show(many);
  expect(rows()).toHaveLength(50);
  expect(root.textContent).toContain(words.more(9_950));
});
