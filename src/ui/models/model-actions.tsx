/** The buttons of a model: the most likely action first, and no action that is impossible. */

import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { ModelCard } from '../../app/models/model-cards.ts';
import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { words } from '../../i18n/models.ts';
import { FolderInput } from './folder-input.tsx';

interface ModelActionsProps {
  card: ModelCard;
  work: ModelsPanel;
  onRemove: () => void;
}

export function ModelActions({ card, work, onRemove }: ModelActionsProps) {
  const { id, name, state, bytes } = card;
  const action = (label: string, run: () => void, kind = 'button', spoken = words.actionFor(label, name)) => (
    <button type="button" class={kind} aria-label={spoken} onClick={run}>
      {label}
    </button>
  );
  const remove = action(words.remove, onRemove, 'button plain');
  switch (state) {
    case 'available':
      return (
        <Buttons>{action(words.download, () => work.install(id), 'button', words.downloadLabel(name, bytes))}</Buttons>
      );
    case 'queued':
      return <Buttons>{action(words.cancel, () => void work.pause(id), 'button plain')}</Buttons>;
    case 'install':
    case 'repair':
      return (
        <Buttons>
          {action(words.pause, () => void work.pause(id))}
          {state === 'install' && action(words.cancel, onRemove, 'button plain')}
        </Buttons>
      );
    case 'verify':
      return null;
    case 'paused':
      return (
        <Buttons>
          {card.needsFolder ? <FolderAgain card={card} work={work} /> : action(words.goOn, () => work.install(id))}
          {remove}
        </Buttons>
      );
    case 'damaged':
      return (
        <Buttons>
          {card.needsFolder ? <FolderAgain card={card} work={work} /> : action(words.repair, () => work.repair(id))}
          {remove}
        </Buttons>
      );
    case 'ready':
      if (card.isInUse) return null;
      return (
        <Buttons>
          {action(work.switchingTo.value === id ? words.switching : words.use, () => {
            // aria-disabled instead of disabled, which would lose the focus.
            if (work.switchingTo.value === null) void work.switchTo(id);
          })}
        </Buttons>
      );
  }
}

function Buttons({ children }: { children: ComponentChildren }) {
  return <div class="model-actions">{children}</div>;
}

/** The browser does not keep access to the files of a folder: to resume, the person chooses the folder again. */
function FolderAgain({ card, work }: { card: ModelCard; work: ModelsPanel }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {words.folderAgain}
      </button>
      <FolderInput
        input={input}
        label={words.actionFor(words.folderAgain, card.name)}
        onFolder={(source) => void work.continueFromFolder(card.id, source)}
      />
    </>
  );
}
