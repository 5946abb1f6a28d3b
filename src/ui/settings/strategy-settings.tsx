/** When a recording becomes text: the choice of a strategy, and of the model that improves what another has written. */

import type { App } from '../../app/app.ts';
import { modelsHere } from '../../app/models/best-model.ts';
import type { ModelsPanel } from '../../app/models/models-panel.ts';
import { addressOf } from '../../app/router.ts';
import type { Settings } from '../../app/settings.ts';
import { saying } from '../../i18n/saying.ts';
import { strategyWords as words } from '../../i18n/transcript.ts';
import { Choice, Select } from '../parts/form.tsx';
import { useLoaded } from '../parts/use-loaded.ts';

interface StrategySettingsProps {
  app: Pick<App, 'models' | 'notices' | 'settings'>;
  onChange: (change: Partial<Pick<Settings, 'strategy' | 'exactModel'>>) => void;
}

export function StrategySettings({ app, onChange }: StrategySettingsProps) {
  const { strategy, exactModel } = app.settings.value;
  const panel = useLoaded(
    () => app.settings.value.strategy === 'progressive',
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
      {strategy === 'progressive' && panel && (
        <ExactModel
          panel={panel}
          inUse={app.models.inUse.value}
          chosen={exactModel}
          onChoose={(id) => onChange({ exactModel: id })}
        />
      )}
    </section>
  );
}

interface ExactModelProps {
  panel: ModelsPanel;
  inUse: string;
  chosen: string;
  onChoose: (id: string) => void;
}

function ExactModel({ panel, inUse, chosen, onChoose }: ExactModelProps) {
  const others = modelsHere(panel.cards.value).filter(({ id }) => id !== inUse);
  if (panel.isRead.value && others.length === 0) {
    return (
      <div class="field across">
        <p class="field-help">{words.noExact}</p>
        <a class="button" href={addressOf('/models')}>
          {words.getExact}
        </a>
      </div>
    );
  }
  return (
    <Select id="exact-model" label={words.exact} value={chosen} onChange={onChoose}>
      <option value="">{words.best}</option>
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
