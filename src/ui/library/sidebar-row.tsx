/** One dictation in the sidebar. A button opens its actions below it, for mouse, touch and keyboard alike. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Library } from '../../app/library/library.ts';
import type { TranscriptSummary } from '../../core/transcript.ts';
import { duration, timeOfDay } from '../../i18n/format.ts';
import { words } from '../../i18n/library.ts';
import { MoreIcon, PencilIcon, TrashIcon } from '../parts/icons.tsx';
import { TitleField } from './title-field.tsx';

interface SidebarRowProps {
  item: TranscriptSummary;
  library: Library;
  onLeave: () => void;
}

export function SidebarRow({ item, library, onLeave }: SidebarRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const isOpen = useSignal(false);
  const isRenaming = useSignal(false);
  const title = item.title || words.untitled;
  const isCurrent = library.selected.value?.id === item.id;

  const open = () => {
    onLeave();
    void library.open(item.id).then(() => scrollTo({ top: 0 }));
  };
  const rename = () => {
    isRenaming.value = true;
    isOpen.value = false;
  };
  const remove = () => {
    isOpen.value = false;
    focusItem(row.current?.nextElementSibling ?? row.current?.previousElementSibling);
    void library.remove(item.id);
  };
  const onRenamed = (next: string | null, byKey: boolean) => {
    isRenaming.value = false;
    if (next) void library.rename(item.id, next);
    if (byKey) requestAnimationFrame(() => focusItem(row.current));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F2' && event.key !== 'Delete') return;
    event.preventDefault();
    if (event.key === 'F2') rename();
    // Key repeat is ignored: a held key would empty the list faster than anyone can undo.
    else if (!event.repeat) remove();
  };

  return (
    <li ref={row} class="row">
      {isRenaming.value ? (
        <TitleField label={words.name} title={item.title} onDone={onRenamed} />
      ) : (
        <>
          <button
            type="button"
            class="item"
            aria-current={isCurrent ? 'page' : undefined}
            onClick={open}
            onKeyDown={onKeyDown}
          >
            <span class="item-title">{title}</span>
            <span class="item-facts">
              {timeOfDay(item.createdAt)} · {duration(item.duration)}
              {item.source === 'file' && ` · ${words.fromFile}`}
            </span>
          </button>
          <button
            type="button"
            class="icon-button row-more"
            aria-label={words.actions(title)}
            aria-expanded={isOpen.value}
            onClick={() => {
              isOpen.value = !isOpen.value;
            }}
          >
            <MoreIcon />
          </button>
        </>
      )}
      {isOpen.value && (
        <div class="row-actions">
          <button type="button" class="button plain" onClick={rename}>
            <PencilIcon />
            {words.rename}
          </button>
          <button type="button" class="button plain" onClick={remove}>
            <TrashIcon />
            {words.remove}
          </button>
        </div>
      )}
    </li>
  );
}

function focusItem(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>('.item')?.focus();
}
