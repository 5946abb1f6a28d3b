/** The beginning of what is exported: subtitles and code as they are, documents as they read. */

import { type ExportFormat, writtenText } from '../../formats/export-formats.ts';
import { type Exported, paragraphsOf } from '../../formats/exported.ts';
import { exports as words } from '../../i18n/library-panels.ts';

const lettersShown = 1200;
const paragraphsShown = 6;

interface ExportPreviewProps {
  transcripts: readonly Exported[];
  format: ExportFormat;
}

export function ExportPreview({ transcripts, format }: ExportPreviewProps) {
  const [first] = transcripts;
  if (!first) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="export-preview" aria-label={words.preview} tabIndex={0}>
      {format === 'docx' || format === 'html' ? (
        <article lang={first.language}>
          <h4>{first.title}</h4>
          {paragraphsOf(first)
            .slice(0, paragraphsShown)
            .map((paragraph, at) => (
              <p key={at}>{paragraph}</p>
            ))}
        </article>
      ) : (
        <pre class={format === 'txt' ? 'plain' : ''}>{beginningOf(writtenText([first], format))}</pre>
      )}
    </section>
  );
}

function beginningOf(text: string): string {
  const rest = text.length - lettersShown;
  return rest > 0 ? `${text.slice(0, lettersShown)}\n${words.more(rest)}` : text;
}
