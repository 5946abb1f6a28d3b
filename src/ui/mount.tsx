/** Renders the app, and keeps theme and language on the root element, and what is under way in the title. */

import { effect } from '@preact/signals';
import { render } from 'preact';
import { showsText } from '../app/addresses.ts';
import type { App } from '../app/app.ts';
import { duration } from '../i18n/format.ts';
import { language } from '../i18n/language.ts';
import { words } from '../i18n/page.ts';
import { Page } from './page.tsx';
import { pageTitle } from './parts/page-title.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/controls.css';
import './styles/pages.css';
import './dictation/dock.css';
import './search/search-field.css';
import './styles/contrast.css';

export function mount(app: App, root: HTMLElement): void {
  effect(() => {
    const { theme } = app.settings.value;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  });
  effect(() => {
    document.documentElement.lang = language.value;
  });
  effect(() => {
    document.title = titleOf(app);
  });
  render(<Page app={app} />, root);
}

/** What is under way or else shown, for tabs and for the system's list of windows. */
function titleOf({ dictation, library, router }: App): string {
  const { at } = dictation.state.value;
  if (at === 'recording') return words.recording(duration(dictation.elapsed.value));
  if (at === 'finishing') return words.finishing;
  const title = pageTitle.value || (showsText(router.route.value) && library.selected.value?.title);
  return title ? words.titled(title) : words.app;
}
