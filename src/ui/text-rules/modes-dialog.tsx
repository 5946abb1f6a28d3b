/** The choice of a mode, by a press or by its number: for what is spoken next, or for a transcript that is written anew. */

import { useEffect, useRef } from 'preact/hooks';
import type { Mode } from '../../app/text-rules/mode.ts';
import { noMode } from '../../app/text-rules/text-rules-settings.ts';
import { modeName, words } from '../../i18n/text-modes.ts';
import { closeThen, Modal } from '../parts/modal.tsx';
import { factsOf } from './mode-choice.tsx';
import './text-rules.css';

interface ModesDialogProps {
  modes: readonly Mode[];
  /** Id of the mode in use; null where none is marked. */
  current: string | null;
  help: string;
  onChoose: (id: string) => void;
  onEdit: () => void;
  onClose: () => void;
}

export function ModesDialog({ modes, current, help, onChoose, onEdit, onClose }: ModesDialogProps) {
  const list = useRef<HTMLUListElement>(null);
  const options = [{ id: noMode, name: words.none }, ...modes.map((mode) => ({ id: mode.id, name: modeName(mode) }))];

  useEffect(() => {
    const onKeyDown = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
      if (!ctrlKey && !altKey && !metaKey && /^[0-9]$/.test(key))
        list.current?.querySelectorAll('button')[Number(key)]?.click();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <Modal kind="panel" title={words.choose} focus="mode-in-use" onClose={onClose}>
      <section class="settings-group">
        <p class="field-help">{help}</p>
        <ul ref={list} class="mode-list">
          {options.map(({ id, name }, at) => (
            <li key={id}>
              <button
                type="button"
                id={id === current ? 'mode-in-use' : undefined}
                class="mode-option"
                aria-current={id === current ? 'true' : undefined}
                aria-keyshortcuts={at < 10 ? String(at) : undefined}
                onClick={closeThen(() => onChoose(id))}
              >
                <span>
                  {name}
                  <small>{factsOf(id)}</small>
                </span>
                {at < 10 && <kbd>{at}</kbd>}
              </button>
            </li>
          ))}
        </ul>
        <div>
          <button type="button" class="button plain" onClick={closeThen(onEdit)}>
            {words.edit}
          </button>
        </div>
      </section>
    </Modal>
  );
}
