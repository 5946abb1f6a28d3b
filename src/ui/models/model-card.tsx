/** The card of a model: its description, its speed on this device, and the available actions. */

import { useSignal } from '@preact/signals';
import type { ModelCard } from '../../app/models/model-cards.ts';
import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { size } from '../../i18n/figures/amounts.ts';
import { licenceName } from '../../i18n/figures/proper-names.ts';
import { languagesLine } from '../../i18n/languages.ts';
import { words } from '../../i18n/models.ts';
import { ModelActions } from './model-actions.tsx';
import { ModelDetails } from './model-details.tsx';
import { ModelFailure } from './model-failure.tsx';
import { ModelProgress } from './model-progress.tsx';
import { RemoveQuestion } from './remove-model.tsx';

interface ModelItemProps {
  card: ModelCard;
  work: ModelsPanel;
}

export function ModelItem({ card, work }: ModelItemProps) {
  const isAsking = useSignal(false);
  const ask = () => {
    isAsking.value = true;
  };
  const isWorking = card.state === 'install' || card.state === 'repair' || card.state === 'verify';
  return (
    <li class="model" data-place={card.id}>
      <div class="model-top">
        <div class="model-words">
          <h3>
            {card.name}
            <Badges card={card} />
          </h3>
          <Facts card={card} />
          {card.family === 'parakeet' && card.languages.length > 1 && (
            <p class="model-said">{words.otherLanguages(card.languages.length)}</p>
          )}
          {card.family === 'ctc' && <p class="model-said">{words.generic}</p>}
          <Speed card={card} work={work} />
          {card.state === 'queued' && <p class="model-said">{words.queued}</p>}
          {card.state === 'paused' && card.stored && (
            <p class="model-said">{words.paused(card.stored.stored, card.stored.bytes)}</p>
          )}
          {card.state === 'damaged' && <p class="model-warning">{words.damaged}</p>}
          {card.isTooLarge && card.memory !== null && (
            <p class="model-warning">{words.tooLarge(card.memory, work.memoryBudget)}</p>
          )}
        </div>
        <ModelActions card={card} work={work} onRemove={ask} />
      </div>
      {isWorking && <ModelProgress card={card} work={work} />}
      {isAsking.value && (
        <RemoveQuestion
          card={card}
          work={work}
          onDone={() => {
            isAsking.value = false;
          }}
        />
      )}
      {card.failure && <ModelFailure card={card} failure={card.failure} work={work} />}
      <ModelDetails card={card} work={work} onRemove={ask} />
    </li>
  );
}

function Badges({ card: { isEmbedded, isInUse, stored } }: { card: ModelCard }) {
  return (
    <>
      {isInUse && (
        <span class="badge in-use">
          <span class="dot" />
          {words.inUse}
        </span>
      )}
      {isEmbedded && <span class="badge">{words.embedded}</span>}
      {stored?.inMemory && <span class="badge">{words.inMemory}</span>}
    </>
  );
}

function Facts({ card: { languages, bytes, licence, memory, accuracy, isAdded, id } }: { card: ModelCard }) {
  return (
    <p class="model-facts">
      {isAdded && <span class="model-id">{id}</span>}
      {languages.length > 0 && <span>{languagesLine(languages)}</span>}
      {bytes !== null && <span>{size(bytes)}</span>}
      {memory !== null && <span>{words.memory(memory)}</span>}
      {accuracy && <span>{words.words(accuracy.wordErrorRate)}</span>}
      {licence && <span>{licenceName(licence)}</span>}
    </p>
  );
}

function Speed({ card: { id, name, state, speed }, work }: ModelItemProps) {
  if (state !== 'ready') return null;
  const now = work.testing.value;
  if (now?.id === id) {
    return (
      <p class="model-speed">
        <span class="spinner" />
        <span>{words.testing(now.done, now.of)}</span>
        <button type="button" class="text-button" onClick={() => work.stopTest()}>
          {words.stopTest}
        </button>
      </p>
    );
  }
  const said =
    speed === null
      ? words.untested
      : typeof speed === 'string'
        ? words[speed]
        : words.speed(speed.factor, speed.backend);
  const isLate = speed !== null && typeof speed !== 'string' && speed.isLate;
  return (
    <p class="model-speed">
      <span>
        {said}
        {isLate && `. ${words.late}`}
      </span>
      <button
        type="button"
        class="text-button"
        aria-label={words.actionFor(speed === null ? words.test : words.testAgain, name)}
        onClick={() => void work.test(id)}
      >
        {speed === null ? words.test : words.testAgain}
      </button>
    </p>
  );
}
