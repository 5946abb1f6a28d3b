/** A rule made from a selected mistake, with the texts that it would change. */

import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { AllTranscripts } from '../../app/library/all-transcripts.ts';
import { type WouldChange, wouldChange } from '../../app/text-rules/rule-preview.ts';
import type { RulesPage } from '../../app/text-rules/rules-page.ts';
import { toAppError } from '../../core/errors.ts';
import { errors } from '../../i18n/errors.ts';
import { words } from '../../i18n/transcript.ts';
import { ruleFrom } from '../../text/text-settings.ts';
import { Modal } from '../parts/modal.tsx';
import '../styles/text-field.css';

interface MistakeDialogProps {
  mistake: string;
  rules: RulesPage;
  all: AllTranscripts;
  onClose: () => void;
}

/** So many texts are listed at first. */
const shownAtFirst = 10;
/** Milliseconds without typing after which the texts are looked through. */
const pause = 300;

export function MistakeDialog({ mistake, rules, all, onClose }: MistakeDialogProps) {
  const id = useId();
  const to = useSignal(mistake);
  const found = useSignal<readonly WouldChange[]>([]);
  const isLooking = useSignal(true);
  const isWhole = useSignal(false);
  const problem = useSignal<string | null>(null);
  const language = rules.language();

  const fail = (thrown: unknown) => {
    const { code } = toAppError(thrown);
    problem.value = `${errors[code].title} (${code}). ${errors[code].help}`;
  };

  useEffect(() => {
    const abort = new AbortController();
    const look = async () => {
      const rule = ruleFrom({ id: 'preview', from: [mistake], to: to.value });
      for await (const one of wouldChange(rule, all.read(abort.signal), language)) {
        if (abort.signal.aborted) return;
        found.value = [...found.value, one];
      }
      if (!abort.signal.aborted) isLooking.value = false;
    };
    found.value = [];
    isLooking.value = true;
    const timer = setTimeout(() => void look().catch(fail), pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [to.value, mistake, all, language]);

  const save = async (changing: readonly WouldChange[]) => {
    try {
      rules.rules.add({ from: [mistake], to: to.value });
      for (const { id: changed, text } of changing) await all.write(changed, text);
      onClose();
    } catch (thrown) {
      fail(thrown);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void save([]);
  };

  return (
    <Modal kind="panel" title={words.mistakeTitle} focus={`${id}-to`} onClose={onClose}>
      <form class="settings-group" onSubmit={submit}>
        <p>
          {words.mistakeFor} <q>{mistake}</q>
        </p>
        <div class="field">
          <label for={`${id}-to`}>{words.mistakeTo}</label>
          <input
            id={`${id}-to`}
            class="text-input"
            autocomplete="off"
            aria-describedby={`${id}-help`}
            value={to.value}
            onInput={(event) => {
              to.value = event.currentTarget.value;
            }}
          />
          <p id={`${id}-help`} class="field-help">
            {words.mistakeHelp}
          </p>
        </div>
        <div class="button-row">
          <button type="submit" class="button">
            {words.saveRule}
          </button>
          {found.value.length > 0 && !isLooking.value && (
            <button type="button" class="button" onClick={() => void save(found.value)}>
              {words.saveAndChange}
            </button>
          )}
          <button type="button" class="button plain" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
        {problem.value && <p class="field-problem">{problem.value}</p>}
      </form>
      <section class="settings-group">
        <p role="status">{isLooking.value ? words.looking : foundWords(found.value.length)}</p>
        <ul class="would-change">
          {(isWhole.value ? found.value : found.value.slice(0, shownAtFirst)).map(
            ({ id: changed, title, before, after }) => (
              <li key={changed}>
                <strong>{title}</strong>
                <del>{before}</del>
                <ins>{after}</ins>
              </li>
            ),
          )}
        </ul>
        {!isWhole.value && found.value.length > shownAtFirst && (
          <div>
            <button
              type="button"
              class="button plain"
              onClick={() => {
                isWhole.value = true;
              }}
            >
              {words.more(found.value.length - shownAtFirst)}
            </button>
          </div>
        )}
      </section>
    </Modal>
  );
}

function foundWords(count: number): string {
  return count === 0 ? words.changesNone : words.changesSome(count);
}
