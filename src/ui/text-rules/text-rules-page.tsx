/** The page of text rules: the mode, a field to try it out, a person's own rules, and the words of spoken commands. */

import type { RulesPage } from '../../app/text-rules/rules-page.ts';
import { codeOf } from '../../core/languages.ts';
import { words } from '../../i18n/text-rules.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import './text-rules.css';
import { CommandWords } from './command-words.tsx';
import { ModeChoice } from './mode-choice.tsx';
import type { ModeUse } from './mode-form.tsx';
import { OwnRulesList } from './own-rules.tsx';
import { RuleFiles } from './rule-files.tsx';
import { RuleForm } from './rule-form.tsx';
import { TryOut } from './try-out.tsx';

interface TextRulesPageProps {
  work: RulesPage;
  use: ModeUse;
}

export function TextRulesPage({ work, use }: TextRulesPageProps) {
  const { modes, rules, commands } = work;
  return (
    <PageFrame title={words.title}>
      <ModeChoice modes={modes} use={use} />
      <TryOut work={work} />
      <OwnRulesList work={work} />
      <section class="settings-group">
        <h2>{words.add}</h2>
        <RuleForm languages={commands.languages} onSave={rules.add} />
      </section>
      <CommandWords table={commands} language={codeOf(work.language())} />
      <RuleFiles rules={rules} />
    </PageFrame>
  );
}
