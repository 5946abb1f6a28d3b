/** The settings, each with a line about its effect. Each section has an address. */

import type { App } from '../../app/app.ts';
import type { Models } from '../../app/models/models.ts';
import type { Remote } from '../../app/remote/remote.ts';
import { addressOf } from '../../app/router.ts';
import type { Settings } from '../../app/settings.ts';
import { modelName, nativeName } from '../../i18n/format.ts';
import { pageLanguages, pickLanguage } from '../../i18n/language.ts';
import { privacyWords, words } from '../../i18n/settings.ts';
import { Choice, Select, Switch } from '../parts/form.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { RemoteSection } from '../remote/remote-section.tsx';
import { KeyFields } from './key-settings.tsx';
import { LanguageSettings } from './language-settings.tsx';
import { StrategySettings } from './strategy-settings.tsx';

interface SettingsPageProps {
  app: App;
  remote: Remote;
  /** Where the page begins: the id of a section or a field; '' for its top. */
  section: string;
}

export function SettingsPage({ app, remote, section }: SettingsPageProps) {
  const { settings } = app;
  const now = settings.value;
  const set = <Key extends keyof Settings>(key: Key) => {
    return (value: Settings[Key]) => {
      settings.value = { ...settings.value, [key]: value };
    };
  };
  return (
    <PageFrame title={words.title} focus={section}>
      <section class="settings-group" id="sound" tabIndex={-1}>
        <h2>{words.sound}</h2>
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
        <Switch label={words.sounds} help={words.soundsHelp} isOn={now.sounds} onChange={set('sounds')} />
      </section>
      <ModelRow models={app.models} />
      <StrategySettings
        app={app}
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
      <section class="settings-group" id="text" tabIndex={-1}>
        <h2>{words.text}</h2>
        <Switch label={words.autoCopy} help={words.autoCopyHelp} isOn={now.autoCopy} onChange={set('autoCopy')} />
        <p class="field-help">{words.textRulesHelp}</p>
        <div>
          <a class="button" href={addressOf('/rules')}>
            {words.textRules}
          </a>
        </div>
      </section>
      <section class="settings-group" id="look" tabIndex={-1}>
        <h2>{words.look}</h2>
        <Choice label={words.theme} options={words.themes} value={now.theme} onChange={set('theme')} />
        <PageLanguageSelect value={now.pageLanguage} onChange={set('pageLanguage')} />
        <Switch
          label={words.announce}
          help={words.announceHelp}
          isOn={now.announce === 'finals'}
          onChange={(isOn) => set('announce')(isOn ? 'finals' : 'off')}
        />
        <Switch
          label={words.messagesStay}
          help={words.messagesStayHelp}
          isOn={now.messagesStay}
          onChange={set('messagesStay')}
        />
        <Switch label={words.shortcuts} help={words.shortcutsHelp} isOn={now.shortcuts} onChange={set('shortcuts')} />
        <KeyFields settings={settings} />
      </section>
      <RemoteSection remote={remote} staysOffline={now.staysOffline} />
      <section class="settings-group">
        <h2>{words.backup}</h2>
        <div class="field across">
          <p class="field-help">{words.backupHelp}</p>
          <a class="button" href={addressOf('/backup')}>
            {words.backups}
          </a>
        </div>
      </section>
      <section class="settings-group">
        <h2>{privacyWords.title}</h2>
        <div class="field across">
          <p class="field-help">{words.privacyHelp}</p>
          <a class="button" href={addressOf('/privacy')}>
            {privacyWords.open}
          </a>
        </div>
      </section>
    </PageFrame>
  );
}

function ModelRow({ models }: { models: Models }) {
  return (
    <section class="settings-group">
      <h2>{words.model}</h2>
      <div class="field across">
        <p>{modelName(models.inUse.value)}</p>
        <a class="button" href={addressOf('/models')}>
          {words.models}
        </a>
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
