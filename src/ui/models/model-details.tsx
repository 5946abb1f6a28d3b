/** The details of a model, and its rarely used actions. */

import { useSignal } from '@preact/signals';
import type { ModelCard } from '../../app/models/model-cards.ts';
import type { Found, ModelsPanel } from '../../app/models/models-panel.ts';
import { type AppError, toAppError } from '../../core/errors.ts';
import { roughSize } from '../../i18n/figures/amounts.ts';
import { licenceName } from '../../i18n/figures/proper-names.ts';
import { languageName } from '../../i18n/format.ts';
import { words } from '../../i18n/models.ts';
import { ErrorCallout } from './model-failure.tsx';
import { ModelOffer } from './model-offer.tsx';

interface ModelDetailsProps {
  card: ModelCard;
  work: ModelsPanel;
  onRemove: () => void;
}

export function ModelDetails({ card, work, onRemove }: ModelDetailsProps) {
  const isIdle = card.state === 'ready' && !card.isEmbedded;
  return (
    <details class="model-details">
      <summary aria-label={words.actionFor(words.details, card.name)}>{words.details}</summary>
      <dl class="known">
        {facts(card).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {card.accuracy && (
          <div>
            <dt>{words.fact.accuracy}</dt>
            <dd>
              {words.accuracy(card.accuracy.wordErrorRate, card.accuracy.on)}{' '}
              <a href={card.accuracy.source} target="_blank" rel="noreferrer">
                {words.source}
              </a>
            </dd>
          </div>
        )}
      </dl>
      {card.isVerified && <p class="field-help">{words.verified}</p>}
      {isIdle && (
        <div class="model-actions">
          <button type="button" class="button" onClick={() => work.verify(card.id)}>
            {words.verify}
          </button>
          <button type="button" class="button" onClick={onRemove}>
            {words.remove}
          </button>
        </div>
      )}
      {(card.state === 'available' || (isIdle && card.stored?.source.kind === 'hub')) && (
        <OtherVersions card={card} work={work} />
      )}
    </details>
  );
}

function facts({ id, languages, licence, memory, stored, isEmbedded }: ModelCard): [string, string][] {
  const from = stored?.source.kind === 'hub' ? stored.source.host : words.folder;
  const all: [string, string | false | null | undefined][] = [
    [words.fact.id, isEmbedded ? words.embedded : id],
    [words.fact.from, stored && from],
    [words.fact.revision, stored?.revision.slice(0, 12)],
    [words.fact.languages, languages.map((tag) => languageName(tag)).join(', ') || words.unknown],
    [words.fact.licence, licence ? licenceName(licence) : words.unknown],
    [words.fact.precision, stored?.precisions.map(words.precision).join('; ')],
    [words.fact.memory, memory !== null && roughSize(memory)],
  ];
  return all.flatMap(([term, value]) => (value ? [[term, value]] : []));
}

/** Other precisions of the same model, as the server lists them. */
function OtherVersions({ card, work }: Omit<ModelDetailsProps, 'onRemove'>) {
  const state = useSignal<'closed' | 'looking' | Found | AppError>('closed');
  const look = async () => {
    state.value = 'looking';
    state.value = await work.inspectHub(card.id).catch(toAppError);
  };
  const close = () => {
    state.value = 'closed';
  };
  const now = state.value;
  if (now === 'closed' || now === 'looking') {
    return (
      <button type="button" class="text-button" onClick={() => now === 'closed' && void look()}>
        {now === 'looking' ? words.looking : words.otherVersion}
      </button>
    );
  }
  if (now instanceof Error) return <ErrorCallout error={now} onDismiss={close} />;
  return <ModelOffer found={now} work={work} onDone={close} />;
}
