/** A backup back into the library, with its passphrase where it has one; and texts of other programs. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Backups } from '../../app/library/backups.ts';
import { backup as words } from '../../i18n/library-panels.ts';
import { PassphraseForm } from './passphrase-form.tsx';

interface RestoreProps {
  work: Backups;
  attempt: (doing: string, task: () => Promise<string>) => Promise<void>;
  isBusy: boolean;
}

export function Restore({ work, attempt, isBusy }: RestoreProps) {
  const backups = useRef<HTMLInputElement>(null);
  const texts = useRef<HTMLInputElement>(null);
  /** Chosen, and waiting for its passphrase. */
  const sealed = useSignal<File | null>(null);
  const passphrase = useSignal('');
  const isRestored = useSignal(false);
  const bringBack = async (file: File) => {
    const { added } = await work.restore(file, passphrase.value);
    isRestored.value = true;
    return words.restored(added);
  };
  const restore = (file: File) =>
    attempt(words.restoring, async () => {
      const said = await bringBack(file);
      sealed.value = null;
      return said;
    });
  const choose = (file: File | undefined) =>
    file &&
    attempt(words.restoring, async () => {
      passphrase.value = '';
      if (await work.isSealed(file)) {
        sealed.value = file;
        return words.isSealed;
      }
      return bringBack(file);
    });
  return (
    <section class="settings-group">
      <h2>{words.restore}</h2>
      <p class="field-help">{words.restoreHelp}</p>
      <div class="backup-buttons">
        <button type="button" class="button" disabled={isBusy} onClick={() => backups.current?.click()}>
          {words.choose}
        </button>
        <button type="button" class="button" disabled={isBusy} onClick={() => texts.current?.click()}>
          {words.texts}
        </button>
        {isRestored.value && (
          <button type="button" class="button" onClick={() => location.reload()}>
            {words.show}
          </button>
        )}
      </div>
      {sealed.value && (
        <PassphraseForm
          label={words.passphraseOf(sealed.value.name)}
          passphrase={passphrase}
          isNew={false}
          action={words.open}
          isBusy={isBusy}
          onSubmit={() => sealed.value && void restore(sealed.value)}
        />
      )}
      <input
        ref={backups}
        type="file"
        hidden
        aria-label={words.choose}
        accept=".sotto-backup"
        onChange={({ currentTarget }) => {
          void choose(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <input
        ref={texts}
        type="file"
        hidden
        multiple
        aria-label={words.texts}
        accept=".txt,.srt,.vtt,.json"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          void attempt(words.restoring, async () => words.broughtIn(await work.bringIn(files)));
        }}
      />
    </section>
  );
}
