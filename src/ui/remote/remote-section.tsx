/** The server that files may be sent to, in the settings: address, key, model, and whether it answers. Off until an address is typed. */

import { useSignal, useSignalEffect } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Remote } from '../../app/remote/remote.ts';
import { mostAtOnce } from '../../app/remote/remote-settings.ts';
import { toAppError } from '../../core/errors.ts';
import { errors } from '../../i18n/errors.ts';
import { remoteWords as words } from '../../i18n/files.ts';
import { canAdmit } from '../../platform/service-worker/admitted-server.ts';
import { readAddress } from '../../protocol/server-address.ts';
import { Select, Switch } from '../parts/form.tsx';
import { TextField } from '../parts/text-field.tsx';

const examples = ['https://speech.example.org', 'http://localhost:8000'] as const;
const tunnel = 'ssh -L 8000:localhost:8000 SERVER';

interface RemoteSectionProps {
  remote: Remote;
  staysOffline: boolean;
}

export function RemoteSection({ remote, staysOffline }: RemoteSectionProps) {
  const { server } = remote;
  return (
    <section class="settings-group" id="server" tabIndex={-1}>
      <h2>{words.title}</h2>
      <p class="field-help">{words.help}</p>
      {staysOffline && <p class="settings-note">{words.offline}</p>}
      {canAdmit() ? <Address remote={remote} /> : <p class="settings-note">{words.unavailable}</p>}
      {server.value && (
        <>
          {canAdmit() && <Connection remote={remote} />}
          <div>
            <button type="button" class="button" onClick={remote.forget}>
              {words.forget}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function Address({ remote: { settings, server } }: Pick<RemoteSectionProps, 'remote'>) {
  const typed = useSignal(settings.value.address);
  const problem = useSignal<string | null>(null);
  useSignalEffect(() => {
    if (settings.value.address === '') typed.value = '';
  });
  const use = () => {
    const address = readAddress(typed.value);
    if (typeof address === 'object') {
      // Another server gets neither the key nor the model of the one before.
      const isSame = address.origin === server.value?.origin;
      settings.value = { ...settings.value, ...(isSame ? {} : { key: '', model: '' }), address: address.base };
      typed.value = address.base;
      problem.value = null;
    } else {
      problem.value = address === 'not-secure' ? words.notSecure(tunnel, examples[1]) : words.problems[address];
    }
  };
  return (
    <TextField
      label={words.address}
      help={server.value ? words.goesTo(server.value.base) : words.addressHelp(...examples)}
      problem={problem.value}
      value={typed.value}
      button={words.use}
      onInput={(text) => {
        typed.value = text;
        problem.value = null;
      }}
      onSubmit={use}
    />
  );
}

function Connection({ remote }: Pick<RemoteSectionProps, 'remote'>) {
  const { settings } = remote;
  const id = useId();
  const models = useSignal<readonly string[]>([]);
  const outcome = useSignal<{ text: string; isProblem: boolean }>({ text: '', isProblem: false });
  const { key, model, atOnce, asOpus } = settings.value;
  const set = (changed: Partial<typeof settings.value>) => {
    settings.value = { ...settings.value, ...changed };
  };
  const test = async () => {
    outcome.value = { text: words.testing, isProblem: false };
    try {
      models.value = await remote.models();
      const isUnknown = model !== '' && models.value.length > 0 && !models.value.includes(model);
      const answers = words.answers(remote.server.value?.host ?? '', models.value);
      outcome.value = {
        text: isUnknown ? `${answers} ${words.unknownModel(model)}` : answers,
        isProblem: isUnknown,
      };
    } catch (thrown) {
      const { code, details } = toAppError(thrown);
      const reason = details[1] ? ` (${details[1]})` : '';
      outcome.value = { text: `${errors[code].title}${reason}. ${errors[code].help}`, isProblem: true };
    }
  };
  return (
    <>
      <div class="field">
        <label for={`${id}-key`}>{words.key}</label>
        <input
          id={`${id}-key`}
          class="text-input"
          type="password"
          autocomplete="off"
          aria-describedby={`${id}-key-help`}
          value={key}
          onInput={({ currentTarget }) => set({ key: currentTarget.value.trim() })}
        />
        <p id={`${id}-key-help`} class="field-help">
          {words.keyHelp}
        </p>
      </div>
      <div class="field">
        <label for={`${id}-model`}>{words.model}</label>
        <input
          id={`${id}-model`}
          class="text-input"
          list={`${id}-models`}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby={`${id}-model-help`}
          value={model}
          onInput={({ currentTarget }) => set({ model: currentTarget.value.trim() })}
        />
        <datalist id={`${id}-models`}>
          {models.value.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <p id={`${id}-model-help`} class="field-help">
          {words.modelHelp}
        </p>
      </div>
      <Select
        id="server-at-once"
        label={words.atOnce}
        value={String(atOnce)}
        onChange={(count) => set({ atOnce: Number(count) })}
      >
        {Array.from({ length: mostAtOnce }, (_, at) => (
          <option key={at} value={at + 1}>
            {at + 1}
          </option>
        ))}
      </Select>
      <Switch label={words.asOpus} help={words.asOpusHelp} isOn={asOpus} onChange={(isOn) => set({ asOpus: isOn })} />
      <div>
        <button type="button" class="button" onClick={() => void test()}>
          {words.test}
        </button>
      </div>
      <p role="status" class={outcome.value.isProblem ? 'field-problem' : 'field-help'}>
        {outcome.value.text}
      </p>
    </>
  );
}
