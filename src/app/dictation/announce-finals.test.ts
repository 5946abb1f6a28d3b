import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createEmitter } from '../../core/emitter.ts';
import { speechRate } from '../../core/resampler.ts';
import { announceFinals } from './announce-finals.ts';
import type { RecordingEvent } from './dictation.ts';
import { type LiveText, noText } from './live-text.ts';

test('each final is read out once, as it is shown, while the setting is on', () => {
  const events = createEmitter<RecordingEvent>();
  const text = signal<LiveText>(noText);
  const settings = signal<{ announce: 'off' | 'finals' }>({ announce: 'off' });
  const announced: string[] = [];
  const announce = (said: string, language: string) => void announced.push(`${language}: ${said}`);
  announceFinals({ dictation: { events, text }, settings, language: signal('en'), announce });
  const hear = (start: number, raw: string, shown: string, language?: string) => {
    const segments = text.value.segments.filter((segment) => segment.start !== start);
    const segment = { start, end: start + 1, text: shown, ...(language ? { language } : {}) };
    text.value = { segments: shown ? [...segments, segment] : segments, partial: null };
    const said = { start: start * speechRate, end: (start + 1) * speechRate, text: raw, language: language ?? null };
    events.emit({ kind: 'speech', speech: { kind: 'final', ...said, computeMs: 1, lost: 0, doubt: null }, at: 0 });
  };
  hear(0, 'Nothing.', 'Nothing.');
  settings.value = { announce: 'finals' };
  hear(1, 'Um, one, comma, two', 'One, two');
  hear(2, 'Scratch that.', '');
  hear(3, 'Drei', 'Drei', 'de');
  hear(4, 'And so my fellow.', 'And so my fellow.');
  hear(4, 'And so my fellow Americans', 'And so my fellow Americans');
  hear(4, 'And so my fellow Americans', 'And so my fellow Americans');
  expect(announced).toEqual(['en: One, two', 'de: Drei', 'en: And so my fellow.', 'en: Americans']);
});
