/** The page of privacy: what is kept, and where each part of the work runs. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { App } from '../../app/app.ts';
import { fileSoundBounds } from '../../app/files/file-sound-bounds.ts';
import type { FileWork } from '../../app/files/file-transcriber.ts';
import type { NetworkRecord } from '../../app/privacy/network-record.ts';
import { addressOf } from '../../app/router.ts';
import type { Settings } from '../../app/settings.ts';
import { roughSize, size } from '../../i18n/figures/amounts.ts';
import { modelName } from '../../i18n/format.ts';
import { privacyWords as words } from '../../i18n/settings.ts';
import { fileSoundBytes } from '../../platform/file-sound.ts';
import { canStayOffline } from '../../platform/service-worker/stay-offline.ts';
import { Choice, Switch } from '../parts/form.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { BuildFacts } from './build-facts.tsx';
import { NetworkProof } from './network-proof.tsx';

interface PrivacyPageProps {
  app: App;
  record: NetworkRecord;
  files: Pick<FileWork, 'remote' | 'keepWithin'>;
}

export function PrivacyPage({ app, record, files }: PrivacyPageProps) {
  return (
    <PageFrame title={words.title}>
      <Kept settings={app.settings} files={files} />
      <StayOffline settings={app.settings} />
      <NetworkProof record={record} remote={files.remote} notices={app.notices} />
      <BuildFacts notices={app.notices} />
      <Facts app={app} />
    </PageFrame>
  );
}

/** What is kept, and for how long. */
function Kept({ settings, files }: Pick<App, 'settings'> & Pick<PrivacyPageProps, 'files'>) {
  const { keepTexts, keepSound, mostFileSound } = settings.value;
  const used = useSignal(0);
  const measure = () =>
    void fileSoundBytes().then((bytes) => {
      used.value = bytes;
    });
  useEffect(measure, []);
  const change = (changed: Partial<Settings>) => {
    settings.value = { ...settings.value, ...changed };
  };
  return (
    <section class="settings-group">
      <p>{words.kept}</p>
      <Choice
        label={words.keepTexts}
        help={words.keepTextsHelp[keepTexts]}
        options={words.keptTexts}
        value={keepTexts}
        onChange={(chosen) => change({ keepTexts: chosen })}
      />
      {keepTexts !== 'never' && (
        <Choice
          label={words.keepSound}
          help={words.keepSoundHelp[keepSound]}
          options={words.keptSound}
          value={keepSound}
          onChange={(chosen) => change({ keepSound: chosen })}
        />
      )}
      {keepTexts !== 'never' && keepSound !== 'never' && (
        <Choice
          label={words.mostFileSound}
          help={[words.mostFileSoundHelp, ...(used.value > 0 ? [words.fileSoundNow(size(used.value))] : [])].join(' ')}
          options={fileSoundSizes()}
          value={mostFileSound}
          onChange={(chosen) => {
            change({ mostFileSound: chosen });
            void files.keepWithin().then(measure);
          }}
        />
      )}
      <div>
        <a class="button" href={addressOf('/storage')}>
          {words.storage}
        </a>
      </div>
    </section>
  );
}

/** The choices of a bound, in the language of the page. */
function fileSoundSizes(): Record<Settings['mostFileSound'], string> {
  const { '500MB': little, '2GB': usual, '10GB': much } = fileSoundBounds;
  return { '500MB': roughSize(little), '2GB': roughSize(usual), '10GB': roughSize(much) };
}

/** The switch by which nothing goes to a network. */
function StayOffline({ settings }: Pick<App, 'settings'>) {
  const { staysOffline } = settings.value;
  return (
    <section class="settings-group">
      {staysOffline || canStayOffline() ? (
        <Switch
          label={words.staysOffline}
          help={words.staysOfflineHelp}
          isOn={staysOffline}
          onChange={(isOn) => {
            settings.value = { ...settings.value, staysOffline: isOn };
          }}
        />
      ) : (
        <p class="field-help">{words.cannotStayOffline}</p>
      )}
    </section>
  );
}

/** What runs where, now. */
function Facts({ app }: { app: App }) {
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
    <section class="settings-group">
      <h2>{words.facts}</h2>
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
