/** Confirms the removal of a model in its card, because hundreds of megabytes cannot be restored by undo. */

import { useEffect, useRef } from 'preact/hooks';
import type { ModelCard } from '../../app/models/model-cards.ts';
import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { modelName } from '../../i18n/format.ts';
import { words } from '../../i18n/models.ts';

interface RemoveQuestionProps {
  card: ModelCard;
  work: ModelsPanel;
  onDone: () => void;
}

export function RemoveQuestion({ card, work, onDone }: RemoveQuestionProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const bytes = card.stored?.stored || work.progress.value?.bytes || 0;
  const remove = () => {
    onDone();
    void work.remove(card.id);
  };
  return (
    <div class="model-question">
      <p>
        {words.removeAsk(bytes)} {card.isInUse && words.removeInUse(modelName(work.embedded))}
      </p>
      <div class="model-actions">
        <button type="button" class="button" onClick={remove}>
          {words.remove}
        </button>
        <button type="button" class="button plain" ref={keep} onClick={onDone}>
          {words.keep}
        </button>
      </div>
    </div>
  );
}
