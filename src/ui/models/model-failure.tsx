/** The failure of a model in its card: the message, missing files, the error code, and buttons for remedies. */

import type { ComponentChildren } from 'preact';
import { type Failure, type ModelCard, roomFor } from '../../app/models/model-cards.ts';
import type { ModelsPanel } from '../../app/models/models-panel.ts';
import type { AppError } from '../../core/errors.ts';
import { remedyOf } from '../../core/remedies.ts';
import { words } from '../../i18n/models.ts';
import { Callout } from '../parts/callout.tsx';

const detailsShown = 8;

interface ModelFailureProps {
  card: ModelCard;
  failure: Failure;
  work: ModelsPanel;
}

export function ModelFailure({ card, failure: { error, again }, work }: ModelFailureProps) {
  return (
    <ErrorCallout error={error} action={actionFor(error, card, work, again)} onDismiss={() => work.dismiss(card.id)}>
      {error.code === 'storage-full' && <Room card={card} work={work} again={again} />}
    </ErrorCallout>
  );
}

interface ErrorCalloutProps {
  error: AppError;
  /** Lines listed after the message; by default the details of the error. */
  details?: readonly string[];
  action?: { label: string; run(): void } | null | undefined;
  onDismiss: () => void;
  children?: ComponentChildren;
}

export function ErrorCallout({ error, details = error.details, action, onDismiss, children }: ErrorCalloutProps) {
  const { title, help } = words.errorText(error.code);
  const more = details.length - detailsShown;
  return (
    <Callout tone="error" title={title} help={help} code={error.code} action={action} onDismiss={onDismiss}>
      {details.length > 0 && (
        <ul class="model-missing">
          {details.slice(0, detailsShown).map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
          {more > 0 && <li>{words.more(more)}</li>}
        </ul>
      )}
      {children}
    </Callout>
  );
}

function actionFor(
  error: AppError,
  card: ModelCard,
  work: ModelsPanel,
  again: () => void,
): ErrorCalloutProps['action'] {
  if (error.code === 'model-damaged') return { label: words.repair, run: () => work.repair(card.id) };
  if (error.code === 'model-missing') return { label: words.download, run: () => work.install(card.id) };
  const isRetried = ['retry', 'connect-once', 'close-tabs', 'other-window', 'reload'].includes(remedyOf(error));
  return isRetried ? { label: words.retry, run: again } : null;
}

/** Options when the storage is full: smaller models, and models to remove. */
function Room({ card, work, again }: { card: ModelCard; work: ModelsPanel; again: () => void }) {
  const { smaller, removable } = roomFor(card, work.cards.value);
  const instead = (id: string) => {
    work.dismiss(card.id);
    work.install(id);
  };
  const makeRoom = async (id: string) => {
    await work.remove(id);
    again();
  };
  return (
    <div class="model-room">
      <button type="button" class="button" onClick={() => work.install(card.id, { inMemory: true })}>
        {words.room.memory}
      </button>
      {removable.map(({ id, name, stored }) => (
        <button key={id} type="button" class="button" onClick={() => void makeRoom(id)}>
          {words.room.remove(name, stored?.stored ?? 0)}
        </button>
      ))}
      {smaller.map(({ id, name, bytes }) => (
        <button key={id} type="button" class="button" onClick={() => instead(id)}>
          {words.room.instead(name, bytes ?? 0)}
        </button>
      ))}
      <button type="button" class="button plain" onClick={again}>
        {words.retry}
      </button>
    </div>
  );
}
