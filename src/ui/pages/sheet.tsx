/** What the page is about: a saved transcript, the dictation in progress, or the invitation to begin. */

import { useComputed } from '@preact/signals';
import type { App } from '../../app/app.ts';
import { messages } from '../../i18n/messages.en.ts';
import { LiveSheet } from './live-sheet.tsx';
import { SavedSheet } from './saved-sheet.tsx';

export function Sheet({ app }: { app: App }) {
  const { state, text } = app.dictation;
  const hasText = useComputed(() => text.value.segments.length > 0 || text.value.partial !== null);
  const saved = app.library.selected.value;
  if (saved) return <SavedSheet key={saved.id} transcript={saved} library={app.library} />;
  const { at } = state.value;
  const isLive = at === 'arming' || at === 'recording' || at === 'finishing';
  return isLive || hasText.value ? <LiveSheet dictation={app.dictation} /> : <Invitation />;
}

function Invitation() {
  return (
    <article class="sheet invitation">
      <h1>{messages.invitation.title}</h1>
      <div class="words">
        <p>{messages.invitation.body}</p>
      </div>
      <p class="invitation-press">{messages.invitation.press}</p>
    </article>
  );
}
