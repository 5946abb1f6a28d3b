import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AllTranscripts } from '../../app/library/all-transcripts.ts';
import { createNotices } from '../../app/notices.ts';
import { createTextRules } from '../../app/text-rules/text-rules.ts';
import { textRulesSettings } from '../../app/text-rules/text-rules-settings.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { MistakeDialog } from './mistake-dialog.tsx';

const root = document.createElement('div');
const written: string[] = [];
/** Texts beside the first two. */
let others = 0;
const all: AllTranscripts = {
  async *read() {
    yield sampleTranscript({ id: 'a', title: 'First', text: 'Soto is here.' });
    yield sampleTranscript({ id: 'b', title: 'Second', text: 'Nothing.' });
    for (let at = 0; at < others; at++) yield sampleTranscript({ id: `${at}`, title: `Other ${at}`, text: 'Of Soto.' });
  },
  write: async (id, text) => void written.push(`${id}: ${text}`),
};
const onClose = vi.fn();
const settings = signal({ ...textRulesSettings.defaults, vocabulary: '', spoken: [] });
const notices = createNotices();
const textRules = createTextRules({ settings, language: signal('en'), notices, useModel: async () => {} });

const button = (name: string) => [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name);

beforeEach(async () => {
  localStorage.clear();
  document.body.append(root);
  const rules = await textRules.open();
  render(h(MistakeDialog, { mistake: 'Soto', rules, all, onClose }), root);
});

afterEach(() => {
  others = 0;
  render(null, root);
  root.remove();
});

function typeCorrection(): void {
  const field = root.querySelector('input')!;
  expect(field.value).toBe('Soto');
  field.value = 'Sotto';
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

test('a mistake becomes a rule, and the texts that it would change are shown and changed', async () => {
  const { rules } = await textRules.open();
  typeCorrection();
  await vi.waitFor(() => expect(root.textContent).toContain('1 text would change'), { timeout: 5_000 });
  expect(root.querySelector('.would-change')!.textContent).toBe('FirstSoto is here.Sotto is here.');
  button('Save and change these, too')!.click();
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(written).toEqual(['a: Sotto is here.']);
  expect(rules.rules.value).toMatchObject([{ from: ['Soto'], to: 'Sotto' }]);
});

test('every text that it would change can be seen', async () => {
  others = 11;
  typeCorrection();
  await vi.waitFor(() => expect(root.textContent).toContain('12 texts would change'), { timeout: 5_000 });
  expect(root.querySelectorAll('.would-change li')).toHaveLength(10);
  button('Show 2 more')!.click();
  await vi.waitFor(() => expect(root.querySelectorAll('.would-change li')).toHaveLength(12));
  expect(button('Show 2 more')).toBeUndefined();
});
