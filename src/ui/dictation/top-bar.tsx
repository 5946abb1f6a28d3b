/** The resources of this session in four chips; each opens the place where its resource is explained or changed. */

import type { App } from '../../app/app.ts';
import { isBusy } from '../../app/dictation/dictation-step.ts';
import type { EngineState } from '../../app/engine/engine-slot.ts';
import { keyOf } from '../../app/keys.ts';
import type { Models } from '../../app/models/models.ts';
import { listensFor } from '../../app/models/spoken-languages.ts';
import { addressOf } from '../../app/router.ts';
import { noMode } from '../../app/text-rules/text-rules-settings.ts';
import { phases } from '../../i18n/dictation.ts';
import { modelName, percent } from '../../i18n/format.ts';
import { languagesLine } from '../../i18n/languages.ts';
import { words as libraryWords } from '../../i18n/library.ts';
import { chips } from '../../i18n/page.ts';
import type { Navigation } from '../navigation.ts';
import { MenuIcon, MicrophoneIcon } from '../parts/icons.tsx';
import { isNarrow } from '../parts/media-queries.ts';

export function TopBar({ app, navigation }: { app: App; navigation: Navigation }) {
  return (
    <header class="top-bar">
      {isNarrow.value && (
        <a class="icon-button" aria-label={libraryWords.open} href={addressOf('/library')}>
          <MenuIcon />
        </a>
      )}
      <ul class="chips" aria-label={chips.label}>
        <li>
          <a class="chip" href={addressOf('/privacy')}>
            <span class="chip-face">
              <span class="dot" />
              <span class="chip-text">{chips.device}</span>
              {app.isOnline.value || <em>{chips.offline}</em>}
              {app.isIsolated || <em>{chips.oneThread}</em>}
              <span class="for-readers">{chips.privacy}</span>
            </span>
          </a>
        </li>
        <li>
          <button
            type="button"
            class="chip mode"
            aria-keyshortcuts={keyOf('mode', app.settings.value) || undefined}
            onClick={navigation.modes}
          >
            <span class="chip-face">
              <span class="for-readers">{chips.mode}</span>
              <span class="chip-text">{libraryWords.mode(app.textRules.mode() ?? noMode)}</span>
            </span>
          </button>
        </li>
        <li>
          <a class="chip model" href={addressOf('/models')}>
            <span class="chip-face">
              <span class="for-readers">{chips.model}</span>
              <ModelWords app={app} engine={app.engine.value} />
              <Download models={app.models} />
            </span>
          </a>
        </li>
        <li>
          <a class="chip microphone" href={addressOf('/settings/microphone')}>
            <span class="chip-face">
              <MicrophoneIcon />
              <span class="for-readers">{chips.microphone}</span>
              <span class="chip-text">{microphoneName(app)}</span>
            </span>
          </a>
        </li>
      </ul>
    </header>
  );
}

function ModelWords({ app, engine }: { app: App; engine: EngineState }) {
  switch (engine.at) {
    case 'ready':
    case 'asleep':
      return (
        <>
          <span class="chip-text">{modelName(engine.info.model)}</span>
          <em>{languagesLine(listensFor(app))}</em>
        </>
      );
    case 'failed':
      return <span class="chip-text">{chips.modelFailed}</span>;
    case 'loading':
      return (
        <>
          <span class="spinner" />
          <span class="chip-text">{phases[engine.phase]}</span>
          {engine.progress !== null && <em>{percent(engine.progress)}</em>}
        </>
      );
  }
}

/** Progress of the download of another model, while the current one works. */
function Download({ models }: { models: Models }) {
  const share = models.download.value;
  if (share === null) return null;
  return (
    <>
      <span class="for-readers">{chips.downloading}</span>
      <progress aria-hidden="true" value={share} max={1} />
    </>
  );
}

function microphoneName({ dictation, devices, settings }: App): string {
  const chosen = devices.value.find(({ id }) => id === settings.value.microphone);
  const inUse = isBusy(dictation.state.value) ? dictation.device.value : '';
  return inUse || chosen?.label || chips.systemMicrophone;
}
