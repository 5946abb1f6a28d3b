/** The choice of a model and a language with which kept sound is recognised again. */

import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { bestModel, modelsHere } from '../../app/models/best-model.ts';
import type { ModelCard } from '../../app/models/model-cards.ts';
import { knownAmong } from '../../core/languages.ts';
import type { Transcript } from '../../core/transcript.ts';
import { again as words } from '../../i18n/transcript.ts';
import { Select } from '../parts/form.tsx';
import { LanguageOptions } from '../parts/language-options.tsx';
import { closeThen, Modal } from '../parts/modal.tsx';
import type { AgainWish } from './recognise-again.ts';

interface RecogniseDialogProps {
  transcript: Transcript;
  cards: readonly ModelCard[];
  /** Id of the model in use. */
  inUse: string;
  /** Whether a dictation or a file is being recognised, which needs the model that is in use. */
  isBusy: boolean;
  onRecognise: (wish: AgainWish) => void;
  onModels: () => void;
  onClose: () => void;
}

export function RecogniseDialog(props: RecogniseDialogProps) {
  const { transcript, cards, inUse, isBusy, onRecognise, onModels, onClose } = props;
  const id = useId();
  const here = modelsHere(cards);
  const best = bestModel(cards, transcript.language);
  const model = useSignal(best ?? inUse);
  const languages = here.find((card) => card.id === model.value)?.languages ?? [];
  const language = useSignal(transcript.language);
  const [spoken = ''] = knownAmong([language.value], languages);
  return (
    <Modal kind="panel" title={words.title} focus={`${id}-model`} onClose={onClose}>
      <section class="settings-group">
        <p class="field-help">{words.help}</p>
        <Select
          id={`${id}-model`}
          label={words.model}
          value={model.value}
          onChange={(value) => {
            model.value = value;
          }}
        >
          {here.map((card) => (
            <option key={card.id} value={card.id}>
              {card.id === best ? words.best(card.name) : card.name}
            </option>
          ))}
        </Select>
        {languages.length > 1 && (
          <Select
            id={`${id}-language`}
            label={words.language}
            value={spoken}
            onChange={(value) => {
              language.value = value;
            }}
          >
            <option value="">{words.anyLanguage}</option>
            <LanguageOptions codes={languages} />
          </Select>
        )}
        {isBusy && <p class="field-help">{words.busy}</p>}
        <div class="button-row">
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={closeThen(() => onRecognise({ model: model.value, language: languages.length > 1 ? spoken : '' }))}
          >
            {words.start}
          </button>
          <button type="button" class="button plain" onClick={closeThen(onModels)}>
            {words.models}
          </button>
        </div>
      </section>
    </Modal>
  );
}
