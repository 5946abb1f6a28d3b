/** A backup back into the library, with its passphrase where it has one; and texts of other programs. */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Backups } from '../../app/library/backups.ts';
import { backup as words } from '../../i18n/library-panels.ts';

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
  const restore = (file: File) =>
    attempt(words.restoring, async () => {
      const { added } = await work.restore(file, passphrase.value);
      sealed.value = null;
      isRestored.value = true;
      return words.restored(added);
    });
  const choose = (file: File | undefined) =>
    file &&
    attempt(words.restoring, async () => {
      passphrase.value = '';
      if (await work.isSealed(file)) {
        sealed.value = file;
        return words.isSealed;
      }
      const { added } = await work.restore(file, '');
      isRestored.value = true;
      return words.restored(added);
    });
  return (
    <section class="settings-group">
      <h3>{words.restore}</h3>
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
        <form
          class="field"
          onSubmit={(event) => {
            event.preventDefault();
            if (sealed.value) void restore(sealed.value);
          }}
        >
          <label for="restore-passphrase">{words.passphraseOf(sealed.value.name)}</label>
          <div class="backup-line">
            <input
              id="restore-passphrase"
              type="password"
              autocomplete="off"
              value={passphrase.value}
              onInput={({ currentTarget }) => {
                passphrase.value = currentTarget.value;
              }}
            />
            <button type="submit" class="button" disabled={isBusy}>
              {words.open}
            </button>
          </div>
        </form>
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
