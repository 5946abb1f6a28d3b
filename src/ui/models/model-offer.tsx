/** The model that a server or folder offers, inspected but not downloaded. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Found, ModelsPanel } from '../../app/models/models-panel.ts';
import { size } from '../../i18n/figures/amounts.ts';
import { families, licenceName } from '../../i18n/figures/proper-names.ts';
import { languageName, modelName } from '../../i18n/format.ts';
import { words } from '../../i18n/models.ts';

const languagesShown = 3;

interface ModelOfferProps {
  found: Found;
  work: ModelsPanel;
  onDone: () => void;
}

export function ModelOffer({ found, work, onDone }: ModelOfferProps) {
  const { id, family, languages, licence, choices } = found.offer;
  const group = useId();
  const chosen = useSignal(0);
  const choice = choices[chosen.value];
  const memory = choice ? work.memoryOf(choice.bytes, family) : 0;
  const add = () => {
    work.add(found, choice ? { precision: choice.precision } : {});
    onDone();
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"] button`)?.focus();
    });
  };
  const named = languages.slice(0, languagesShown).map((tag) => languageName(tag));
  const more = languages.length - named.length;
  return (
    <div class="model-offer">
      <h3>{words.found(modelName(id))}</h3>
      <p class="model-facts">
        <span>{families[family]}</span>
        <span>
          {named.length > 0 ? [...named, ...(more > 0 ? [words.more(more)] : [])].join(', ') : words.noLanguage}
        </span>
        <span>{words.memory(memory)}</span>
        <span>{licence ? licenceName(licence) : words.noLicence}</span>
      </p>
      <fieldset class="model-versions">
        <legend class="for-readers">{words.version}</legend>
        {choices.map(({ precision, bytes }, at) => (
          <label key={words.precision(precision)}>
            <input
              type="radio"
              name={group}
              checked={at === chosen.value}
              onChange={() => {
                chosen.value = at;
              }}
            />
            <span>{words.precision(precision)}</span>
            <span>{size(bytes)}</span>
          </label>
        ))}
      </fieldset>
      {memory > work.memoryBudget && <p class="model-warning">{words.tooLarge(memory, work.memoryBudget)}</p>}
      <div class="model-actions">
        <button type="button" class="button" onClick={add}>
          {found.source.kind === 'folder' ? words.addThis : words.download}
        </button>
        <button type="button" class="button plain" onClick={onDone}>
          {words.forget}
        </button>
      </div>
    </div>
  );
}
