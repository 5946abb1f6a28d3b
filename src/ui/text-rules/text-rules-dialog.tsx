/** The page of text rules: the mode, a field to try it out, and a person's own rules. */

import type { RulesPanel } from '../../app/text-rules/rules-panel.ts';
import { words } from '../../i18n/text-rules.ts';
import { Choice } from '../parts/form.tsx';
import { Modal } from '../parts/modal.tsx';
import './text-rules.css';
import { OwnRules } from './own-rules.tsx';
import { RuleFiles } from './rule-files.tsx';
import { RuleForm } from './rule-form.tsx';
import { TryOut } from './try-out.tsx';

export function TextRulesDialog({ work, onClose }: { work: RulesPanel; onClose: () => void }) {
  const mode = work.mode.value;
  return (
    <Modal kind="panel" title={words.title} onClose={onClose}>
      <section class="settings-group">
        <Choice
          label={words.mode}
          help={`${words.modeFacts[mode]} ${words.modeHelp}`}
          options={words.modes}
          value={mode}
          onChange={work.setMode}
        />
      </section>
      <TryOut work={work} />
      <OwnRules work={work} />
      <RuleForm onAdd={work.add} />
      <RuleFiles work={work} />
    </Modal>
  );
}
