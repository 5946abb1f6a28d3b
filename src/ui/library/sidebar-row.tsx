/** One dictation in the sidebar. A button opens its actions below it, for mouse, touch and keyboard alike. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { transcriptPath } from '../../app/addresses.ts';
import type { App } from '../../app/app.ts';
import { addressOf } from '../../app/router.ts';
import type { TranscriptSummary } from '../../core/transcript.ts';
import { timeOfDay } from '../../i18n/figures/dates.ts';
import { duration } from '../../i18n/format.ts';
import { rows } from '../../i18n/shelf.ts';
import { TrashIcon } from '../parts/icons.tsx';
import { useLongPress } from '../parts/long-press.ts';
import { useOnTop } from '../parts/on-top.ts';
import { CheckIcon, MoreIcon, PencilIcon } from '../parts/panel-icons.tsx';
import type { Selection } from './selection.ts';
import { TitleField } from './title-field.tsx';

interface SidebarRowProps {
  item: TranscriptSummary;
  app: Pick<App, 'library' | 'router'>;
  selection: Selection;
  /** All ids as they are listed. */
  order: () => readonly string[];
}

export function SidebarRow({ item, app, selection, order }: SidebarRowProps) {
  const { library } = app;
  const row = useRef<HTMLLIElement>(null);
  const isOpen = useSignal(false);
  const isRenaming = useSignal(false);
  const title = item.title || rows.untitled;
  const route = app.router.route.value;
  const isCurrent = route.at === 'library' && route.id === item.id;
  const isSelecting = selection.ids.value.size > 0;
  const isSelected = selection.ids.value.has(item.id);
  useOnTop(isOpen.value, () => {
    isOpen.value = false;
    row.current?.querySelector<HTMLElement>('.row-more')?.focus();
  });
  const longPress = useLongPress(() => selection.toggle(item.id));

  /** A press that selects does not follow the link. */
  const onPress = (event: MouseEvent) => {
    const { shiftKey, ctrlKey, metaKey } = event;
    const isLong = longPress.wasLong();
    if (!(isLong || shiftKey || ctrlKey || metaKey || isSelecting)) return;
    event.preventDefault();
    if (isLong) return;
    if (shiftKey) selection.extend(item.id, order());
    else selection.toggle(item.id);
  };
  const select = () => {
    isOpen.value = false;
    selection.toggle(item.id);
    focusItem(row.current);
  };
  const rename = () => {
    isRenaming.value = true;
    isOpen.value = false;
  };
  const remove = () => {
    isOpen.value = false;
    focusItem(row.current?.nextElementSibling ?? row.current?.previousElementSibling);
    void library.remove([item.id]);
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
        <TitleField label={rows.name} title={item.title} onDone={onRenamed} />
      ) : (
        <>
          <a
            class="item"
            href={addressOf(transcriptPath(item.id))}
            aria-current={isCurrent ? 'page' : undefined}
            {...(isSelecting ? { role: 'checkbox', 'aria-checked': isSelected } : {})}
            onClick={onPress}
            onKeyDown={onKeyDown}
            {...longPress.handlers}
          >
            <span class="item-title">{title}</span>
            <span class="item-facts">
              {timeOfDay(item.createdAt)}
              {item.duration > 0 && ` · ${duration(item.duration)}`}
              {item.source === 'file' && ` · ${rows.fromFile}`}
              {library.isFleeting(item.id) && ` · ${rows.fleeting}`}
              {item.tags.map((tag) => (
                <span key={tag} class="item-tag">
                  {tag}
                </span>
              ))}
            </span>
          </a>
          <button
            type="button"
            class="icon-button row-more"
            aria-label={rows.actions(title)}
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
            {rows.rename}
          </button>
          <button type="button" class="button plain" onClick={select}>
            <CheckIcon />
            {rows.select}
          </button>
          <button type="button" class="button plain" onClick={remove}>
            <TrashIcon />
            {rows.remove}
          </button>
        </div>
      )}
    </li>
  );
}

function focusItem(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>('.item')?.focus();
}
