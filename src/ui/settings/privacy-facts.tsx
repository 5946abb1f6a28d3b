/** The facts about privacy, and where each part of the work runs. */

import type { App } from '../../app/app.ts';
import type { LibrarySettings } from '../../app/library/library-settings.ts';
import { modelName } from '../../i18n/format.ts';
import { privacyWords as words } from '../../i18n/settings.ts';
import type { Navigation } from '../navigation.ts';
import { Choice } from '../parts/form.tsx';
import { closeThen } from '../parts/modal.tsx';

interface PrivacyFactsProps {
  app: App;
  navigation: Navigation;
  onKeep: (keepTexts: LibrarySettings['keepTexts']) => void;
  onKeepSound: (keepSound: LibrarySettings['keepSound']) => void;
}

export function PrivacyFacts({ app, navigation, onKeep, onKeepSound }: PrivacyFactsProps) {
  const { keepTexts, keepSound } = app.settings.value;
  const engine = app.engine.value;
  const info = 'info' in engine ? engine.info : null;
  const facts: [string, string][] = [
    [words.model, info ? modelName(info.model) : words.notReady],
    [words.backend, info ? words.backends[info.backend] : words.notReady],
    [words.threads, info ? String(info.threads) : words.notReady],
    [words.isolation, app.isIsolated ? words.isolated : words.isolatedNot],
    [words.network, app.isOnline.value ? words.online : words.offline],
  ];
  return (
    <section class="settings-group" id="privacy" tabIndex={-1} aria-labelledby="privacy-title">
      <h3 id="privacy-title">{words.title}</h3>
      <p>{words.kept}</p>
      <Choice
        label={words.keepTexts}
        help={words.keepTextsHelp[keepTexts]}
        options={words.keptTexts}
        value={keepTexts}
        onChange={onKeep}
      />
      {keepTexts !== 'never' && (
        <Choice
          label={words.keepSound}
          help={words.keepSoundHelp[keepSound]}
          options={words.keptSound}
          value={keepSound}
          onChange={onKeepSound}
        />
      )}
      <div>
        <button type="button" class="button" onClick={closeThen(navigation.storage)}>
          {words.storage}
        </button>
      </div>
      {!app.isIsolated && <p class="settings-note">{words.notIsolated}</p>}
      <dl class="known">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
