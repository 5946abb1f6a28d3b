/** What a person has taken away and can have back, until the page is closed: offered in a notice, and listed on the page of the trash. */

import { newId } from '../core/ids.ts';
import type { Saying } from '../i18n/saying.ts';
import { saying } from '../i18n/saying.ts';
import { undo as words } from '../i18n/shelf.ts';
import type { Notices, UndoPlaces } from './notices.ts';

/** Says what was taken away, with a button to undo that. `undo` runs once, wherever it is asked for. */
export function offerUndo({ undoable, ...notices }: UndoPlaces, said: Saying, undo: () => void): void {
  const once = () => {
    if (!undoable.value.some((one) => one.id === id)) return;
    undoable.value = undoable.value.filter((one) => one.id !== id);
    notices.dismiss(notice);
    undo();
  };
  const id = newId();
  undoable.value = [...undoable.value, { id, said, undo: once }];
  const notice = notices.say(said, { label: saying(words, 'undo'), run: once });
}

/** Says what was taken away to a place of its own, from where it comes back too. */
export function sayUndo(notices: Pick<Notices, 'say'>, said: Saying, undo: () => void): void {
  notices.say(said, { label: saying(words, 'undo'), run: undo });
}
