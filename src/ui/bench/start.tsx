/** Before a run: its content, the description of the device for the report, and the start button. */

import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { BenchPanel } from '../../app/bench/bench-panel.ts';
import { words } from '../../i18n/bench.ts';
import { errors } from '../../i18n/errors.ts';
import type { BenchEnvironment } from '../../protocol/bench.ts';
import { Callout } from '../parts/callout.tsx';
import { Choice, Switch } from '../parts/form.tsx';
import { SectionHead } from '../parts/section-head.tsx';
import '../styles/text-field.css';

const longestLabel = 60;

export function BenchStart({ work, isFirst }: { work: BenchPanel; isFirst: boolean }) {
  const id = useId();
  const length = useSignal<keyof typeof words.lengths>('normal');
  const label = useSignal('');
  const isDescribed = useSignal(true);
  const state = work.state.value;
  const start = () => {
    const order = { length: length.value, label: label.value.trim(), withEnvironment: isDescribed.value };
    // The panel's state holds the error.
    work.run(order).catch(() => {});
  };
  return (
    <section class="settings-group">
      <SectionHead title={words.startTitle} help={words.intro} />
      {state.at === 'failed' && (
        <Callout
          tone="error"
          title={errors[state.error.code].title}
          help={errors[state.error.code].help}
          code={state.error.code}
        />
      )}
      <Choice
        label={words.length}
        help={words.lengthHelp}
        options={words.lengths}
        value={length.value}
        onChange={(value) => {
          length.value = value;
        }}
      />
      <Switch
        label={words.device}
        help={words.deviceHelp}
        isOn={isDescribed.value}
        onChange={(isOn) => {
          isDescribed.value = isOn;
        }}
      />
      <Environment work={work} isIn={isDescribed.value} />
      <div class="field">
        <label for={id}>{words.label}</label>
        <input
          id={id}
          class="text-input"
          maxLength={longestLabel}
          autocomplete="off"
          aria-describedby={`${id}-help`}
          value={label.value}
          onInput={({ currentTarget }) => {
            label.value = currentTarget.value;
          }}
        />
        <p id={`${id}-help`} class="field-help">
          {words.labelHelp}
        </p>
      </div>
      <p class="settings-note">{words.private}</p>
      <div class="bench-start">
        <button type="button" class={isFirst ? 'button bench-go' : 'button'} onClick={start}>
          {isFirst ? words.start : words.again}
        </button>
        <p class="field-help">{words.before}</p>
      </div>
    </section>
  );
}

/** The description of the device exactly as it appears in the report, on one line. */
function Environment({ work, isIn }: { work: BenchPanel; isIn: boolean }) {
  const known = useSignal<BenchEnvironment | null>(null);
  useEffect(() => {
    work.environment().then((environment) => {
      known.value = environment;
    });
  }, [work, known]);
  const { value } = known;
  return (
    <p class={`bench-environment${isIn ? '' : ' is-out'}`}>
      {value ? words.environment(value) : '…'}
      {!isIn && <span class="for-readers">{words.leftOut}</span>}
    </p>
  );
}
