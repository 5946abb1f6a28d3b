/** Exports a report as a file, a text, a link, or the link as a QR code. */

import { useSignal } from '@preact/signals';
import { fitsCode, fragmentOf } from '../../../benches/report/link.ts';
import { reportMarkdown } from '../../../benches/report/markdown.ts';
import { writeReport } from '../../../benches/report/report.ts';
import { words } from '../../i18n/bench.ts';
import { copyText } from '../../platform/clipboard.ts';
import { saveFile } from '../../platform/save-file.ts';
import type { BenchReport } from '../../protocol/bench.ts';
import { SectionHead } from '../parts/section-head.tsx';
import type { DrawnCode } from './qr-code.ts';

export function BenchShare({ report }: { report: BenchReport }) {
  const said = useSignal('');
  const code = useSignal<DrawnCode | null>(null);
  const copy = async (text: Promise<string> | string) => {
    said.value = '';
    said.value = await copyText(await text).then(
      () => words.copied,
      () => words.notCopied,
    );
  };
  const link = async () => `${location.origin}${location.pathname}${await fragmentOf(report)}`;
  const showCode = async () => {
    if (code.value) {
      code.value = null;
      return;
    }
    const { drawCode } = await import('./qr-code.ts');
    const address = await link();
    if (fitsCode(address)) code.value = drawCode(address);
    else said.value = words.noCode;
  };
  return (
    <section class="settings-group">
      <SectionHead title={words.share} help={words.shareHelp} />
      <div class="bench-buttons">
        <button
          type="button"
          class="button"
          onClick={() => saveFile(`sotto-benchmark-${report.day}.json`, 'application/json', writeReport(report))}
        >
          {words.saveFile}
        </button>
        <button type="button" class="button" onClick={() => void copy(reportMarkdown(report))}>
          {words.copyMarkdown}
        </button>
        <button type="button" class="button" onClick={() => void copy(link())}>
          {words.copyLink}
        </button>
        <button type="button" class="button" aria-expanded={code.value !== null} onClick={() => void showCode()}>
          {code.value ? words.hideCode : words.showCode}
        </button>
      </div>
      <p class="field-help" role="status">
        {said.value}
      </p>
      {code.value && (
        <div class="bench-code">
          <svg viewBox={code.value.viewBox} role="img" aria-label={words.code}>
            <path d={code.value.path} />
          </svg>
          <p class="field-help">{words.codeHelp}</p>
        </div>
      )}
    </section>
  );
}
