/** The tags of the open transcript: each with a button that takes it off, and a field for one more. */

import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { Shelf } from '../../app/library/shelf.ts';
import type { Transcript } from '../../core/transcript.ts';
import { locale } from '../../i18n/language.ts';
import { words } from '../../i18n/transcript.ts';
import { PlusIcon } from '../parts/icons.tsx';
import { CloseIcon } from '../parts/panel-icons.tsx';

const longestTag = 40;

export function TranscriptTags({ transcript, shelf }: { transcript: Transcript; shelf: Shelf }) {
  const { id, tags } = transcript;
  const isAdding = useSignal(false);
  const known = useSignal<readonly string[]>([]);
  const listId = useId();
  const adder = useRef<HTMLButtonElement>(null);

  const begin = async () => {
    isAdding.value = true;
    known.value = (await shelf.tags()).toSorted(new Intl.Collator(locale.value).compare);
  };
  const add = (typed: string) => {
    const tag = typed.replace(/^#+/, '').trim();
    if (tag && !tags.includes(tag)) void shelf.tag(id, [...tags, tag]);
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.isComposing || !['Enter', ',', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== 'Escape') add(event.currentTarget.value);
    event.currentTarget.value = '';
    if (event.key === ',') return;
    isAdding.value = false;
    requestAnimationFrame(() => adder.current?.focus());
  };

  return (
    <ul class="tags" aria-label={words.tags}>
      {tags.map((tag) => (
        <li key={tag} class="tag">
          <span>{tag}</span>
          <button
            type="button"
            aria-label={words.removeTag(tag)}
            onClick={() =>
              void shelf.tag(
                id,
                tags.filter((other) => other !== tag),
              )
            }
          >
            <CloseIcon />
          </button>
        </li>
      ))}
      <li>
        {isAdding.value ? (
          <>
            <input
              ref={(input) => input?.focus()}
              class="tag-field"
              aria-label={words.newTag}
              placeholder={words.newTag}
              list={listId}
              maxLength={longestTag}
              autocomplete="off"
              enterkeyhint="done"
              onKeyDown={onKeyDown}
              onBlur={({ currentTarget }) => {
                add(currentTarget.value);
                isAdding.value = false;
              }}
            />
            <datalist id={listId}>
              {known.value
                .filter((tag) => !tags.includes(tag))
                .map((tag) => (
                  <option key={tag} value={tag} />
                ))}
            </datalist>
          </>
        ) : (
          <button ref={adder} type="button" class="tag-add" onClick={() => void begin()}>
            <PlusIcon />
            {words.addTag}
          </button>
        )}
      </li>
    </ul>
  );
}
