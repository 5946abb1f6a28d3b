/** When a recording becomes text: the choice of a strategy. */

import type { Settings } from '../../app/settings.ts';
import { strategyWords as words } from '../../i18n/transcript.ts';
import { Choice } from '../parts/form.tsx';

interface StrategySettingsProps {
  chosen: Settings['strategy'];
  onChoose: (strategy: Settings['strategy']) => void;
}

export function StrategySettings({ chosen, onChoose }: StrategySettingsProps) {
  return (
    <section class="settings-group" id="strategy" tabIndex={-1}>
      <h2>{words.title}</h2>
      <Choice label={words.label} options={words.names} value={chosen} help={words.helps[chosen]} onChange={onChoose} />
    </section>
  );
}
