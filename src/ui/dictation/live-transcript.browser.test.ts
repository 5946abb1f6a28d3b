import { type Signal, signal } from '@preact/signals';
import { h, render } from 'preact';
import { expect, it, vi } from 'vitest';
import type { Dictation } from '../../app/dictation/dictation.ts';
import type { DictationState } from '../../app/dictation/dictation-step.ts';
import type { LiveText } from '../../app/dictation/live-text.ts';
import type { Settings } from '../../app/settings.ts';
import type { Strategy } from '../../core/strategies/strategy.ts';
import { LiveTranscript } from './live-transcript.tsx';

const first = { start: 0, end: 2, text: 'One sentence.' };
const second = { start: 2.4, end: 4, text: 'And another one here.' };

function show(strategy: Strategy = 'ring', segments = [first]) {
  const text = signal<LiveText>({ segments, partial: null });
  const state = signal<DictationState>({ at: 'recording', trouble: null });
  const root = document.createElement('div');
  document.body.append(root);
  const dictation = { text, state } as unknown as Dictation;
  const settings = signal({ strategy }) as unknown as Signal<Settings>;
  render(h(LiveTranscript, { app: { dictation, settings }, language: 'en' }), root);
  const words = root.querySelector('.words') as HTMLElement;
  const drawn = () => new Promise((resolve) => setTimeout(resolve, 50));
  return { text, words, drawn };
}

it('never touches a final segment again', async () => {
  const { text, words, drawn } = show();
  const node = words.querySelector('span')?.firstChild;
  const changes = vi.fn();
  new MutationObserver(changes).observe(words.querySelector('span') as Node, {
    subtree: true,
    characterData: true,
    childList: true,
  });

  text.value = { segments: [first], partial: { start: 2.4, committed: 'And', tentative: ' another' } };
  await drawn();
  text.value = { segments: [first, second], partial: null };
  await drawn();

  expect(words.querySelector('span')?.firstChild).toBe(node);
  expect(changes).not.toHaveBeenCalled();
  expect(words.textContent?.trim()).toBe('One sentence. And another one here.');
});

it('says when the words come', () => {
  expect(show('ring', []).words.textContent).toContain('Your words appear here');
  expect(show('classic', []).words.textContent).toContain('when you stop');
});

it('keeps the node of a word that is committed, and hides tentative words from screen readers', async () => {
  const { text, words, drawn } = show();
  const tentative = () => [...words.querySelectorAll('.tentative')];
  text.value = { segments: [first], partial: { start: 2.4, committed: 'And', tentative: ' another one' } };
  await drawn();
  const [another] = tentative();
  expect(tentative().map((word) => word.getAttribute('aria-hidden'))).toEqual(['true', 'true']);

  text.value = { segments: [first], partial: { start: 2.4, committed: 'And another', tentative: ' one' } };
  await drawn();
  expect(another?.isConnected).toBe(true);
  expect(another?.hasAttribute('aria-hidden')).toBe(false);
  expect(tentative().map((word) => word.textContent)).toEqual([' one']);
  expect(words.getAttribute('aria-live')).toBe('off');
});

it('opens a paragraph after a long pause', async () => {
  const { text, words, drawn } = show();
  text.value = { segments: [first], partial: { start: 9, committed: '', tentative: 'Then' } };
  await drawn();
  expect([...words.querySelectorAll('p')].map((paragraph) => paragraph.textContent?.trim())).toEqual([
    'One sentence.',
    'Then',
  ]);
});

it('shows pieces of one breath on one line, and leaves the caret where it is when one becomes final', async () => {
  const { text, words, drawn } = show();
  const caretAt = () => Math.round(words.querySelector('.caret')?.getBoundingClientRect().left ?? 0);
  text.value = { segments: [], partial: { start: 0, committed: 'One', tentative: ' sentence.' } };
  await drawn();
  const before = caretAt();
  text.value = { segments: [first], partial: null };
  await drawn();
  expect(caretAt()).toBe(before);
  text.value = { segments: [first], partial: { start: 2, committed: '', tentative: 'And another' } };
  await drawn();
  expect([...words.querySelectorAll('p')].map((paragraph) => paragraph.textContent)).toEqual([
    'One sentence. And another',
  ]);
});

it('marks the words of a final text that stand in place of others', async () => {
  const { text, words, drawn } = show();
  text.value = { segments: [first], partial: { start: 2.4, committed: 'And other', tentative: ' one' } };
  await drawn();
  text.value = { segments: [first, second], partial: null };
  await drawn();
  expect([...words.querySelectorAll('.revised')].map((word) => word.textContent)).toEqual([' another']);
  expect(words.textContent?.trim()).toBe('One sentence. And another one here.');
});
