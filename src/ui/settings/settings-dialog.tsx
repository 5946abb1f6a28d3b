/** The settings, each with a line about its effect, and the facts about privacy at the end. */

import type { App } from '../../app/app.ts';
import type { Models } from '../../app/models/models.ts';
import type { Settings } from '../../app/settings.ts';
import { modelName, nativeName } from '../../i18n/format.ts';
import { pageLanguages, pickLanguage } from '../../i18n/language.ts';
import { words } from '../../i18n/settings.ts';
import type { Navigation, Panel } from '../navigation.ts';
import { Choice, Select, Switch } from '../parts/form.tsx';
import { closeThen, Modal } from '../parts/modal.tsx';
import { KeyFields } from './key-settings.tsx';
import { LanguageSettings } from './language-settings.tsx';
import { PrivacyFacts } from './privacy-facts.tsx';
import { StrategySettings } from './strategy-settings.tsx';

const places: Partial<Record<Panel, string>> = { microphone: 'microphone', privacy: 'privacy' };

interface SettingsDialogProps {
  app: App;
  navigation: Navigation;
  at: Panel;
  onClose: () => void;
}

export function SettingsDialog({ app, navigation, at, onClose }: SettingsDialogProps) {
  const { settings } = app;
  const now = settings.value;
  const set = <Key extends keyof Settings>(key: Key) => {
    return (value: Settings[Key]) => {
      settings.value = { ...settings.value, [key]: value };
    };
  };
  return (
    <Modal kind="panel" title={words.title} focus={places[at]} onClose={onClose}>
      <section class="settings-group">
        <h3>{words.sound}</h3>
        <MicrophoneSelect app={app} onChange={set('microphone')} />
        <Switch
          label={words.soundProcessing}
          help={words.soundProcessingHelp}
          isOn={now.soundProcessing}
          onChange={set('soundProcessing')}
        />
        <Choice
          label={words.sensitivity}
          help={words.sensitivityHelp}
          options={words.sensitivities}
          value={now.sensitivity}
          onChange={set('sensitivity')}
        />
        <Switch
          label={words.pace}
          help={words.paceHelp}
          isOn={now.pace === 'slow'}
          onChange={(isOn) => set('pace')(isOn ? 'slow' : 'normal')}
        />
        <Choice
          label={words.autoStop}
          help={words.autoStopHelp}
          options={words.autoStops}
          value={now.autoStop}
          onChange={set('autoStop')}
        />
      </section>
      <ModelRow models={app.models} navigation={navigation} />
      <StrategySettings
        app={app}
        navigation={navigation}
        onChange={(change) => {
          settings.value = { ...settings.value, ...change };
        }}
      />
      <LanguageSettings
        app={app}
        onChange={(change) => {
          settings.value = { ...settings.value, ...change };
        }}
      />
      <section class="settings-group">
        <h3>{words.text}</h3>
        <Switch label={words.autoCopy} help={words.autoCopyHelp} isOn={now.autoCopy} onChange={set('autoCopy')} />
        <p class="field-help">{words.textRulesHelp}</p>
        <div>
          <button type="button" class="button" onClick={closeThen(navigation.textRules)}>
            {words.textRules}
          </button>
        </div>
      </section>
      <section class="settings-group">
        <h3>{words.look}</h3>
        <Choice label={words.theme} options={words.themes} value={now.theme} onChange={set('theme')} />
        <PageLanguageSelect value={now.pageLanguage} onChange={set('pageLanguage')} />
        <Switch
          label={words.announce}
          help={words.announceHelp}
          isOn={now.announce === 'finals'}
          onChange={(isOn) => set('announce')(isOn ? 'finals' : 'off')}
        />
        <Switch label={words.shortcuts} help={words.shortcutsHelp} isOn={now.shortcuts} onChange={set('shortcuts')} />
        <KeyFields settings={settings} />
      </section>
      <section class="settings-group">
        <h3>{words.backup}</h3>
        <div class="field across">
          <p class="field-help">{words.backupHelp}</p>
          <button type="button" class="button" onClick={closeThen(navigation.backup)}>
            {words.backups}
          </button>
        </div>
      </section>
      <PrivacyFacts app={app} navigation={navigation} onKeep={set('keepTexts')} onKeepSound={set('keepSound')} />
    </Modal>
  );
}

function ModelRow({ models, navigation }: { models: Models; navigation: Navigation }) {
  return (
    <section class="settings-group">
      <h3>{words.model}</h3>
      <div class="field across">
        <p>{modelName(models.inUse.value)}</p>
        <button type="button" class="button" onClick={closeThen(navigation.models)}>
          {words.models}
        </button>
        <p class="field-help">{words.modelHelp}</p>
      </div>
    </section>
  );
}

interface PageLanguageSelectProps {
  value: Settings['pageLanguage'];
  onChange: (value: Settings['pageLanguage']) => void;
}

function PageLanguageSelect({ value, onChange }: PageLanguageSelectProps) {
  return (
    <Select
      id="page-language"
      label={words.pageLanguage}
      help={words.pageLanguageHelp}
      value={value}
      onChange={onChange}
    >
      <option value="browser">{words.browserLanguage(nativeName(pickLanguage(navigator.languages)))}</option>
      {pageLanguages.map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {nativeName(tag)}
        </option>
      ))}
    </Select>
  );
}

function MicrophoneSelect({ app, onChange }: { app: App; onChange: (id: string) => void }) {
  const devices = app.devices.value;
  const chosen = app.settings.value.microphone;
  const named = devices.filter(({ id, label }) => id && label);
  return (
    <Select
      id="microphone"
      label={words.microphone}
      help={named.length === 0 ? words.microphoneHelp : undefined}
      value={chosen}
      onChange={onChange}
    >
      <option value="">{words.systemDefault}</option>
      {named.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </Select>
  );
}
