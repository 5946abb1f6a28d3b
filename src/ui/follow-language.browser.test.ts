/** All text follows the language of the page, without a reload and without replacing DOM nodes. */

import { signal } from '@preact/signals';
import { type ComponentChild, h, render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { App } from '../app/app.ts';
import { createNotices } from '../app/notices.ts';
import { AppError } from '../core/errors.ts';
import { switchLanguage } from '../i18n/language.ts';
import { words as controlWords } from '../i18n/model-control.ts';
import { saying } from '../i18n/saying.ts';
import { undo as undoWords } from '../i18n/shelf.ts';
import { FailureLine, NoticeList } from './dictation/callout-lines.tsx';
import { HelpPage } from './help/help-page.tsx';
import { Sidebar } from './library/sidebar.tsx';

const root = document.createElement('div');
document.body.append(root);
afterEach(() => {
  render(null, root);
  return switchLanguage('en');
});

const notices = createNotices();
notices.say(saying(undoWords, 'cancelled'), { label: saying(undoWords, 'undo'), run() {} });
notices.say(saying(controlWords, 'postponed', 'owner/whisper-base'));
notices.report(new AppError('storage-full', 'quota'));

const library = {
  items: signal([]),
  hasMore: signal(false),
  isRead: signal(true),
  selected: signal(null),
};
const app = {
  notices,
  library,
  search: { query: signal(''), filter: signal({}), isFiltering: signal(false), isOn: signal(false) },
  dictation: { state: signal({ at: 'idle' }), text: signal({ segments: [], partial: null }) },
  files: { list: signal([]) },
  settings: signal({ shortcuts: false }),
  engine: signal({ at: 'asleep' }),
  router: { route: signal({ at: 'dictate' }) },
} as unknown as App;
const failed = {
  ...app,
  dictation: { state: signal({ at: 'failed', error: new AppError('mic-missing', '') }) },
} as App;
const navigation = {} as Parameters<typeof Sidebar>[0]['navigation'];

/** With what is shown once all of the part has been fetched. */
const parts: [string, ComponentChild, string?][] = [
  ['messages that were there before', h(NoticeList, { app })],
  ['a failure and the button that helps', h(FailureLine, { app: failed, navigation })],
  ['help', h(HelpPage, { settings: app.settings })],
  ['the list of dictations', h(Sidebar, { app, navigation }), '.sidebar-empty'],
];

/** All texts and accessible labels. */
function textsIn(node: Element): string[] {
  const labels = [...node.querySelectorAll('[aria-label]')].map((labelled) => labelled.getAttribute('aria-label')!);
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) labels.push(texts.currentNode.textContent!);
  return labels.filter((text) => /\p{L}{2}/u.test(text));
}

test.each(parts)('%s', async (_, part, last) => {
  render(part, root);
  if (last) await vi.waitFor(() => expect(root.querySelector(last)).not.toBeNull());
  const before = textsIn(root);
  const first = root.querySelector('button');
  expect(before.length).toBeGreaterThan(2);
  await switchLanguage('de');
  // Error codes and names of keys are not translated.
  const stays = ['Code: storage-full', 'Code: mic-missing', 'storage-full', 'mic-missing', 'F2', 'Esc', 'Sotto'];
  const isEnglish = (text: string) => before.includes(text) && !stays.includes(text);
  await vi.waitFor(() => expect(textsIn(root).filter(isEnglish)).toEqual([]));
  expect(textsIn(root)).toHaveLength(before.length);
  expect(root.querySelector('button')).toBe(first);
});
