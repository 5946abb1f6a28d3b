/** When a recording becomes text: the choice of a strategy, and of the model that improves what another has written. */

import type { App } from '../../app/app.ts';
import { modelsHere } from '../../app/models/best-model.ts';
import type { ModelCard } from '../../app/models/model-cards.ts';
import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { addressOf } from '../../app/router.ts';
import type { Settings } from '../../app/settings.ts';
import { type ExactWish, exactChoice, exactWish, fasterChoice } from '../../app/strategies/exact-choice.ts';
import { modelName } from '../../i18n/format.ts';
import { saying } from '../../i18n/saying.ts';
import { again, strategyWords as words } from '../../i18n/transcript.ts';
import { Choice, Select } from '../parts/form.tsx';
import { useLoaded } from '../parts/use-loaded.ts';

interface StrategySettingsProps {
  app: Pick<App, 'models' | 'notices' | 'settings'>;
  onChange: (change: Partial<Pick<Settings, 'strategy' | 'exactModel'>>) => void;
}

export function StrategySettings({ app, onChange }: StrategySettingsProps) {
  const { strategy } = app.settings.value;
  const panel = useLoaded(
    () => mayImprove(app.settings.value.strategy),
    app.models.open,
    (run) => app.notices.attempt(saying(words, 'exact'), run),
  );
  return (
    <section class="settings-group" id="strategy" tabIndex={-1}>
      <h2>{words.title}</h2>
      <Choice
        label={words.label}
        options={words.names}
        value={strategy}
        help={words.helps[strategy]}
        onChange={(chosen) => onChange({ strategy: chosen })}
      />
      {mayImprove(strategy) && panel && (
        <ExactModel
          panel={panel}
          isWanted={strategy === 'progressive'}
          wish={exactWish(app.settings.value, { inUse: app.models.inUse.value, language: app.models.language.value })}
          onChoose={(id) => onChange({ exactModel: id })}
        />
      )}
    </section>
  );
}

const mayImprove = (strategy: Settings['strategy']) => strategy === 'progressive' || strategy === 'auto';

interface ExactModelProps {
  panel: ModelsPanel;
  wish: ExactWish;
  /** Whether it is told where there is none. */
  isWanted: boolean;
  onChoose: (id: string) => void;
}

function ExactModel({ panel, wish, isWanted, onChoose }: ExactModelProps) {
  const { inUse, chosen } = wish;
  const cards = panel.cards.value;
  const others = modelsHere(cards).filter(({ id }) => id !== inUse);
  if (!panel.isRead.value) return null;
  if (others.length === 0) return isWanted && <NoExact />;
  const first = fasterChoice(cards, panel.embedded, wish);
  const best = exactChoice(cards, { ...wish, chosen: '' });
  return (
    <>
      <Select id="exact-model" label={words.exact} value={chosen} onChange={onChoose}>
        <option value="">{best === undefined ? words.noExact : again.best(nameOf(cards, best))}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {first !== undefined && (
        <div class="field across">
          <p class="field-help">{words.isBest(nameOf(cards, inUse))}</p>
          <button type="button" class="button" onClick={() => void panel.switchTo(first)}>
            {words.writeFirst(nameOf(cards, first))}
          </button>
        </div>
      )}
    </>
  );
}

const nameOf = (cards: readonly ModelCard[], id: string) => cards.find((card) => card.id === id)?.name ?? modelName(id);

function NoExact() {
  return (
    <div class="field across">
      <p class="field-help">{words.noExact}</p>
      <a class="button" href={addressOf('/models')}>
        {words.getExact}
      </a>
    </div>
  );
}
