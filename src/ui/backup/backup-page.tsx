/** The page of backups: everything into one file, everything back, and texts of other programs. */

import { useSignal } from '@preact/signals';
import type { Backups } from '../../app/library/backups.ts';
import { toAppError } from '../../core/errors.ts';
import { errors } from '../../i18n/errors.ts';
import { backup as words } from '../../i18n/library-panels.ts';
import { saveFile } from '../../platform/save-file.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import './backup.css';
import { PassphraseForm } from './passphrase-form.tsx';
import { Restore } from './restore.tsx';

interface BackupPageProps {
  work: Backups;
}

export interface Outcome {
  text: string;
  isProblem: boolean;
}

export function BackupPage({ work }: BackupPageProps) {
  const passphrase = useSignal('');
  const isBusy = useSignal(false);
  const outcome = useSignal<Outcome>({ text: '', isProblem: false });
  /** Runs what takes a while, and says what came of it. */
  const attempt = async (doing: string, task: () => Promise<string>) => {
    isBusy.value = true;
    outcome.value = { text: doing, isProblem: false };
    try {
      outcome.value = { text: await task(), isProblem: false };
    } catch (thrown) {
      const { code, details } = toAppError(thrown);
      const where = details.length > 0 ? `: ${details.join(', ')}` : '';
      outcome.value = { text: `${errors[code].title}${where}. ${errors[code].help}`, isProblem: true };
    }
    isBusy.value = false;
  };
  const make = () =>
    attempt(words.making, async () => {
      const file = await work.make(passphrase.value);
      const day = new Date().toISOString().slice(0, 10);
      saveFile(`Sotto ${day}.sotto-backup`, file.type, file);
      return words.made;
    });
  return (
    <PageFrame title={words.title}>
      <section class="settings-group">
        <h2>{words.make}</h2>
        <p class="field-help">{words.makeHelp}</p>
        <PassphraseForm
          label={words.passphrase}
          passphrase={passphrase}
          isNew={true}
          action={words.save}
          isBusy={isBusy.value}
          onSubmit={() => void make()}
        >
          <p class="field-help">{words.passphraseHelp}</p>
        </PassphraseForm>
      </section>
      <Restore work={work} attempt={attempt} isBusy={isBusy.value} />
      <p class={`backup-outcome ${outcome.value.isProblem ? 'field-problem' : 'field-help'}`} role="status">
        {outcome.value.text}
      </p>
    </PageFrame>
  );
}
